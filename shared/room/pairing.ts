import type { Dice } from '../match/chance.ts'
import { furtherLeg, isSameScenario } from './legs.ts'
import { dealingDice, seedOfRound, shuffled } from './luck.ts'
import { pairUp } from './matching.ts'
import { membersAs } from './members.ts'
import type { MemberId, Room, Seat, Seats } from './room.ts'

/**
 * Who plays whom in a class's next round: all connected players, in pairs; the odd one out plays with a bot. In the next leg of a scenario
 * the same pairs go on as they are; after its last, or only, one they swap sides, if the settings say so; whoever lost the partner or came late is paired anew.
 */
export function pairsForRound(room: Room): { readonly half: 1 | 2; readonly pairs: readonly Seats[] } {
  const present = membersAs(room, 'player')
    .filter((player) => player.connected)
    .map((player) => player.id)
  const goesOn = furtherLeg(room) !== null
  const swaps = !goesOn && room.settings.swapSides && room.half === 1 && room.phase === 'result' && isSameScenario(room)
  const half = swaps || (goesOn && room.half === 2) ? 2 : 1
  const kept = goesOn ? pairsHere(room, present) : swaps ? pairsHere(room, present).map(swapped) : []
  const seated = new Set(kept.flatMap(({ client, server }) => [client, server]))
  const rest = present.filter((id) => !seated.has(id))
  return { half, pairs: [...kept, ...pairsAnew(room, rest)] }
}

/** The pairs of the last round of whom both are here. */
function pairsHere(room: Room, present: readonly MemberId[]): Seats[] {
  const isHere = (seat: Seat) => seat !== 'bot' && present.includes(seat)
  return room.pairings.map(({ seats }) => seats).filter(({ client, server }) => isHere(client) && isHere(server))
}

function swapped({ client, server }: Seats): Seats {
  return { client: server, server: client }
}

/** Nobody meets a partner again (the bot counts as one) as long as that can be avoided; then as few times as can be. */
function pairsAnew(room: Room, players: readonly MemberId[]): Seats[] {
  const dice = dealingDice(seedOfRound(room.seed, room.round + 1))
  const guests: readonly Seat[] = shuffled<Seat>(players.length % 2 === 0 ? players : [...players, 'bot'], dice)
  const met = meetings(room)
  const metBefore = (a: number, b: number) => met.get(keyOf(guests[a], guests[b])) ?? 0
  let partners = new Array<number>(guests.length).fill(-1)
  for (let times = 0; partners.includes(-1); times += 1) {
    partners = pairUp(guests.length, (a, b) => metBefore(a, b) <= times, partners)
  }
  return partners.flatMap((partner, index) => {
    const [one, other] = [guests[index], guests[partner]]
    return one !== undefined && other !== undefined && index < partner ? [seatsFor(room, one, other, dice)] : []
  })
}

/** Whoever has been the client less often, compared with the server, is it now. */
function seatsFor(room: Room, one: Seat, other: Seat, dice: Dice): Seats {
  const lead = clientSurplus(room, one) - clientSurplus(room, other) || dice.below(2) - 0.5
  return lead < 0 ? { client: one, server: other } : { client: other, server: one }
}

/** How much more often somebody has been the client than the server. */
function clientSurplus(room: Room, seat: Seat): number {
  return (
    room.finished.filter(({ seats }) => seats.client === seat).length - room.finished.filter(({ seats }) => seats.server === seat).length
  )
}

function meetings(room: Room): ReadonlyMap<string, number> {
  const met = new Map<string, number>()
  for (const { seats } of room.finished) {
    const key = keyOf(seats.client, seats.server)
    met.set(key, (met.get(key) ?? 0) + 1)
  }
  return met
}

function keyOf(one: Seat | undefined, other: Seat | undefined): string {
  return String(one) < String(other) ? `${one}-${other}` : `${other}-${one}`
}
