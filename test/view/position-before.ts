import type { MatchEvent } from '../../shared/match/events.ts'
import type { Position } from '../../shared/match/position.ts'
import { otherSide } from '../../shared/tcp/sides.ts'
import { initial } from '../../shared/tcp/step.ts'
import type { Endpoint, Side } from '../../shared/tcp/tcb.ts'

/** Where the connection stood before the event at this place: both ends as they were told last, and what was under way and not to be lost. */
export function positionBefore(events: readonly MatchEvent[], at: number): Position {
  const ends: Record<Side, Endpoint> = { client: initial, server: initial }
  const flights = new Map<string, Position['flights'][number]>()
  for (const event of events.slice(0, at)) {
    switch (event.type) {
      case 'end-changed':
        ends[event.side] = event.endpoint
        break
      case 'segment-sent':
        if (event.landsAtMs !== null)
          flights.set(JSON.stringify(event.flight), { to: otherSide(event.flight.from), segment: event.segment })
        break
      case 'segment-arrived':
      case 'segment-lost':
        flights.delete(JSON.stringify(event.flight))
        break
      default:
        break
    }
  }
  return { ends, flights: [...flights.values()] }
}
