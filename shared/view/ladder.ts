import type { FlightId, MatchEvent, MatchEventOf } from '../match/events.ts'
import type { Position } from '../match/position.ts'
import { otherSide } from '../tcp/sides.ts'
import type { LadderSegment, SegmentId, SegmentNews } from './match-view.ts'
import { segmentOf, wireSegmentOf } from './segment-view.ts'

/** `c1` is the client's first segment, `c1.2` the second double that the wire made of it. */
export function segmentIdOf({ from, nth, copy }: FlightId): SegmentId {
  const id = `${from === 'client' ? 'c' : 's'}${nth}`
  return copy === 0 ? id : `${id}.${copy}`
}

/** A segment that has just left, as spectators see it. */
export function leaving(event: MatchEventOf<'segment-sent'>): SegmentNews {
  const { atMs, flight, segment, landsAtMs, injected } = event
  const left = { id: segmentIdOf(flight), from: flight.from, segment: wireSegmentOf(segment), sentAtMs: atMs }
  return { ...left, ...(landsAtMs !== null && { landsAtMs }), ...(injected && { injected }) }
}

/** The segment with everything that is known of it, and null for what is not. */
export function whole({ id, from, segment, ...known }: SegmentNews): LadderSegment {
  return {
    id,
    from,
    segment,
    sentAtMs: known.sentAtMs ?? null,
    arrivedAtMs: known.arrivedAtMs ?? null,
    landsAtMs: known.landsAtMs ?? null,
    lostAtMs: known.lostAtMs ?? null,
    dropped: known.dropped ?? null,
    injected: known.injected ?? false,
  }
}

/** What a segment goes through. */
type OfWire = MatchEventOf<'segment-sent' | 'segment-lost' | 'segment-arrived'>

/** Every segment of a match with what became of it, in the order in which they were sent: the ladder without fog. */
export class Ladder {
  readonly #segments: LadderSegment[] = []

  note(event: OfWire): void {
    if (event.type === 'segment-sent') {
      this.#segments.push(whole(leaving(event)))
      return
    }
    const id = segmentIdOf(event.flight)
    const at = this.#segments.findLastIndex((segment) => segment.id === id)
    const segment = this.#segments[at]
    if (segment === undefined) return
    this.#segments[at] = event.type === 'segment-lost' ? lost(segment, event.atMs) : arrived(segment, event.atMs, event.dropped)
  }

  get segments(): readonly LadderSegment[] {
    return this.#segments
  }

  /** What is under way and will not be lost, in order of departure. */
  get flights(): Position['flights'] {
    return this.#segments
      .filter(({ landsAtMs }) => landsAtMs !== null)
      .map(({ from, segment }) => ({ to: otherSide(from), segment: segmentOf(segment) }))
  }
}

/** The ladder of all these events. */
export function wholeLadder(events: readonly MatchEvent[]): readonly LadderSegment[] {
  const ladder = new Ladder()
  for (const event of events) {
    if (event.type === 'segment-sent' || event.type === 'segment-lost' || event.type === 'segment-arrived') ladder.note(event)
  }
  return ladder.segments
}

/** When the segment ceases to be under way, ms: it has come, is lost or will land. Null: the viewer knows of none of these. */
export function goneAtMs({ arrivedAtMs, lostAtMs, landsAtMs }: LadderSegment): number | null {
  return arrivedAtMs ?? lostAtMs ?? landsAtMs
}

/** The segment as it is seen once the wire has lost it. */
export function lost(segment: LadderSegment, atMs: number): LadderSegment {
  return { ...segment, landsAtMs: null, lostAtMs: atMs }
}

/** The segment as it is seen once it has come. */
export function arrived(segment: LadderSegment, atMs: number, dropped: LadderSegment['dropped']): LadderSegment {
  return { ...segment, landsAtMs: null, arrivedAtMs: atMs, dropped }
}
