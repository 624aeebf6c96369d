import type { FlightId, MatchEvent } from '../match/events.ts'
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

/** Every segment of a match with what became of it, in the order in which they were sent: the ladder without fog. */
export function wholeLadder(events: readonly MatchEvent[]): readonly LadderSegment[] {
  const ladder = new Map<SegmentId, LadderSegment>()
  for (const event of events) {
    if (event.type === 'segment-sent') {
      ladder.set(segmentIdOf(event.flight), { ...leaving(event), landsAtMs: event.landsAtMs })
    } else if (event.type === 'segment-lost' || event.type === 'segment-arrived') {
      const id = segmentIdOf(event.flight)
      const sent = ladder.get(id)
      if (sent !== undefined)
        ladder.set(id, event.type === 'segment-lost' ? lost(sent, event.atMs) : arrived(sent, event.atMs, event.dropped))
    }
  }
  return [...ladder.values()]
}

export function lost(segment: LadderSegment, atMs: number): LadderSegment {
  return { ...segment, landsAtMs: null, lostAtMs: atMs }
}

export function arrived(segment: LadderSegment, atMs: number, dropped: LadderSegment['dropped']): LadderSegment {
  return { ...segment, landsAtMs: null, arrivedAtMs: atMs, dropped }
}
