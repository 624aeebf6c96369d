import { expect, test } from 'vitest'
import type { Input } from '../../shared/tcp/input.ts'
import { drain } from '../../shared/tcp/instant.ts'
import type { Flags, Segment } from '../../shared/tcp/segment.ts'
import { ACK, FIN, lettersOf, RST, SYN } from '../../shared/tcp/segment.ts'
import { sendable } from '../../shared/tcp/sendable.ts'
import { add, seq } from '../../shared/tcp/sequence.ts'
import { initial, step } from '../../shared/tcp/step.ts'
import type { Endpoint } from '../../shared/tcp/tcb.ts'
import type { Standing } from './letter.ts'
import { byTheLetter } from './letter.ts'

// Both sequence spaces turn in the middle of what happens.
const ISS = seq(2 ** 32 - 3)
const IRS = seq(2 ** 32 - 2)
const WINDOW = 10

function part(flags: Flags, number: number, ack: number, octets = 0, window = 500): Segment {
  const acknowledged = flags & ACK ? add(ISS, ack) : seq(0)
  return { flags, seq: add(IRS, number), ack: acknowledged, text: 'x'.repeat(octets), window, urgent: 0 }
}

const hear = (...parts: Parameters<typeof part>): Input => ({ type: 'segment-arrives', segment: part(...parts) })
const OPEN: Input = { type: 'call', call: { type: 'open-active', iss: ISS, window: WINDOW } }
const LISTEN: Input = { type: 'call', call: { type: 'open-passive', iss: ISS, window: WINDOW } }
const CLOSE: Input = { type: 'call', call: { type: 'close' } }
const SEND: Input = { type: 'call', call: { type: 'send', text: 'HELLO' } }
/** What happens; `say`: the endpoint sends what is owed, and its window stays. */
type Happening = Input | 'say'

const SAY = 'say'

function having(...happenings: readonly Happening[]): Endpoint {
  return happenings.reduce<Endpoint>((endpoint, happens) => {
    if (happens !== SAY) return step(endpoint, happens).endpoint
    const owed = sendable(endpoint)[0]
    return owed === undefined ? endpoint : saying(endpoint, { ...owed.segment, window: WINDOW })
  }, initial)
}

function saying(endpoint: Endpoint, segment: Segment): Endpoint {
  return step(endpoint, { type: 'segment-sent', segment }).endpoint
}

const CLIENT: readonly Happening[] = [OPEN, SAY, hear(SYN | ACK, 0, 1), SAY]
const SERVER: readonly Happening[] = [LISTEN, hear(SYN, 0, 0), SAY, hear(ACK, 1, 1)]
const CLOSED_BY_PEER: readonly Happening[] = [...SERVER, hear(FIN | ACK, 1, 1), SAY]

/** How each state is reached; SND.UNA, SND.NXT and RCV.NXT there, from ISS and IRS on. */
const WAYS: readonly (readonly [string, readonly Happening[], number, number, number])[] = [
  ['CLOSED', [], 0, 0, 0],
  ['LISTEN', [LISTEN], 0, 0, 0],
  ['SYN-SENT', [OPEN, SAY], 0, 1, 0],
  ['SYN-RECEIVED', [LISTEN, hear(SYN, 0, 0), SAY], 0, 1, 1],
  ['SYN-RECEIVED after an active OPEN', [OPEN, SAY, hear(SYN, 0, 0), SAY], 0, 1, 1],
  ['ESTABLISHED', CLIENT, 1, 1, 1],
  ['ESTABLISHED with text under way', [...SERVER, SEND, SAY], 1, 6, 1],
  ['FIN-WAIT-1', [...CLIENT, CLOSE, SAY], 1, 2, 1],
  ['FIN-WAIT-1 with text under way', [...CLIENT, SEND, SAY, CLOSE, SAY], 1, 7, 1],
  ['FIN-WAIT-2', [...CLIENT, CLOSE, SAY, hear(ACK, 1, 2)], 2, 2, 1],
  ['CLOSE-WAIT', CLOSED_BY_PEER, 1, 1, 2],
  ['CLOSE-WAIT with text under way', [...CLOSED_BY_PEER, SEND, SAY], 1, 6, 2],
  ['CLOSING', [...CLIENT, CLOSE, SAY, hear(FIN | ACK, 1, 1), SAY], 1, 2, 2],
  ['LAST-ACK', [...CLOSED_BY_PEER, CLOSE, SAY], 1, 2, 2],
  ['TIME-WAIT', [...CLIENT, CLOSE, SAY, hear(FIN | ACK, 1, 2), SAY], 2, 2, 2],
]

const FLAGS = Array.from({ length: 16 }, (_, n) => (n & 1 ? FIN : 0) | (n & 2 ? SYN : 0) | (n & 4 ? RST : 0) | (n & 8 ? ACK : 0))
const OCTETS = [0, 1, 2, 5, 12]
/** Of the first number, from RCV.NXT on. */
const PLACES = [-2_000_000_000, -5, -3, -2, -1, 0, 1, 5, 9, 10, 2_000_000_000]
/** From ISS on. */
const ACKS = [-2_000_000_000, -1, 0, 1, 2, 3, 6, 7, 8]

function* segments(expected: number): Generator<Segment> {
  for (const flags of FLAGS) {
    for (const ack of flags & ACK ? ACKS : [0]) {
      for (const octets of OCTETS) for (const place of PLACES) yield part(flags, expected + place, ack, octets)
    }
  }
}

/** What the machine makes of it: as a line, to compare. */
function outcome(endpoint: Endpoint): string {
  const { tcb } = endpoint
  const sent = drain(endpoint).segments.map(({ flags, seq, ack }) => `${lettersOf(flags)} ${seq} ${ack}`)
  return [tcb.state, ...('rcv' in tcb ? [tcb.snd.una, tcb.rcv.nxt] : []), ...sent].join(' ')
}

/** What the letter says, as such a line. */
function reading(at: Standing, segment: Segment): string {
  const { state, una, expected, reply } = byTheLetter(at, segment)
  const isConnected = state !== 'CLOSED' && state !== 'LISTEN' && state !== 'SYN-SENT'
  return [state, ...(isConnected ? [una, expected] : []), ...(reply === '' ? [] : [reply])].join(' ')
}

test.each(WAYS)('in %s the machine does with every kind of segment what §3.10.7 says', (_, way, una, nxt, expected) => {
  const reached = having(...way)
  const { tcb } = reached
  const open: Standing = {
    state: tcb.state,
    opened: 'rcv' in tcb ? tcb.opened : 'active',
    una: add(ISS, una),
    nxt: add(ISS, nxt),
    hasClosed: 'snd' in tcb && tcb.snd.fin === 'sent',
    expected: add(IRS, expected),
    window: WINDOW,
  }
  const again = tcb.state === 'SYN-RECEIVED' ? { flags: SYN | ACK, seq: open.una } : { flags: ACK, seq: open.nxt }
  const shut = 'rcv' in tcb ? saying(reached, { ...part(ACK, 0, 0), ...again, ack: open.expected, window: 0 }) : null
  const differences: string[] = []
  for (const segment of segments(expected)) {
    for (const [endpoint, at] of [[reached, open] as const, ...(shut ? [[shut, { ...open, window: 0 }] as const] : [])]) {
      const is = outcome(step(endpoint, { type: 'segment-arrives', segment }).endpoint)
      const should = reading(at, segment)
      if (is !== should) {
        const { flags, seq: number, ack, text } = segment
        differences.push(`${lettersOf(flags)} ${number} ${ack} +${text.length} window ${at.window}: ${is}, by the letter ${should}`)
      }
    }
  }
  expect(differences.slice(0, 5)).toEqual([])
})
