import type { Refusal, Requests, Ticket } from '../shared/protocol/messages.ts'
import type { Member, Role } from '../shared/room/room.ts'
import type { Admission } from './admission.ts'
import type { Handlers, Success } from './answers.ts'
import { DONE, refuse, success } from './answers.ts'
import type { Choose } from './choosing.ts'
import { FIRST_SCENARIO, settingsFor } from './choosing.ts'
import { hashOf, newToken } from './codes.ts'
import type { LiveRoom } from './live-room.ts'
import type { Rooms } from './rooms.ts'
import type { Connection } from './sockets.ts'

/** What these handlers need of the server. */
export type EnteringParts = {
  readonly rooms: Rooms
  /** Rooms that there may be at once. */
  readonly mostRooms: number
  readonly admission: Admission
  readonly choose: Choose
}

/** What a member proves itself with. */
type Claim = Pick<Ticket, 'code' | 'token'>

/** How people come to a seat, come back to it, and leave it for good. */
export function enteringHandlers(parts: EnteringParts): Pick<Handlers, 'create-room' | 'find-room' | 'join-room' | 'resume' | 'leave'> {
  return {
    'create-room': (connection, body) => createRoom(parts, connection, body),
    'find-room'(connection, { code }) {
      const live = findRoom(parts, connection, code)
      return 'ok' in live ? live : DONE
    },
    'join-room': (connection, body) => joinRoom(parts, connection, body),
    resume: (connection, body) => resume(parts, connection, body),
    leave(connection, { seat: claim }) {
      if (claim === undefined) return leave(parts, connection)
      return connection.seat === null ? giveUp(parts, connection, claim) : refuse('already-seated')
    },
  }
}

/** Opens a room and seats its creator in it. */
function createRoom(
  { rooms, mostRooms, admission, choose }: EnteringParts,
  connection: Connection,
  { name, kind, scenario: id = FIRST_SCENARIO, custom, assistance, side }: Requests['create-room'],
): Success | Refusal {
  if (connection.seat !== null) return refuse('already-seated')
  const chosen = choose(connection, id, custom)
  if ('ok' in chosen) return chosen
  if (rooms.size >= mostRooms || !admission.takeRoom(connection)) return refuse('too-many-rooms')
  const live = rooms.create(kind, settingsFor(chosen, assistance))
  const ticket = admit(rooms, live, name, kind === 'class' ? 'organizer' : 'player')
  if ('ok' in ticket) return ticket
  const { member } = ticket
  if (side !== undefined) rooms.apply(live, { type: 'choose-side', member, side })
  connection.seat = rooms.sit(live, member, connection)
  return success(ticket)
}

/** Makes somebody a member of a room and seats them in it. */
function joinRoom(parts: EnteringParts, connection: Connection, { code, name, role }: Requests['join-room']): Success | Refusal {
  if (connection.seat !== null) return refuse('already-seated')
  const live = findRoom(parts, connection, code)
  if ('ok' in live) return live
  const ticket = admit(parts.rooms, live, name, role ?? null)
  if ('ok' in ticket) return ticket
  connection.seat = parts.rooms.sit(live, ticket.member, connection)
  return success(ticket)
}

/** Seats a member again. */
function resume(parts: EnteringParts, connection: Connection, { code, token, seen }: Requests['resume']): Success | Refusal {
  if (connection.seat !== null) return refuse('already-seated')
  const found = findHolder(parts, connection, { code, token })
  if ('ok' in found) return found
  const { live, member } = found
  const refusal = parts.rooms.apply(live, { type: 'connect', member: member.id })
  if (refusal !== null) return refuse(refusal)
  connection.seat = parts.rooms.sit(live, member.id, connection, seen)
  return success({ member: member.id, lastMove: member.lastMove })
}

/** Whoever sits here leaves for good. */
function leave({ rooms }: EnteringParts, connection: Connection): Success | Refusal {
  const { seat } = connection
  if (seat === null) return refuse('not-seated')
  const refusal = rooms.apply(seat.room, { type: 'leave', member: seat.member })
  if (refusal !== null) return refuse(refusal)
  rooms.stand(seat)
  connection.seat = null
  return DONE
}

/** Somebody who has no seat leaves by their ticket. They are not seated for that: it would take the side back from a bot that plays on. */
function giveUp(parts: EnteringParts, connection: Connection, claim: Claim): Success | Refusal {
  const found = findHolder(parts, connection, claim)
  if ('ok' in found) return found
  const { live, member } = found
  const refusal = parts.rooms.apply(live, { type: 'leave', member: member.id })
  if (refusal !== null) return refuse(refusal)
  const taken = live.seats.get(member.id)
  if (taken !== undefined) parts.rooms.remove(taken)
  return DONE
}

/** The room with this code. */
function findRoom({ rooms, admission }: EnteringParts, connection: Connection, code: string): LiveRoom | Refusal {
  const live = rooms.get(code)
  if (!admission.takeJoin(connection, live)) return refuse('too-many-joins')
  return live ?? refuse('no-such-room')
}

/** Whose ticket this is. */
function findHolder(
  { rooms, admission }: EnteringParts,
  connection: Connection,
  { code, token }: Claim,
): { readonly live: LiveRoom; readonly member: Member } | Refusal {
  const live = rooms.get(code)
  const member = live === null ? undefined : holderOf(live, hashOf(token))
  const isInTime = member === undefined ? admission.takeJoin(connection, live) : admission.takeReturn(connection)
  if (!isInTime) return refuse('too-many-joins')
  if (live === null) return refuse('no-such-room')
  return member === undefined ? refuse('stale-token') : { live, member }
}

/** Makes somebody a member of a room. */
function admit(rooms: Rooms, live: LiveRoom, name: string, role: Role | null): Ticket | Refusal {
  const token = newToken()
  const tokenHash = hashOf(token)
  const refusal = rooms.apply(live, { type: 'join', name, role, tokenHash })
  const member = holderOf(live, tokenHash)?.id
  if (refusal !== null || member === undefined) return refuse(refusal ?? 'internal')
  return { code: live.code, member, token }
}

/** The member to whom this token was given, unless they have left. */
function holderOf({ room }: LiveRoom, tokenHash: string): Member | undefined {
  return room.members.findLast((member) => member.tokenHash === tokenHash && !member.left)
}
