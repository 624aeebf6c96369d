import type { FlightId, MatchEvent } from '../match/events.ts'
import type { Position } from '../match/position.ts'
import type { Segment } from '../tcp/segment.ts'
import { otherSide } from '../tcp/sides.ts'
import type { DropReason } from '../tcp/tcb.ts'
import type { LadderSegment, SegmentId, SegmentNews } from './match-view.ts'
import { Rows } from './rows.ts'
import { wireSegmentOf } from './segment-view.ts'

/** `c1` is the client's first segment, `c1.2` the second double that the wire made of it. */
export function segmentIdOf({ from, nth, copy }: FlightId): SegmentId {
  const id = `${from === 'client' ? 'c' : 's'}${nth}`
  return copy === 0 ? id : `${id}.${copy}`
}

/** A segment that has just left, as spectators see it. */
export function leaving(event: Extract<MatchEvent, { readonly type: 'segment-sent' }>): SegmentNews {
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

type OfWire = Extract<MatchEvent, { readonly type: 'segment-sent' | 'segment-lost' | 'segment-arrived' }>

/** What becomes of a segment: `doomed`, it is under way and the wire will lose it; `arrived`, and it advanced something, or why it did not. */
type Fate = 'under-way' | 'doomed' | 'lost' | 'arrived' | DropReason

/** `atMs`: when it lands, landed or was lost; null while it is doomed. */
type Rung = readonly [key: number, segment: Segment, sentAtMs: number, atMs: number | null, fate: Fate]
const KEY = 0
const AT_MS = 3
const FATE = 4

/** Every segment of a match with what became of it, in the order in which they were sent: the ladder without fog. */
export class Ladder {
  readonly #rungs = new Rows<Rung>(5)

  note(event: OfWire): void {
    const key = keyOf(event.flight)
    if (event.type === 'segment-sent') {
      const { segment, atMs, landsAtMs } = event
      this.#rungs.add([key, segment, atMs, landsAtMs, landsAtMs === null ? 'doomed' : 'under-way'])
      return
    }
    const at = this.#rungs.findLast(KEY, key)
    if (at < 0) return
    this.#rungs.set(at, AT_MS, event.atMs)
    this.#rungs.set(at, FATE, event.type === 'segment-lost' ? 'lost' : (event.dropped ?? 'arrived'))
  }

  get segments(): readonly SegmentNews[] {
    return this.#rungs.all().map(tellRung)
  }

  /** What is under way and will not be lost, in order of departure. */
  get flights(): Position['flights'] {
    return this.#rungs
      .all()
      .filter(([, , , , fate]) => fate === 'under-way')
      .map(([key, segment]) => ({ to: otherSide(flightOf(key).from), segment }))
  }
}

const COPIES = 65_536

/** A flight as one number. */
function keyOf({ from, nth, copy }: FlightId): number {
  return 2 * (nth * COPIES + copy) + (from === 'client' ? 0 : 1)
}

function flightOf(key: number): FlightId {
  const n = Math.floor(key / 2)
  return { from: key % 2 === 0 ? 'client' : 'server', nth: Math.floor(n / COPIES), copy: n % COPIES }
}

function tellRung([key, segment, sentAtMs, atMs, fate]: Rung): SegmentNews {
  const flight = flightOf(key)
  const sent = { id: segmentIdOf(flight), from: flight.from, segment: wireSegmentOf(segment), sentAtMs }
  const told = flight.nth === 0 ? { ...sent, injected: true } : sent
  switch (fate) {
    case 'doomed':
      return told
    case 'under-way':
      return { ...told, landsAtMs: atMs }
    case 'lost':
      return { ...told, lostAtMs: atMs }
    case 'arrived':
      return { ...told, arrivedAtMs: atMs }
    default:
      return { ...told, arrivedAtMs: atMs, dropped: fate }
  }
}

/** The ladder of all these events. */
export function wholeLadder(events: readonly MatchEvent[]): readonly LadderSegment[] {
  const ladder = new Ladder()
  for (const event of events) {
    if (event.type === 'segment-sent' || event.type === 'segment-lost' || event.type === 'segment-arrived') ladder.note(event)
  }
  return ladder.segments.map(whole)
}

export function lost(segment: LadderSegment, atMs: number): LadderSegment {
  return { ...segment, landsAtMs: null, lostAtMs: atMs }
}

export function arrived(segment: LadderSegment, atMs: number, dropped: LadderSegment['dropped']): LadderSegment {
  return { ...segment, landsAtMs: null, arrivedAtMs: atMs, dropped }
}
