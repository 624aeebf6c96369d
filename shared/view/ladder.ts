import type { Position } from '../analysis/world.ts'
import type { FlightId, MatchEvent } from '../match/events.ts'
import type { Segment } from '../tcp/segment.ts'
import type { Side } from '../tcp/tcb.ts'
import type { LadderSegment, SegmentId } from './match-view.ts'
import { wireSegmentOf } from './segment-view.ts'

/** `c1` is the client's first segment, `c1.2` the second double that the wire made of it. */
export function segmentIdOf({ from, nth, copy }: FlightId): SegmentId {
  const id = `${from === 'client' ? 'c' : 's'}${nth}`
  return copy === 0 ? id : `${id}.${copy}`
}

/** A segment that has just left, as its sender knows it: without its fate. */
export function leaving(event: Extract<MatchEvent, { readonly type: 'segment-sent' }>): LadderSegment {
  const { atMs, flight, segment, injected } = event
  return {
    id: segmentIdOf(flight),
    from: flight.from,
    segment: wireSegmentOf(segment),
    sentAtMs: atMs,
    arrivedAtMs: null,
    landsAtMs: null,
    lostAtMs: null,
    dropped: null,
    injected,
  }
}

type Underway = { readonly id: SegmentId; readonly to: Side; readonly segment: Segment }
type OfWire = Extract<MatchEvent, { readonly type: 'segment-sent' | 'segment-lost' | 'segment-arrived' }>

/** Every segment of a match with what became of it, in the order in which they were sent: the ladder without fog. */
export class Ladder {
  readonly #segments: LadderSegment[] = []
  #underway: readonly Underway[] = []

  note(event: OfWire): void {
    const id = segmentIdOf(event.flight)
    if (event.type === 'segment-sent') {
      this.#segments.push({ ...leaving(event), landsAtMs: event.landsAtMs })
      const to = event.flight.from === 'client' ? 'server' : 'client'
      if (event.landsAtMs !== null) this.#underway = [...this.#underway, { id, to, segment: event.segment }]
      return
    }
    const at = this.#segments.findLastIndex((segment) => segment.id === id)
    const sent = this.#segments[at]
    if (sent === undefined) return
    this.#segments[at] = event.type === 'segment-lost' ? lost(sent, event.atMs) : arrived(sent, event.atMs, event.dropped)
    this.#underway = this.#underway.filter((one) => one.id !== id)
  }

  get segments(): readonly LadderSegment[] {
    return this.#segments
  }

  /** What is under way and will not be lost, in order of departure. */
  get flights(): Position['flights'] {
    return this.#underway.map(({ to, segment }) => ({ to, segment }))
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

export function lost(segment: LadderSegment, atMs: number): LadderSegment {
  return { ...segment, landsAtMs: null, lostAtMs: atMs }
}

export function arrived(segment: LadderSegment, atMs: number, dropped: LadderSegment['dropped']): LadderSegment {
  return { ...segment, landsAtMs: null, arrivedAtMs: atMs, dropped }
}
