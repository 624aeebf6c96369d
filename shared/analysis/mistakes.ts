import type { MatchEvent } from '../match/events.ts'
import type { Rules } from '../tcp/rules.ts'
import { initial } from '../tcp/step.ts'
import type { Endpoint, Side } from '../tcp/tcb.ts'
import type { Consequence } from './consequence.ts'
import { consequenceOf } from './consequence.ts'
import type { Position } from './world.ts'
import { OTHER } from './world.ts'

type Judged = Extract<MatchEvent, { readonly type: 'move-judged' }>

/** A wrong move of a match that was played, and the shortest way in which it could break something. */
export type Mistake = { readonly event: Judged; readonly consequence: Consequence }

/** Every wrong move of a side with its consequence, in order; `events` are all that happened in the match, from its beginning. */
export function mistakesIn(events: readonly MatchEvent[], side: Side, rules: Rules): readonly Mistake[] {
  return events.flatMap((event, at) => {
    if (event.type !== 'move-judged' || event.side !== side || event.verdict.grade !== 'wrong') return []
    const consequence = consequenceOf(positionBefore(events, at), side, event.segment, rules)
    return consequence === null ? [] : [{ event, consequence }]
  })
}

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
        if (event.landsAtMs !== null) flights.set(JSON.stringify(event.flight), { to: OTHER[event.flight.from], segment: event.segment })
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
