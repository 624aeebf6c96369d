import { describe, expect, test } from 'vitest'
import type { Segment } from '../../shared/tcp/segment.ts'
import { step } from '../../shared/tcp/step.ts'
import type { Endpoint } from '../../shared/tcp/tcb.ts'
import type { Happening } from './situations.ts'
import {
  abort,
  CLIENT_UP,
  close,
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
  sendUrgent,
} from './situations.ts'

type Row = readonly [string, readonly Happening[], string]

const check = (rows: readonly Row[]) =>
  test.each(rows)('%s', (_, happenings, expected) => expect(outcome(having(...happenings))).toBe(expected))

const hearsUrgent =
  (urgent: number, ...parts: Parameters<typeof segment>): Happening =>
  (endpoint) =>
    step(endpoint, { type: 'segment-arrives', segment: { ...segment(...parts), urgent } }).endpoint

const FIN_SENT = [...CLIENT_UP, close, says()]
const FIN_WAIT_2 = [...FIN_SENT, hears('A', 301, 102)]
const CLOSE_WAIT = [...SERVER_UP, hears('FA', 101, 301), says()]
const TIME_WAIT = [...FIN_WAIT_2, hears('FA', 301, 102), says()]
/** A client whose peer began at 2^32 - 6. */
const PEER_NEAR_THE_END = [open, says(), hears('SA', 4_294_967_290, 101), says()]
/** The own window has room for ten octets. */
const TEN = [...SERVER_UP, saysThis('A', 301, 101, '', 10)]

describe('what overlaps is counted once', () =>
  check([
    ['a part is old', [...SERVER_UP, hears('A', 101, 301, 'HELLO'), says(), hears('A', 104, 301, 'LO YOU')], 'ESTABLISHED | A 301 110'],
    [
      'all is old but the FIN',
      [...SERVER_UP, hears('A', 101, 301, 'HELLO'), says(), hears('FA', 101, 301, 'HELLO')],
      'CLOSE-WAIT | A 301 107',
    ],
    [
      'two pieces ahead overlap',
      [...SERVER_UP, hears('A', 104, 301, 'DEF'), hears('A', 106, 301, 'FGH'), hears('A', 101, 301, 'ABC')],
      'ESTABLISHED | A 301 109',
    ],
    [
      'one piece ahead lies within another',
      [...SERVER_UP, hears('A', 103, 301, 'CDEFG'), hears('A', 104, 301, 'D'), hears('A', 101, 301, 'AB')],
      'ESTABLISHED | A 301 108',
    ],
    [
      'a piece ahead comes again, now with the FIN',
      [...SERVER_UP, hears('A', 103, 301, 'CD'), hears('FA', 103, 301, 'CD'), hears('A', 101, 301, 'AB')],
      'CLOSE-WAIT | A 301 106',
    ],
    [
      'the filler reaches over what was ahead',
      [...SERVER_UP, hears('A', 103, 301, 'C'), hears('A', 101, 301, 'ABCDE')],
      'ESTABLISHED | A 301 106',
    ],
    [
      'two holes, the later filled first',
      [...SERVER_UP, hears('A', 103, 301, 'C'), hears('A', 105, 301, 'E'), hears('A', 104, 301, 'D'), says(), hears('A', 101, 301, 'AB')],
      'ESTABLISHED | A 301 106',
    ],
    [
      'old text with a new ACK that ends at RCV.NXT',
      [...SERVER_UP, hears('A', 101, 301, 'X'), says(), send('HI'), says(), hears('A', 101, 303, 'X'), says(), expires('retransmission')],
      'ESTABLISHED',
    ],
    ['text behind a FIN is not taken', [...CLOSE_WAIT, hears('A', 102, 301, 'MORE')], 'CLOSE-WAIT'],
    [
      'text ahead, then a FIN in front of it: nothing lies behind a FIN',
      [...SERVER_UP, hears('A', 103, 301, 'X'), says(), hears('FA', 101, 301, 'A')],
      'CLOSE-WAIT | A 301 103',
    ],
    ['text and FIN across 2^32', [...PEER_NEAR_THE_END, hears('FPA', 4_294_967_291, 101, 'HELLO')], 'CLOSE-WAIT | A 101 1'],
  ]))

describe('the own window', () =>
  check([
    [
      'text that begins in it and ends outside is cut',
      [...TEN, hears('A', 109, 301, 'XYZ'), says(), hears('A', 101, 301, 'ABCDEFGH')],
      'ESTABLISHED | A 301 111',
    ],
    ['and its FIN is cut off with it', [...TEN, hears('FA', 101, 301, 'ABCDEFGHIJ')], 'ESTABLISHED | A 301 111'],
    ['a FIN that just fits', [...TEN, hears('FA', 101, 301, 'ABCDEFGHI')], 'CLOSE-WAIT | A 301 111'],
    [
      'a bare FIN when it is closed',
      [...TEN, hears('A', 101, 301, 'ABCDEFGHIJ'), says(), hears('FA', 111, 301)],
      'ESTABLISHED | A 301 111',
    ],
    [
      'and once it is open',
      [...TEN, hears('A', 101, 301, 'ABCDEFGHIJ'), says(), receive(10), says(), hears('FA', 111, 301)],
      'CLOSE-WAIT | A 301 112',
    ],
    [
      'an octet of a probe when it is closed',
      [...TEN, hears('A', 101, 301, 'ABCDEFGHIJ'), says(), hears('A', 111, 301, 'K')],
      'ESTABLISHED | A 301 111',
    ],
    ['an empty probe left of it', [...TEN, hears('A', 101, 301, 'ABCDEFGHIJ'), says(), hears('A', 110, 301)], 'ESTABLISHED | A 301 111'],
    [
      'an ACK when it is closed is heard',
      [...TEN, send('HI'), says(), hears('A', 101, 301, 'ABCDEFGHIJ'), says(), hears('A', 111, 303), expires('retransmission')],
      'ESTABLISHED',
    ],
    ['a RST when it is closed', [...TEN, hears('A', 101, 301, 'ABCDEFGHIJ'), says(), hears('R', 111)], 'CLOSED'],
    [
      'a RST one further when it is closed is outside',
      [...TEN, hears('A', 101, 301, 'ABCDEFGHIJ'), says(), hears('R', 112)],
      'ESTABLISHED',
    ],
    ['a SYN when it is closed', [...TEN, hears('A', 101, 301, 'ABCDEFGHIJ'), says(), hears('S', 111)], 'ESTABLISHED | A 301 111'],
    [
      'there is room again after the FIN: nobody has to be told',
      [...SERVER_UP, hears('FA', 101, 301), saysThis('A', 301, 102, '', 0), receive(10)],
      'CLOSE-WAIT',
    ],
    [
      'a little room was taken, a little came back: nobody has to be told',
      [...TEN, hears('A', 101, 301, 'ABC'), says(), receive(3)],
      'ESTABLISHED',
    ],
  ]))

describe("the peer's window", () =>
  check([
    [
      'it shrinks below what is under way: only what is unacknowledged may go again',
      [...CLIENT_UP, send('HELLO'), says(), hears('A', 301, 101, '', 2), expires('retransmission')],
      'ESTABLISHED | A 101 301 HELLO',
    ],
    [
      'it opens a little with each ACK',
      [...CLIENT_UP, hears('A', 301, 101, '', 2), send('HELLO'), says(), hears('A', 301, 103, '', 2)],
      'ESTABLISHED | A 103 301 LL',
    ],
    [
      'it closes with the last ACK',
      [...CLIENT_UP, hears('A', 301, 101, '', 2), send('HELLO'), says(), hears('A', 301, 103, '', 0)],
      'ESTABLISHED',
    ],
    [
      'it opens without anything else',
      [...CLIENT_UP, hears('A', 301, 101, '', 0), send('HELLO'), hears('A', 301, 101, '', 9)],
      'ESTABLISHED | A 101 301 HELLO',
    ],
    [
      'the probe is answered, and it is still closed',
      [...CLIENT_UP, hears('A', 301, 101, '', 0), send('HELLO'), expires('persist'), says(), hears('A', 301, 101, '', 0)],
      'ESTABLISHED',
    ],
    [
      'the probe is taken, and it is still closed',
      [
        ...CLIENT_UP,
        hears('A', 301, 101, '', 0),
        send('HELLO'),
        expires('persist'),
        says(),
        hears('A', 301, 102, '', 0),
        expires('persist'),
      ],
      'ESTABLISHED | A 102 301 E',
    ],
    [
      'its octet is taken when the next probe is due: that one has its answer, too',
      [
        ...CLIENT_UP,
        hears('A', 301, 101, '', 0),
        send('HELLO'),
        expires('persist'),
        says(),
        expires('persist'),
        hears('A', 301, 102, '', 0),
      ],
      'ESTABLISHED',
    ],
    [
      'an ACK of old with another window says nothing',
      [...CLIENT_UP, send('HI'), says(), hears('A', 301, 103, '', 1), hears('A', 301, 101, '', 60_000), send('HELLO')],
      'ESTABLISHED | A 103 301 H',
    ],
    [
      'the FIN waits for the text, the text for the window',
      [...CLIENT_UP, hears('A', 301, 101, '', 2), send('HELLO'), close],
      'FIN-WAIT-1 | A 101 301 HE',
    ],
    [
      'and the window comes',
      [...CLIENT_UP, hears('A', 301, 101, '', 2), send('HELLO'), close, says(), hears('A', 301, 103, '', 9)],
      'FIN-WAIT-1 | A 103 301 LLO | FA 106 301',
    ],
    [
      'a window in the SYN alone',
      [listen, hears('S', 100, 0, '', 3), says(), hears('A', 101, 301, '', 3), send('HELLO')],
      'ESTABLISHED | A 301 101 HEL',
    ],
  ]))

describe('retransmission (§3.8.1)', () =>
  check([
    [
      'of a part, after a part was acknowledged',
      [...CLIENT_UP, send('HELLO'), says(), hears('A', 301, 103), expires('retransmission')],
      'ESTABLISHED | A 103 301 LLO',
    ],
    [
      'of several segments as one, with the FIN',
      [...CLIENT_UP, send('HE'), says(), send('LLO'), says(), close, says(), expires('retransmission')],
      'FIN-WAIT-1 | A 101 301 HELLO',
    ],
    [
      'of the FIN once the text is acknowledged',
      [...CLIENT_UP, send('HE'), says(), close, says(), hears('A', 301, 103), expires('retransmission')],
      'FIN-WAIT-1 | FA 103 301',
    ],
    ['of the FIN in CLOSING', [...FIN_SENT, hears('FA', 301, 101), says(), expires('retransmission')], 'CLOSING | FA 101 302'],
    ['of the FIN in LAST-ACK', [...CLOSE_WAIT, close, says(), expires('retransmission')], 'LAST-ACK | FA 301 102'],
    [
      'nothing once all is acknowledged',
      [...CLIENT_UP, send('HI'), says(), expires('retransmission'), hears('A', 301, 103)],
      'ESTABLISHED',
    ],
    ['of the SYN,ACK when both opened', [open, says(), hears('S', 300), says(), expires('retransmission')], 'SYN-RECEIVED | SA 100 301'],
    [
      'a doubled ACK repeats nothing by itself',
      [...CLIENT_UP, send('HI'), says(), hears('A', 301, 101), hears('A', 301, 101), hears('A', 301, 101)],
      'ESTABLISHED',
    ],
    [
      'what came meanwhile is acknowledged with it',
      [...CLIENT_UP, send('HI'), says(), hears('A', 301, 101, 'YES'), says(), expires('retransmission')],
      'ESTABLISHED | A 101 304 HI',
    ],
  ]))

describe('opening in odd orders', () =>
  check([
    [
      'text that waited in SYN-SENT goes with the handshake',
      [open, says(), send('HELLO'), hears('SA', 300, 101)],
      'ESTABLISHED | A 101 301 | A 101 301 HELLO',
    ],
    ['text that waited in SYN-SENT, and CLOSE deletes both', [open, says(), send('HELLO'), close], 'CLOSED'],
    ['text that waited in SYN-RECEIVED', [listen, hears('S', 100), says(), send('HI'), hears('A', 101, 301)], 'ESTABLISHED | A 301 101 HI'],
    [
      'text ahead of a hole completes the handshake',
      [listen, hears('S', 100), says(), hears('A', 104, 301, 'LO')],
      'ESTABLISHED | A 301 101',
    ],
    ['a SYN,ACK that is lost, the SYN comes again', [listen, hears('S', 100), says(), hears('S', 100)], 'SYN-RECEIVED | A 301 101'],
    ['the SYN once more when connected', [...SERVER_UP, hears('S', 100)], 'ESTABLISHED | A 301 101'],
    ['crossing SYNs, then a crossing ACK', [open, says(), hears('S', 300), says(), hears('A', 301, 101)], 'ESTABLISHED'],
    [
      'crossing SYNs, the ACK comes with text',
      [open, says(), hears('S', 300), says(), hears('A', 301, 101, 'HI')],
      'ESTABLISHED | A 101 303',
    ],
    ['crossing SYNs, the ACK comes with the FIN', [open, says(), hears('S', 300), says(), hears('FA', 301, 101)], 'CLOSE-WAIT | A 101 302'],
    ['crossing SYNs, and a RST', [open, says(), hears('S', 300), hears('RA', 301, 101)], 'CLOSED'],
    ['a SYN,ACK with text', [open, says(), hears('SA', 300, 101, 'HI')], 'ESTABLISHED | A 101 303'],
    ['a SYN,ACK with text and FIN', [open, says(), hears('SFA', 300, 101, 'HI')], 'CLOSE-WAIT | A 101 304'],
    [
      'an old SYN,ACK, then the right one',
      [open, says(), hears('SA', 9_000, 77), says(), hears('SA', 300, 101)],
      'ESTABLISHED | A 101 301',
    ],
    ['ABORT in SYN-RECEIVED after LISTEN', [listen, hears('S', 100), says(), abort], 'CLOSED | R 301 0'],
  ]))

describe('closing in every order', () =>
  check([
    ['FIN, then ACK, then FIN', [...FIN_WAIT_2, hears('FA', 301, 102)], 'TIME-WAIT | A 102 302'],
    ['FIN crosses FIN, ACK crosses ACK', [...FIN_SENT, hears('FA', 301, 101), says(), hears('A', 302, 102)], 'TIME-WAIT'],
    [
      'FIN crosses FIN, and the peer repeats its FIN with the ACK',
      [...FIN_SENT, hears('FA', 301, 101), says(), hears('FA', 301, 102)],
      'TIME-WAIT | A 102 302',
    ],
    ['the ACK of our FIN overtakes their FIN', [...FIN_SENT, hears('A', 302, 102), hears('FA', 301, 101)], 'TIME-WAIT | A 102 302'],
    ['text crosses our FIN', [...FIN_SENT, hears('A', 301, 101, 'LATE')], 'FIN-WAIT-1 | A 102 305'],
    ['text and FIN cross our FIN', [...FIN_SENT, hears('FA', 301, 101, 'LATE')], 'CLOSING | A 102 306'],
    ['text and FIN with the ACK of our FIN', [...FIN_SENT, hears('FA', 301, 102, 'LATE')], 'TIME-WAIT | A 102 306'],
    [
      'their FIN ahead of their text, in FIN-WAIT-2',
      [...FIN_WAIT_2, hears('FA', 305, 102), says(), hears('A', 301, 102, 'LATE')],
      'TIME-WAIT | A 102 306',
    ],
    [
      'half-closed, they go on and on',
      [...FIN_WAIT_2, hears('A', 301, 102, 'A'), says(), hears('A', 302, 102, 'B'), says(), hears('FA', 303, 102)],
      'TIME-WAIT | A 102 304',
    ],
    [
      'half-closed, we go on',
      [...CLOSE_WAIT, send('A'), says(), hears('A', 102, 302), send('B'), close],
      'LAST-ACK | A 302 102 B | FA 303 102',
    ],
    [
      'CLOSE before their FIN is acknowledged: one segment may do for both',
      [...SERVER_UP, hears('FA', 101, 301), close],
      'LAST-ACK | A 301 102 | FA 301 102',
    ],
    ['an ACK that does not cover the last FIN', [...CLOSE_WAIT, close, says(), hears('A', 102, 301)], 'LAST-ACK'],
    ['an ACK that covers the text and not the FIN', [...CLIENT_UP, send('HI'), close, says(), says(), hears('A', 301, 103)], 'FIN-WAIT-1'],
    ['their FIN again, as our ACK was lost: LAST-ACK', [...CLOSE_WAIT, close, says(), hears('FA', 101, 301)], 'LAST-ACK | A 302 102'],
    ['their FIN again in CLOSE-WAIT', [...CLOSE_WAIT, hears('FA', 101, 301)], 'CLOSE-WAIT | A 301 102'],
    ['a new SYN in TIME-WAIT is challenged', [...TIME_WAIT, hears('S', 9_000)], 'TIME-WAIT | A 102 302'],
    ['an old one, too', [...TIME_WAIT, hears('S', 300)], 'TIME-WAIT | A 102 302'],
    ['after 2 MSL the port is closed', [...TIME_WAIT, expires('time-wait'), hears('FA', 301, 102)], 'CLOSED | R 102 0'],
    [
      'the user gives up in FIN-WAIT-2, and their FIN finds nobody',
      [...FIN_WAIT_2, expires('user'), hears('FA', 301, 102)],
      'CLOSED | R 102 0',
    ],
  ]))

describe('keep-alives and urgent text', () => {
  check([
    ['a keep-alive is answered', [...CLIENT_UP, hears('A', 300, 101)], 'ESTABLISHED | A 101 301'],
    ['with an octet of nothing', [...CLIENT_UP, hears('A', 300, 101, '?')], 'ESTABLISHED | A 101 301'],
    ['in CLOSE-WAIT', [...CLOSE_WAIT, hears('A', 101, 301)], 'CLOSE-WAIT | A 301 102'],
    ['a keep-alive that nobody answers, then the user gives up', [...CLIENT_UP, expires('keep-alive'), says(), expires('user')], 'CLOSED'],
    ['urgent text in two parts', [...CLIENT_UP, sendUrgent('STOP'), saysThis('AU', 101, 301, 'ST')], 'ESTABLISHED | AU 103 301 OP'],
    [
      'urgent text behind a closed window',
      [...CLIENT_UP, hears('A', 301, 101, '', 0), sendUrgent('STOP'), expires('persist')],
      'ESTABLISHED | AU 101 301 S',
    ],
    ['an urgent pointer ahead of its text', [...SERVER_UP, hearsUrgent(9, 'AU', 101, 301, 'HEY')], 'ESTABLISHED | A 301 104'],
  ])

  test('text up to the urgent pointer is delivered as urgent, text behind it is not', () => {
    const hear = (endpoint: Endpoint, arriving: Segment) => step(endpoint, { type: 'segment-arrives', segment: arriving })
    const first = hear(having(...SERVER_UP), { ...segment('AU', 101, 301, 'STOP'), urgent: 4 })
    const second = hear(first.endpoint, segment('A', 105, 301, 'GO'))
    expect([...first.effects, ...second.effects]).toEqual([
      { type: 'text-delivered', text: 'STOP', urgent: true },
      { type: 'text-delivered', text: 'GO', urgent: false },
    ])
  })
})

describe('a simultaneous open that its own application closes before the SYN,ACK has gone (§3.10.4)', () => {
  const closed = [open, says(), hears('S', 300), close]

  check([
    ['owes the SYN,ACK first', closed, 'FIN-WAIT-1 | SA 100 301 | FA 101 301'],
    ['and once the peer has acknowledged the SYN, only an ACK', [...closed, hears('SA', 300, 101)], 'FIN-WAIT-1 | A 101 301 | FA 101 301'],
    ['which is due once', [...closed, hears('SA', 300, 101), says(), says(), hears('A', 301, 102)], 'FIN-WAIT-2'],
  ])
})
