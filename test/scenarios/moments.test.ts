import { describe, expect, test } from 'vitest'
import { legsOf } from '../../shared/match/legs.ts'
import { catalogue } from '../../shared/scenarios/catalogue.ts'
import { judge } from '../../shared/tcp/judge.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import type { MisconceptionId } from '../../shared/tcp/verdict.ts'
import { segment } from '../match/playing.ts'
import { momentOf } from './moment.ts'

/**
 * What a scenario is about: at a moment of it, named by the event after which it comes, the verdict on what a side may think of
 * sending, and the belief that it betrays. The client counts from 100, the server from 300; whoever starts connected has used one number.
 * An earlier connection counted from 60 less. A scenario's second leg is written "two-way 2".
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

  ['slow-wire', /client is asked to send "TWO/, 'client', segment('A', 105, 301, 'TWO '), 'good', 'without waiting'],
  ['slow-wire', /server gets .*"TWO/, 'server', segment('A', 301, 101), 'good', 'the number of the hole'],
  ['slow-wire', /server gets .*"TWO/, 'server', segment('A', 301, 109), 'wrong', 'beyond the hole', 'hole-skipped'],
  ['slow-wire', /server reads "ONE /, 'server', segment('A', 301, 114), 'good', 'one ACK for three'],

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

  ['old-duplicate-syn', /server gets S 40/, 'server', segment('SA', 300, 41), 'good', 'an answer to a SYN like any other'],
  ['old-duplicate-syn', /client gets SA 300 41/, 'client', segment('R', 41), 'good', 'no, that was not me'],
  ['old-duplicate-syn', /client gets SA 300 41/, 'client', segment('A', 41, 301), 'wrong', 'shaking hands with a ghost'],
  ['old-duplicate-syn', /client gets SA 300 41/, 'client', segment('A', 101, 301), 'wrong', 'yes to a question about another number'],
  ['old-duplicate-syn', /client gets SA 300 41/, 'client', segment('S', 40), 'wrong', 'the old SYN again', 'new-isn-on-retransmission'],

  ['two-way', /server gets S 40/, 'server', segment('SA', 300, 41), 'good', 'the answer that opens a phantom'],
  ['two-way', /server reads "PAY/, 'server', segment('SA', 300, 48), 'good', 'the old order acknowledged'],
  ['two-way', /client gets SA/, 'client', segment('R', 48), 'good', 'no such connection'],
  ['two-way', /client gets SA/, 'client', segment('FA', 48, 301), 'wrong', 'nothing to close', 'fin-instead-of-rst'],
  ['two-way 2', /server gets PA/, 'server', segment('R', 241), 'good', 'the wrong number is refused'],
  ['two-way 2', /server gets PA/, 'server', segment('SA', 300, 48), 'wrong', 'the old order taken for new'],

  ['ghost-session', /server keep-alive expires/, 'server', segment('A', 300, 106), 'good', 'a number that asks for an answer'],
  ['ghost-session', /server keep-alive expires/, 'server', segment('A', 301, 106), 'harmless', 'an ACK that nobody answers'],
  ['ghost-session', /client gets A 300/, 'client', segment('R', 106), 'good', 'I know of no connection'],
  ['ghost-session', /client gets A 300/, 'client', segment('A', 106, 301), 'wrong', 'as if nothing had happened'],
  ['ghost-session', /client gets A 300/, 'client', segment('FA', 106, 301), 'wrong', 'nothing to close', 'fin-instead-of-rst'],
  ['ghost-session 2', /server gets S/, 'server', segment('A', 301, 101), 'good', 'what the old connection waits for'],
  ['ghost-session 2', /server gets S/, 'server', segment('SA', 300, 1101), 'wrong', 'connected already', 'handshake-repeated'],
  ['ghost-session 2', /client gets A 301/, 'client', segment('R', 101), 'good', 'that connection is gone'],
  ['ghost-session 2', /client gets A 301/, 'client', segment('A', 1101, 302), 'wrong', 'that was no SYN+ACK'],

  ['reused-port', /server gets PA 41/, 'server', segment('A', 301, 101), 'good', 'the number that is expected'],
  ['reused-port', /server gets PA 41/, 'server', segment('A', 301, 48), 'wrong', 'the old order acknowledged'],
  ['reused-port', /server gets FA 48/, 'server', segment('A', 301, 49), 'wrong', 'the old FIN acknowledged'],
  ['reused-port', /server gets FA 48/, 'server', segment('FA', 301, 106), 'wrong', 'a farewell to a ghost'],

  ['no-time-wait', /client gets FA 201 707, dropped/, 'client', segment('R', 707), 'good', 'nothing is remembered'],
  ['no-time-wait', /client gets FA 201 707, dropped/, 'client', segment('A', 707, 202), 'wrong', 'the ACK that is forgotten'],
  ['no-time-wait', /^\d{5} server reads "PAY 5"/, 'server', segment('A', 201, 706), 'good', 'paid twice'],
  ['no-time-wait 2', /client gets FA 201 707, dropped/, 'client', segment('A', 707, 202), 'good', 'the last ACK once more'],
  ['no-time-wait 2', /client gets FA 201 707, dropped/, 'client', segment('R', 707), 'wrong', 'gone already', 'left-time-wait-early'],
  ['no-time-wait 2', /server gets PA/, 'server', segment('R', 201), 'good', 'a listener knows no text'],

  ['blind-reset', /client gets R/, 'client', segment('R', 101), 'wrong', 'a RST for a RST'],
  ['blind-reset', /server gets R/, 'server', segment('A', 301, 113), 'good', 'if you mean it, give the number'],
  ['blind-reset', /server gets R/, 'server', segment('R', 301), 'wrong', 'hanging up, too'],
  ['blind-reset', /server gets S/, 'server', segment('A', 301, 113), 'good', 'if you mean it, give the number'],
  ['blind-reset', /server gets S/, 'server', segment('SA', 300, 113), 'wrong', 'connected already', 'handshake-repeated'],

  ['syn-flood', /client retransmission expires/, 'client', segment('S', 100), 'good', 'the same SYN'],
  ['syn-flood', /client retransmission expires/, 'client', segment('S', 700), 'wrong', 'a new number', 'new-isn-on-retransmission'],
  ['syn-flood 2', /server gets S/, 'server', segment('SA', 300, 101), 'good', 'a number that remembers'],
  ['syn-flood 2', /server gets S/, 'server', segment('SA', 300, 100), 'wrong', 'the SYN is not counted', 'ack-off-by-one'],

  ['predictable-isn', /client gets SA 320 7001/, 'client', segment('R', 7_001), 'good', 'that was not me'],
  ['predictable-isn', /client gets SA 320 7001/, 'client', segment('A', 7_001, 321), 'wrong', "playing the stranger's game"],
  ['predictable-isn', /server reads/, 'server', segment('A', 321, 7_014), 'good', 'it has no way to know'],
  ['predictable-isn 2', /server gets PA/, 'server', segment('R', 305), 'good', 'the guess is wrong'],
  ['predictable-isn 2', /server gets PA/, 'server', segment('A', 301, 7_014), 'wrong', 'an order from nowhere'],

  ['four-ports', /client reads/, 'client', segment('A', 105, 305), 'good', 'the answer is there'],
  ['four-ports', /client reads/, 'client', segment('FA', 105, 305), 'wrong', 'nobody has decided to close'],
  ['four-ports', /client gets FA/, 'client', segment('A', 105, 306), 'good', 'the server has closed first'],
  ['four-ports', /server gets FA/, 'server', segment('A', 306, 106), 'good', 'whoever closed first has the last word, and waits'],
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
    const then = momentOf(id, after)
    expect(then.phase).toBe('playing')
    const verdict = judge(then.ends[side].endpoint, move, then.rules)
    expect(verdict).toMatchObject(belief === null ? { grade } : { grade, misconception: belief })
  })
})

test('every leg of every scenario has its moments', () => {
  const names = catalogue.flatMap(({ script }) => legsOf(script).map(({ id, leg = 1 }) => (leg === 1 ? id : `${id} ${leg}`)))
  expect(names.filter((name) => !MOMENTS.some(([scenario]) => scenario === name))).toEqual([])
})
