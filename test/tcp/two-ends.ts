import type { Call, Input, Timer } from '../../shared/tcp/input.ts'
import { judge } from '../../shared/tcp/judge.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { FIN } from '../../shared/tcp/segment.ts'
import { sendable } from '../../shared/tcp/sendable.ts'
import type { Seq } from '../../shared/tcp/sequence.ts'
import { seq } from '../../shared/tcp/sequence.ts'
import { otherSide } from '../../shared/tcp/sides.ts'
import { initial, step } from '../../shared/tcp/step.ts'
import type { Endpoint, Side } from '../../shared/tcp/tcb.ts'
import type { Sendable } from '../../shared/tcp/verdict.ts'
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
  const connection = new TwoEnds(run)
  connection.open()
  while (connection.now < MOST_TICKS && !connection.isOver) connection.tick()
  return connection.outcome
}

class TwoEnds {
  readonly #run: Run
  readonly #random: () => number
  readonly #ends: Record<Side, End> = { client: newEnd(), server: newEnd() }
  #flights: { to: Side; segment: Segment; lands: number }[] = []
  #segments = 0
  now = 0
  isOver = false

  constructor(run: Run) {
    this.#run = run
    this.#random = dice(run.seed)
  }

  open(): void {
    const window = () => 1 + this.#below(this.#percent(50) ? 12 : 60_000)
    this.#input('server', { type: 'call', call: { type: 'open-passive', iss: this.#isn(), window: window() } })
    this.#input('client', { type: 'call', call: { type: 'open-active', iss: this.#isn(), window: window() } })
    this.#ends.client.calls = this.#script('c')
    this.#ends.server.calls = this.#script('s')
  }

  /** Both ends do what they like and what they have to, and what has come so far lands. */
  tick(): void {
    for (const side of ['client', 'server'] as const) this.#act(side)
    const landing = this.#flights.filter(({ lands }) => lands <= this.now)
    this.#flights = this.#flights.filter(({ lands }) => lands > this.now)
    for (const { to, segment } of landing) {
      this.#input(to, { type: 'segment-arrives', segment })
      this.#sendOwed(to)
    }
    this.isOver = this.#flights.length === 0 && areClosed(this.#ends)
    if (!this.isOver) this.now++
  }

  get outcome(): Outcome {
    const { client, server } = this.#ends
    return {
      states: { client: client.endpoint.tcb.state, server: server.endpoint.tcb.state },
      sent: { client: client.sent, server: server.sent },
      delivered: { client: client.delivered, server: server.delivered },
      callsLeft: client.calls.length + server.calls.length,
      ticks: this.now,
      segments: this.#segments,
    }
  }

  #act(side: Side): void {
    const end = this.#ends[side]
    const call = end.calls[0]
    if (call && canCall(end.endpoint.tcb.state) && this.#percent(20)) {
      end.calls.shift()
      if (call.type === 'send') end.sent += call.text
      this.#input(side, { type: 'call', call })
    }
    if (end.unread > 0 && this.#percent(10)) {
      this.#input(side, { type: 'call', call: { type: 'receive', octets: end.unread } })
      end.unread = 0
    }
    expireTimers(end, this.now, (timer) => this.#input(side, { type: 'timeout', timer }))
    if (this.#percent(this.#run.needlessPercent)) this.#sendNeedless(side)
    this.#sendOwed(side)
  }

  #input(side: Side, input: Input): void {
    const end = this.#ends[side]
    const { endpoint, effects } = step(end.endpoint, input)
    end.endpoint = endpoint
    for (const effect of effects) {
      if (effect.type === 'text-delivered') {
        end.delivered += effect.text
        end.unread += effect.text.length
      }
      if (effect.type === 'acknowledged') end.timers.retransmission = this.now + RTO_TICKS
      if (effect.type === 'time-wait-started') end.timers['time-wait'] = this.now + TIME_WAIT_TICKS
    }
  }

  /** Sends until nothing is owed, choosing among the good. */
  #sendOwed(side: Side): void {
    for (;;) {
      const family = this.#anyOf(side, 'good')
      if (family === undefined) return
      this.#send(side, memberOf(family, this.#below(1000), this.#below(1000), this.#percent(50) ? FIN : 0))
    }
  }

  #sendNeedless(side: Side): void {
    const family = this.#anyOf(side, 'harmless')
    if (family) this.#send(side, memberOf(family, this.#below(1000), this.#below(1000), 63))
  }

  #anyOf(side: Side, grade: Sendable['grade']): Sendable | undefined {
    const families = sendable(this.#ends[side].endpoint).filter((family) => family.grade === grade)
    return families[this.#below(families.length)]
  }

  #send(side: Side, segment: Segment): void {
    const { lossPercent, duplicationPercent, slowest } = this.#run
    const end = this.#ends[side]
    if (judge(end.endpoint, segment).grade === 'wrong') throw new Error(`the judge refuses ${JSON.stringify(segment)}`)
    this.#input(side, { type: 'segment-sent', segment })
    end.timers.retransmission ??= this.now + RTO_TICKS
    this.#segments++
    const depart = () => this.#flights.push({ to: otherSide(side), segment, lands: this.now + 1 + this.#below(slowest) })
    if (!this.#percent(lossPercent)) depart()
    if (this.#percent(duplicationPercent)) depart()
  }

  /** Some texts, then CLOSE. No two octets of a script are alike nearby, so that a mix-up shows. */
  #script(name: string): Call[] {
    const texts = Array.from({ length: this.#below(4) }, (_, nth) =>
      Array.from({ length: 1 + this.#below(15) }, (_, at) => `${name}${nth}${String.fromCharCode(97 + at)}`),
    )
    return [...texts.map((pieces): Call => ({ type: 'send', text: pieces.join('') })), { type: 'close' }]
  }

  #isn(): Seq {
    return seq(this.#percent(70) ? (ISNS[this.#below(ISNS.length)] ?? 0) : this.#below(2 ** 32))
  }

  #below(n: number): number {
    return Math.floor(this.#random() * n)
  }

  #percent(p: number): boolean {
    return this.#random() * 100 < p
  }
}

function newEnd(): End {
  return { endpoint: initial, delivered: '', sent: '', calls: [], unread: 0, timers: {} }
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

function areClosed({ client, server }: Readonly<Record<Side, End>>): boolean {
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
