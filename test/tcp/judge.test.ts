import { describe, expect, test } from 'vitest'
import type { Input } from '../../shared/tcp/input.ts'
import { drain } from '../../shared/tcp/instant.ts'
import { judge } from '../../shared/tcp/judge.ts'
import { RFC_9293 } from '../../shared/tcp/rules.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { has, URG } from '../../shared/tcp/segment.ts'
import { sendable } from '../../shared/tcp/sendable.ts'
import { step } from '../../shared/tcp/step.ts'
import type { Endpoint } from '../../shared/tcp/tcb.ts'
import { inTransition } from '../../shared/tcp/transition.ts'
import type { Purpose } from '../../shared/tcp/verdict.ts'
import {
  abort,
  CLIENT_UP,
  CLOSE_UNREAD,
  client,
  close,
  expires,
  FULL_CLOSE,
  having,
  hear,
  hears,
  listen,
  open,
  receive,
  SERVER_UP,
  says,
  saysThis,
  segment,
  send,
  sendUrgent,
  server,
} from './situations.ts'

type Move = Parameters<typeof segment>

/** What a good segment serves now, each purpose once. */
const owed = (endpoint: Endpoint): readonly Purpose[] => [
  ...new Set(sendable(endpoint).flatMap(({ grade, purpose }) => (grade === 'good' ? [purpose] : []))),
]

const HELLO_SAID = client(send('HELLO'), says())
const CLOSE_WAIT_OWED = server(hears('FA', 101, 301), close)

const SHRINKING = [...CLIENT_UP, send('HELLO'), says(), hears('A', 301, 101, 'HEY', 2)]
const SHRUNK = having(...SHRINKING)
const UNREAD_IN_CLOSING = step(client(close, says(), hears('FA', 301, 101, 'HI')), CLOSE_UNREAD, {
  ...RFC_9293,
  resetAfterFullClose: true,
}).endpoint

describe('the judge accepts all that the RFC allows', () => {
  test.each<readonly [string, Endpoint, Move, 'good' | 'harmless', Purpose]>([
    [
      'the ACK of the handshake rides on text',
      having(open, send('HELLO'), says(), hears('SA', 300, 101)),
      ['PA', 101, 301, 'HELLO'],
      'good',
      'text',
    ],
    ['or goes alone', having(open, send('HELLO'), says(), hears('SA', 300, 101)), ['A', 101, 301], 'good', 'acknowledge'],
    ['any first part of the text', client(send('HELLO')), ['A', 101, 301, 'HE'], 'good', 'text'],
    ['text with an ACK that is owed', server(hears('A', 101, 301, 'HI'), send('YES')), ['PA', 301, 103, 'YES'], 'good', 'text'],
    ['the FIN on the last text', client(send('BYE'), close), ['FPA', 101, 301, 'BYE'], 'good', 'text'],
    ['ACK and FIN in one by the passive closer', CLOSE_WAIT_OWED, ['FA', 301, 102], 'good', 'close'],
    ['the ACK alone, the FIN later', CLOSE_WAIT_OWED, ['A', 301, 102], 'good', 'acknowledge'],
    ['an ACK that nobody waits for', client(), ['A', 101, 301], 'harmless', 'acknowledge'],
    ['PSH where nothing is pushed', client(), ['PA', 101, 301], 'harmless', 'acknowledge'],
    ['the SYN again before its time', having(open, says()), ['S', 100], 'harmless', 'retransmission'],
    ['the SYN when its timer has expired', having(open, says(), expires('retransmission')), ['S', 100], 'good', 'retransmission'],
    ['the SYN,ACK for a doubled SYN', having(listen, hears('S', 100), says(), hears('S', 100)), ['SA', 300, 101], 'good', 'retransmission'],
    ['text again before its time', HELLO_SAID, ['PA', 101, 301, 'HELLO'], 'harmless', 'retransmission'],
    ['the middle of it', HELLO_SAID, ['PA', 103, 301, 'LL'], 'harmless', 'retransmission'],
    ['old text and new in one', client(send('HELLO'), says(), send('YOU')), ['PA', 103, 301, 'LLOYOU'], 'good', 'text'],
    ['old text and the FIN in one', client(send('HELLO'), says(), close), ['FPA', 101, 301, 'HELLO'], 'good', 'close'],
    ['the FIN again', client(close, says()), ['FA', 101, 301], 'harmless', 'retransmission'],
    [
      'the FIN again with the ACK of the one that crossed it',
      client(close, says(), hears('FA', 301, 101)),
      ['FA', 101, 302],
      'good',
      'acknowledge',
    ],
    ['once that is acknowledged', client(close, says(), hears('FA', 301, 101), says()), ['FA', 101, 302], 'harmless', 'retransmission'],
    [
      'text again with an ACK that is owed',
      client(send('HELLO'), says(), hears('A', 301, 101, 'HI')),
      ['A', 103, 303, 'LL'],
      'good',
      'acknowledge',
    ],
    [
      'and with the ACK of before',
      client(send('HELLO'), says(), hears('A', 301, 101, 'HI')),
      ['A', 103, 301, 'LL'],
      'harmless',
      'retransmission',
    ],
    [
      'a probe before its time with an ACK that is owed',
      client(hears('A', 301, 101, '', 0), send('HELLO'), hears('A', 301, 101, 'HI', 0)),
      ['A', 101, 303, 'H'],
      'good',
      'acknowledge',
    ],
    [
      'an empty probe with one: the peer need not hear it',
      client(hears('A', 301, 101, '', 0), send('HELLO'), hears('A', 301, 101, 'HI', 0)),
      ['A', 100, 303],
      'harmless',
      'window-probe',
    ],
    ['a keep-alive without octet', client(), ['A', 100, 301], 'harmless', 'keep-alive'],
    ['a keep-alive with one', client(expires('keep-alive')), ['A', 100, 301, '?'], 'good', 'keep-alive'],
    ['an empty window probe', client(hears('A', 301, 101, '', 0), send('HI')), ['A', 100, 301], 'harmless', 'window-probe'],
    ['the RST of an ABORT', client(abort), ['R', 101], 'good', 'reset'],
    ['the same with ACK', client(abort), ['RA', 101, 301], 'good', 'reset'],
    [
      'a RST when both have closed',
      having(...SERVER_UP, hears('FA', 101, 301), says(), close, says(), abort),
      ['RA', 302, 102],
      'harmless',
      'reset',
    ],
    [
      'text into a window that the peer took back',
      client(hears('A', 301, 101, '', 2), send('HELLO')),
      ['A', 101, 301, 'HELLO'],
      'harmless',
      'text',
    ],
    ['an ACK at the right edge of a window that the peer took back', SHRUNK, ['A', 103, 304], 'good', 'acknowledge'],
    ['or at SND.NXT', SHRUNK, ['A', 106, 304], 'good', 'acknowledge'],
    ['a RST at that edge', having(...SHRINKING, abort), ['RA', 103, 304], 'good', 'reset'],
    [
      'a probe while only the FIN waits for the window',
      client(hears('A', 301, 101, '', 0), close),
      ['A', 100, 301],
      'harmless',
      'window-probe',
    ],
    [
      'a probe where the newest ACK closed the window, though its text was sent before',
      client(send('HELLO'), says(), hears('A', 304, 101, 'LO'), says(), hears('A', 301, 106, 'HEL', 0), says(), send('YOU')),
      ['A', 105, 306],
      'harmless',
      'window-probe',
    ],
    [
      'text that such an ACK made room for',
      client(
        hears('A', 301, 101, '', 5),
        send('HELLO'),
        says(),
        hears('A', 304, 101, 'LO', 5),
        says(),
        hears('A', 301, 106, 'HEL', 99),
        says(),
        send('SOMETHING'),
      ),
      ['A', 106, 306, 'SOMETHING'],
      'harmless',
      'text',
    ],
    [
      'text that an ACK made room for which lay at the right edge of the own window',
      having(
        ...CLIENT_UP,
        hears('A', 301, 101, '', 5),
        send('HELLO'),
        says(),
        saysThis('A', 106, 301, '', 10),
        hears('A', 311, 106, '', 5),
        send('YOU'),
      ),
      ['A', 106, 301, 'YOU'],
      'harmless',
      'text',
    ],
    [
      'a keep-alive though an empty straggler was not answered',
      client(hears('A', 301, 101, 'HELLO'), says(), hears('A', 301, 101)),
      ['A', 100, 306],
      'harmless',
      'keep-alive',
    ],
    ['a RST after the user timeout', client(send('HI'), says(), expires('user')), ['RA', 103, 301], 'harmless', 'reset'],
    ['a RST of a close that leaves text unread, however far the closing', UNREAD_IN_CLOSING, ['RA', 102, 304], 'good', 'reset'],
    [
      'a window update',
      having(...SERVER_UP, saysThis('A', 301, 101, '', 2), hears('A', 101, 301, 'HI'), says(), receive(2)),
      ['A', 301, 103],
      'good',
      'window-update',
    ],
  ])('%s', (_, endpoint, move, grade, purpose) => expect(judge(endpoint, segment(...move))).toMatchObject({ grade, purpose }))
})

test('after a full close, what comes ahead of a hole may be reset before the hole is filled, by those who reset at all', () => {
  const rules = { ...RFC_9293, resetAfterFullClose: true }
  const closed = step(client(), FULL_CLOSE, rules).endpoint
  const inputs: readonly Input[] = [{ type: 'segment-sent', segment: segment('FA', 101, 301) }, hear('FA', 305, 101)]
  const endpoint = inputs.reduce((current, input) => step(current, input, rules).endpoint, closed)
  for (const move of [segment('R', 102), segment('R', 101), segment('RA', 102, 301)]) {
    expect(judge(endpoint, move, rules)).toMatchObject({ grade: 'harmless', purpose: 'reset' })
    expect(judge(endpoint, move).grade).toBe('wrong')
    expect(step(endpoint, { type: 'segment-sent', segment: move }, rules).endpoint.tcb.state).toBe('CLOSED')
  }
})

test('the reset may have the ACK of what came ahead of the hole as its number, though a later one has been heard', () => {
  const rules = { ...RFC_9293, resetAfterFullClose: true }
  const closed = step(client(), FULL_CLOSE, rules).endpoint
  const inputs: readonly Input[] = [{ type: 'segment-sent', segment: segment('FA', 101, 301) }, hear('A', 306, 102), hear('FA', 305, 101)]
  const endpoint = inputs.reduce((current, input) => step(current, input, rules).endpoint, closed)
  expect(judge(endpoint, segment('R', 101), rules)).toMatchObject({ grade: 'harmless', purpose: 'reset' })
  expect(step(endpoint, { type: 'segment-sent', segment: segment('R', 101) }, rules).endpoint.tcb.state).toBe('CLOSED')
  expect(judge(endpoint, segment('R', 100), rules).grade).toBe('wrong')
})

describe('new urgent text says so, also where it goes with old text', () => {
  const urgent = (...[letters, number, ack, text]: Move): Segment => ({ ...segment(letters, number, ack, text), urgent: 105 - number })
  // ab (101 and 102) is outstanding, cd (103 and 104) is urgent.
  const waiting = client(send('ab'), says(), sendUrgent('cd'))
  const expired = having(() => waiting, expires('retransmission'))
  const closing = having(() => waiting, close)

  test.each<readonly [string, Endpoint, Move, Purpose]>([
    ['all of it', waiting, ['A', 101, 301, 'abcd'], 'text'],
    ['a part of either', waiting, ['A', 102, 301, 'bc'], 'text'],
    ['a retransmission that is due', expired, ['A', 101, 301, 'abcd'], 'retransmission'],
    ['a part of it', expired, ['A', 102, 301, 'bc'], 'text'],
    ['with the FIN', closing, ['FA', 101, 301, 'abcd'], 'text'],
    ['a part with the FIN', closing, ['FA', 102, 301, 'bcd'], 'text'],
  ])('%s', (_, endpoint, move, purpose) => {
    expect(judge(endpoint, urgent(`${move[0]}U`, move[1], move[2], move[3]))).toMatchObject({ grade: 'good', purpose })
    expect(judge(endpoint, segment(...move))).toMatchObject({ grade: 'wrong', faults: [{ field: 'URG', expected: '1' }] })
  })

  test.each<readonly [string, Endpoint, Move, 'good' | 'harmless']>([
    ['early', waiting, ['A', 101, 301, 'ab'], 'harmless'],
    ['as due', expired, ['A', 101, 301, 'a'], 'good'],
  ])('old text alone need not, %s', (_, endpoint, move, grade) => {
    expect(judge(endpoint, segment(...move))).toMatchObject({ grade, purpose: 'retransmission' })
    expect(judge(endpoint, urgent(`${move[0]}U`, move[1], move[2], move[3]))).toMatchObject({ grade, purpose: 'retransmission' })
  })

  test('nor text that is not urgent behind urgent text that has been sent', () => {
    const endpoint = client(sendUrgent('ab'), says(), send('cd'))
    expect(judge(endpoint, segment('A', 101, 301, 'abcd'))).toMatchObject({ grade: 'good', purpose: 'text' })
  })

  test('the first good segment says so', () => {
    for (const endpoint of [waiting, expired, closing]) {
      const { segments } = drain(endpoint)
      expect(segments.filter(({ flags, text }) => text.includes('c') && !has({ flags }, URG))).toEqual([])
    }
  })

  test('text on its way out when text came says what was urgent by then', () => {
    const crossed = having(() => waiting, hears('A', 301, 101, 'HI'))
    expect(judge(crossed, urgent('AU', 101, 301, 'abcd'))).toMatchObject({ grade: 'harmless' })
    expect(judge(crossed, segment('A', 101, 301, 'abcd'))).toMatchObject({ grade: 'wrong' })
    const asked = client(send('ab'), says(), send('cd'), hears('A', 301, 101, 'HI'), sendUrgent('ef'))
    expect(judge(asked, segment('A', 101, 301, 'abcd'))).toMatchObject({ grade: 'harmless' })
    expect(judge(asked, { ...segment('AU', 101, 301, 'abcd'), urgent: 6 })).toMatchObject({ grade: 'wrong' })
  })
})

test('text behind the urgent text is repeated without a pointer: none points to its own first octet', () => {
  const endpoint = client(sendUrgent('ab'), says(), send('cd'), says())
  expect(judge(endpoint, segment('A', 103, 301, 'cd'))).toMatchObject({ grade: 'harmless', purpose: 'retransmission' })
  expect(judge(endpoint, { ...segment('AU', 103, 301, 'cd'), urgent: 0 }).grade).toBe('wrong')
})

test('once all urgent text is acknowledged nothing is urgent any more', () => {
  const endpoint = client(sendUrgent('STOP'), says(), hears('A', 301, 105))
  expect(judge(endpoint, segment('A', 104, 301))).toMatchObject({ grade: 'harmless', purpose: 'keep-alive' })
  expect(judge(endpoint, { ...segment('AU', 104, 301), urgent: 1 }).grade).toBe('wrong')
})

test('a RST may still announce urgent text that was never sent', () => {
  const endpoint = client(hears('A', 301, 101, '', 2), sendUrgent('STOP'), says(), abort)
  expect(judge(endpoint, { ...segment('RAU', 103, 301), urgent: 2 })).toMatchObject({ grade: 'good', purpose: 'reset' })
  expect(judge(endpoint, { ...segment('RAU', 103, 301), urgent: 3 })).toMatchObject({ grade: 'wrong' })
})

test.each<readonly [string, Move]>([
  ['without ACK', ['RU', 101]],
  ['with ACK', ['RAU', 101, 301]],
])('and with it the RST %s is due no more', (_, move) => {
  const endpoint = client(sendUrgent('abc'), abort)
  const reset = { ...segment(...move), urgent: 3 }
  expect(judge(endpoint, reset)).toMatchObject({ grade: 'good', purpose: 'reset' })
  expect(owed(step(endpoint, { type: 'segment-sent', segment: reset }).endpoint)).toEqual([])
})

test('a keep-alive that has come is no straggler: while its answer is owed, SND.NXT-1 is a mistake', () => {
  expect(judge(client(hears('A', 299, 101)), segment('A', 100, 301)).grade).toBe('harmless')
  expect(judge(client(hears('A', 300, 101)), segment('A', 100, 301)).grade).toBe('wrong')
})

test('the urgent pointer reaches no further than its 16 bits', () => {
  expect(sendable(client(sendUrgent('x'.repeat(70_000))))[0]?.segment.urgent).toBe(65_535)
})

test('after a user timeout before the SYN,ACK there is nothing to reset', () => {
  expect(sendable(having(listen, hears('S', 100), expires('user')))).toEqual([])
})

test('what is legal at the edge of a shrunk window is not legal one octet off', () => {
  for (const number of [102, 104, 105, 107]) expect(judge(SHRUNK, segment('A', number, 304)).grade).toBe('wrong')
})

describe('text that ends the connection, as nobody will read it, finds a stack repeating its own: that is made before the reset', () => {
  const rules = { ...RFC_9293, resetAfterFullClose: true }
  const closed = step(client(send('HELLO'), says()), FULL_CLOSE, rules).endpoint
  const heard = step(closed, hear('A', 301, 103, 'HI'), rules).endpoint

  test('old text is harmless, and the reset stays owed', () => {
    expect(heard.tcb.state).toBe('CLOSED')
    expect(judge(heard, segment('A', 103, 301, 'LLO'), rules)).toMatchObject({ grade: 'harmless', purpose: 'retransmission' })
    const after = step(heard, { type: 'segment-sent', segment: segment('A', 103, 301, 'LLO') }, rules).endpoint
    expect(owed(after)).toEqual(['reset'])
  })

  test('it is no more once the reset has gone, nor before another ACK', () => {
    const after = step(heard, { type: 'segment-sent', segment: segment('R', 106) }, rules).endpoint
    expect(judge(after, segment('A', 103, 301, 'LLO'), rules).grade).toBe('wrong')
    const again = step(heard, hear('A', 303, 106), rules).endpoint
    expect(judge(again, segment('A', 103, 301, 'LLO'), rules).grade).toBe('wrong')
    expect(judge(heard, segment('A', 103, 303, 'LLO'), rules).grade).toBe('wrong')
  })

  test('whoever acknowledges the text is told of the reset, not of the old text', () => {
    const verdict = judge(heard, segment('A', 106, 303), rules)
    expect(verdict).toMatchObject({ grade: 'wrong', misconception: 'no-connection-here' })
    expect(verdict.grade === 'wrong' && verdict.faults.map(({ field }) => field)).toContain('RST')
  })
})

describe('what was on its way out when text came may still carry the ACK number of before', () => {
  // HELLO is outstanding, YOU could not go yet, and then HI (301 and 302) comes.
  const crossed = client(send('HELLO'), says(), send('YOU'), hears('A', 301, 101, 'HI'))
  const opening = having(open, says(), hears('S', 300), says(), close)

  test.each<readonly [string, Endpoint, Move, Purpose]>([
    ['old text', crossed, ['A', 101, 301, 'HELLO'], 'retransmission'],
    ['the middle of it', crossed, ['A', 103, 301, 'LL'], 'retransmission'],
    ['new text', crossed, ['PA', 106, 301, 'YOU'], 'text'],
    [
      'a FIN kept back in SYN-RECEIVED, when text establishes',
      having(() => opening, hears('A', 301, 101, 'HI')),
      ['FA', 101, 301],
      'close',
    ],
    ['the same, when a FIN establishes', having(() => opening, hears('FA', 301, 101)), ['FA', 101, 301], 'close'],
    ['a FIN again', client(close, says(), hears('A', 301, 101, 'HI')), ['FA', 101, 301], 'retransmission'],
  ])('%s', (_, endpoint, move, purpose) => {
    expect(judge(endpoint, segment(...move))).toMatchObject({ grade: 'harmless', purpose })
    const after = step(endpoint, { type: 'segment-sent', segment: segment(...move) }).endpoint
    expect(owed(after), 'the ACK is still owed').toContain('acknowledge')
  })

  test.each<readonly [string, Endpoint, Move]>([
    ['an ACK alone', crossed, ['A', 106, 301]],
    ['one octet less than all of the new text', crossed, ['A', 106, 302, 'YOU']],
    ['an ACK number still older', crossed, ['A', 106, 300, 'YOU']],
    [
      'text that the application gave afterwards',
      client(send('HELLO'), says(), hears('A', 301, 101, 'HI'), send('YOU')),
      ['A', 106, 301, 'YOU'],
    ],
    ['a FIN that was asked for afterwards', client(send('HELLO'), says(), hears('A', 301, 101, 'HI'), close), ['FA', 106, 301]],
    ['an answer, where nothing was outstanding', server(hears('A', 101, 301, 'HI'), send('YES')), ['A', 301, 101, 'YES']],
    ['text after the ACK has gone', having(() => crossed, saysThis('A', 106, 303)), ['A', 106, 301, 'YOU']],
    ['the ACK number of before the text before', having(() => crossed, hears('A', 303, 101, 'HO')), ['A', 106, 301, 'YOU']],
  ])('not %s', (_, endpoint, move) => expect(judge(endpoint, segment(...move)).grade).toBe('wrong'))
})

describe('a wrong move names every faulty field, and what it should have been', () => {
  test.each<readonly [string, Endpoint, Move, readonly (readonly [string, string | undefined])[]]>([
    ['SEQ', having(open, says(), hears('SA', 300, 101)), ['A', 100, 301], [['seq', '101']]],
    [
      'SEQ and ACK',
      having(open, says(), hears('SA', 300, 101)),
      ['A', 301, 101],
      [
        ['seq', '101'],
        ['ack', '301'],
      ],
    ],
    [
      'the flag and both numbers',
      having(listen, hears('S', 100)),
      ['S', 301],
      [
        ['ACK', '1'],
        ['seq', '300'],
        ['ack', '101'],
      ],
    ],
    [
      'a reset in place of the FIN',
      client(close),
      ['RA', 101, 301],
      [
        ['RST', '0'],
        ['FIN', '1'],
      ],
    ],
    [
      'a reset in place of a FIN that goes again',
      client(close, says(), expires('retransmission')),
      ['RA', 101, 301],
      [
        ['RST', '0'],
        ['FIN', '1'],
      ],
    ],
    ['a flag too many', having(open), ['SF', 100], [['FIN', '0']]],
    ['text that nobody asked for', client(), ['A', 101, 301, 'HI'], [['text', '']]],
    ['text that is another', client(send('HELLO')), ['A', 101, 301, 'HULLO'], [['text', 'HELLO']]],
    [
      'the SEQ of the second text, one short, while the first is under way',
      client(send('ONE '), says(), send('TWO')),
      ['A', 104, 301, 'TWO'],
      [['seq', '105']],
    ],
    [
      'the SEQ of the first text again for the second, while the first is under way',
      client(send('ONE '), says(), send('TWO')),
      ['A', 101, 301, 'TWO'],
      [['seq', '105']],
    ],
    [
      'the end of a text that is under way, and another',
      client(send('HELLO'), says(), expires('retransmission')),
      ['A', 103, 301, 'LL!'],
      [['text', 'LLO']],
    ],
    ['text beyond the window', client(hears('A', 301, 101, 'X', 2), says(), send('HELLO')), ['A', 101, 302, 'HELLO?'], [['text', 'HE']]],
    ['all of what is repeated, one too far', client(send('HELLO'), says()), ['A', 102, 301, 'HELLO'], [['seq', '101']]],
    ['the end of it, too far in front', client(send('HELLO'), says()), ['A', 102, 301, 'LLO'], [['seq', '103']]],
    ['the end of it, before all numbers', client(send('HELLO'), says()), ['A', 99, 301, 'LLO'], [['seq', '103']]],
    ['the end of it with the number of all', client(send('HELLO'), says()), ['A', 101, 301, 'LLO'], [['text', 'HELLO']]],
    ['other text in the middle of what is repeated', client(send('HELLO'), says()), ['A', 102, 301, 'ELKO'], [['text', 'ELLO']]],
    ['what is repeated with the FIN, one too far', client(send('HELLO'), says(), close), ['FA', 102, 301, 'HELLO'], [['seq', '101']]],
    ['the number of a reset', having(hears('A', 5, 77)), ['R', 5], [['seq', '77']]],
    [
      'a reset without its ACK',
      having(hears('S', 5)),
      ['R', 0],
      [
        ['ACK', '1'],
        ['ack', '6'],
      ],
    ],
    ['URG is missing', client(sendUrgent('STOP')), ['A', 101, 301, 'STOP'], [['URG', '1']]],
    ['only silence is right', having(listen), ['S', 300], [['segment', undefined]]],
    ['nothing but silence when all is over', having(), ['A', 1, 1], [['segment', undefined]]],
  ])('%s', (_, endpoint, move, expected) => {
    const verdict = judge(endpoint, segment(...move))
    if (verdict.grade !== 'wrong') throw new Error(`judged ${verdict.grade}`)
    expect(verdict.faults.map(({ field, expected: right }) => [field, right])).toEqual(expected)
    for (const { section } of verdict.faults) expect(section).toMatch(/^3(\.\d+)+$/)
  })

  test('URG with a pointer that points elsewhere', () => {
    const verdict = judge(client(sendUrgent('STOP')), { ...segment('AU', 101, 301, 'STOP'), urgent: 3 })
    expect(verdict).toMatchObject({ grade: 'wrong', faults: [{ field: 'urgent', expected: '4' }] })
  })
})

describe('what is owed', () => {
  test.each<readonly [string, Endpoint, readonly Purpose[], boolean]>([
    ['before anything', having(), [], false],
    ['after an active OPEN', having(open), ['open'], true],
    ['in LISTEN', having(listen), [], false],
    ['after a SYN', having(listen, hears('S', 100)), ['open-reply'], true],
    ['after the SYN,ACK', having(open, says(), hears('SA', 300, 101)), ['acknowledge'], true],
    ['when connected', client(), [], false],
    ['text', client(send('HI')), ['text'], false],
    ['text that came', server(hears('A', 101, 301, 'HI')), ['acknowledge'], false],
    ['a FIN that came', server(hears('FA', 101, 301)), ['acknowledge'], true],
    ['a FIN that came, and our own', CLOSE_WAIT_OWED, ['acknowledge', 'close'], true],
    ['our FIN', client(close), ['close'], true],
    ['our FIN has gone', client(close, says()), [], false],
    ['the last ACK', client(close, says(), hears('FA', 301, 102)), ['acknowledge'], true],
    ['a timer', client(send('HI'), says(), expires('retransmission')), ['retransmission'], false],
    ['an ABORT', client(abort), ['reset'], false],
  ])('%s', (_, endpoint, purposes, transition) => {
    expect(owed(endpoint)).toEqual(purposes)
    expect(inTransition(endpoint)).toBe(transition)
  })
})
