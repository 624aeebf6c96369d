import type { Match } from '../match/match.ts'
import { memberOf } from '../room/members.ts'
import type { MatchId, MemberId, Pairing, Room, Seat } from '../room/room.ts'
import type { Side } from '../tcp/tcb.ts'
import type { MatchFrame, Viewer } from './match-view.ts'

/** What never changes in a match of the current round; null if the round has no match with this number. */
export function frameOf(room: Room, match: MatchId, viewer: Viewer): MatchFrame | null {
  const at = match - room.firstMatch
  const found: Match | undefined = room.matches[at]
  const pairing = room.pairings[at]
  if (found === undefined || pairing === undefined) return null
  const { script, table, assistance, startsAtMs } = found
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
    players: { client: nameOf(room, pairing.seats.client), server: nameOf(room, pairing.seats.server) },
  }
}

function nameOf(room: Room, seat: Seat): string | null {
  return seat === 'bot' ? null : (room.members[seat]?.name ?? null)
}

/** Which match of the current round a member plays, and on which side; null: none. */
export function seatOf(room: Room, member: MemberId): { readonly match: MatchId; readonly side: Side } | null {
  if (memberOf(room, member)?.role !== 'player') return null
  const pairing: Pairing | undefined = room.pairings.find(({ seats }) => seats.client === member || seats.server === member)
  return pairing === undefined ? null : { match: pairing.match, side: pairing.seats.client === member ? 'client' : 'server' }
}
