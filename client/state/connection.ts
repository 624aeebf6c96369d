import { signal } from '@preact/signals'
import type { Socket } from 'socket.io-client'
import { io } from 'socket.io-client'
import type {
  Answer,
  EventsMessage,
  RefusalCode,
  Replies,
  Requests,
  Ticket,
  UnseatedMessage,
  ViewMessage,
} from '../../shared/protocol/messages.ts'
import { PROTOCOL_VERSION } from '../../shared/protocol/messages.ts'
import { letRoomClockRun, stopRoomClock } from './clock.ts'
import { applyEvents, applyView, forgetStreams, seenSoFar } from './streams.ts'
import { dropTicket } from './tickets.ts'

/** `offline`: the connection was there and is lost; the socket is trying again by itself. */
export type Link = 'idle' | 'connecting' | 'online' | 'offline'

/** What may be said against a request: the server's codes, and two of our own. */
export type LocalRefusalCode = RefusalCode | 'offline' | 'no-answer'
export type Outcome<T> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly code: LocalRefusalCode; readonly field?: string; readonly expected?: string }

export const link = signal<Link>('idle')
/** The seat that this page has, once the server has said yes to it. */
export const seat = signal<Ticket | null>(null)
/** Why this page lost its seat; null while nothing of the kind happened. */
export const unseated = signal<UnseatedMessage['reason'] | 'stale-token' | 'no-such-room' | null>(null)
/** Why the server will not talk to this page at all, e.g. `protocol-version`; null while it does. */
export const turnedAway = signal<LocalRefusalCode | null>(null)

const ANSWER_WITHIN_MS = 8000
/** What was missed comes right behind the answer to a resume; after so long it is plain that nothing was. */
const NEWS_WITHIN_MS = 1000

let socket: Socket | null = null
let ticket: Ticket | null = null
let resuming: Promise<Outcome<object>> | null = null
const resumed = new Set<(lastMove: number) => void>()

/** Calls `listener` whenever the seat is taken again after a connection was lost, with the last move that the server knows. */
export function onResume(listener: (lastMove: number) => void): void {
  resumed.add(listener)
}

/** Sends a request and gives its answer. Never throws: what goes wrong is a refusal. */
export async function request<E extends keyof Requests>(event: E, body: Requests[E]): Promise<Outcome<Replies[E]>> {
  if (!(await online())) return { ok: false, code: turnedAway.value ?? 'offline' }
  return ask(event, body)
}

/** Comes back to a seat of an earlier time, now and after every loss of the connection. */
export async function takeSeat(mine: Ticket): Promise<Outcome<object>> {
  forgetSeat()
  ticket = mine
  unseated.value = null
  if (!(await online())) return { ok: false, code: turnedAway.value ?? 'offline' }
  return seat.value === mine ? { ok: true } : resume()
}

/** The server has just given this seat to this connection. */
export function sitDown(given: Ticket): void {
  ticket = given
  unseated.value = null
  seat.value = given
  if (socket !== null) socket.io.opts.query = { room: given.code }
}

/** Gives up the seat on this page: the connection closes, the ticket stays where it is kept. */
export function forgetSeat(): void {
  ticket = null
  seat.value = null
  forgetStreams()
  const left = socket
  socket = null
  left?.disconnect()
  link.value = 'idle'
}

/** Something is missing in what we know: a new connection brings it. */
export function reconnect(): void {
  socket?.disconnect().connect()
}

function ask<E extends keyof Requests>(event: E, body: Requests[E]): Promise<Outcome<Replies[E]>> {
  const asked = socket
  if (asked === null) return Promise.resolve({ ok: false, code: 'offline' })
  return new Promise((resolve) => {
    const onAnswer = (error: Error | null, answer: Answer<Replies[E]>) => {
      if (error !== null) {
        resolve({ ok: false, code: link.value === 'online' ? 'no-answer' : 'offline' })
        return
      }
      // Moves and hints bring what they caused along. It is folded in here and now: by long-polling the events that follow
      // may lie in the same packet, and would come before anybody who waits for the promise.
      if (answer.ok && 'events' in answer && answer.events !== undefined && !applyEvents(answer.events)) reconnect()
      resolve(answer)
    }
    // The answer's shape is the protocol's promise; socket.io's types cannot follow a generic event name.
    asked.timeout(ANSWER_WITHIN_MS).emit(event as string, body, onAnswer)
  })
}

/** One resume a connection, however many wait for it. */
function resume(): Promise<Outcome<object>> {
  resuming ??= takeUpAgain()
  return resuming
}

async function takeUpAgain(): Promise<Outcome<object>> {
  if (ticket === null) return { ok: false, code: 'not-seated' }
  const mine = ticket
  const seen = seenSoFar()
  const answer = await ask('resume', { code: mine.code, token: mine.token, ...(seen === null ? {} : { seen }) })
  if (answer.ok) {
    seat.value = mine
    for (const listener of resumed) listener(answer.lastMove)
    const taken = resuming
    // What was missed brings the room's time along. A clock that is still stopped then belongs to a server that has not been away.
    setTimeout(() => {
      if (resuming === taken && link.value === 'online') letRoomClockRun()
    }, NEWS_WITHIN_MS)
  } else if (answer.code === 'stale-token' || answer.code === 'no-such-room') {
    dropTicket(mine)
    loseSeat(answer.code)
  }
  return answer
}

function loseSeat(reason: NonNullable<typeof unseated.value>): void {
  ticket = null
  seat.value = null
  unseated.value = reason
  forgetStreams()
}

/** Resolves when the connection stands (true), or when it cannot be had (false). */
function online(): Promise<boolean> {
  if (link.value === 'online' && socket?.connected) return Promise.resolve(true)
  const opened = socket ?? open()
  if (!opened.active) opened.connect()
  return new Promise((resolve) => {
    const timer = setTimeout(() => done(false), ANSWER_WITHIN_MS)
    const done = (value: boolean) => {
      clearTimeout(timer)
      opened.off('connect', onConnect)
      opened.off('connect_error', onError)
      resolve(value)
    }
    const onConnect = () => done(true)
    const onError = () => {
      if (turnedAway.value !== null) done(false)
    }
    opened.on('connect', onConnect)
    opened.on('connect_error', onError)
  })
}

function open(): Socket {
  link.value = 'connecting'
  turnedAway.value = null
  const opened = io({
    auth: { protocol: PROTOCOL_VERSION },
    query: { room: ticket?.code ?? '' },
    reconnectionDelayMax: 3000,
    forceNew: true,
  })
  socket = opened
  opened.on('connect', () => {
    link.value = 'online'
    turnedAway.value = null
    resuming = null
    if (ticket !== null) void resume()
  })
  opened.on('disconnect', (reason) => {
    if (socket !== opened) return
    link.value = reason === 'io client disconnect' ? 'connecting' : 'offline'
    stopRoomClock()
    // The server closed it on purpose: it may be restarting, so try again in a moment; an unseated page stays away.
    if (reason === 'io server disconnect' && ticket !== null) setTimeout(() => opened.connect(), 1000)
  })
  opened.on('connect_error', (error) => {
    if (socket !== opened) return
    if (opened.active) link.value = ticket === null ? 'connecting' : 'offline'
    else turnedAway.value = codeOf(error)
  })
  opened.on('view', (message: ViewMessage) => applyView(message))
  opened.on('events', (message: EventsMessage) => {
    if (!applyEvents(message)) reconnect()
  })
  opened.on('unseated', (message: UnseatedMessage) => {
    if (message.reason !== 'replaced' && ticket !== null) dropTicket(ticket)
    loseSeat(message.reason)
  })
  return opened
}

/** A refused handshake carries the code as its message. */
function codeOf(error: Error): RefusalCode {
  return error.message === 'protocol-version' ? 'protocol-version' : 'internal'
}
