import type { Scenario } from '../shared/match/scenario.ts'
import type { Refusal } from '../shared/protocol/messages.ts'
import { memberOf } from '../shared/room/members.ts'
import type { RoomInput } from '../shared/room/room.ts'
import { segmentOf } from '../shared/view/segment-view.ts'
import { Admission } from './admission.ts'
import type { Handlers, Success } from './answers.ts'
import { DONE, refuse, tooFast } from './answers.ts'
import type { Choose } from './choosing.ts'
import { changesOf, chooserFrom, FIRST_SCENARIO } from './choosing.ts'
import type { EdgeLimits } from './config.ts'
import type { EnteringParts } from './entering.ts'
import { enteringHandlers } from './entering.ts'
import { TokenBucket } from './limits.ts'
import type { Seat } from './live-room.ts'
import { around } from './packets.ts'
import type { Rooms } from './rooms.ts'
import type { Connection } from './sockets.ts'

export type HandlerParts = {
  readonly rooms: Rooms
  readonly limits: EdgeLimits
  readonly scenarioById: (id: string) => Scenario | null
}

/** One handler for each message that a browser may send. */
export function createHandlers({ rooms, limits, scenarioById }: HandlerParts): Handlers {
  const choose = chooserFrom(scenarioById, limits.messagesPerSecond)
  const parts: EnteringParts = { rooms, mostRooms: limits.rooms, admission: new Admission(limits), choose }
  return { ...enteringHandlers(parts), ...seatedHandlers(rooms, limits, choose) }
}

/** What those do who have a seat: each of these messages is one input of their room, but for `watch`, which changes nothing in it. */
function seatedHandlers(
  rooms: Rooms,
  limits: EdgeLimits,
  choose: Choose,
): Omit<Handlers, 'create-room' | 'find-room' | 'join-room' | 'resume' | 'leave'> {
  /** Applies an input of whoever sits here. */
  const act = (connection: Connection, inputOf: (seat: Seat) => RoomInput): Success | Refusal => {
    const { seat } = connection
    if (seat === null) return refuse('not-seated')
    const refusal = rooms.apply(seat.room, inputOf(seat))
    return refusal === null ? DONE : refuse(refusal)
  }

  /** The same, with what it has brought to the sender in the answer. */
  const play = (seat: Seat, input: RoomInput): Success | Refusal => {
    const refusal = rooms.apply(seat.room, input)
    if (refusal !== null) return refuse(refusal)
    const news = seat.room.takeNews(seat)
    return news === null ? DONE : { done: around('{"ok":true,"events":', news, '}') }
  }

  return {
    rename: (connection, { name }) => act(connection, ({ member }) => ({ type: 'rename', member, name })),
    'choose-role': (connection, { role }) => act(connection, ({ member }) => ({ type: 'choose-role', member, role })),
    'choose-side': (connection, { side }) => act(connection, ({ member }) => ({ type: 'choose-side', member, side })),
    'swap-sides': (connection) => act(connection, ({ member }) => ({ type: 'swap-sides', member })),

    configure(connection, body) {
      const { scenario: id, custom } = body
      const chosen = id === undefined && custom === undefined ? undefined : choose(connection, id ?? FIRST_SCENARIO, custom)
      if (chosen !== undefined && 'ok' in chosen) return chosen
      return act(connection, ({ member, room }) => ({ type: 'configure', member, settings: changesOf(body, chosen, room.room.settings) }))
    },

    lock: (connection, { locked }) => act(connection, ({ member }) => ({ type: 'lock', member, locked })),
    ready: (connection, { ready }) => act(connection, ({ member }) => ({ type: 'ready', member, ready })),
    start: (connection) => act(connection, ({ member }) => ({ type: 'start', member })),

    move(connection, { move, segment }) {
      const { seat } = connection
      if (seat === null) return refuse('not-seated')
      const { room: live, member } = seat
      live.moveBuckets[member] ??= new TokenBucket(limits.movesPerSecond, limits.moveBurst, performance.now())
      const bucket = live.moveBuckets[member]
      if (!bucket.take(performance.now())) return tooFast(limits.movesPerSecond, 'moves')
      return play(seat, { type: 'move', member, move, segment: segmentOf(segment), rttMs: connection.rttMs })
    },

    hint(connection) {
      const { seat } = connection
      return seat === null ? refuse('not-seated') : play(seat, { type: 'hint', member: seat.member })
    },

    close: (connection) => act(connection, ({ member }) => ({ type: 'close', member })),
    pause: (connection, { paused }) => act(connection, ({ member }) => ({ type: 'pause', member, paused })),
    'call-bot': (connection) => act(connection, ({ member }) => ({ type: 'call-bot', member })),
    'end-match': (connection) => act(connection, ({ member }) => ({ type: 'end-match', member })),
    rematch: (connection, { swap }) => act(connection, ({ member }) => ({ type: 'rematch', member, swap })),
    'to-lobby': (connection) => act(connection, ({ member }) => ({ type: 'to-lobby', member })),

    remove(connection, { member: target }) {
      const removed = connection.seat?.room.seats.get(target)
      const answer = act(connection, ({ member }) => ({ type: 'remove', member, target }))
      if (answer === DONE && removed !== undefined) rooms.remove(removed)
      return answer
    },

    watch(connection, { match }) {
      const { seat } = connection
      if (seat === null) return refuse('not-seated')
      if (memberOf(seat.room.room, seat.member)?.role === 'player') return refuse('not-allowed')
      if (!seat.room.shows(seat, match)) return refuse('no-such-match')
      rooms.turn(seat, match)
      return DONE
    },
  }
}
