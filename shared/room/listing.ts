import type { Match } from '../match/match.ts'
import type { Listing, RoomEvent } from './events.ts'
import type { Pairing, Room } from './room.ts'

/** How the room's books list a match of the current round. */
export function listingOf(room: Room, pairing: Pairing, match: Match): Listing {
  return { ...pairing, round: room.round, scenario: match.script.id, result: match.result }
}

/** @throws RangeError if the current round has no match at this place. */
export function listed(room: Room, index: number, atMs: number): RoomEvent {
  const pairing = room.pairings[index]
  const match = room.matches[index]
  if (pairing === undefined || match === undefined) throw new RangeError(`room ${room.code} has no match at place ${index}`)
  return { type: 'match-listed', atMs, listing: listingOf(room, pairing, match) }
}
