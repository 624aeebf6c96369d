import { expect, test } from 'vitest'
import { judge } from '../../shared/tcp/judge.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { ACK, FIN, has, lettersOf, RST, SYN } from '../../shared/tcp/segment.ts'
import { add, seq } from '../../shared/tcp/sequence.ts'
import type { Endpoint } from '../../shared/tcp/tcb.ts'
import type { MisconceptionId } from '../../shared/tcp/verdict.ts'
import { keyOf } from '../tcp/spell-out.ts'
import type { Trace } from './format.ts'
import { recordings } from './format.ts'
import { Replay, segmentOf } from './replay.ts'

/** A change that makes a mistake of a segment that a kernel sent; null where it would change nothing. */
type Mutation = readonly [string, (sent: Segment, iss: number) => Segment | null, readonly (MisconceptionId | null)[]]

const MUTATIONS: readonly Mutation[] = [
  [
    'SEQ one too high',
    (sent) => (has(sent, SYN) ? null : { ...sent, seq: add(sent.seq, 1) }),
    [
      'ack-past-next',
      'seq-after-pure-ack',
      'advanced-on-duplicate',
      'numbers-count-segments',
      'wrong-wrap',
      'new-isn-on-retransmission',
      'rst-from-nowhere',
      null, // inside of text that is repeated: only the last octet is too much
    ],
  ],
  [
    'SEQ one too low',
    (sent) => (has(sent, SYN) ? null : { ...sent, seq: add(sent.seq, -1) }),
    ['isn-again', 'ack-off-by-one', 'ack-of-last-byte', 'new-isn-on-retransmission', 'rst-from-nowhere'],
  ],
  ['SEQ far off', (sent) => ({ ...sent, seq: add(sent.seq, 100_000_000) }), []],
  ['SEQ far off in a FIN', (sent) => (has(sent, FIN) ? { ...sent, seq: add(sent.seq, 100_000_000) } : null), ['fin-new-random-seq']],
  [
    'ACK one too high',
    (sent) => (has(sent, ACK) ? { ...sent, ack: add(sent.ack, 1) } : null),
    ['ack-past-next', 'seq-after-pure-ack', 'advanced-on-duplicate', 'hole-skipped', 'wrong-wrap', 'rst-from-nowhere'],
  ],
  [
    'ACK one too low',
    (sent) => (has(sent, ACK) ? { ...sent, ack: add(sent.ack, -1) } : null),
    ['ack-off-by-one', 'ack-of-last-byte', 'rst-from-nowhere'],
  ],
  ['the ISN once more', (sent, iss) => (isPlain(sent) ? { ...sent, seq: seq(iss) } : null), ['isn-again', 'seq-ack-swapped']],
  [
    'the numbers swapped',
    (sent) => (isPlain(sent) && Number(sent.seq) !== Number(sent.ack) ? { ...sent, seq: sent.ack, ack: sent.seq } : null),
    ['seq-ack-swapped'],
  ],
  ['ACK flag missing', (sent) => (isPlain(sent) ? { ...sent, flags: sent.flags & ~ACK, ack: seq(0) } : null), ['ack-flag-missing']],
  [
    'ACK flag missing, number there',
    (sent) => (isPlain(sent) && Number(sent.ack) !== 0 ? { ...sent, flags: sent.flags & ~ACK } : null),
    ['ack-number-without-flag'],
  ],
  [
    'SYN added',
    (sent) => (isPlain(sent) ? { ...sent, flags: sent.flags | SYN } : null),
    ['handshake-repeated', 'left-time-wait-early', 'new-isn-on-retransmission'],
  ],
  [
    'SYN missing',
    (sent) => (has(sent, SYN | ACK) ? { ...sent, flags: sent.flags & ~SYN } : null),
    ['syn-missing', 'isn-again', 'crossing-syns'],
  ],
  [
    'FIN added',
    (sent) => (isPlain(sent) && !has(sent, FIN) ? { ...sent, flags: sent.flags | FIN } : null),
    ['fin-unasked', 'fin-answers-fin', 'fin-before-text-sent', 'new-isn-on-retransmission', null],
  ],
  ['RST added', (sent) => (has(sent, RST) ? null : { ...sent, flags: sent.flags | RST }), []],
  ['RST missing', (sent) => (has(sent, RST) ? { ...sent, flags: sent.flags & ~RST } : null), ['no-connection-here']],
]

/** A segment of the connection after its opening, and no reset. */
function isPlain(sent: Segment): boolean {
  return has(sent, ACK) && !has(sent, SYN) && !has(sent, RST)
}

/** Every segment that the kernels sent, with the endpoint as it was; without odd wires (y-), where most neighbours of a segment are right, too. */
const usual = recordings<Trace>('traces').filter(({ id }) => !id.startsWith('y-'))
const sent = usual.flatMap(({ endpoints, deviations = [] }) =>
  (['A', 'B'] as const).flatMap((side) => sentBy(endpoints[side], deviations.find(({ endpoint }) => endpoint === side)?.at)),
)

function sentBy(
  { iss, needs, events }: Trace['endpoints']['A'],
  until = events.length,
): { endpoint: Endpoint; segment: Segment; iss: number }[] {
  const replay = new Replay(iss, needs)
  return events.slice(0, until).flatMap((event) => {
    if (!event.out) {
      replay.happens(event)
      return []
    }
    const { endpoint } = replay
    replay.sends(event.out)
    return [{ endpoint, segment: segmentOf(event.out), iss }]
  })
}

test.each(MUTATIONS)('what kernels sent, with %s, is refused unless it happens to be another right segment', (_, mutate, betrays) => {
  let [moves, refused] = [0, 0]
  for (const { endpoint, segment, iss } of sent) {
    const move = mutate(segment, iss)
    if (move === null || keyOf(move) === keyOf(segment)) continue
    const verdict = judge(endpoint, move)
    const label = `${lettersOf(move.flags)} ${JSON.stringify(move).slice(0, 120)} in ${endpoint.tcb.state}`
    moves++
    if (verdict.grade !== 'wrong') continue
    refused++
    expect(verdict.faults, label).not.toEqual([])
    if (betrays.length > 0) expect(betrays, label).toContain(verdict.misconception)
  }
  expect(moves).toBeGreaterThan(30)
  expect(refused / moves, `${refused} of ${moves} refused`).toBeGreaterThan(0.85)
})
