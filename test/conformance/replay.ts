import type { Call, Effect, Input } from '../../shared/tcp/input.ts'
import { drain } from '../../shared/tcp/instant.ts'
import { judge } from '../../shared/tcp/judge.ts'
import type { Rules } from '../../shared/tcp/rules.ts'
import { RFC_9293 } from '../../shared/tcp/rules.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { ACK, FIN, flagsOf, lengthOf, lettersOf, PSH, RST } from '../../shared/tcp/segment.ts'
import { distance, isBefore, seq } from '../../shared/tcp/sequence.ts'
import { initial, step } from '../../shared/tcp/step.ts'
import type { Endpoint } from '../../shared/tcp/tcb.ts'
import type { Verdict } from '../../shared/tcp/verdict.ts'
import type { RecordedEvent, RecordedSegment } from './format.ts'

/** The buffer of an endpoint that has not said how large it is. */
const WINDOW = 65_535

/** One endpoint under test: what is recorded happens to it, and what it does is compared. */
export class Replay {
  endpoint: Endpoint = initial
  effects: readonly Effect[] = []
  readonly rules: Rules
  #iss: number
  /** RCV.WND before the last RECEIVE. */
  #offered = WINDOW
  /** The endpoint after its last output, and what has happened to it since. */
  #quiet: Endpoint = initial
  #since: readonly Input[] = []

  constructor(iss: number, needs: readonly string[] = []) {
    this.#iss = iss
    this.rules = needs.includes('half-duplex-close') ? { ...RFC_9293, resetAfterFullClose: true } : RFC_9293
  }

  get state(): string {
    return this.endpoint.tcb.state
  }

  /** A call, a segment or a timeout happens. */
  happens(event: RecordedEvent): void {
    const { tcb } = this.endpoint
    if (event.call === 'receive' && 'rcv' in tcb) this.#offered = tcb.rcv.wnd
    if (event.in) this.#input({ type: 'segment-arrives', segment: segmentOf(event.in) })
    else if (event.timeout) this.#timeout(event.timeout)
    else if (event.call === 'crash') this.endpoint = initial
    // A kernel keeps TIME-WAIT apart from the socket: its user cannot break it off.
    else if (event.call && !(event.call === 'abort' && this.state === 'TIME-WAIT')) {
      const call = this.#callOf(event)
      if (call) this.#input({ type: 'call', call })
    }
  }

  /** The recorded endpoint sent this: the word of the judge, and then it has left. */
  sends(recorded: RecordedSegment): Verdict {
    const move = recorded.wnd === undefined ? { ...segmentOf(recorded), window: this.#window() } : segmentOf(recorded)
    let verdict = judge(this.endpoint, move, this.rules)
    if (verdict.grade === 'wrong') {
      const forgetful = this.#withoutHeld(move)
      const other = judge(forgetful, move, this.rules)
      if (other.grade !== 'wrong') {
        this.endpoint = forgetful
        verdict = other
      }
    }
    if (verdict.grade !== 'wrong') this.#input({ type: 'segment-sent', segment: move })
    this.#quiet = this.endpoint
    this.#since = []
    return verdict
  }

  /** What this endpoint would offer, for recordings that did not look at it. */
  #window(): number {
    const { tcb } = this.endpoint
    return 'rcv' in tcb ? tcb.rcv.wnd : 'window' in tcb ? tcb.window : 0
  }

  /**
   * The endpoint if it had thrown away, before what happened last, all that it held ahead of the recorded ACK. A kernel short of buffer may,
   * as holding is only recommended (SHLD-31, §3.10.7.4), and nothing but its next ACK shows it.
   */
  #withoutHeld({ ack }: Segment): Endpoint {
    const { tcb, due } = this.#quiet
    if (!('rcv' in tcb)) return this.endpoint
    const outOfOrder = tcb.rcv.outOfOrder
      .filter((held) => isBefore(held.seq, ack))
      .map((held) => {
        const octets = distance(held.seq, ack)
        return octets < held.text.length ? { ...held, text: held.text.slice(0, octets), fin: false } : { ...held, fin: false }
      })
    const forgetful: Endpoint = { tcb: { ...tcb, rcv: { ...tcb.rcv, outOfOrder } }, due }
    return this.#since.reduce((endpoint, input) => step(endpoint, input, this.rules).endpoint, forgetful)
  }

  /** What an instant stack of our own would send now. */
  wouldSend(): readonly Segment[] {
    return drain(this.endpoint, this.rules).segments
  }

  /** Everything that is owed has been sent, by us: for recordings that did not look. */
  drained(): void {
    this.endpoint = drain(this.endpoint, this.rules).endpoint
  }

  /** Which of the segments that are outstanding is repeated first is the sender's choice: a tail loss probe (RFC 8985, section 7) is the last. */
  repeated(): void {
    const { due } = this.endpoint
    this.endpoint = { ...this.endpoint, due: due.filter(({ type }) => type !== 'retransmission') }
  }

  /** That there is more room is not said now: RCV.WND is what was offered. Text and FIN may still be waiting for the peer's window. */
  withoutUpdate(): void {
    const { tcb, due, trail } = this.endpoint
    const left = due.filter((owed) => owed.type !== 'ack' || !owed.update)
    const offered = 'rcv' in tcb ? { ...tcb, rcv: { ...tcb.rcv, wnd: Math.min(tcb.rcv.wnd, this.#offered) } } : tcb
    this.endpoint = trail === undefined ? { tcb: offered, due: left } : { tcb: offered, due: left, trail }
  }

  /** The numbers of this endpoint belong to a new connection from here on. */
  incarnation(local: number): void {
    this.#iss = local
    this.endpoint = withIss(this.endpoint, local)
  }

  #timeout(name: NonNullable<RecordedEvent['timeout']>): void {
    const timers = { rto: 'retransmission', persist: 'persist', '2msl': 'time-wait', user: 'user', keepalive: 'keep-alive' } as const
    if (name !== 'fin-wait-2') this.#input({ type: 'timeout', timer: timers[name] })
  }

  #callOf(event: RecordedEvent): Call | null {
    switch (event.call) {
      case 'listen':
        return { type: 'open-passive', iss: seq(this.#iss), window: WINDOW }
      case 'connect':
        return { type: 'open-active', iss: seq(this.#iss), window: WINDOW }
      case 'send':
        return event.error ? null : { type: 'send', text: 'x'.repeat(event.len ?? 0), urgent: event.urgent === true }
      case 'receive':
        return { type: 'receive', octets: event.got ?? 0 }
      case 'shutdown':
        return { type: 'close' }
      case 'close':
        return this.rules.resetAfterFullClose ? { type: 'close', receiving: false, unread: isUnread(event) } : { type: 'close' }
      case 'abort':
      case 'close_listener':
        return { type: 'abort' }
      default:
        return null
    }
  }

  #input(input: Input): void {
    this.#since = [...this.#since, input]
    const { endpoint, effects } = step(this.endpoint, input, this.rules)
    this.endpoint = endpoint
    this.effects = effects
  }
}

/** The user closes and leaves behind what it has not read. */
function isUnread({ unread, note }: RecordedEvent): boolean {
  return Boolean(unread) || note === 'unread'
}

export function segmentOf({ flags, seq: number, ack, len, wnd, urg }: RecordedSegment): Segment {
  const bits = flagsOf(flags.replace(/[EC]/g, ''))
  if (bits === null) throw new Error(`unknown flags ${flags}`)
  return { flags: bits, seq: seq(number), ack: seq(ack), text: 'x'.repeat(len), window: wnd ?? WINDOW, urgent: urg ?? 0 }
}

/** A segment as one word. PSH and the window say nothing about conformance. */
export function wordOf(segment: Segment): string {
  const { flags, seq: number, ack, text } = segment
  return `${lettersOf(flags & ~PSH)} seq ${number} ack ${flags & ACK ? ack : '-'} len ${text.length}`
}

/** Segments of one stretch of text as one: where a stack cuts its segments is its own business. */
export function joined(segments: readonly Segment[]): readonly Segment[] {
  const result: Segment[] = []
  for (const segment of segments) {
    const last = result.at(-1)
    const continues = last && last.text !== '' && lengthOf(segment) > 0 && !((last.flags | segment.flags) & RST)
    if (continues && !(last.flags & FIN) && last.ack === segment.ack && (last.seq + last.text.length) >>> 0 === segment.seq) {
      result[result.length - 1] = { ...last, text: last.text + segment.text, flags: last.flags | segment.flags }
    } else result.push(segment)
  }
  return result
}

function withIss({ tcb, due }: Endpoint, local: number): Endpoint {
  const iss = seq(local)
  if (tcb.state === 'LISTEN') return { tcb: { ...tcb, iss }, due }
  if (!('snd' in tcb) || tcb.snd.nxt !== tcb.snd.iss) return { tcb, due }
  return { tcb: { ...tcb, snd: { ...tcb.snd, iss, una: iss, nxt: iss } }, due }
}
