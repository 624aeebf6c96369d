import type { Scenario } from '../shared/match/scenario.ts'
import type { EdgeRefusal, Refusal, RefusalCode, Requests, Ticket } from '../shared/protocol/messages.ts'
import { memberOf } from '../shared/room/members.ts'
import type { Member, OwnScenario, RoomInput, Settings } from '../shared/room/room.ts'
import { segmentOf } from '../shared/view/segment-view.ts'
import type { ScenarioDocument } from '../shared/workshop/document.ts'
import { scenarioOf } from '../shared/workshop/document.ts'
import { hashOf, newToken } from './codes.ts'
import type { EdgeLimits } from './config.ts'
import { KeyedBuckets, TokenBucket } from './limits.ts'
import type { LiveRoom, Seat } from './live-room.ts'
import type { Json } from './packets.ts'
import { around } from './packets.ts'
import type { Rooms } from './rooms.ts'
import type { Connection } from './sockets.ts'

/** An answer that is a success, as JSON. */
export type Success = { readonly done: Json | string }

/** Does what a message asks for. A refusal is answered at once, a success when it is written down. */
export type Handlers = { readonly [E in keyof Requests]: (connection: Connection, body: Requests[E]) => Success | Refusal }

export type HandlerParts = {
  readonly rooms: Rooms
  readonly limits: EdgeLimits
  readonly scenarioById: (id: string) => Scenario | null
}

const DONE: Success = { done: '{"ok":true}' }
const FIRST_SCENARIO = 'hello'
const TAKEN_ID: Refusal = { ok: false, code: 'malformed', field: 'custom.script.id', expected: 'an id that no built-in scenario has' }
const OWN_SCENARIO_COST = 4 // kilobytes for the journal, again and again
const UNKNOWN_ROOM_COST = 5 // guessing codes gets expensive soon

export function refuse(code: RefusalCode): Refusal {
  return { ok: false, code }
}

function success(more: object): Success {
  return { done: JSON.stringify({ ok: true, ...more }) }
}

/** The member to whom this token was given, unless they have left. */
function holderOf({ room }: LiveRoom, tokenHash: string): Member | undefined {
  return room.members.findLast((member) => member.tokenHash === tokenHash && !member.left)
}

/** One handler for each message that a browser may send, and the limits of addresses that they share. */
export function createHandlers({ rooms, limits, scenarioById }: HandlerParts): Handlers {
  const roomsByAddress = new KeyedBuckets(limits.roomsPerSecond, limits.roomBurst)
  const joinsByAddress = new KeyedBuckets(limits.joinsPerSecond, limits.joinBurst)

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

  /** Whether a room is there must not be told by this either: what a wrong code costs more is taken, but not asked for. */
  const takeJoin = ({ address, joins }: Connection, cost: number): EdgeRefusal | null => {
    const nowMs = performance.now()
    return joins.take(nowMs) && joinsByAddress.take(address, nowMs, cost, Math.min(cost, 1)) ? null : 'too-many-joins'
  }

  /** What is to be played: a scenario of the catalogue, or the sender's own. */
  const choose = (connection: Connection, id: string, custom: ScenarioDocument | undefined): Chosen | Refusal => {
    if (custom === undefined) {
      const known = scenarioById(id)
      return known === null ? refuse('no-such-scenario') : { scenario: known, own: null }
    }
    if (scenarioById(custom.script.id) !== null) return TAKEN_ID
    if (!connection.bucket.take(performance.now(), OWN_SCENARIO_COST, 1)) return refuse('too-fast')
    const scenario = scenarioOf(custom)
    const { reference, assistance, texts, legs } = scenario
    return { scenario, own: { reference, assistance, texts, ...(legs === undefined ? {} : { legs }) } }
  }

  const leaveSeat = (connection: Connection, seat: Seat): void => {
    rooms.stand(seat)
    connection.seat = null
  }

  /** Somebody left while the server was away. Nobody has to sit down for that: it would take the side back from a bot that plays on. */
  const giveUp = (connection: Connection, { code, token }: Pick<Ticket, 'code' | 'token'>): Success | Refusal => {
    const found = findHolder(connection, code, token)
    if ('ok' in found) return found
    const { live, member } = found
    const refusal = rooms.apply(live, { type: 'leave', member: member.id })
    if (refusal !== null) return refuse(refusal)
    const taken = live.seats.get(member.id)
    if (taken !== undefined) rooms.remove(taken)
    return DONE
  }

  /** Whose ticket this is. Who has a seat is found, however many come from this address. */
  const findHolder = (connection: Connection, code: string, token: string): { live: LiveRoom; member: Member } | Refusal => {
    const live = rooms.get(code)
    const member = live === null ? undefined : holderOf(live, hashOf(token))
    const tooMany = takeJoin(connection, member !== undefined ? 0 : live === null ? UNKNOWN_ROOM_COST : 1)
    if (tooMany !== null) return refuse(tooMany)
    if (live === null) return refuse('no-such-room')
    return member === undefined ? refuse('stale-token') : { live, member }
  }

  return {
    'create-room'(connection, { name, kind, scenario: id = FIRST_SCENARIO, custom, assistance, side }) {
      if (connection.seat !== null) return refuse('already-seated')
      const chosen = choose(connection, id, custom)
      if ('ok' in chosen) return chosen
      if (rooms.size >= limits.rooms || !roomsByAddress.take(connection.address, performance.now())) return refuse('too-many-rooms')
      const live = rooms.create(kind, settingsFor(chosen, assistance))
      const token = newToken()
      const tokenHash = hashOf(token)
      const refusal = rooms.apply(live, { type: 'join', name, role: kind === 'class' ? 'organizer' : 'player', tokenHash })
      const member = holderOf(live, tokenHash)?.id
      if (refusal !== null || member === undefined) return refuse(refusal ?? 'internal')
      if (side !== undefined) rooms.apply(live, { type: 'choose-side', member, side })
      connection.seat = rooms.sit(live, member, connection)
      return success({ code: live.code, member, token })
    },

    'find-room'(connection, { code }) {
      const live = rooms.get(code)
      const tooMany = takeJoin(connection, live === null ? UNKNOWN_ROOM_COST : 1)
      if (tooMany !== null) return refuse(tooMany)
      return live === null ? refuse('no-such-room') : DONE
    },

    'join-room'(connection, { code, name, role }) {
      if (connection.seat !== null) return refuse('already-seated')
      const live = rooms.get(code)
      const tooMany = takeJoin(connection, live === null ? UNKNOWN_ROOM_COST : 1)
      if (tooMany !== null) return refuse(tooMany)
      if (live === null) return refuse('no-such-room')
      const token = newToken()
      const tokenHash = hashOf(token)
      const refusal = rooms.apply(live, { type: 'join', name, role: role ?? null, tokenHash })
      const member = holderOf(live, tokenHash)?.id
      if (refusal !== null || member === undefined) return refuse(refusal ?? 'internal')
      connection.seat = rooms.sit(live, member, connection)
      return success({ code: live.code, member, token })
    },

    resume(connection, { code, token, seen }) {
      if (connection.seat !== null) return refuse('already-seated')
      const found = findHolder(connection, code, token)
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
      const answer = act(connection, ({ member }) => ({ type: 'leave', member }))
      if (answer === DONE && seat !== null) leaveSeat(connection, seat)
      return answer
    },

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

    ready: (connection, { ready }) => act(connection, ({ member }) => ({ type: 'ready', member, ready })),
    start: (connection) => act(connection, ({ member }) => ({ type: 'start', member })),

    move(connection, { move, segment }) {
      const { seat } = connection
      if (seat === null) return refuse('not-seated')
      const { room: live, member } = seat
      live.moveBuckets[member] ??= new TokenBucket(limits.movesPerSecond, limits.moveBurst, performance.now())
      const bucket = live.moveBuckets[member]
      if (!bucket.take(performance.now())) return refuse('too-fast')
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

type Chosen = { readonly scenario: Scenario; readonly own: OwnScenario | null }

function settingsFor({ scenario, own }: Chosen, assistance: Settings['assistance'] = scenario.assistance): Settings {
  const { script } = scenario
  return { script, own, assistance, table: 'coached', bot: { thinkMs: 1500, errorPercent: 0 }, spectatorDelayMs: 0, swapSides: false }
}

function changesOf(body: Requests['configure'], chosen: Chosen | undefined, now: Settings): Partial<Settings> {
  const { scenario: _, custom: __, botThinkMs, botErrorPercent, ...rest } = body
  const bot = { thinkMs: botThinkMs ?? now.bot.thinkMs, errorPercent: botErrorPercent ?? now.bot.errorPercent }
  const changesBot = botThinkMs !== undefined || botErrorPercent !== undefined
  return {
    ...rest,
    ...(chosen === undefined ? {} : { script: chosen.scenario.script, own: chosen.own }),
    ...(changesBot ? { bot } : {}),
  }
}
