import type { Dice } from './luck.ts'
import { diceOf, seedOfRound, shuffled } from './luck.ts'
import type { Seats } from './matches.ts'
import { pairUp } from './matching.ts'
import { membersAs } from './members.ts'
import type { MemberId, Room, Seat } from './room.ts'

/**
 * Who plays whom in a class's next round: all connected players, in pairs; the odd one out plays with a bot. After a first leg the same pairs
 * swap sides, if the settings say so; whoever lost the partner or came late is paired anew.
 */
export function pairsForRound(room: Room): { readonly leg: 1 | 2; readonly pairs: readonly Seats[] } {
  const present = membersAs(room, 'player')
    .filter((player) => player.connected)
    .map((player) => player.id)
  const leg = room.settings.swapSides && room.leg === 1 && room.phase === 'result' && isSameScenario(room) ? 2 : 1
  const swapped = leg === 2 ? pairsSwapped(room, present) : []
  const seated = new Set(swapped.flatMap(({ client, server }) => [client, server]))
  const rest = present.filter((id) => !seated.has(id))
  return { leg, pairs: [...swapped, ...pairsAnew(room, rest)] }
}

function isSameScenario(room: Room): boolean {
  return room.matches.every((match) => match.script.id === room.settings.script.id)
}

function pairsSwapped(room: Room, present: readonly MemberId[]): Seats[] {
  const isHere = (seat: Seat) => seat !== 'bot' && present.includes(seat)
  return room.pairings
    .map(({ seats }): Seats => ({ client: seats.server, server: seats.client }))
    .filter(({ client, server }) => isHere(client) && isHere(server))
}

/** Nobody meets a partner again (the bot counts as one) as long as that can be avoided; then as few times as can be. */
function pairsAnew(room: Room, players: readonly MemberId[]): Seats[] {
  const dice = diceOf(seedOfRound(room.seed, room.round + 1))
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

/** Whoever has been the client less often is it now. */
function seatsFor(room: Room, one: Seat, other: Seat, dice: Dice): Seats {
  const lead = timesClient(room, one) - timesClient(room, other) || dice.below(2) - 0.5
  return lead < 0 ? { client: one, server: other } : { client: other, server: one }
}

function timesClient(room: Room, seat: Seat): number {
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
