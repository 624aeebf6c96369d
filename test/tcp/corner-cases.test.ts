import { describe, expect, test } from 'vitest'
import { step } from '../../shared/tcp/step.ts'
import type { Happening } from './situations.ts'
import {
  CLIENT_UP,
  close,
  closeFully,
  expires,
  having,
  hears,
  listen,
  open,
  outcome,
  receive,
  SERVER_UP,
  says,
  saysThis,
  segment,
  send,
} from './situations.ts'

// Situations that the tests of other stacks look at and that come up in no other test here. What is right is what RFC 9293 says.

type Row = readonly [string, readonly Happening[], string]

const check = (rows: readonly Row[]) =>
  test.each(rows)('%s', (_, happenings, expected) => expect(outcome(having(...happenings))).toBe(expected))

describe('crossing SYNs, and CLOSE when the SYN,ACK has gone: one ACK may be of the SYN, or of the FIN as well', () => {
  const CLOSED = [open, says(), hears('S', 300), says(), close, says()]
  check([
    ['of the SYN', [...CLOSED, hears('A', 301, 101)], 'FIN-WAIT-1'],
    ['of both', [...CLOSED, hears('A', 301, 102)], 'FIN-WAIT-2'],
    ['of the SYN, with text', [...CLOSED, hears('A', 301, 101, 'HI')], 'FIN-WAIT-1 | A 102 303'],
    ['of both, with text', [...CLOSED, hears('A', 301, 102, 'HI')], 'FIN-WAIT-2 | A 102 303'],
    ['of the SYN, with a FIN', [...CLOSED, hears('FA', 301, 101)], 'CLOSING | A 102 302'],
    ['of both, with a FIN', [...CLOSED, hears('FA', 301, 102)], 'TIME-WAIT | A 102 302'],
    ['of the SYN, with text and a FIN', [...CLOSED, hears('FA', 301, 101, 'HI')], 'CLOSING | A 102 304'],
    ['of both, with text and a FIN', [...CLOSED, hears('FA', 301, 102, 'HI')], 'TIME-WAIT | A 102 304'],
    ['one after the other', [...CLOSED, hears('FA', 301, 101), says(), hears('A', 302, 102)], 'TIME-WAIT'],
    [
      'the FIN again, when only the SYN is acknowledged',
      [...CLOSED, hears('A', 301, 101), expires('retransmission')],
      'FIN-WAIT-1 | FA 101 301',
    ],
  ])
})

describe('text that begins left of a window of five', () => {
  const FIVE = [...SERVER_UP, saysThis('A', 301, 101, '', 5)]
  const THREE_IN = [...FIVE, hears('A', 101, 301, 'ABC'), says()]
  check([
    ['and ends at its last octet', [...THREE_IN, hears('A', 103, 301, 'CDE')], 'ESTABLISHED | A 301 106'],
    ['and ends right of it: neither end is inside (Table 6)', [...THREE_IN, hears('A', 103, 301, 'CDEF')], 'ESTABLISHED | A 301 104'],
    ['so it does with a FIN', [...THREE_IN, hears('FA', 103, 301, 'CDEF')], 'ESTABLISHED | A 301 104'],
    ['and whose FIN is what is expected', [...THREE_IN, hears('FA', 102, 301, 'BC')], 'CLOSE-WAIT | A 301 105'],
    ['and whose FIN is old', [...THREE_IN, hears('FA', 101, 301, 'AB')], 'ESTABLISHED | A 301 104'],
    [
      'in SYN-RECEIVED: it completes the handshake',
      [listen, hears('S', 100), says(), hears('A', 99, 301, '??HI')],
      'ESTABLISHED | A 301 103',
    ],
  ])
  check([
    ['a FIN behind text that fills it has no room', [...FIVE, hears('FA', 101, 301, 'ABCDE')], 'ESTABLISHED | A 301 106'],
    [
      'and comes again',
      [...FIVE, hears('FA', 101, 301, 'ABCDE'), says(), receive(5), says(), hears('FA', 106, 301)],
      'CLOSE-WAIT | A 301 107',
    ],
    ['a FIN at its last number has', [...FIVE, hears('FA', 101, 301, 'ABCD')], 'CLOSE-WAIT | A 301 106'],
  ])
  const FULL = [...FIVE, hears('A', 101, 301, 'ABCDE'), says(), send('HI'), says()]
  check([
    [
      'once it is full, nothing of a text that reaches over it is read, not even its ACK (Table 6)',
      [...FULL, hears('A', 104, 303, 'DEFG'), says(), expires('retransmission')],
      'ESTABLISHED | A 301 106 HI',
    ],
    [
      'and of one that begins there only the ACK is',
      [...FULL, hears('A', 106, 303, 'FG'), says(), expires('retransmission')],
      'ESTABLISHED',
    ],
  ])
})

describe('a RST or a SYN with something more', () => {
  check([
    ['RST at RCV.NXT with text and a FIN', [...SERVER_UP, hears('RFA', 101, 301, 'HI')], 'CLOSED'],
    ['RST further on with text', [...SERVER_UP, hears('RA', 105, 301, 'HI')], 'ESTABLISHED | A 301 101'],
    ['RST further on with a SYN', [...SERVER_UP, hears('SRA', 105, 301)], 'ESTABLISHED | A 301 101'],
    ['RST further on with a FIN', [...SERVER_UP, hears('RFA', 105, 301)], 'ESTABLISHED | A 301 101'],
    ['RST from the left whose text reaches in', [...SERVER_UP, hears('RA', 99, 301, 'HELLO')], 'ESTABLISHED'],
    ['RST whose number is that of the last octet taken', [...SERVER_UP, hears('RFA', 100, 301)], 'ESTABLISHED'],
    ['RST of what is outstanding, with an ACK of it', [...SERVER_UP, send('HI'), says(), hears('RA', 101, 303)], 'CLOSED'],
    [
      'SYN at RCV.NXT with text that goes on beyond the window',
      [...SERVER_UP, saysThis('A', 301, 101, '', 5), hears('SA', 101, 301, 'ABCDEF')],
      'ESTABLISHED | A 301 101',
    ],
    ['SYN from the left with text and a FIN', [...SERVER_UP, hears('SFA', 99, 301, 'HELLO')], 'ESTABLISHED | A 301 101'],
  ])
})

describe('late in a connection', () => {
  const FIN_WAIT_2 = [...CLIENT_UP, close, says(), hears('A', 301, 102)]
  const CLOSING = [...CLIENT_UP, close, says(), hears('FA', 301, 101), says()]
  const LAST_ACK = [...SERVER_UP, hears('FA', 101, 301), says(), close, says()]
  const TIME_WAIT = [...FIN_WAIT_2, hears('FA', 301, 102), says()]
  check([
    [
      'text behind the FIN of the peer in CLOSE-WAIT',
      [...SERVER_UP, hears('FA', 101, 301), says(), hears('A', 102, 301, 'HI')],
      'CLOSE-WAIT',
    ],
    ['and in CLOSING with the ACK of ours', [...CLOSING, hears('A', 302, 102, 'HI')], 'TIME-WAIT'],
    ['and in LAST-ACK', [...LAST_ACK, hears('A', 102, 302, 'HI')], 'CLOSED'],
    ['a second FIN in LAST-ACK with the ACK of ours', [...LAST_ACK, hears('FA', 102, 302)], 'CLOSED'],
    ['an urgent pointer without text in LAST-ACK', [...LAST_ACK, hears('U', 102)], 'LAST-ACK'],
    ['our FIN again in CLOSING, with the newest ACK', [...CLOSING, expires('retransmission')], 'CLOSING | FA 101 302'],
    [
      'a part of the text is acknowledged in LAST-ACK, and the timer expires',
      [...SERVER_UP, hears('FA', 101, 301), says(), send('HELLO'), close, says(), says(), hears('A', 102, 303), expires('retransmission')],
      'LAST-ACK | A 303 102 LLO',
    ],
    ['text with an ACK from before our FIN in FIN-WAIT-2', [...FIN_WAIT_2, hears('A', 301, 101, 'HI')], 'FIN-WAIT-2 | A 102 303'],
    [
      'text that is old in TIME-WAIT',
      [...FIN_WAIT_2, hears('FA', 301, 102, 'HI'), says(), hears('A', 301, 102, 'HI')],
      'TIME-WAIT | A 102 304',
    ],
    [
      'FINs that cross while the last octet is outstanding: it is repeated first',
      [
        ...[...SERVER_UP, send('HELLO'), says(), hears('A', 101, 305), close, says()],
        ...[hears('FA', 101, 305), says(), expires('retransmission')],
      ],
      'CLOSING | A 305 102 O',
    ],
    ['a RST with an ACK in TIME-WAIT', [...TIME_WAIT, hears('RA', 302, 102)], 'CLOSED'],
    ['a RST with a FIN and the ACK of ours in FIN-WAIT-1', [...CLIENT_UP, close, says(), hears('RFA', 301, 102)], 'CLOSED'],
    ['a RST at the number of the FIN of the peer, that has been taken', [...LAST_ACK, hears('R', 101)], 'LAST-ACK'],
    ['and behind it', [...LAST_ACK, hears('R', 102)], 'CLOSED'],
    ['a RST at either side of RCV.NXT in CLOSING', [...CLOSING, hears('R', 301), hears('R', 303)], 'CLOSING | A 102 302'],
    ['the ACK of our FIN, in an empty segment at the number of theirs', [...LAST_ACK, hears('A', 101, 302)], 'LAST-ACK | A 302 102'],
    ['a SYN with an ACK of our FIN in FIN-WAIT-2', [...FIN_WAIT_2, hears('SA', 301, 102)], 'FIN-WAIT-2 | A 102 301'],
    ['their FIN instead of an ACK of its own, where FINs cross', [...CLOSING, hears('FA', 301, 102)], 'TIME-WAIT | A 102 302'],
  ])

  test('a FIN left of that of the peer does not start 2 MSL anew', () => {
    const { effects } = step(having(...FIN_WAIT_2, hears('FA', 301, 102, 'HI'), says()), {
      type: 'segment-arrives',
      segment: segment('FA', 302, 102),
    })
    expect(effects.map(({ type }) => type)).toEqual(['segment-dropped'])
  })
})

describe('text on a SYN is kept and not acknowledged, so RCV.NXT lies before it until its ACK comes', () => {
  const SYN_WITH_TEXT = [listen, hears('S', 100, 0, 'HELLO'), says()]
  check([
    ['the text again, with the ACK: it counts once', [...SYN_WITH_TEXT, hears('A', 101, 301, 'HELLO')], 'ESTABLISHED | A 301 106'],
    ['more text behind it', [...SYN_WITH_TEXT, hears('A', 106, 301, 'YOU')], 'ESTABLISHED | A 301 109'],
    ['a FIN behind it', [...SYN_WITH_TEXT, hears('FA', 106, 301)], 'CLOSE-WAIT | A 301 107'],
    ['a RST behind it is not at RCV.NXT', [...SYN_WITH_TEXT, hears('R', 106)], 'SYN-RECEIVED | A 301 101'],
    ['a RST at RCV.NXT', [...SYN_WITH_TEXT, hears('R', 101)], 'LISTEN'],
  ])
})

describe('the window of the peer', () => {
  check([
    [
      'shrinks behind what is outstanding: nothing goes until it reaches further',
      [...CLIENT_UP, hears('A', 301, 101, '', 5), send('ABCDEFGH'), says(), hears('A', 301, 102, '', 2)],
      'ESTABLISHED',
    ],
    [
      'and then the rest',
      [...CLIENT_UP, hears('A', 301, 101, '', 5), send('ABCDEFGH'), says(), hears('A', 301, 102, '', 2), hears('A', 301, 106, '', 9)],
      'ESTABLISHED | A 106 301 FGH',
    ],
    [
      'opens while a probe is on its way that was not taken',
      [...CLIENT_UP, hears('A', 301, 101, '', 0), send('HELLO'), expires('persist'), says(), hears('A', 301, 101, '', 3)],
      'ESTABLISHED | A 102 301 EL',
    ],
    [
      'is closed from the handshake on, over text and CLOSE: a probe without the FIN',
      [open, says(), hears('SA', 300, 101, '', 0), says(), send('HELLO'), close, expires('persist')],
      'FIN-WAIT-1 | A 101 301 H',
    ],
    [
      'and opens behind the probe: the rest, and the FIN',
      [open, says(), hears('SA', 300, 101, '', 0), says(), send('HELLO'), close, expires('persist'), says(), hears('A', 301, 102, '', 9)],
      'FIN-WAIT-1 | A 102 301 ELLO | FA 106 301',
    ],
    [
      'an older ACK that comes later does not take its offer back',
      [
        ...CLIENT_UP,
        hears('A', 301, 101, '', 5),
        send('ABCDE'),
        says(),
        hears('A', 301, 106, '', 2),
        hears('A', 301, 103, '', 9),
        send('FGH'),
      ],
      'ESTABLISHED | A 106 301 FG',
    ],
    [
      'stays closed: the probe again',
      [
        ...CLIENT_UP,
        hears('A', 301, 101, '', 0),
        send('HELLO'),
        expires('persist'),
        says(),
        hears('A', 301, 101, '', 0),
        expires('persist'),
      ],
      'ESTABLISHED | A 101 301 H',
    ],
  ])
})

describe('a full close, by stacks that do not reset for late text', () => {
  const CLOSED = [...CLIENT_UP, closeFully, says()]
  check([
    ['late text is acknowledged', [...CLOSED, hears('A', 301, 101, 'HI')], 'FIN-WAIT-1 | A 102 303'],
    ['both at once', [...CLOSED, hears('FA', 301, 101)], 'CLOSING | A 102 302'],
    ['one after the other', [...CLOSED, hears('A', 301, 102), hears('FA', 301, 102)], 'TIME-WAIT | A 102 302'],
    ['in CLOSE-WAIT', [...SERVER_UP, hears('FA', 101, 301), says(), closeFully, says(), hears('A', 102, 302)], 'CLOSED'],
    ['in SYN-SENT', [open, says(), closeFully], 'CLOSED'],
    ['a RST', [...CLOSED, hears('R', 301)], 'CLOSED'],
  ])
})
