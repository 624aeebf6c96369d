import fc from 'fast-check'
import type { Input, Step } from '../../shared/tcp/input.ts'
import type { Rules } from '../../shared/tcp/rules.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { ACK, FIN, PSH, RST, SYN, URG } from '../../shared/tcp/segment.ts'
import { sendable } from '../../shared/tcp/sendable.ts'
import type { Seq } from '../../shared/tcp/sequence.ts'
import { add, seq } from '../../shared/tcp/sequence.ts'
import { initial, step } from '../../shared/tcp/step.ts'
import type { Endpoint } from '../../shared/tcp/tcb.ts'

/** One stride of a random walk: what happens next, seen from where the endpoint stands, so that most of it is to the point. */
export type Stride = (endpoint: Endpoint) => Input

export const FLAGS = [SYN, SYN | ACK, ACK, ACK, ACK | PSH, ACK | FIN, FIN, RST, RST | ACK, ACK | URG, SYN | FIN, 0] as const
const WINDOWS = [0, 1, 3, 10, 100, 65_535]
const ISNS = [0, 1, 100, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 3, 2 ** 32 - 2, 2 ** 32 - 1]

export const isns = fc.oneof(fc.constantFrom(...ISNS), fc.nat({ max: 2 ** 32 - 1 })).map(seq)
const texts = fc.constantFrom('', '', 'a', 'bc', 'defgh', 'ijklmnopqrst')
const offsets = fc.oneof(fc.constantFrom(0, 0, 0, 0, 1, -1, 2), fc.integer({ min: -12, max: 12 }))
const windows = fc.constantFrom(...WINDOWS)

/** The numbers that the segments of a peer are near. */
function seqBase({ tcb }: Endpoint, which: number): Seq {
  if (!('rcv' in tcb)) return seq(which * 1000)
  return [tcb.rcv.nxt, tcb.rcv.nxt, tcb.rcv.irs, add(tcb.rcv.nxt, tcb.rcv.wnd)][which % 4] ?? tcb.rcv.nxt
}

function ackBase({ tcb }: Endpoint, which: number): Seq {
  if (!('snd' in tcb)) return seq(which * 1000)
  return [tcb.snd.nxt, tcb.snd.nxt, tcb.snd.una, tcb.snd.iss][which % 4] ?? tcb.snd.nxt
}

const arriving: fc.Arbitrary<Stride> = fc
  .record({
    flags: fc.constantFrom(...FLAGS),
    which: fc.nat({ max: 15 }),
    offset: offsets,
    ackOffset: offsets,
    text: texts,
    window: windows,
    urgent: fc.nat({ max: 8 }),
  })
  .map(
    ({ flags, which, offset, ackOffset, text, window, urgent }): Stride =>
      (endpoint) => ({
        type: 'segment-arrives',
        segment: {
          flags,
          seq: add(seqBase(endpoint, which), offset),
          ack: flags & ACK ? add(ackBase(endpoint, which >> 2), ackOffset) : seq(0),
          text,
          window,
          urgent,
        },
      }),
  )

/** A peer that does everything right: it acknowledges all, and goes on with text or its FIN. */
const arrivingRight: fc.Arbitrary<Stride> = fc.record({ flags: fc.constantFrom(ACK, ACK, ACK | FIN), text: texts, window: windows }).map(
  ({ flags, text, window }): Stride =>
    (endpoint) => ({
      type: 'segment-arrives',
      segment: { flags, seq: seqBase(endpoint, 0), ack: ackBase(endpoint, 0), text, window, urgent: 0 },
    }),
)

const calling: fc.Arbitrary<Stride> = fc
  .oneof(
    fc.record({ type: fc.constant('open-passive' as const), iss: isns, window: windows }),
    fc.record({ type: fc.constant('open-active' as const), iss: isns, window: windows }),
    fc.record({ type: fc.constant('send' as const), text: texts, urgent: fc.boolean() }),
    fc.record({ type: fc.constant('send' as const), text: texts }),
    fc.record({ type: fc.constant('receive' as const), octets: fc.nat({ max: 20 }) }),
    fc.record({ type: fc.constant('close' as const), receiving: fc.boolean(), unread: fc.boolean() }),
    fc.constant({ type: 'close' as const }),
  )
  .map(
    (call): Stride =>
      () => ({ type: 'call', call }),
  )

const expiring: fc.Arbitrary<Stride> = fc
  .constantFrom('retransmission' as const, 'retransmission' as const, 'persist' as const, 'keep-alive' as const)
  .map(
    (timer): Stride =>
      () => ({ type: 'timeout', timer }),
  )

/** What ends a connection at once comes seldom, or walks would not get far. */
const ending: fc.Arbitrary<Stride> = fc.constantFrom<Stride>(
  () => ({ type: 'call', call: { type: 'abort' } }),
  () => ({ type: 'timeout', timer: 'user' }),
  () => ({ type: 'timeout', timer: 'time-wait' }),
)

/** Sends one of what may be sent, cut short or not. */
const sending: fc.Arbitrary<Stride> = fc.record({ which: fc.nat(), cut: fc.nat(), skip: fc.nat(), flags: fc.nat({ max: 63 }) }).map(
  ({ which, cut, skip, flags }): Stride =>
    (endpoint) => {
      const families = sendable(endpoint)
      const family = families[which % Math.max(1, families.length)]
      return family === undefined
        ? { type: 'timeout', timer: 'retransmission' }
        : { type: 'segment-sent', segment: memberOf(family, cut, skip, flags) }
    },
)

/** Something has left that nobody would have let pass: the machine has to stand that, too. */
const sendingNonsense: fc.Arbitrary<Stride> = fc
  .record({ flags: fc.nat({ max: 63 }), which: fc.nat({ max: 15 }), offset: offsets, text: texts, window: windows })
  .map(
    ({ flags, which, offset, text, window }): Stride =>
      (endpoint) => ({
        type: 'segment-sent',
        segment: { flags, seq: add(ackBase(endpoint, which), offset), ack: seqBase(endpoint, which >> 2), text, window, urgent: 0 },
      }),
  )

/** How a connection usually begins, so that walks get far. */
const opening: fc.Arbitrary<readonly Stride[]> = fc
  .record({ iss: isns, irs: isns, isActive: fc.boolean(), window: fc.constantFrom(10, 65_535) })
  .map(({ iss, irs, isActive, window }) => {
    const peer = (flags: number, number: Seq, ack: Seq): Segment => ({ flags, seq: number, ack, text: '', window, urgent: 0 })
    const sendsFirst: Stride = (endpoint) => {
      const first = sendable(endpoint)[0]
      return first ? { type: 'segment-sent', segment: first.segment } : { type: 'timeout', timer: 'retransmission' }
    }
    const arrives =
      (segment: Segment): Stride =>
      () => ({ type: 'segment-arrives', segment })
    return isActive
      ? [
          () => ({ type: 'call', call: { type: 'open-active', iss, window } }),
          sendsFirst,
          arrives(peer(SYN | ACK, irs, add(iss, 1))),
          sendsFirst,
        ]
      : [
          () => ({ type: 'call', call: { type: 'open-passive', iss, window } }),
          arrives(peer(SYN, irs, seq(0))),
          sendsFirst,
          arrives(peer(ACK, add(irs, 1), add(iss, 1))),
        ]
  })

const strides = fc.oneof(
  { weight: 10, arbitrary: arriving },
  { weight: 10, arbitrary: arrivingRight },
  { weight: 8, arbitrary: calling },
  { weight: 6, arbitrary: expiring },
  { weight: 1, arbitrary: ending },
  { weight: 18, arbitrary: sending },
)

const free = fc.array(strides, { maxLength: 40 })

/** Walks in which everything that leaves was allowed to leave. */
export const walks: fc.Arbitrary<readonly Stride[]> = fc.oneof(
  free,
  fc.tuple(opening, free).map(([first, rest]) => [...first, ...rest]),
  fc.tuple(opening, free).map(([first, rest]) => [...first, ...rest]),
)

/** Walks in which anything happens. */
export const wildWalks: fc.Arbitrary<readonly Stride[]> = fc
  .tuple(walks, fc.array(fc.oneof(strides, sendingNonsense), { maxLength: 20 }))
  .map(([first, rest]) => [...first, ...rest])

/** Walks, and tells of every step. */
export function walk(path: readonly Stride[], rules: Rules, look: (before: Endpoint, input: Input, after: Step) => void): Endpoint {
  let endpoint = initial
  for (const stride of path) {
    const input = stride(endpoint)
    const after = step(endpoint, input, rules)
    look(endpoint, input, after)
    endpoint = after.endpoint
  }
  return endpoint
}

/** A member of a family: with so much of its text left out in front and cut off behind, and those of the optional flags. */
export function memberOf(family: ReturnType<typeof sendable>[number], cut: number, skip: number, flags: number): Segment {
  const { segment, optionalFlags, minText, maySkip = 0 } = family
  const skipped = skip % (maySkip + 1)
  const left = segment.text.slice(skipped)
  const least = minText === 0 ? 0 : Math.max(1, minText - skipped)
  const isWhole = (segment.flags & FIN) !== 0
  const text = isWhole ? left : left.slice(0, least + (cut % (left.length - least + 1)))
  const urgent = Math.max(0, segment.urgent - skipped)
  const optional = flags & optionalFlags & (text === left ? ~0 : ~FIN) & (urgent > 0 ? ~0 : ~URG)
  return { ...segment, flags: segment.flags | optional, seq: add(segment.seq, skipped), text, urgent }
}
