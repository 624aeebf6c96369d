import type { Refusal, Ticket } from '../shared/protocol/messages.ts'
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

export type EnteringParts = {
  readonly rooms: Rooms
  /** Rooms that there may be at once. */
  readonly mostRooms: number
  readonly admission: Admission
  readonly choose: Choose
}

/** How people come to a seat, come back to it, and leave it for good. */
export function enteringHandlers({
  rooms,
  mostRooms,
  admission,
  choose,
}: EnteringParts): Pick<Handlers, 'create-room' | 'find-room' | 'join-room' | 'resume' | 'leave'> {
  /** The room with this code. */
  const find = (connection: Connection, code: string): LiveRoom | Refusal => {
    const live = rooms.get(code)
    if (!admission.takeJoin(connection, live)) return refuse('too-many-joins')
    return live ?? refuse('no-such-room')
  }

  /** Whose ticket this is. */
  const findHolder = (connection: Connection, { code, token }: Claim): { live: LiveRoom; member: Member } | Refusal => {
    const live = rooms.get(code)
    const member = live === null ? undefined : holderOf(live, hashOf(token))
    const isInTime = member === undefined ? admission.takeJoin(connection, live) : admission.takeReturn(connection)
    if (!isInTime) return refuse('too-many-joins')
    if (live === null) return refuse('no-such-room')
    return member === undefined ? refuse('stale-token') : { live, member }
  }

  /** Makes somebody a member of a room. */
  const admit = (live: LiveRoom, name: string, role: Role | null): Ticket | Refusal => {
    const token = newToken()
    const tokenHash = hashOf(token)
    const refusal = rooms.apply(live, { type: 'join', name, role, tokenHash })
    const member = holderOf(live, tokenHash)?.id
    if (refusal !== null || member === undefined) return refuse(refusal ?? 'internal')
    return { code: live.code, member, token }
  }

  /** Somebody left while the server was away. Nobody has to sit down for that: it would take the side back from a bot that plays on. */
  const giveUp = (connection: Connection, claim: Claim): Success | Refusal => {
    const found = findHolder(connection, claim)
    if ('ok' in found) return found
    const { live, member } = found
    const refusal = rooms.apply(live, { type: 'leave', member: member.id })
    if (refusal !== null) return refuse(refusal)
    const taken = live.seats.get(member.id)
    if (taken !== undefined) rooms.remove(taken)
    return DONE
  }

  return {
    'create-room'(connection, { name, kind, scenario: id = FIRST_SCENARIO, custom, assistance, side }) {
      if (connection.seat !== null) return refuse('already-seated')
      const chosen = choose(connection, id, custom)
      if ('ok' in chosen) return chosen
      if (rooms.size >= mostRooms || !admission.takeRoom(connection)) return refuse('too-many-rooms')
      const live = rooms.create(kind, settingsFor(chosen, assistance))
      const ticket = admit(live, name, kind === 'class' ? 'organizer' : 'player')
      if ('ok' in ticket) return ticket
      const { member } = ticket
      if (side !== undefined) rooms.apply(live, { type: 'choose-side', member, side })
      connection.seat = rooms.sit(live, member, connection)
      return success(ticket)
    },

    'find-room'(connection, { code }) {
      const live = find(connection, code)
      return 'ok' in live ? live : DONE
    },

    'join-room'(connection, { code, name, role = null }) {
      if (connection.seat !== null) return refuse('already-seated')
      const live = find(connection, code)
      if ('ok' in live) return live
      const ticket = admit(live, name, role)
      if ('ok' in ticket) return ticket
      connection.seat = rooms.sit(live, ticket.member, connection)
      return success(ticket)
    },

    resume(connection, { code, token, seen }) {
      if (connection.seat !== null) return refuse('already-seated')
      const found = findHolder(connection, { code, token })
      if ('ok' in found) return found
      const { live, member } = found
      const refusal = rooms.apply(live, { type: 'connect', member: member.id })
      if (refusal !== null) return refuse(refusal)
      connection.seat = rooms.sit(live, member.id, connection, seen)
      return success({ member: member.id, lastMove: member.lastMove })
    },

    leave(connection, { seat: given }) {
      const { seat } = connection
      if (given !== undefined) return seat === null ? giveUp(connection, given) : refuse('already-seated')
      if (seat === null) return refuse('not-seated')
      const refusal = rooms.apply(seat.room, { type: 'leave', member: seat.member })
      if (refusal !== null) return refuse(refusal)
      rooms.stand(seat)
      connection.seat = null
      return DONE
    },
  }
}

type Claim = Pick<Ticket, 'code' | 'token'>

/** The member to whom this token was given, unless they have left. */
function holderOf({ room }: LiveRoom, tokenHash: string): Member | undefined {
  return room.members.findLast((member) => member.tokenHash === tokenHash && !member.left)
}
