import { signal } from '@preact/signals'
import type { Socket } from 'socket.io-client'
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
import { letRoomClockRun, stopRoomClock } from './clock.ts'
import { ANSWER_WITHIN_MS, openLine } from './line.ts'
import { retryAfterMs } from './retry.ts'
import { applyEvents, applyView, forgetStreams, seenSoFar } from './streams.ts'
import { dropTicket } from './tickets.ts'

/**
 * `online`: the connection stands, and if this page has a ticket it sits on its seat. `offline`: that was so and is lost; it is tried again by
 * itself until it is so again.
 */
export type Link = 'idle' | 'connecting' | 'online' | 'offline'

/** What may be said against a request: the server's codes, and two of our own. */
export type LocalRefusalCode = RefusalCode | 'offline' | 'no-answer'
/** How a request went: done, with what it brings, or refused. `field` and `expected` say what was wrong with a message that does not fit. */
export type Outcome<T> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly code: LocalRefusalCode; readonly field?: string; readonly expected?: string }

/** How the connection to the server is at the moment. */
export const link = signal<Link>('idle')
/** The seat that this page has, once the server has said yes to it. */
export const seat = signal<Ticket | null>(null)
/** Why this page lost its seat; null while nothing of the kind happened. */
export const unseated = signal<UnseatedMessage['reason'] | 'stale-token' | 'no-such-room' | null>(null)
/** Why the server will not talk to this page at all, e.g. `protocol-version`; null while it does. */
export const turnedAway = signal<LocalRefusalCode | null>(null)

/** What was missed comes right behind the answer to a resume; after so long it is plain that nothing was. */
const NEWS_WITHIN_MS = 1000

let socket: Socket | null = null
let ticket: Ticket | null = null
/** How taking the seat went on this connection, or goes; null: it was not tried yet. */
let resuming: Promise<Outcome<object>> | null = null
/** Resumes in a row that the server could not grant. */
let failures = 0
let retry: ReturnType<typeof setTimeout> | undefined
const resumed = new Set<(lastMove: number) => void>()

/** Calls `listener` whenever the seat is taken again after a connection was lost, with the last move that the server knows. */
export function onResume(listener: (lastMove: number) => void): void {
  resumed.add(listener)
}

/** Sends a request and gives its answer. Never throws: what goes wrong is a refusal. */
export async function request<E extends keyof Requests>(event: E, body: Requests[E]): Promise<Outcome<Replies[E]>> {
  if (!(await connected())) return { ok: false, code: turnedAway.value ?? 'offline' }
  if (ticket !== null && !(await resume()).ok) return { ok: false, code: 'offline' }
  const [asked, mine] = [socket, seat.value]
  const answer = await ask(event, body)
  if (answer.ok || answer.code !== 'not-seated' || mine === null) return answer
  // The server does not know what this page takes for granted: it asks for its seat before anything else.
  if (seat.value === mine && socket === asked && link.value === 'online') {
    goOffline()
    resuming = null
    void resume()
  }
  return { ok: false, code: 'offline' }
}

/** Comes back to a seat of an earlier time, now and after every loss of the connection. */
export async function takeSeat(mine: Ticket): Promise<Outcome<object>> {
  forgetSeat()
  ticket = mine
  unseated.value = null
  if (!(await connected())) return { ok: false, code: turnedAway.value ?? 'offline' }
  return resume()
}

/** True while this page has a seat or is trying to come back to one. */
export function holdsTicket(): boolean {
  return ticket !== null
}

/** The server has just given this seat to this connection. */
export function sitDown(given: Ticket): void {
  ticket = given
  resuming = Promise.resolve({ ok: true })
  unseated.value = null
  seat.value = given
  if (socket !== null) socket.io.opts.query = { room: given.code }
}

/** Leaves the seat. The page forgets it at once; whether the server has heard it by the connection that stood is said later. */
export async function standUp(): Promise<boolean> {
  const left = link.value === 'online' ? socket : null
  if (left !== null) {
    left.off() // what it still tells is of a room that this page is not in
    socket = null
  }
  forgetSeat()
  if (left === null) return false
  const answer = await askOn(left, 'leave', {})
  left.disconnect()
  return answer.ok
}

/** Gives up the seat on this page: the connection closes, the ticket stays where it is kept. */
export function forgetSeat(): void {
  ticket = null
  seat.value = null
  unseated.value = null // was said of that seat
  failures = 0
  clearTimeout(retry)
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
  return socket === null ? Promise.resolve({ ok: false, code: 'offline' }) : askOn(socket, event, body)
}

function askOn<E extends keyof Requests>(asked: Socket, event: E, body: Requests[E]): Promise<Outcome<Replies[E]>> {
  return new Promise((resolve) => {
    const onAnswer = (error: Error | null, answer: Answer<Replies[E]>) => {
      if (error !== null) {
        resolve({ ok: false, code: asked.connected ? 'no-answer' : 'offline' })
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
  if (ticket !== mine) return answer // Given up meanwhile.
  if (answer.ok) {
    failures = 0
    link.value = 'online'
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
  } else if (answer.code !== 'offline') tryAgainLater(answer.code)
  return answer
}

/** The connection stands, but the server could not give the seat back: too many at once, or something that passes. */
function tryAgainLater(code: LocalRefusalCode): void {
  goOffline()
  failures += 1
  retry = setTimeout(
    () => {
      resuming = null
      // The server may have heard what it did not answer, and this connection may sit already: only a new one can be sure.
      if (code === 'no-answer' || code === 'already-seated') reconnect()
      else void resume()
    },
    retryAfterMs(failures, Math.random()),
  )
}

function goOffline(): void {
  link.value = 'offline'
  stopRoomClock()
}

function loseSeat(reason: NonNullable<typeof unseated.value>): void {
  ticket = null
  clearTimeout(retry)
  if (socket?.connected) link.value = 'online'
  seat.value = null
  unseated.value = reason
  forgetStreams()
}

/** Resolves when the connection stands (true), or when it cannot be had (false). */
function connected(): Promise<boolean> {
  if (socket?.connected) return Promise.resolve(true)
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
  const opened = openLine(ticket?.code ?? '')
  socket = opened
  opened.on('connect', () => {
    turnedAway.value = null
    resuming = null
    if (ticket === null) link.value = 'online'
    else void resume()
  })
  opened.on('disconnect', (reason) => {
    if (socket !== opened) return
    clearTimeout(retry)
    if (reason !== 'io client disconnect') link.value = 'offline'
    else if (link.value === 'online') link.value = 'connecting'
    stopRoomClock()
    // The server closed it on purpose: it may be restarting, so try again in a moment; an unseated page stays away.
    if (reason !== 'io server disconnect' || ticket === null) return
    failures += 1
    retry = setTimeout(() => opened.connect(), retryAfterMs(failures, Math.random()))
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
