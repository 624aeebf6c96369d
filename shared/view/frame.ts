import { textsOf } from '../match/applications.ts'
import { legsOf } from '../match/legs.ts'
import type { Match } from '../match/match.ts'
import { startingEndpoints } from '../match/opening.ts'
import type { MatchId, Room } from '../room/room.ts'
import type { Given, MatchFrame, Viewer } from './match-view.ts'

/** What never changes in a match of the current round; null if the round has no match with this number. */
export function frameOf(room: Room, match: MatchId, viewer: Viewer): MatchFrame | null {
  const at = match - room.firstMatch
  const found = room.matches[at]
  if (found === undefined) return null
  const { script, table, assistance, startsAtMs } = found
  const given = givenTo(found, viewer)
  return {
    match,
    viewer,
    scenario: script.id,
    round: room.round,
    table,
    assistance,
    startsAtMs,
    parMs: script.parMs,
    mslMs: script.mslMs,
    rtoMs: script.rtoMs,
    ...(script.leg !== undefined && { leg: { number: script.leg, of: script.leg - 1 + legsOf(script).length } }),
    ...(script.playersClose && { playersClose: { client: textsOf(script, 'client').length, server: textsOf(script, 'server').length } }),
    ...(script.backlog && { backlog: script.backlog }),
    ...(given && { given }),
  }
}

/** Experts keep their own books, from the first segment on: where a connection was there before it, somebody has to tell them its numbers. */
export function givenTo({ script, seed, rules, assistance }: Match, viewer: Viewer): Given | null {
  if (assistance !== 'expert' || viewer === 'spectator') return null
  const { tcb } = startingEndpoints(script, seed, rules)[viewer]
  if (tcb.state !== 'ESTABLISHED') return null
  return { irs: tcb.rcv.irs, sndWnd: tcb.snd.wnd, rcvWnd: tcb.rcv.wnd }
}
