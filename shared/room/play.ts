import { SIDES } from '../tcp/sides.ts'
import type { RoomEvent } from './events.ts'
import { playEveryMatch, playMatch } from './matches.ts'
import type { Place } from './members.ts'
import { isAtPlay, isBetweenMatches, isLeaderless, memberOf, placeOf } from './members.ts'
import type { InputOf, MemberId, Room, RoomRefusal, Seat } from './room.ts'

/** A move counts once: the number of one that was applied already changes nothing. */
export function move(room: Room, input: InputOf<'move'>, atMs: number, events: RoomEvent[]): Room | RoomRefusal {
  const { member, move: number, segment, rttMs } = input
  const found = memberOf(room, member)
  if (found === null) return 'unknown-member'
  if (number <= found.lastMove) return room
  const place = placeAtTable(room, member)
  if (typeof place === 'string') return place
  const members = room.members.with(member, { ...found, lastMove: number })
  return playMatch(room, place.index, { type: 'move', side: place.side, move: number, segment, rttMs }, atMs, events, members)
}

/** Shows a player what is due, at a cost. */
export function hint(room: Room, { member }: InputOf<'hint'>, atMs: number, events: RoomEvent[]): Room | RoomRefusal {
  const place = placeAtTable(room, member)
  return typeof place === 'string' ? place : playMatch(room, place.index, { type: 'hint', side: place.side }, atMs, events)
}

/** Has the player's application close now. */
export function close(room: Room, { member }: InputOf<'close'>, atMs: number, events: RoomEvent[]): Room | RoomRefusal {
  const place = placeAtTable(room, member)
  return typeof place === 'string' ? place : playMatch(room, place.index, { type: 'close', side: place.side }, atMs, events)
}

/** Stops the clocks: an organizer those of all matches, players their own; in a class only the organizer may. */
export function pause(room: Room, { member, paused }: InputOf<'pause'>, atMs: number, events: RoomEvent[]): Room | RoomRefusal {
  const input = { type: paused ? 'pause' : 'resume' } as const
  if (memberOf(room, member)?.role === 'organizer') {
    if (isBetweenMatches(room)) return 'no-match'
    return room.phase === 'countdown' ? 'match-not-started' : playEveryMatch(room, input, atMs, events)
  }
  const place = placeAtTable(room, member)
  if (typeof place === 'string') return place
  return room.kind === 'class' ? 'not-allowed' : playMatch(room, place.index, input, atMs, events)
}

/** A bot takes over from a partner who is away. */
export function callBot(room: Room, { member }: InputOf<'call-bot'>, atMs: number, events: RoomEvent[]): Room | RoomRefusal {
  const place = placeAtTable(room, member)
  if (typeof place === 'string') return place
  if (isPartnerPresent(room, place)) return 'partner-present'
  if (room.matches[place.index]?.ends[place.opposite].controller === 'bot') return room
  return playMatch(room, place.index, { type: 'control', side: place.opposite, controller: 'bot' }, atMs, events)
}

/** Ends all matches for an organizer, and for a player the own one if the partner is away. */
export function endMatch(room: Room, { member }: InputOf<'end-match'>, atMs: number, events: RoomEvent[]): Room | RoomRefusal {
  const role = memberOf(room, member)?.role
  if (role === 'organizer') return isBetweenMatches(room) ? 'no-match' : playEveryMatch(room, { type: 'abandon' }, atMs, events)
  if (role === 'player' && isLeaderless(room)) return endDeserted(room, member, atMs, events)
  const place = placeAtTable(room, member)
  if (typeof place === 'string') return place
  return isPartnerPresent(room, place) ? 'partner-present' : playMatch(room, place.index, { type: 'abandon' }, atMs, events)
}

/** Where no organizer can do it: all matches at which nobody is, unless it be this member. They would keep the others waiting. */
function endDeserted(room: Room, member: MemberId, atMs: number, events: RoomEvent[]): Room | RoomRefusal {
  let next = room
  for (const [index, { seats }] of room.pairings.entries()) {
    const isKept = SIDES.some((side) => seats[side] !== member && isHere(room, seats[side]))
    const played = isKept ? 'partner-present' : playMatch(next, index, { type: 'abandon' }, atMs, events)
    if (typeof played !== 'string') next = played
  }
  if (next !== room) return next
  return isAtPlay(room, member) ? 'partner-present' : 'no-match'
}

function placeAtTable(room: Room, member: MemberId): Place | RoomRefusal {
  if (memberOf(room, member)?.role !== 'player') return 'not-a-player'
  return (room.phase === 'lobby' ? null : placeOf(room, member)) ?? 'no-match'
}

/** True if a person sits opposite and is there; a bot keeps nobody waiting. */
function isPartnerPresent(room: Room, place: Place): boolean {
  const seat = room.pairings[place.index]?.seats[place.opposite]
  return seat !== undefined && isHere(room, seat)
}

function isHere(room: Room, seat: Seat): boolean {
  return seat !== 'bot' && memberOf(room, seat)?.connected === true
}
