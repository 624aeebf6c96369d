import type { Side } from '../tcp/tcb.ts'
import type { RoomEvent } from './events.ts'
import type { MatchId, Member, MemberId, Role, Room, RoomKind } from './room.ts'

/** The member with this number, unless there is none or they have left. */
export function memberOf(room: Room, id: MemberId): Member | null {
  const member = room.members[id]
  return member === undefined || member.left ? null : member
}

/** Members who have not left, with this role, in order of joining. */
export function membersAs(room: Room, role: Role): readonly Member[] {
  return room.members.filter((member) => member.role === role && !member.left)
}

/** What it takes to know who decides: a room, or the view of one. */
type Company = { readonly kind: RoomKind; readonly members: readonly { readonly role: Role; readonly left?: boolean }[] }

/** Whoever may choose what is played: the organizer of a class, else every player. */
export function mayDecide(room: Company, member: { readonly role: Role }): boolean {
  return member.role === (room.kind === 'class' && !isLeaderless(room) ? 'organizer' : 'player')
}

/** The organizer of the class has left for good. Who is only away, be it for long, is still the organizer: nobody takes the place of a teacher whose network is gone. */
export function isLeaderless({ kind, members }: Company): boolean {
  return kind === 'class' && !members.some(({ role, left }) => role === 'organizer' && left !== true)
}

/**
 * Whether one member may send another one out. An organizer may send anybody. Elsewhere the player who was there first sends spectators out, and between
 * matches a player gives the seat of a partner who is away to others.
 */
export function mayRemove(
  room: Pick<Room, 'kind' | 'phase'> & { readonly members: readonly (Company['members'][number] & Pick<Member, 'id'>)[] },
  own: Pick<Member, 'id' | 'role'>,
  other: Pick<Member, 'id' | 'role' | 'connected'>,
): boolean {
  if (own.id === other.id) return false
  if (own.role !== 'player' || room.kind === 'class') return own.role === 'organizer'
  if (other.role === 'spectator') return room.members.find(({ role, left }) => role === 'player' && left !== true)?.id === own.id
  return !other.connected && isBetweenMatches(room)
}

/** When what is played next may be chosen. */
export function isBetweenMatches({ phase }: Pick<Room, 'phase'>): boolean {
  return phase === 'lobby' || phase === 'result'
}

/** Writes down something new of a member and tells it. */
export function changeMember(room: Room, id: MemberId, change: Partial<Member>, atMs: number, events: RoomEvent[]): Room {
  const member = room.members[id]
  if (member === undefined) return room
  const changed = { ...member, ...change }
  events.push({ type: 'member-changed', atMs, member: changed })
  return { ...room, members: room.members.with(id, changed) }
}

/** Nobody is ready any more. */
export function nobodyReady(room: Room, atMs: number, events: RoomEvent[]): Room {
  let next = room
  for (const member of room.members) {
    if (member.ready && !member.left) next = changeMember(next, member.id, { ready: false }, atMs, events)
  }
  return next
}

/** A place at a match of the current round. `index` is that of room.matches and room.pairings. */
export type Place = { readonly index: number; readonly match: MatchId; readonly side: Side; readonly opposite: Side }

/** Where a member sits in the current round, if they do. */
export function placeOf(room: Room, id: MemberId): Place | null {
  for (let index = 0; index < room.pairings.length; index += 1) {
    const pairing = room.pairings[index]
    if (pairing?.seats.client === id) return { index, match: pairing.match, side: 'client', opposite: 'server' }
    if (pairing?.seats.server === id) return { index, match: pairing.match, side: 'server', opposite: 'client' }
  }
  return null
}

/** True if the member sits at a match that is not over. */
export function isAtPlay(room: Room, id: MemberId): boolean {
  const place = placeOf(room, id)
  return place !== null && room.matches[place.index]?.phase !== 'over'
}
