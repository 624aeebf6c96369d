import { describe, expect, test } from 'vitest'
import type { Call, Effect } from '../../shared/tcp/input.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { seq } from '../../shared/tcp/sequence.ts'
import { step } from '../../shared/tcp/step.ts'
import type { Happening } from './situations.ts'
import {
  abort,
  CLIENT_UP,
  close,
  closeFully,
  expires,
  FULL_CLOSE,
  having,
  hears,
  listen,
  open,
  owedBy,
  receive,
  SERVER_UP,
  says,
  saysThis,
  segment,
  send,
  sendUrgent,
} from './situations.ts'

type Row = readonly [string, readonly Happening[], string, readonly string[]]

function check(rows: readonly Row[]): void {
  test.each(rows)('%s', (_, happenings, state, owed) => {
    const endpoint = having(...happenings)
    expect(endpoint.tcb.state).toBe(state)
    expect(owedBy(endpoint)).toEqual(owed)
  })
}

const CLOSING = [...CLIENT_UP, close, says(), hears('FA', 301, 101)]
const TIME_WAIT = [...CLIENT_UP, close, says(), hears('A', 301, 102), hears('FA', 301, 102), says()]
/** In TIME-WAIT after both have closed at once. */
const CROSSED = [...CLOSING, says(), hears('A', 302, 102)]
const CROSSING = [open, says(), hears('S', 300)]
const LAST_ACK = [...SERVER_UP, hears('FA', 101, 301), says(), close, says()]

describe('CLOSED and LISTEN (§3.10.7.1, §3.10.7.2)', () =>
  check([
    ['a segment at a closed port is reset, with its ACK as number', [hears('A', 5, 77)], 'CLOSED', ['R 77 0']],
    ['without ACK the reset has number 0 and acknowledges all of it', [hears('SF', 5, 0, 'abc')], 'CLOSED', ['RA 0 10']],
    ['a RST is never answered', [hears('R', 5)], 'CLOSED', []],
    ['the same stray twice, before anybody could answer, takes one answer', [hears('A', 5, 77), hears('A', 5, 77)], 'CLOSED', ['R 77 0']],
    ['LISTEN ignores a RST', [listen, hears('R', 5)], 'LISTEN', []],
    ['LISTEN resets an ACK', [listen, hears('SA', 5, 77)], 'LISTEN', ['R 77 0']],
    ['LISTEN ignores text without SYN', [listen, hears('P', 5, 0, 'abc')], 'LISTEN', []],
    ['LISTEN answers a SYN', [listen, hears('S', 100)], 'SYN-RECEIVED', ['SA 300 101']],
  ]))

test('at most 16 resets wait for a slow player, and the oldest go first', () => {
  const strays = Array.from({ length: 20 }, (_, n) => hears('A', 5, 100 + n))
  expect(owedBy(having(...strays))).toEqual(Array.from({ length: 16 }, (_, n) => `R ${104 + n} 0`))
})

describe('SYN-SENT (§3.10.7.3)', () =>
  check([
    ['the SYN is owed from OPEN on', [open], 'SYN-SENT', ['S 100 0']],
    ['a SYN,ACK connects', [open, says(), hears('SA', 300, 101)], 'ESTABLISHED', ['A 101 301']],
    ['an ACK of something else is reset, and waiting goes on', [open, says(), hears('SA', 300, 95)], 'SYN-SENT', ['R 95 0']],
    ['a RST that acknowledges the SYN refuses', [open, says(), hears('RA', 0, 101)], 'CLOSED', []],
    ['a RST that does not is ignored', [open, says(), hears('R', 0)], 'SYN-SENT', []],
    ['a RST with another ACK is ignored', [open, says(), hears('RA', 0, 100)], 'SYN-SENT', []],
    ['an ACK alone is dropped', [open, says(), hears('A', 300, 101)], 'SYN-SENT', []],
    ['a SYN alone: simultaneous open', CROSSING, 'SYN-RECEIVED', ['SA 100 301']],
    ['text with the SYN,ACK counts', [open, says(), hears('SA', 300, 101, 'HI')], 'ESTABLISHED', ['A 101 303']],
    ['a FIN with the SYN,ACK counts', [open, says(), hears('SFA', 300, 101)], 'CLOSE-WAIT', ['A 101 302']],
    [
      'text that was given before goes out behind the ACK',
      [open, send('HI'), says(), hears('SA', 300, 101)],
      'ESTABLISHED',
      ['A 101 301', 'A 101 301 HI'],
    ],
  ]))

describe('SYN-RECEIVED (§3.10.7.4)', () => {
  const RECEIVED = [listen, hears('S', 100), says()]
  check([
    ['the ACK connects', [...RECEIVED, hears('A', 101, 301)], 'ESTABLISHED', []],
    ['the ACK may come with text and FIN', [...RECEIVED, hears('FA', 101, 301, 'HI')], 'CLOSE-WAIT', ['A 301 104']],
    ['another ACK is reset', [...RECEIVED, hears('A', 101, 300)], 'SYN-RECEIVED', ['R 300 0']],
    ['the SYN once more is acknowledged', [...RECEIVED, hears('S', 100)], 'SYN-RECEIVED', ['A 301 101']],
    ['the SYN once more with text, too', [...RECEIVED, hears('SP', 100, 0, 'HI')], 'SYN-RECEIVED', ['A 301 101']],
    ['a RST leads back to LISTEN', [...RECEIVED, hears('R', 101)], 'LISTEN', []],
    ['after an active OPEN it ends the connection', [...CROSSING, says(), hears('R', 301)], 'CLOSED', []],
    ['another SYN in the window leads back to LISTEN', [...RECEIVED, hears('S', 500)], 'LISTEN', []],
    [
      'and back in LISTEN the next connection has another ISS (§3.4.1)',
      [...RECEIVED, hears('R', 101), hears('S', 700)],
      'SYN-RECEIVED',
      [`SA ${300 + 65_537} 701`],
    ],
    [
      'text that came with the SYN is kept and delivered in ESTABLISHED',
      [listen, hears('S', 100, 0, 'HI'), says(), hears('A', 103, 301)],
      'ESTABLISHED',
      ['A 301 103'],
    ],
    ['a FIN that came with the SYN, too', [listen, hears('SF', 100, 0, 'HI'), says(), hears('A', 101, 301)], 'CLOSE-WAIT', ['A 301 104']],
    ['CLOSE sends the FIN at once', [...RECEIVED, close], 'FIN-WAIT-1', ['FA 301 101']],
    ['CLOSE waits for a SYN,ACK that is still owed', [listen, hears('S', 100), close], 'SYN-RECEIVED', ['SA 300 101']],
    ['and takes effect in ESTABLISHED', [listen, hears('S', 100), close, says(), hears('A', 101, 301)], 'FIN-WAIT-1', ['FA 301 101']],
    ['the timer repeats the SYN,ACK', [...RECEIVED, expires('retransmission')], 'SYN-RECEIVED', ['SA 300 101']],
    ['crossing SYN,ACKs connect (figure 7)', [...CROSSING, says(), hears('SA', 300, 101)], 'ESTABLISHED', ['A 101 301']],
    [
      'and what came with the first SYN is delivered then',
      [open, says(), hears('S', 300, 0, 'HI'), says(), hears('SA', 300, 101)],
      'ESTABLISHED',
      ['A 101 303'],
    ],
    ['a crossing SYN,ACK before the own has gone: an ACK is enough', [...CROSSING, hears('SA', 300, 101)], 'ESTABLISHED', ['A 101 301']],
  ])
})

describe('text (§3.10.7.4, seventh check)', () =>
  check([
    ['in order: acknowledged', [...SERVER_UP, hears('A', 101, 301, 'HELLO')], 'ESTABLISHED', ['A 301 106']],
    ['two texts, one ACK', [...SERVER_UP, hears('A', 101, 301, 'HELLO'), hears('A', 106, 301, 'YOU')], 'ESTABLISHED', ['A 301 109']],
    ['ahead of a hole: the hole is named', [...SERVER_UP, hears('A', 106, 301, 'YOU')], 'ESTABLISHED', ['A 301 101']],
    [
      'the hole is filled: all is acknowledged',
      [...SERVER_UP, hears('A', 106, 301, 'YOU'), hears('A', 101, 301, 'HELLO')],
      'ESTABLISHED',
      ['A 301 109'],
    ],
    ['a FIN ahead of a hole waits', [...SERVER_UP, hears('FA', 106, 301), hears('A', 101, 301, 'HELLO')], 'CLOSE-WAIT', ['A 301 107']],
    [
      'what is old is acknowledged again',
      [...SERVER_UP, hears('A', 101, 301, 'HELLO'), says(), hears('A', 101, 301, 'HELLO')],
      'ESTABLISHED',
      ['A 301 106'],
    ],
    ['a pure ACK is not answered', [...SERVER_UP, hears('A', 101, 301)], 'ESTABLISHED', []],
    ['without ACK flag it is dropped', [...SERVER_UP, hears('P', 101, 0, 'HELLO')], 'ESTABLISHED', []],
    [
      'with an ACK of what was never sent it is answered and dropped',
      [...SERVER_UP, hears('A', 101, 302, 'HELLO')],
      'ESTABLISHED',
      ['A 301 101'],
    ],
    ['with an old ACK it counts', [...SERVER_UP, hears('A', 101, 299, 'HELLO')], 'ESTABLISHED', ['A 301 106']],
  ]))

describe('RST and SYN in ESTABLISHED (§3.10.7.4, RFC 5961)', () =>
  check([
    ['RST at RCV.NXT resets', [...SERVER_UP, hears('R', 101)], 'CLOSED', []],
    ['RST elsewhere in the window is challenged', [...SERVER_UP, hears('R', 102)], 'ESTABLISHED', ['A 301 101']],
    ['RST outside the window is dropped', [...SERVER_UP, hears('R', 100)], 'ESTABLISHED', []],
    ['SYN in the window is challenged', [...SERVER_UP, hears('S', 5_000)], 'ESTABLISHED', ['A 301 101']],
    ['SYN outside is acknowledged', [...SERVER_UP, hears('S', 100)], 'ESTABLISHED', ['A 301 101']],
    [
      'SYN outside whose text reaches into the window is challenged',
      [...SERVER_UP, hears('SA', 98, 301, 'HELLO')],
      'ESTABLISHED',
      ['A 301 101'],
    ],
    ['SYN outside whose FIN reaches into it, too', [...SERVER_UP, hears('SFA', 100, 301)], 'ESTABLISHED', ['A 301 101']],
    ['the SYN,ACK again, with text: challenged', [...CLIENT_UP, hears('SA', 300, 101, 'HI')], 'ESTABLISHED', ['A 101 301']],
  ]))

describe('closing (§3.6, §3.10.4)', () =>
  check([
    ['CLOSE: the FIN is owed', [...CLIENT_UP, close], 'FIN-WAIT-1', ['FA 101 301']],
    ['behind text that waits', [...CLIENT_UP, send('HI'), close], 'FIN-WAIT-1', ['A 101 301 HI', 'FA 103 301']],
    ['its ACK', [...CLIENT_UP, close, says(), hears('A', 301, 102)], 'FIN-WAIT-2', []],
    ['an ACK before it went out says nothing of it', [...CLIENT_UP, close, hears('A', 301, 101)], 'FIN-WAIT-1', ['FA 101 301']],
    ["the peer's FIN", [...SERVER_UP, hears('FA', 101, 301)], 'CLOSE-WAIT', ['A 301 102']],
    ['ACK and FIN in one answer ours', [...CLIENT_UP, close, says(), hears('FA', 301, 102)], 'TIME-WAIT', ['A 102 302']],
    ['both at once', CLOSING, 'CLOSING', ['A 102 302']],
    ['both at once, before our own has gone out', [...CLIENT_UP, close, hears('FA', 301, 101)], 'CLOSING', ['A 101 302', 'FA 101 302']],
    ['both at once, acknowledged', [...CLOSING, says(), hears('A', 302, 102)], 'TIME-WAIT', []],
    [
      'half-closed, text still comes',
      [...CLIENT_UP, close, says(), hears('A', 301, 102), hears('A', 301, 102, 'LATE')],
      'FIN-WAIT-2',
      ['A 102 305'],
    ],
    ['half-closed, text still goes', [...SERVER_UP, hears('FA', 101, 301), says(), send('MORE')], 'CLOSE-WAIT', ['A 301 102 MORE']],
    ['the last ACK', [...SERVER_UP, hears('FA', 101, 301), says(), close, says(), hears('A', 102, 302)], 'CLOSED', []],
    ['TIME-WAIT acknowledges the FIN that comes again', [...TIME_WAIT, hears('FA', 301, 102)], 'TIME-WAIT', ['A 102 302']],
    ['TIME-WAIT does not answer a pure ACK', [...TIME_WAIT, hears('A', 302, 102)], 'TIME-WAIT', []],
    ['a SYN is no proof, whatever it acknowledges', [...CLIENT_UP, close, says(), hears('SA', 300, 102)], 'FIN-WAIT-1', ['A 102 301']],
    ['2 MSL later', [...TIME_WAIT, expires('time-wait')], 'CLOSED', []],
    ['the timer repeats the FIN', [...CLIENT_UP, close, says(), expires('retransmission')], 'FIN-WAIT-1', ['FA 101 301']],
    ['the user timeout deletes the TCB', [...CLIENT_UP, close, says(), expires('user')], 'CLOSED', []],
    ['ABORT resets', [...CLIENT_UP, abort], 'CLOSED', ['R 101 0']],
    ['ABORT in SYN-SENT has nobody to tell', [open, says(), abort], 'CLOSED', []],
    ['ABORT when both have closed sends nothing', [...CLOSING, says(), abort], 'CLOSED', []],
  ]))

describe('windows, probes, urgent text (§3.8.4 to §3.8.6)', () => {
  const SHUT = [...CLIENT_UP, hears('A', 301, 101, '', 0)]
  const NARROW = [...CLIENT_UP, hears('A', 301, 101, '', 3)]
  const FULL = [...SERVER_UP, saysThis('A', 301, 101, '', 10), hears('A', 101, 301, '0123456789'), says()]
  check([
    ['no more than the window', [...NARROW, send('HELLO')], 'ESTABLISHED', ['A 101 301 HEL']],
    ['nothing into a closed window', [...SHUT, send('HELLO')], 'ESTABLISHED', []],
    ['one octet when the persist timer expires', [...SHUT, send('HELLO'), expires('persist')], 'ESTABLISHED', ['A 101 301 H']],
    ['and the same octet again', [...SHUT, send('HELLO'), expires('persist'), says(), expires('persist')], 'ESTABLISHED', ['A 101 301 H']],
    [
      'a probe that was due before the window opened is not due when it closes again',
      [...SHUT, send('HELLO'), expires('persist'), hears('A', 301, 101, '', 9), hears('A', 301, 101, '', 0)],
      'ESTABLISHED',
      [],
    ],
    ['an open window needs no probe', [...CLIENT_UP, send('HELLO'), expires('persist')], 'ESTABLISHED', ['A 101 301 HELLO']],
    [
      'an older segment does not change the window',
      [...CLIENT_UP, hears('A', 301, 101, 'X', 100), says(), hears('A', 300, 101, 'Y', 0), says(), send('HI')],
      'ESTABLISHED',
      ['A 101 302 HI'],
    ],
    ['text beyond the own window is not taken', [...FULL, hears('A', 111, 301, 'MORE')], 'ESTABLISHED', ['A 301 111']],
    [
      'an ACK with it is',
      [...FULL, send('HI'), says(), hears('A', 111, 303, 'MORE'), says(), expires('retransmission')],
      'ESTABLISHED',
      [],
    ],
    ['once there is room again the peer is told', [...FULL, receive(10)], 'ESTABLISHED', ['A 301 111']],
    ['a keep-alive is left of the window', [...CLIENT_UP, expires('keep-alive')], 'ESTABLISHED', ['A 100 301']],
    ['who is heard needs none', [...CLIENT_UP, expires('keep-alive'), hears('A', 301, 101)], 'ESTABLISHED', []],
    ['urgent text says so', [...CLIENT_UP, sendUrgent('STOP')], 'ESTABLISHED', ['AU 101 301 STOP']],
    ['and so does text in front of it', [...CLIENT_UP, send('LS '), sendUrgent('STOP')], 'ESTABLISHED', ['AU 101 301 LS STOP']],
    ['but not text behind it', [...CLIENT_UP, sendUrgent('STOP'), says(), send('LS')], 'ESTABLISHED', ['A 105 301 LS']],
    [
      'all outstanding text is repeated from the oldest on',
      [...CLIENT_UP, send('AB'), says(), send('CD'), says(), expires('retransmission')],
      'ESTABLISHED',
      ['A 101 301 ABCD'],
    ],
    [
      'what is acknowledged is not',
      [...CLIENT_UP, send('AB'), says(), send('CD'), says(), hears('A', 301, 103), expires('retransmission')],
      'ESTABLISHED',
      ['A 103 301 CD'],
    ],
  ])
})

describe('calls that the state does not allow change nothing (§3.10)', () => {
  const SEND: Call = { type: 'send', text: 'A' }
  const CLOSE: Call = { type: 'close' }
  const RECEIVE: Call = { type: 'receive', octets: 1 }
  test.each<readonly [string, readonly Happening[], Call, string]>([
    ['SEND in CLOSED', [], SEND, 'no-connection'],
    ['SEND in LISTEN', [listen], SEND, 'no-connection'],
    ['CLOSE in CLOSED', [], CLOSE, 'no-connection'],
    ['ABORT in CLOSED', [], { type: 'abort' }, 'no-connection'],
    ['RECEIVE in SYN-SENT', [open], RECEIVE, 'no-connection'],
    ['OPEN twice', [open], { type: 'open-active', iss: seq(7), window: 1 }, 'already-exists'],
    ['passive OPEN of a connection', CLIENT_UP, { type: 'open-passive', iss: seq(7), window: 1 }, 'already-exists'],
    ['SEND after CLOSE', [...CLIENT_UP, close], SEND, 'closing'],
    ['SEND after CLOSE in SYN-RECEIVED, before the SYN,ACK has gone', [listen, hears('S', 100), close], SEND, 'closing'],
    ['CLOSE twice', [...CLIENT_UP, close], CLOSE, 'closing'],
    ['a full CLOSE twice', [...CLIENT_UP, closeFully], FULL_CLOSE.call, 'closing'],
    ['CLOSE after a full one', [...CLIENT_UP, closeFully], CLOSE, 'closing'],
    ['RECEIVE in TIME-WAIT', TIME_WAIT, RECEIVE, 'closing'],
  ])('%s', (_, happenings, call, why) => {
    const before = having(...happenings)
    const { endpoint, effects } = step(before, { type: 'call', call })
    expect(endpoint).toEqual(before)
    expect(effects).toEqual([{ type: 'call-refused', why }])
  })
})

test.each<readonly [string, readonly Happening[], Segment, readonly Effect['type'][]]>([
  ['text and FIN', SERVER_UP, segment('FA', 101, 301, 'HI'), ['text-delivered', 'peer-closed']],
  ['a reset', SERVER_UP, segment('R', 101), ['connection-ended']],
  ['what lies outside the window', SERVER_UP, segment('R', 100), ['segment-dropped']],
  ['an ACK of the SYN and text', [open, says()], segment('SA', 300, 101, 'HI'), ['acknowledged', 'text-delivered']],
  ['an ACK of the FIN', [...CLIENT_UP, close, says()], segment('A', 301, 102), ['acknowledged']],
  ['a FIN with it', [...CLIENT_UP, close, says()], segment('FA', 301, 102), ['acknowledged', 'peer-closed', 'time-wait-started']],
  ['the FIN once more', TIME_WAIT, segment('FA', 301, 102), ['time-wait-started', 'segment-dropped']],
  ['the FIN that crossed ours, once more', CROSSED, segment('FA', 301, 101), ['time-wait-started', 'segment-dropped']],
  ['the FIN once more behind text', CROSSED, segment('FA', 300, 101, 'X'), ['time-wait-started', 'segment-dropped']],
  ['text without it', CROSSED, segment('A', 301, 101, 'X'), ['segment-dropped']],
  ['a FIN at a number that is new', TIME_WAIT, segment('FA', 302, 102, 'X'), ['time-wait-started']],
  ['text at such a number without a FIN', TIME_WAIT, segment('A', 302, 102, 'X'), []],
  ['a SYN, which draws a challenge ACK and starts nothing anew', TIME_WAIT, segment('S', 9_000), ['segment-dropped']],
  ['the SYN,ACK of before', TIME_WAIT, segment('SA', 300, 102), ['segment-dropped']],
  ['a FIN without ACK', CROSSED, segment('F', 301), ['segment-dropped']],
  ['a FIN with SYN', CROSSED, segment('SFA', 300, 101), ['segment-dropped']],
  ['the ACK of the FIN that crossed', CLOSING, segment('A', 302, 102), ['acknowledged', 'time-wait-started']],
  ['the same on the FIN of the peer', CLOSING, segment('FA', 301, 102), ['acknowledged', 'time-wait-started']],
  ['the FIN once more in CLOSING', CLOSING, segment('FA', 301, 101), ['segment-dropped']],
  [
    'a SYN,ACK, where text had come with the SYN',
    [open, says(), hears('S', 300, 0, 'HI'), says()],
    segment('SA', 300, 101),
    ['acknowledged', 'text-delivered'],
  ],
  ['the last ACK', LAST_ACK, segment('A', 102, 302), ['acknowledged', 'connection-ended']],
  ['the same on an old FIN', LAST_ACK, segment('FA', 101, 302), ['acknowledged', 'connection-ended', 'segment-dropped']],
])('effects tell whoever runs the machine what happened: %s', (_, happenings, arriving, effects) => {
  const result = step(having(...happenings), { type: 'segment-arrives', segment: arriving })
  expect(result.effects.map(({ type }) => type)).toEqual(effects)
})

describe('what the user is told of a reset (§3.10.7.4, second check)', () =>
  test.each<readonly [string, readonly Happening[], Segment, string | null]>([
    ['in SYN-SENT', [open, says()], segment('RA', 0, 101), 'refused'],
    ['in SYN-RECEIVED after an active OPEN', [...CROSSING, says()], segment('R', 301), 'refused'],
    ['in SYN-RECEIVED after a passive OPEN, nothing', [listen, hears('S', 100), says()], segment('R', 101), null],
    ['in ESTABLISHED', CLIENT_UP, segment('R', 301), 'reset'],
    ['in FIN-WAIT-1', [...CLIENT_UP, close, says()], segment('R', 301), 'reset'],
    ['in FIN-WAIT-2', [...CLIENT_UP, close, says(), hears('A', 301, 102)], segment('R', 301), 'reset'],
    ['in CLOSE-WAIT', [...SERVER_UP, hears('FA', 101, 301), says()], segment('R', 102), 'reset'],
    ['in CLOSING, where both have closed', CLOSING, segment('R', 302), 'closed'],
    ['in LAST-ACK', LAST_ACK, segment('R', 102), 'closed'],
    ['in TIME-WAIT', TIME_WAIT, segment('R', 302), 'closed'],
  ])('%s', (_, happenings, reset, how) => {
    const { effects } = step(having(...happenings), { type: 'segment-arrives', segment: reset })
    expect(effects).toEqual(how === null ? [] : [{ type: 'connection-ended', how }])
  }))
