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

/** What the handlers need of the server. */
export type HandlerParts = {
  readonly rooms: Rooms
  readonly limits: EdgeLimits
  readonly scenarioById: (id: string) => Scenario | null
}

/** One handler for each message that a browser may send. */
export function createHandlers({ rooms, limits, scenarioById }: HandlerParts): Handlers {
  const choose = chooserFrom(scenarioById, limits.messagesPerSecond)
  const entering: EnteringParts = { rooms, mostRooms: limits.rooms, admission: new Admission(limits), choose }
  return { ...enteringHandlers(entering), ...roomHandlers(rooms, choose), ...matchHandlers(rooms, limits) }
}

/** What members change of the room and of themselves: each of these messages is one input of their room. */
function roomHandlers(
  rooms: Rooms,
  choose: Choose,
): Pick<
  Handlers,
  'rename' | 'choose-role' | 'choose-side' | 'swap-sides' | 'configure' | 'lock' | 'ready' | 'start' | 'rematch' | 'to-lobby' | 'remove'
> {
  return {
    rename: (connection, { name }) => act(rooms, connection, ({ member }) => ({ type: 'rename', member, name })),
    'choose-role': (connection, { role }) => act(rooms, connection, ({ member }) => ({ type: 'choose-role', member, role })),
    'choose-side': (connection, { side }) => act(rooms, connection, ({ member }) => ({ type: 'choose-side', member, side })),
    'swap-sides': (connection) => act(rooms, connection, ({ member }) => ({ type: 'swap-sides', member })),

    configure(connection, body) {
      const { scenario: id, custom } = body
      const chosen = id === undefined && custom === undefined ? undefined : choose(connection, id ?? FIRST_SCENARIO, custom)
      if (chosen !== undefined && 'ok' in chosen) return chosen
      const inputOf = ({ member, room: { room } }: Seat): RoomInput => ({
        type: 'configure',
        member,
        settings: changesOf(body, chosen, room.settings),
      })
      return act(rooms, connection, inputOf)
    },

    lock: (connection, { locked }) => act(rooms, connection, ({ member }) => ({ type: 'lock', member, locked })),
    ready: (connection, { ready }) => act(rooms, connection, ({ member }) => ({ type: 'ready', member, ready })),
    start: (connection) => act(rooms, connection, ({ member }) => ({ type: 'start', member })),
    rematch: (connection, { swap }) => act(rooms, connection, ({ member }) => ({ type: 'rematch', member, swap })),
    'to-lobby': (connection) => act(rooms, connection, ({ member }) => ({ type: 'to-lobby', member })),

    remove(connection, { member: target }) {
      const removed = connection.seat?.room.seats.get(target)
      const answer = act(rooms, connection, ({ member }) => ({ type: 'remove', member, target }))
      if (answer === DONE && removed !== undefined) rooms.remove(removed)
      return answer
    },
  }
}

/** What members do in a match, or about one: each of these messages is one input of their room, but for `watch`, which changes nothing in it. */
function matchHandlers(
  rooms: Rooms,
  limits: EdgeLimits,
): Pick<Handlers, 'move' | 'hint' | 'close' | 'pause' | 'call-bot' | 'end-match' | 'watch'> {
  return {
    move(connection, { move, segment }) {
      const { seat } = connection
      if (seat === null) return refuse('not-seated')
      const { room: live, member } = seat
      live.moveBuckets[member] ??= new TokenBucket(limits.movesPerSecond, limits.moveBurst, performance.now())
      const bucket = live.moveBuckets[member]
      if (!bucket.take(performance.now())) return tooFast(limits.movesPerSecond, 'moves')
      const isSentAgain = move <= (memberOf(live.room, member)?.lastMove ?? 0)
      const input: RoomInput = { type: 'move', member, move, segment: segmentOf(segment), rttMs: connection.rttMs }
      return isSentAgain ? act(rooms, connection, () => input) : play(rooms, seat, input) // news that there may be has another cause, and comes as ever
    },

    hint(connection) {
      const { seat } = connection
      return seat === null ? refuse('not-seated') : play(rooms, seat, { type: 'hint', member: seat.member })
    },

    close: (connection) => act(rooms, connection, ({ member }) => ({ type: 'close', member })),
    pause: (connection, { paused }) => act(rooms, connection, ({ member }) => ({ type: 'pause', member, paused })),
    'call-bot': (connection) => act(rooms, connection, ({ member }) => ({ type: 'call-bot', member })),
    'end-match': (connection) => act(rooms, connection, ({ member }) => ({ type: 'end-match', member })),

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

/** Applies an input of whoever sits here. */
function act(rooms: Rooms, { seat }: Connection, inputOf: (seat: Seat) => RoomInput): Success | Refusal {
  if (seat === null) return refuse('not-seated')
  const refusal = rooms.apply(seat.room, inputOf(seat))
  return refusal === null ? DONE : refuse(refusal)
}

/** Applies an input; the events that it has brought to its sender come with the answer. */
function play(rooms: Rooms, seat: Seat, input: RoomInput): Success | Refusal {
  const refusal = rooms.apply(seat.room, input)
  if (refusal !== null) return refuse(refusal)
  const news = seat.room.takeNews(seat)
  return news === null ? DONE : { done: around('{"ok":true,"events":', news, '}') }
}
