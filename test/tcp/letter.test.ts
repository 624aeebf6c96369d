import { expect, test } from 'vitest'
import type { Input } from '../../shared/tcp/input.ts'
import { drain } from '../../shared/tcp/instant.ts'
import type { Flags, Segment } from '../../shared/tcp/segment.ts'
import { ACK, FIN, lettersOf, RST, SYN } from '../../shared/tcp/segment.ts'
import { sendable } from '../../shared/tcp/sendable.ts'
import { add, seq } from '../../shared/tcp/sequence.ts'
import { initial, step } from '../../shared/tcp/step.ts'
import type { Endpoint } from '../../shared/tcp/tcb.ts'
import type { Reading, Standing } from './letter.ts'
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

/** How a state is reached; SND.UNA, SND.NXT and RCV.NXT there, from ISS and IRS on. */
type Way = readonly [string, readonly Happening[], number, number, number]

const WAYS: readonly Way[] = [
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

/** Somebody slow has not sent yet what is owed. */
const OWING: readonly Way[] = [
  ['the SYN,ACK', [LISTEN, hear(SYN, 0, 0)], 0, 0, 1],
  ['the SYN,ACK of a simultaneous open', [OPEN, SAY, hear(SYN, 0, 0)], 0, 1, 1],
  ['the same, and not even the SYN has gone', [OPEN, hear(SYN, 0, 0)], 0, 0, 1],
  ['the ACK of the SYN,ACK', [OPEN, SAY, hear(SYN | ACK, 0, 1)], 1, 1, 1],
  ['text', [...CLIENT, SEND], 1, 1, 1],
  ['the FIN', [...CLIENT, CLOSE], 1, 1, 1],
  ['the ACK of a FIN', [...CLIENT, hear(FIN | ACK, 1, 1)], 1, 1, 2],
  ['the FIN and the ACK of one', [...CLIENT, hear(FIN | ACK, 1, 1), CLOSE], 1, 1, 2],
  ['the ACK of a FIN that crosses its own', [...CLIENT, CLOSE, SAY, hear(FIN | ACK, 1, 1)], 1, 2, 2],
  ['the FIN, and the other has come', [...CLIENT, CLOSE, hear(FIN | ACK, 1, 1), SAY], 1, 1, 2],
  ['the last ACK', [...CLIENT, CLOSE, SAY, hear(FIN | ACK, 1, 2)], 2, 2, 2],
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

/** An endpoint, and how it stands by the numbers of its way. */
type Case = readonly [Endpoint, Standing]

function reachedBy([, way, una, nxt, expected]: Way): Case {
  const endpoint = having(...way)
  const { tcb } = endpoint
  const standing: Standing = {
    state: tcb.state,
    opened: 'rcv' in tcb ? tcb.opened : 'active',
    una: add(ISS, una),
    nxt: add(ISS, nxt),
    hasClosed: 'snd' in tcb && tcb.snd.fin === 'sent',
    expected: add(IRS, expected),
    window: WINDOW,
  }
  return [endpoint, standing]
}

/** The same with a closed window, which its last segment has said again. */
function shut([endpoint, at]: Case): Case {
  const again = at.state === 'SYN-RECEIVED' ? { flags: SYN | ACK, seq: at.una } : { flags: ACK, seq: at.nxt }
  return [saying(endpoint, { ...part(ACK, 0, 0), ...again, ack: at.expected, window: 0 }), { ...at, window: 0 }]
}

/** What the machine makes of it, as a line to compare. */
function outcome({ tcb }: Endpoint): string {
  return [tcb.state, ...('rcv' in tcb ? [tcb.snd.una, tcb.rcv.nxt] : [])].join(' ')
}

/** What the letter says, as such a line. */
function reading({ state, una, expected }: Reading): string {
  const isConnected = state !== 'CLOSED' && state !== 'LISTEN' && state !== 'SYN-SENT'
  return [state, ...(isConnected ? [una, expected] : [])].join(' ')
}

function reply(endpoint: Endpoint): string {
  const { segments } = drain(endpoint)
  return segments.map(({ flags, seq, ack }) => `${lettersOf(flags)} ${seq} ${ack}`).join(', ')
}

/** Where machine and letter part, the first few. */
function differences([endpoint, at]: Case, expected: number, isReplyCompared: boolean): readonly string[] {
  const found: string[] = []
  for (const segment of segments(expected)) {
    const after = step(endpoint, { type: 'segment-arrives', segment }).endpoint
    const read = byTheLetter(at, segment)
    const is = isReplyCompared ? `${outcome(after)}: ${reply(after)}` : outcome(after)
    const should = isReplyCompared ? `${reading(read)}: ${read.reply}` : reading(read)
    if (is === should) continue
    const { flags, seq: number, ack, text } = segment
    found.push(`${lettersOf(flags)} ${number} ${ack} with ${text.length} octets, window ${at.window}: ${is}, by the letter ${should}`)
    if (found.length === 5) break
  }
  return found
}

test.each(WAYS)('in %s the machine does with every kind of segment what §3.10.7 says', (...way) => {
  const reached = reachedBy(way)
  const expected = way[4]
  expect(differences(reached, expected, true)).toEqual([])
  if ('rcv' in reached[0].tcb) expect(differences(shut(reached), expected, true)).toEqual([])
})

test.each(OWING)('who still owes %s is led by a segment to where §3.10.7 says', (...way) => {
  expect(differences(reachedBy(way), way[4], false)).toEqual([])
})
