import { describe, expect, test } from 'vitest'
import { catalogue, scenarioById } from '../../shared/scenarios/catalogue.ts'
import { judge } from '../../shared/tcp/judge.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import type { MisconceptionId } from '../../shared/tcp/verdict.ts'
import { match, playOut, segment } from '../match/playing.ts'

/**
 * What a scenario is about: at a moment of it, named by the event after which it comes, the verdict on what a side may think of
 * sending, and the belief that it betrays. The client counts from 100, the server from 300; whoever starts connected has used one number.
 */
type Moment = readonly [
  scenario: string,
  after: RegExp,
  side: Side,
  move: Segment,
  grade: 'good' | 'harmless' | 'wrong',
  why: string,
  belief?: MisconceptionId,
]

const MOMENTS: readonly Moment[] = [
  ['hello', /client is asked to open/, 'client', segment('S', 100), 'good', 'the first SYN'],
  ['hello', /client is asked to open/, 'client', segment('SA', 100, 0), 'wrong', 'nothing to acknowledge yet', 'first-syn-with-ack'],
  ['hello', /client is asked to open/, 'server', segment('S', 300), 'wrong', 'a listener waits', 'server-speaks-first'],
  ['hello', /server gets S/, 'server', segment('SA', 300, 101), 'good', 'SYN counts one'],
  ['hello', /server gets S/, 'server', segment('SA', 300, 100), 'wrong', 'the SYN is not counted', 'ack-off-by-one'],
  ['hello', /client gets SA/, 'client', segment('A', 101, 301), 'good', 'both SYNs counted'],
  ['hello', /client gets SA/, 'client', segment('A', 100, 301), 'wrong', 'the ISN again', 'isn-again'],

  ['goodbye', /client is asked to close/, 'client', segment('FA', 101, 301), 'good', 'the FIN carries ACK'],
  ['goodbye', /client is asked to close/, 'client', segment('F', 101), 'wrong', 'a bare FIN', 'ack-flag-missing'],
  ['goodbye', /server gets FA/, 'server', segment('A', 301, 102), 'good', 'FIN counts one'],
  ['goodbye', /server gets FA/, 'server', segment('A', 301, 101), 'wrong', 'the FIN is not counted', 'ack-off-by-one'],
  ['goodbye', /server gets FA/, 'server', segment('FA', 301, 102), 'wrong', 'the application has not closed yet'],
  ['goodbye', /client gets FA/, 'client', segment('A', 102, 302), 'good', 'the last ACK'],

  ['small-talk', /client is asked to send/, 'client', segment('AP', 101, 301, 'HELLO'), 'good', 'all of the text'],
  ['small-talk', /client is asked to send/, 'client', segment('A', 101, 301, 'HE'), 'good', 'a piece of the text'],
  [
    'small-talk',
    /client is asked to send/,
    'client',
    segment('A', 102, 301, 'HELLO'),
    'wrong',
    'a pure ACK takes no number',
    'seq-after-pure-ack',
  ],
  ['small-talk', /server reads/, 'server', segment('A', 301, 106), 'good', 'the next byte'],
  ['small-talk', /server reads/, 'server', segment('A', 301, 105), 'wrong', 'the last byte', 'ack-of-last-byte'],
  ['small-talk', /server reads/, 'server', segment('A', 301, 107), 'wrong', 'one too far', 'ack-past-next'],
  ['small-talk', /server is asked to send/, 'server', segment('AP', 301, 106, 'HI THERE'), 'good', 'text with its ACK'],

  ['half-close', /server is asked to send/, 'server', segment('A', 301, 107, 'SOUP '), 'good', 'CLOSE-WAIT goes on sending'],
  ['half-close', /server is asked to send/, 'server', segment('FA', 301, 107), 'wrong', 'text first', 'fin-before-text-sent'],
  ['half-close', /client reads "SOUP /, 'client', segment('A', 107, 306), 'good', 'FIN-WAIT-2 goes on receiving'],

  ['combined-close', /server is asked to close/, 'server', segment('FA', 301, 102), 'good', 'both in one'],
  ['combined-close', /server is asked to close/, 'server', segment('A', 301, 102), 'good', 'one after the other'],

  ['lost-syn', /retransmission expires/, 'client', segment('S', 100), 'good', 'the same SYN'],
  ['lost-syn', /retransmission expires/, 'client', segment('S', 500), 'wrong', 'a new number', 'new-isn-on-retransmission'],
  ['lost-syn', /retransmission expires/, 'client', segment('S', 101), 'wrong', 'the number after', 'new-isn-on-retransmission'],

  ['lost-synack', /client retransmission expires/, 'client', segment('S', 100), 'good', 'the same SYN'],
  ['lost-synack', /server gets S 100, dropped/, 'server', segment('SA', 300, 101), 'good', 'the same SYN+ACK'],
  [
    'lost-synack',
    /server gets S 100, dropped/,
    'server',
    segment('SA', 300, 102),
    'wrong',
    'the SYN counted twice',
    'advanced-on-duplicate',
  ],

  ['lost-ack', /client is asked to send/, 'client', segment('A', 101, 301, 'HELLO'), 'good', 'text brings the ACK'],
  ['lost-ack', /client is asked to send/, 'client', segment('A', 101, 301), 'harmless', 'the ACK once more'],
  ['lost-ack', /client is asked to send/, 'client', segment('S', 100), 'wrong', 'shaking hands again', 'handshake-repeated'],

  ['late-data', /server gets FA/, 'server', segment('A', 301, 101), 'good', 'the number of the hole'],
  ['late-data', /server gets FA/, 'server', segment('A', 301, 116), 'wrong', 'beyond the hole'],
  ['late-data', /server reads/, 'server', segment('A', 301, 116), 'good', 'text and FIN in one'],

  ['lost-last-ack', /server retransmission expires/, 'server', segment('FA', 301, 102), 'good', 'the same FIN'],
  ['lost-last-ack', /server retransmission expires/, 'server', segment('FA', 302, 102), 'wrong', 'a new number'],
  ['lost-last-ack', /client gets FA .*duplicate/, 'client', segment('A', 102, 302), 'good', 'the ACK once more'],
  ['lost-last-ack', /client gets FA .*duplicate/, 'client', segment('R', 102), 'wrong', 'a RST instead', 'left-time-wait-early'],

  ['duplicates', /server gets A 101 301 "ECHO", dropped/, 'server', segment('A', 301, 105), 'good', 'the same ACK'],
  [
    'duplicates',
    /server gets A 101 301 "ECHO", dropped/,
    'server',
    segment('A', 301, 109),
    'wrong',
    'counted twice',
    'advanced-on-duplicate',
  ],

  ['slow-wire', /server reads "TWO /, 'server', segment('A', 301, 109), 'good', 'one ACK for two'],
  ['slow-wire', /client is asked to send "TWO/, 'client', segment('A', 105, 301, 'TWO '), 'good', 'without waiting'],

  ['refused', /server gets S/, 'server', segment('RA', 0, 101), 'good', 'RST that acknowledges the SYN'],
  ['refused', /server gets S/, 'server', segment('R', 0), 'wrong', 'a RST that nobody believes'],
  ['refused', /server gets S/, 'server', segment('FA', 0, 101), 'wrong', 'nothing to close', 'fin-instead-of-rst'],
  ['refused', /server gets S/, 'server', segment('SA', 300, 101), 'wrong', 'nobody listens'],

  ['simultaneous-open', /client gets S 300/, 'client', segment('SA', 100, 301), 'good', 'the same SYN with ACK'],
  [
    'simultaneous-open',
    /client gets S 300/,
    'client',
    segment('SA', 101, 301),
    'wrong',
    'a new number for the SYN',
    'new-isn-on-retransmission',
  ],

  ['simultaneous-close', /client gets FA/, 'client', segment('A', 102, 302), 'good', 'the ACK of the crossing FIN'],
  ['simultaneous-close', /client gets FA/, 'client', segment('A', 101, 302), 'wrong', 'the own FIN is not counted', 'ack-off-by-one'],

  ['wraparound', /client gets SA/, 'client', segment('A', 4_294_967_291, 0), 'good', '0 comes after the last number'],
  [
    'wraparound',
    /client gets SA/,
    'client',
    segment('A', 4_294_967_291, 4_294_967_295),
    'wrong',
    'the SYN is not counted',
    'ack-off-by-one',
  ],
  ['wraparound', /server reads/, 'server', segment('A', 0, 6), 'good', 'counted across 0'],

  ['abort', /client is asked to abort/, 'client', segment('R', 110), 'good', 'exactly the next number'],
  ['abort', /client is asked to abort/, 'client', segment('FA', 110, 308), 'wrong', 'a FIN is too polite', 'fin-instead-of-rst'],
  ['abort', /client is asked to abort/, 'client', segment('R', 0), 'wrong', 'a number that nobody believes'],

  ['urgent', /client is asked to send "STOP/, 'client', { ...segment('UA', 113, 301, 'STOP'), urgent: 4 }, 'good', 'the pointer'],
  ['urgent', /client is asked to send "STOP/, 'client', { ...segment('UA', 113, 301, 'STOP'), urgent: 3 }, 'wrong', 'a wrong pointer'],

  ['slow-reader', /client is asked to send/, 'client', segment('A', 101, 301, 'A LONG LETTER'), 'wrong', 'more than the window'],
  ['slow-reader', /client is asked to send/, 'client', segment('A', 101, 301, 'A LONG LET'), 'good', 'as much as the window'],
  ['slow-reader', /client persist expires/, 'client', segment('A', 111, 301, 'T'), 'good', 'one byte to knock'],
  ['slow-reader', /client persist expires/, 'client', segment('A', 111, 301, 'TER'), 'wrong', 'more than one byte'],
]

const moments = MOMENTS.map(([id, after, side, move, grade, why, belief]) => ({
  id,
  after,
  side,
  move,
  grade,
  why,
  belief: belief ?? null,
}))

describe.each(moments)('$id, after $after', ({ id, after, side, move, grade, why, belief }) => {
  test(`the ${side} thinks of ${why}: ${grade}`, () => {
    const script = scenarioById(id)?.script
    if (script === undefined) throw new Error(`there is no scenario ${id}`)
    const isn = script.isn === 'small' ? { client: 100, server: 300 } : script.isn
    const { match: then } = playOut(match({ script: { ...script, isn } }), 2_000, after)
    expect(then.phase).toBe('playing')
    const verdict = judge(then.ends[side].endpoint, move, then.rules)
    expect(verdict).toMatchObject(belief === null ? { grade } : { grade, misconception: belief })
  })
})

test('every scenario has its moments', () => {
  expect(catalogue.map(({ script }) => script.id).filter((id) => !MOMENTS.some(([scenario]) => scenario === id))).toEqual([])
})
