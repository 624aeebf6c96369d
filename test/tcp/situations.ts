import type { Input, Timer } from '../../shared/tcp/input.ts'
import { drain } from '../../shared/tcp/instant.ts'
import type { Rules } from '../../shared/tcp/rules.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { ACK, flagsOf, lettersOf } from '../../shared/tcp/segment.ts'
import { sendable } from '../../shared/tcp/sendable.ts'
import { seq } from '../../shared/tcp/sequence.ts'
import { initial, step } from '../../shared/tcp/step.ts'
import type { Endpoint } from '../../shared/tcp/tcb.ts'

/** A segment as people write it: `segment('SA', 300, 101)`. Without ACK the acknowledgement number is 0. */
export function segment(letters: string, number: number, ack = 0, text = '', window = 65_535): Segment {
  const flags = flagsOf(letters)
  if (flags === null) throw new Error(`no such flags: ${letters}`)
  return { flags, seq: seq(number), ack: seq(ack), text, window: flags & ACK || letters === 'S' ? window : 0, urgent: 0 }
}

/** The arrival of a segment as an input, for a step of one's own, by other rules, say. */
export const hear = (...parts: Parameters<typeof segment>): Input => ({ type: 'segment-arrives', segment: segment(...parts) })

/** CLOSE of an application that will read nothing any more; and of one that has left unread what was there (§3.6.1). */
export const FULL_CLOSE = { type: 'call', call: { type: 'close', receiving: false } } as const satisfies Input
export const CLOSE_UNREAD = { type: 'call', call: { type: 'close', receiving: false, unread: true } } as const satisfies Input

/** What happens to an endpoint: a call, a segment that it hears, `says` (it sends the first good segment), a timer. */
export type Happening = (endpoint: Endpoint) => Endpoint

const does =
  (input: Input): Happening =>
  (endpoint) =>
    step(endpoint, input).endpoint

export const listen = does({ type: 'call', call: { type: 'open-passive', iss: seq(300), window: 65_535 } })
export const open = does({ type: 'call', call: { type: 'open-active', iss: seq(100), window: 65_535 } })
export const close = does({ type: 'call', call: { type: 'close' } })
export const closeFully = does(FULL_CLOSE)
export const abort = does({ type: 'call', call: { type: 'abort' } })
export const send = (text: string): Happening => does({ type: 'call', call: { type: 'send', text } })
export const sendUrgent = (text: string): Happening => does({ type: 'call', call: { type: 'send', text, urgent: true } })
export const receive = (octets: number): Happening => does({ type: 'call', call: { type: 'receive', octets } })
export const expires = (timer: Timer): Happening => does({ type: 'timeout', timer })
export const hears = (...parts: Parameters<typeof segment>): Happening => does(hear(...parts))

/** Sends the first good segment. */
export const says = (): Happening => (endpoint) => {
  const first = sendable(endpoint)[0]
  if (first?.grade !== 'good') throw new Error(`nothing to say in ${endpoint.tcb.state}`)
  return step(endpoint, { type: 'segment-sent', segment: first.segment }).endpoint
}

/** Sends exactly this. */
export const saysThis = (...parts: Parameters<typeof segment>): Happening => does({ type: 'segment-sent', segment: segment(...parts) })

/** An endpoint to which all this has happened. */
export function having(...happenings: readonly Happening[]): Endpoint {
  return happenings.reduce((endpoint, happens) => happens(endpoint), initial)
}

/** The client (ISS 100) and the server (ISS 300), each with a finished handshake: SND.NXT 101 and 301. */
export const CLIENT_UP: readonly Happening[] = [open, says(), hears('SA', 300, 101), says()]
export const SERVER_UP: readonly Happening[] = [listen, hears('S', 100), says(), hears('A', 101, 301)]

/** The same, and what has happened to them since. */
export const client = (...more: readonly Happening[]): Endpoint => having(...CLIENT_UP, ...more)
export const server = (...more: readonly Happening[]): Endpoint => having(...SERVER_UP, ...more)

/** What an instant stack would send now: flags, numbers, text. */
export function owedBy(endpoint: Endpoint, rules?: Rules): readonly string[] {
  return drain(endpoint, rules).segments.map(({ flags, seq, ack, text }) => [lettersOf(flags), seq, ack, text].join(' ').trim())
}

/** The state and what an instant stack sends then. */
export function outcome(endpoint: Endpoint): string {
  return [endpoint.tcb.state, ...owedBy(endpoint)].join(' | ')
}
