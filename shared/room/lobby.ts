import { otherSide } from '../tcp/sides.ts'
import type { Side } from '../tcp/tcb.ts'
import type { RoomEvent } from './events.ts'
import { furtherLeg } from './legs.ts'
import { dealingDice, seedOfRound } from './luck.ts'
import { beginRound } from './matches.ts'
import { changeMember, isBetweenMatches, mayDecide, memberOf, membersAs, nobodyReady, placeOf } from './members.ts'
import { pairsForRound } from './pairing.ts'
import type { InputOf, Member, Room, RoomRefusal, Seats } from './room.ts'
import { seriesGoesOn } from './series.ts'

/** A player wishes for a side, or for none. */
export function chooseSide(room: Room, { member, side }: InputOf<'choose-side'>, atMs: number, events: RoomEvent[]): Room | RoomRefusal {
  const found = memberOf(room, member)
  if (found?.role !== 'player') return 'not-a-player'
  if (room.kind === 'class') return 'not-allowed' // the pairing deals the sides
  if (!isBetweenMatches(room)) return 'wrong-phase'
  if (found.side === side) return room
  if (side !== null && membersAs(room, 'player').some((other) => other.id !== member && other.side === side)) return 'side-taken'
  return changeMember(room, member, { side }, atMs, events)
}

/** Each player's wish turns round. Who was ready was ready for the other side; a player who does not mind still does not. */
export function swapSides(room: Room, { member }: InputOf<'swap-sides'>, atMs: number, events: RoomEvent[]): Room | RoomRefusal {
  if (memberOf(room, member)?.role !== 'player') return 'not-a-player'
  if (room.kind === 'class') return 'not-allowed'
  if (!isBetweenMatches(room)) return 'wrong-phase'
  let next = room
  for (const { id, side } of membersAs(room, 'player')) {
    if (side !== null) next = changeMember(next, id, { side: otherSide(side) }, atMs, events)
  }
  return next === room ? room : nobodyReady(next, atMs, events)
}

/** Chooses what is played next. Who was ready was ready for something else. */
export function configure(room: Room, { member, settings }: InputOf<'configure'>, atMs: number, events: RoomEvent[]): Room | RoomRefusal {
  const found = memberOf(room, member)
  if (found === null || !mayDecide(room, found)) return 'not-allowed'
  if (!isBetweenMatches(room)) return 'wrong-phase'
  const changed = { ...room.settings, ...settings }
  events.push({ type: 'settings-changed', atMs, settings: changed })
  return nobodyReady({ ...room, settings: changed }, atMs, events)
}

/** The match begins as soon as all who play it are ready; in a class readiness is only shown. */
export function ready(room: Room, input: InputOf<'ready'>, atMs: number, events: RoomEvent[]): Room | RoomRefusal {
  const found = memberOf(room, input.member)
  if (found?.role !== 'player') return 'not-a-player'
  if (!isBetweenMatches(room)) return 'wrong-phase'
  const next = found.ready === input.ready ? room : changeMember(room, input.member, { ready: input.ready }, atMs, events)
  return beginIfReady(next, atMs, events)
}

function beginIfReady(room: Room, atMs: number, events: RoomEvent[]): Room {
  if (room.kind === 'class') return room
  const players = membersAs(room, 'player')
  const isComplete = players.length === (room.kind === 'duo' ? 2 : 1)
  return isComplete && players.every((player) => player.ready) ? beginRound(room, [seatsOf(room, players)], 1, atMs, events) : room
}

/** Who sits where in the next match of these players, one or two: where they sat, if that goes on, else as they wish. */
function seatsOf(room: Room, players: readonly Member[]): Seats {
  const [first, second] = players
  const seated = room.pairings[0]?.seats
  if (seated !== undefined && keepSeats(room, players)) return seated
  const [one, other] = [first?.id ?? 'bot', second?.id ?? 'bot'] as const
  return sideOfFirst(room, first?.side ?? null, second?.side ?? null) === 'client'
    ? { client: one, server: other }
    : { client: other, server: one }
}

/** In the next bout of a series everybody keeps their side, and in the next leg of a scenario, unless they wish otherwise. */
function keepSeats(room: Room, players: readonly Member[]): boolean {
  if (seriesGoesOn(room)) return true
  return furtherLeg(room) !== null && players.every(({ id, side }) => side === null && placeOf(room, id) !== null)
}

/** Sides as wished: who does not mind gets what is left, and the dice decide between two who do not or who want the same. */
function sideOfFirst(room: Room, wish: Side | null, wishOfSecond: Side | null): Side {
  if (wish === wishOfSecond) return dealingDice(seedOfRound(room.seed, room.round + 1)).below(2) === 0 ? 'client' : 'server'
  return wish ?? (wishOfSecond === 'client' ? 'server' : 'client')
}

/** Begins without waiting for anybody: a class with all who are connected, a practice room with its player. */
export function start(room: Room, { member }: InputOf<'start'>, atMs: number, events: RoomEvent[]): Room | RoomRefusal {
  const found = memberOf(room, member)
  if (found === null || room.kind === 'duo' || !mayDecide(room, found)) return 'not-allowed'
  if (!isBetweenMatches(room)) return 'wrong-phase'
  if (room.kind === 'practice') return beginRound(room, [seatsOf(room, [found])], 1, atMs, events)
  const { half, pairs } = pairsForRound(room)
  return pairs.length === 0 ? 'not-enough-players' : beginRound(room, pairs, half, atMs, events)
}

/** Ready for another match. The sides of the last one, swapped or not, become the wishes of both players. */
export function rematch(room: Room, { member, swap }: InputOf<'rematch'>, atMs: number, events: RoomEvent[]): Room | RoomRefusal {
  if (memberOf(room, member)?.role !== 'player') return 'not-a-player'
  if (room.kind === 'class') return 'not-allowed'
  if (room.phase !== 'result') return 'wrong-phase'
  let next = room
  for (const player of membersAs(room, 'player')) {
    const place = placeOf(room, player.id)
    const side = place === null ? null : swap ? place.opposite : place.side
    const isReady = player.ready || player.id === member
    if (player.side !== side || player.ready !== isReady) next = changeMember(next, player.id, { side, ready: isReady }, atMs, events)
  }
  return beginIfReady(next, atMs, events)
}

/** Leaves the result of the last round. */
export function toLobby(room: Room, { member }: InputOf<'to-lobby'>, atMs: number, events: RoomEvent[]): Room | RoomRefusal {
  const found = memberOf(room, member)
  if (found === null || !mayDecide(room, found)) return 'not-allowed'
  if (room.phase !== 'result') return 'wrong-phase'
  events.push({ type: 'phase-changed', atMs, phase: 'lobby', round: room.round, startsAtMs: null })
  return nobodyReady({ ...room, phase: 'lobby' }, atMs, events)
}
