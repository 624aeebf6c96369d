import type { MatchInput } from '../match/match.ts'
import type { RoomEvent } from './events.ts'
import { listed } from './listing.ts'
import { playEveryMatch, playMatch } from './matches.ts'
import type { Place } from './members.ts'
import { changeMember, isAtPlay, isBetweenMatches, mayDecide, mayRemove, memberOf, membersAs, placeOf } from './members.ts'
import { freeName } from './names.ts'
import type { InputOf, Member, MemberId, Role, Room, RoomKind, RoomRefusal, Seat } from './room.ts'
import { MEMBERS_AT_MOST, PLAYERS_IN_A_CLASS, SPECTATORS_AT_MOST } from './room.ts'

/** Somebody comes in. Where all seats are taken, who did not ask for one may watch. */
export function join(room: Room, { name, role: asked, tokenHash }: InputOf<'join'>, atMs: number, events: RoomEvent[]): Room | RoomRefusal {
  if (room.locked) return 'room-locked'
  const role = roleFor(room, asked)
  if (role === 'room-full' || role === 'not-allowed') return role
  const id = room.members.length < MEMBERS_AT_MOST ? room.members.length : forgottenOf(room)
  if (id === null) return 'room-full'
  const member: Member = {
    id,
    name: freeName(room, name, null),
    role,
    connected: true,
    side: null,
    ready: false,
    left: false,
    tokenHash,
    lastMove: 0,
  }
  events.push({ type: 'member-changed', atMs, member })
  const members = id < room.members.length ? room.members.with(id, member) : [...room.members, member]
  const joined: Room = { ...room, members }
  return role === 'player' ? takeEmptyPlace(joined, id, atMs, events) : joined
}

/** Somebody who has left and of whom the room's books say nothing: their number can be given away again. Null: there is nobody. */
function forgottenOf({ members, pairings, finished }: Room): MemberId | null {
  const seated = new Set([...pairings, ...finished].flatMap(({ seats }) => [seats.client, seats.server]))
  return members.find(({ id, left }) => left && !seated.has(id))?.id ?? null
}

function roleFor(room: Room, asked: Role | null): Role | 'room-full' | 'not-allowed' {
  if (room.kind === 'class' && room.members.length === 0) return 'organizer'
  if (asked === 'organizer') return 'not-allowed'
  if (asked !== 'spectator' && hasPlaceFor(room, 'player')) return 'player'
  if (asked === 'player') return 'room-full'
  return hasPlaceFor(room, 'spectator') ? 'spectator' : 'room-full'
}

const PLAYERS_AT_MOST: Readonly<Record<RoomKind, number>> = { duo: 2, practice: 1, class: PLAYERS_IN_A_CLASS }

function hasPlaceFor(room: Room, role: 'player' | 'spectator'): boolean {
  return membersAs(room, role).length < (role === 'player' ? PLAYERS_AT_MOST[room.kind] : SPECTATORS_AT_MOST)
}

/** Whoever comes into a duo at play takes the place of the player who left it. */
function takeEmptyPlace(room: Room, id: MemberId, atMs: number, events: RoomEvent[]): Room {
  if (room.kind === 'class') return room
  const index = room.pairings.findIndex(
    ({ seats }, at) => room.matches[at]?.phase !== 'over' && (isEmpty(room, seats.client) || isEmpty(room, seats.server)),
  )
  const pairing = room.pairings[index]
  if (pairing === undefined) return room
  const side = isEmpty(room, pairing.seats.client) ? 'client' : 'server'
  const seated: Room = { ...room, pairings: room.pairings.with(index, { ...pairing, seats: { ...pairing.seats, [side]: id } }) }
  events.push(listed(seated, index, atMs))
  return takeBack(seated, id, atMs, events)
}

/** Its player has left for good. */
function isEmpty(room: Room, seat: Seat): boolean {
  return seat !== 'bot' && memberOf(room, seat) === null
}

/** Whoever decides here lets nobody new in, so that nobody takes all seats: who is a member already comes and goes as before. */
export function lock(room: Room, { member, locked }: InputOf<'lock'>, atMs: number, events: RoomEvent[]): Room | RoomRefusal {
  const found = memberOf(room, member)
  if (found === null || !mayDecide(room, found)) return 'not-allowed'
  if (room.locked === locked) return room
  events.push({ type: 'lock-changed', atMs, locked })
  return { ...room, locked }
}

/** Takes another name, with a number behind it if it is taken. */
export function rename(room: Room, { member, name }: InputOf<'rename'>, atMs: number, events: RoomEvent[]): Room {
  return changeMember(room, member, { name: freeName(room, name, member) }, atMs, events)
}

/** A member is back at the table; if a bot has played for them, the side is theirs again. */
export function connect(room: Room, { member }: InputOf<'connect'>, atMs: number, events: RoomEvent[]): Room {
  if (room.members[member]?.connected === true) return room
  return takeBack(changeMember(room, member, { connected: true }, atMs, events), member, atMs, events)
}

/** Their side waits for them, but nobody is ready who is not there. */
export function disconnect(room: Room, { member }: InputOf<'disconnect'>, atMs: number, events: RoomEvent[]): Room {
  if (room.members[member]?.connected === false) return room
  const gone = changeMember(room, member, { connected: false, ready: false }, atMs, events)
  const place = placeOf(gone, member)
  return place === null ? gone : playOn(gone, place.index, { type: 'away', side: place.side }, atMs, events)
}

function takeBack(room: Room, id: MemberId, atMs: number, events: RoomEvent[]): Room {
  const place = placeOf(room, id)
  const end = place && room.matches[place.index]?.ends[place.side]
  if (!place || !end) return room
  const { index, side } = place
  const back = end.awaySinceMs === null ? room : playOn(room, index, { type: 'back', side }, atMs, events)
  return end.controller === 'bot' ? playOn(back, index, { type: 'control', side, controller: 'person' }, atMs, events) : back
}

/** Hands an input to a match, if that is not over. */
function playOn(room: Room, index: number, input: MatchInput, atMs: number, events: RoomEvent[]): Room {
  const played = playMatch(room, index, input, atMs, events)
  return typeof played === 'string' ? room : played
}

/** Goes for good: the seat is free. A match that nobody is left to play is over, and what an organizer has stopped goes on without one. */
export function leave(room: Room, { member }: { readonly member: MemberId }, atMs: number, events: RoomEvent[]): Room {
  const found = memberOf(room, member)
  if (found === null) return room
  const gone: Member = { ...found, connected: false, ready: false, side: null, left: true }
  events.push({ type: 'member-left', atMs, member })
  const standings = room.standings.filter((row) => row.member !== member)
  const without: Room = { ...room, members: room.members.with(member, gone), standings }
  const next = found.role === 'organizer' ? playEveryMatch(without, { type: 'resume' }, atMs, events) : without
  const place = placeOf(next, member)
  if (place === null) return next
  return playOn(next, place.index, isDeserted(next, place) ? { type: 'abandon' } : { type: 'away', side: place.side }, atMs, events)
}

function isDeserted(room: Room, { index }: Place): boolean {
  const seats = room.pairings[index]?.seats
  return seats !== undefined && [seats.client, seats.server].every((seat) => seat === 'bot' || isEmpty(room, seat))
}

/** Sends somebody out, if the member may. */
export function remove(room: Room, { member, target }: InputOf<'remove'>, atMs: number, events: RoomEvent[]): Room | RoomRefusal {
  const own = memberOf(room, member)
  const other = memberOf(room, target)
  if (other === null) return 'unknown-member'
  if (own === null || !mayRemove(room, own, other)) return 'not-allowed'
  return leave(room, { member: target }, atMs, events)
}

/** A player becomes a spectator, or the reverse, while not at play. */
export function chooseRole(room: Room, { member, role }: InputOf<'choose-role'>, atMs: number, events: RoomEvent[]): Room | RoomRefusal {
  const found = memberOf(room, member)
  if (found === null || found.role === 'organizer') return 'not-allowed'
  if (found.role === role) return room
  if (!isBetweenMatches(room) && (room.kind !== 'class' || isAtPlay(room, member))) return 'wrong-phase'
  return hasPlaceFor(room, role) ? changeMember(room, member, { role, side: null, ready: false }, atMs, events) : 'room-full'
}
