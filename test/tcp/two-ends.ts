import type { Call, Input, Timer } from '../../shared/tcp/input.ts'
import { judge } from '../../shared/tcp/judge.ts'
import { RFC_9293 } from '../../shared/tcp/rules.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { FIN } from '../../shared/tcp/segment.ts'
import { sendable } from '../../shared/tcp/sendable.ts'
import { seq } from '../../shared/tcp/sequence.ts'
import { otherSide } from '../../shared/tcp/sides.ts'
import { initial, step } from '../../shared/tcp/step.ts'
import type { Endpoint, Side } from '../../shared/tcp/tcb.ts'
import { memberOf } from './walk.ts'

/** How a run goes: everything follows from the seed. */
export type Run = {
  readonly seed: number
  readonly lossPercent: number
  readonly duplicationPercent: number
  /** Segments take from 1 to so many ticks: with more than one they overtake each other. */
  readonly slowest: number
  /** How many of the segments are sent without need: anything that the judge calls harmless. */
  readonly needlessPercent: number
}

export type Outcome = {
  readonly states: Readonly<Record<Side, string>>
  readonly sent: Readonly<Record<Side, string>>
  readonly delivered: Readonly<Record<Side, string>>
  /** Calls that were never made, because the connection had ended before. */
  readonly callsLeft: number
  readonly ticks: number
  readonly segments: number
}

type End = { endpoint: Endpoint; delivered: string; sent: string; calls: Call[]; unread: number; timers: Partial<Record<Timer, number>> }

const RTO_TICKS = 30
const TIME_WAIT_TICKS = 200
const MOST_TICKS = 60_000
const ISNS = [0, 1, 7, 100, 2 ** 31 - 2, 2 ** 32 - 1, 2 ** 32 - 2, 2 ** 32 - 5, 2 ** 32 - 20]

/**
 * Two correct endpoints open, talk and close over a wire that loses, doubles and reorders; virtual time, no clock. Each sends any of the
 * good segments, whole or cut short, and now and then a harmless one: what the judge lets pass must never break a connection.
 */
export function playOut(run: Run): Outcome {
  const random = dice(run.seed)
  const below = (n: number) => Math.floor(random() * n)
  const percent = (p: number) => random() * 100 < p
  const ends: Record<Side, End> = { client: newEnd(), server: newEnd() }
  let flights: { to: Side; segment: Segment; lands: number }[] = []
  let segments = 0
  let now = 0

  const input = (side: Side, what: Input) => {
    const end = ends[side]
    const before = end.endpoint
    const { endpoint, effects } = step(before, what)
    end.endpoint = endpoint
    for (const effect of effects) {
      if (effect.type === 'text-delivered') {
        end.delivered += effect.text
        end.unread += effect.text.length
      }
      if (effect.type === 'acknowledged') end.timers.retransmission = now + RTO_TICKS
      if (effect.type === 'time-wait-started') end.timers['time-wait'] = now + TIME_WAIT_TICKS
    }
  }
  const send = (side: Side, segment: Segment) => {
    if (judge(ends[side].endpoint, segment).grade === 'wrong') throw new Error(`the judge refuses ${JSON.stringify(segment)}`)
    input(side, { type: 'segment-sent', segment })
    ends[side].timers.retransmission ??= now + RTO_TICKS
    segments++
    if (!percent(run.lossPercent)) flights.push({ to: otherSide(side), segment, lands: now + 1 + below(run.slowest) })
    if (percent(run.duplicationPercent)) flights.push({ to: otherSide(side), segment, lands: now + 1 + below(run.slowest) })
  }
  /** Sends until nothing is owed, choosing among the good. */
  const sendOwed = (side: Side) => {
    for (;;) {
      const families = sendable(ends[side].endpoint, RFC_9293).filter(({ grade }) => grade === 'good')
      const family = families[below(families.length)]
      if (family === undefined) return
      send(side, memberOf(family, below(1000), below(1000), percent(50) ? FIN : 0))
    }
  }
  const sendNeedless = (side: Side) => {
    const families = sendable(ends[side].endpoint, RFC_9293).filter(({ grade }) => grade === 'harmless')
    const family = families[below(families.length)]
    if (family) send(side, memberOf(family, below(1000), below(1000), 63))
  }

  const window = () => 1 + below(percent(50) ? 12 : 60_000)
  input('server', { type: 'call', call: { type: 'open-passive', iss: isn(below, percent), window: window() } })
  input('client', { type: 'call', call: { type: 'open-active', iss: isn(below, percent), window: window() } })
  ends.client.calls = script(below, 'c')
  ends.server.calls = script(below, 's')

  for (; now < MOST_TICKS; now++) {
    for (const side of ['client', 'server'] as const) {
      const end = ends[side]
      const { state } = end.endpoint.tcb
      const call = end.calls[0]
      if (call && canCall(state) && percent(20)) {
        end.calls.shift()
        if (call.type === 'send') end.sent += call.text
        input(side, { type: 'call', call })
      }
      if (end.unread > 0 && percent(10)) {
        input(side, { type: 'call', call: { type: 'receive', octets: end.unread } })
        end.unread = 0
      }
      expireTimers(end, now, (timer) => input(side, { type: 'timeout', timer }))
      if (percent(run.needlessPercent)) sendNeedless(side)
      sendOwed(side)
    }
    const landing = flights.filter(({ lands }) => lands <= now)
    flights = flights.filter(({ lands }) => lands > now)
    for (const { to, segment } of landing) {
      input(to, { type: 'segment-arrives', segment })
      sendOwed(to)
    }
    if (flights.length === 0 && isOver(ends)) break
  }
  return {
    states: { client: ends.client.endpoint.tcb.state, server: ends.server.endpoint.tcb.state },
    sent: { client: ends.client.sent, server: ends.server.sent },
    delivered: { client: ends.client.delivered, server: ends.server.delivered },
    callsLeft: ends.client.calls.length + ends.server.calls.length,
    ticks: now,
    segments,
  }
}

function newEnd(): End {
  return { endpoint: initial, delivered: '', sent: '', calls: [], unread: 0, timers: {} }
}

/** Some texts, then CLOSE. No two octets of a script are alike nearby, so that a mix-up shows. */
function script(below: (n: number) => number, name: string): Call[] {
  const texts = Array.from({ length: below(4) }, (_, nth) =>
    Array.from({ length: 1 + below(15) }, (_, at) => `${name}${nth}${String.fromCharCode(97 + at)}`),
  )
  return [...texts.map((pieces): Call => ({ type: 'send', text: pieces.join('') })), { type: 'close' }]
}

function isn(below: (n: number) => number, percent: (p: number) => boolean) {
  return seq(percent(70) ? (ISNS[below(ISNS.length)] ?? 0) : below(2 ** 32))
}

/** SYN-SENT and SYN-RECEIVED only queue SENDs, and a CLOSE there ends everything: the application waits until it is connected. */
function canCall(state: string): boolean {
  return state === 'ESTABLISHED' || state === 'CLOSE-WAIT'
}

function expireTimers(end: End, now: number, expire: (timer: Timer) => void): void {
  for (const timer of ['retransmission', 'time-wait'] as const) {
    const at = end.timers[timer]
    if (at === undefined || now < at) continue
    delete end.timers[timer]
    if (timer === 'retransmission') end.timers.retransmission = now + RTO_TICKS
    expire(timer)
    if (timer === 'retransmission') expire('persist')
  }
}

function isOver({ client, server }: Readonly<Record<Side, End>>): boolean {
  const isClosed = ({ endpoint: { tcb } }: End) => tcb.state === 'CLOSED'
  return isClosed(client) && (isClosed(server) || server.endpoint.tcb.state === 'LISTEN')
}

/** Mulberry32: numbers from 0 to 1, always the same for a seed. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
