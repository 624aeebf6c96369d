import { SIDES } from '../tcp/sides.ts'
import { memberOf } from './members.ts'
import type { MemberId, Room, Standing } from './room.ts'

/**
 * Points and gold medals of everybody who is here and has played, best first, now that a round is over; who came first stands first among equals.
 * Rooms may have very many rounds: what the earlier ones gave stands in the standings so far.
 */
export function standingsAfterRound(room: Room): readonly Standing[] {
  const rows = new Map<MemberId, Standing>(room.standings.map((row) => [row.member, row]))
  for (const { seats, result } of room.finished.slice(-room.matches.length)) {
    for (const side of SIDES) {
      const seat = seats[side]
      if (seat === 'bot' || memberOf(room, seat) === null) continue
      const row = rows.get(seat) ?? { member: seat, points: 0, matches: 0, golds: 0 }
      rows.set(seat, {
        member: seat,
        points: row.points + result.scores[side].points,
        matches: row.matches + 1,
        golds: row.golds + (result.medal === 'gold' ? 1 : 0),
      })
    }
  }
  return [...rows.values()].sort((a, b) => b.points - a.points || b.golds - a.golds || a.member - b.member)
}
