import { withTaken } from '../match/end.ts'
import type { Call, Timer } from '../tcp/input.ts'
import { judge } from '../tcp/judge.ts'
import type { Rules } from '../tcp/rules.ts'
import type { Segment } from '../tcp/segment.ts'
import { ACK, FIN, HIGHEST_16_BITS, has, lengthOf, RST, SYN, URG } from '../tcp/segment.ts'
import { add, distance, isAtMost, ZERO } from '../tcp/sequence.ts'
import { initial, step } from '../tcp/step.ts'
import type { Endpoint } from '../tcp/tcb.ts'
import type { Verdict } from '../tcp/verdict.ts'

/** The other end as a player may suppose it. */
export type Peer = {
  readonly end: Endpoint
  /** What was sent to it and has not been seen to arrive there, oldest first. */
  readonly underWay: readonly Segment[]
  /** What it must have sent before what has come from it, and has not come. */
  readonly unseen: readonly Segment[]
}

/** What may have happened at the other end besides arrivals: before them and after. */
type Supposition = { before?(end: Endpoint): Endpoint; after?(end: Endpoint): Endpoint; readonly unseen?: Segment }

/** All that has come from it, now and later; and whether the own end has dropped what is to be explained, as what strangers send. */
type News = { readonly heard: readonly Segment[]; readonly isDropped: boolean }

const TIMERS: readonly Timer[] = ['retransmission', 'persist', 'keep-alive', 'time-wait']

/** The peer after it has sent this segment, by the simplest story in which a correct stack does so; null: there is none. */
export function thatSent(peer: Peer, segment: Segment, news: News, rules: Rules): Peer | null {
  for (const supposition of suppositionsFor(peer.end, segment, news, rules)) {
    const stories = arrivalsOf(peer.underWay).map((arrivals) => told(peer, supposition, arrivals, segment, rules))
    const best = stories.find(({ grade }) => grade === 'good') ?? stories.find(({ grade }) => grade === 'harmless')
    if (best !== undefined) return { ...best.peer, end: step(best.peer.end, { type: 'segment-sent', segment }, rules).endpoint }
  }
  return null
}

type Arrivals = { readonly got: readonly Segment[]; readonly left: readonly Segment[] }

/** What of this may have arrived: nothing, the first ones, or one that has overtaken the others. */
function arrivalsOf(underWay: readonly Segment[]): readonly Arrivals[] {
  const inOrder = Array.from({ length: underWay.length + 1 }, (_, n) => ({ got: underWay.slice(0, n), left: underWay.slice(n) }))
  const alone = underWay.slice(1).map((one, n) => ({ got: [one], left: underWay.toSpliced(n + 1, 1) }))
  return [...inOrder, ...alone]
}

function told(
  { end, unseen }: Peer,
  supposition: Supposition,
  { got, left }: Arrivals,
  segment: Segment,
  rules: Rules,
): { readonly peer: Peer; readonly grade: Verdict['grade'] } {
  const before = supposition.before?.(end) ?? end
  const there = got.reduce((at, one) => arrived(at, one, rules), before)
  const after = supposition.after?.(there) ?? there
  const hidden = supposition.unseen === undefined ? unseen : [...unseen, supposition.unseen]
  return { peer: { end: after, underWay: left, unseen: hidden }, grade: judge(after, segment, rules).grade }
}

/** A segment arrives there, and the application reads at once. */
export function arrived(end: Endpoint, segment: Segment, rules: Rules): Endpoint {
  const { endpoint, effects } = step(end, { type: 'segment-arrives', segment }, rules)
  return effects.reduce((at, effect) => (effect.type === 'text-delivered' ? withTaken(at, effect.text.length, rules) : at), endpoint)
}

/** Stories that may lead to a segment, the likeliest first. */
function* suppositionsFor(end: Endpoint, segment: Segment, { heard, isDropped }: News, rules: Rules): Generator<Supposition> {
  const ask = (at: Endpoint, call: Call) => step(at, { type: 'call', call }, rules).endpoint
  const wish = (at: Endpoint) => withWishes(at, segment, ask)
  const listen = (at: Endpoint) => ask(at, { type: 'open-passive', iss: segment.seq, window: segment.window })
  const isAnswer = has(segment, SYN | ACK)
  yield {}
  yield { after: wish }
  // It listens with a number that nobody could know before.
  if (isAnswer && !('snd' in end.tcb)) yield { before: () => listen(initial) }
  for (const timer of TIMERS) yield { after: (at) => wish(step(at, { type: 'timeout', timer }, rules).endpoint) }
  const gap = unseenBefore(end, segment, heard)
  if (gap !== null) {
    yield { unseen: gap, after: (at) => wish(step(withWishes(at, gap, ask), { type: 'segment-sent', segment: gap }, rules).endpoint) }
  }
  // It answers an old SYN.
  const old: Segment = { flags: SYN, seq: add(segment.ack, -1), ack: ZERO, text: '', window: HIGHEST_16_BITS, urgent: 0 }
  if (isAnswer && !('rcv' in end.tcb)) yield { before: () => arrived(listen(initial), old, rules) }
  if (isDropped) return
  if (has(segment, RST)) yield { after: (at) => ask(at, { type: 'abort' }) }
  // Its machine has crashed, or nobody listens any more, or it begins anew.
  yield { before: () => initial, after: wish }
  if (isAnswer) {
    yield { before: () => listen(initial) }
    yield { before: () => arrived(listen(initial), old, rules) }
  }
}

/** Its application must have asked for what the segment carries. */
function withWishes(from: Endpoint, segment: Segment, ask: (at: Endpoint, call: Call) => Endpoint): Endpoint {
  let end = from
  const isUp = 'snd' in end.tcb
  if (!isUp && has(segment, SYN) && !has(segment, ACK)) {
    end = ask(end, { type: 'open-active', iss: segment.seq, window: segment.window })
  }
  const text = newTextOf(end, segment)
  if (text !== '') end = ask(end, { type: 'send', text, urgent: has(segment, URG) })
  return has(segment, FIN) ? ask(end, { type: 'close' }) : end
}

/** What of the text its application has not been heard to ask for. */
function newTextOf({ tcb }: Endpoint, segment: Segment): string {
  if (!('snd' in tcb) || segment.text === '') return ''
  const { iss, nxt, unsent } = tcb.snd
  const next = nxt === iss ? add(iss, 1) : nxt
  const first = has(segment, SYN) ? add(segment.seq, 1) : segment.seq
  const known = distance(first, next) + unsent.length
  return known < segment.text.length ? segment.text.slice(known) : ''
}

/** What lies between all that it is known to have sent and this segment. */
function unseenBefore({ tcb }: Endpoint, segment: Segment, heard: readonly Segment[]): Segment | null {
  if (!('rcv' in tcb) || has(segment, SYN)) return null
  const { nxt } = tcb.snd
  const octets = distance(nxt, segment.seq)
  if (octets === 0 || octets > HIGHEST_16_BITS || tcb.snd.fin === 'sent') return null
  const text = Array.from({ length: octets }, (_, n) => octetAt(add(nxt, n), heard)).join('')
  return { flags: ACK, seq: nxt, ack: tcb.rcv.nxt, text, window: tcb.rcv.wnd, urgent: 0 }
}

function octetAt(at: Segment['seq'], heard: readonly Segment[]): string {
  const holding = heard.find(({ seq, text, flags }) => !(flags & SYN) && distance(seq, at) < text.length)
  return holding?.text[distance(holding.seq, at)] ?? '?'
}

/** True if this end has acknowledged all that the segment holds. */
export function hasGot({ tcb }: Endpoint, segment: Segment): boolean {
  return 'rcv' in tcb && lengthOf(segment) > 0 && isAtMost(add(segment.seq, lengthOf(segment)), tcb.rcv.nxt)
}

/** True if this end can still make use of it. */
export function isAwaited(end: Endpoint, segment: Segment): boolean {
  return 'rcv' in end.tcb && !hasGot(end, segment)
}
