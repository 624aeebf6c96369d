import { expect, test } from 'vitest'
import type { Rules } from '../../shared/tcp/rules.ts'
import { RFC_9293 } from '../../shared/tcp/rules.ts'
import { step } from '../../shared/tcp/step.ts'
import type { Happening } from './situations.ts'
import { abort, CLIENT_UP, close, expires, having, hears, listen, open, SERVER_UP, says, segment, send } from './situations.ts'

const FAR_SYN = segment('S', 9_000)
const RST_AT_NEXT = segment('R', 101)
const CLOSE_WAIT = [...SERVER_UP, hears('FA', 101, 301), says()]
const TIME_WAIT = [...CLIENT_UP, close, says(), hears('FA', 301, 102)]
/** A stray ACK in SYN-RECEIVED is reset, and the connection goes on (§3.10.7.4, fifth check). */
const STRAY = hears('A', 101, 77)

test.each<readonly [string, readonly Happening[], ReturnType<typeof segment>, Partial<Rules>, string, readonly string[]]>([
  ['a RST while an ACK is owed', [...SERVER_UP, hears('A', 105, 301, 'X')], RST_AT_NEXT, {}, 'CLOSED', []],
  ['and while text is to be repeated', [...SERVER_UP, send('HI'), says(), expires('retransmission')], RST_AT_NEXT, {}, 'CLOSED', []],
  [
    'a RST in SYN-RECEIVED while a stray waits for its reset',
    [listen, hears('S', 100), says(), STRAY],
    RST_AT_NEXT,
    {},
    'LISTEN',
    ['reset'],
  ],
  [
    'a RST while the SYN,ACK is to be repeated',
    [listen, hears('S', 100), says(), expires('retransmission')],
    RST_AT_NEXT,
    {},
    'LISTEN',
    [],
  ],
  [
    'a SYN in SYN-RECEIVED, the same',
    [listen, hears('S', 100), says(), STRAY, expires('retransmission')],
    segment('S', 500),
    {},
    'LISTEN',
    ['reset'],
  ],
  [
    'a SYN in the window, without RFC 5961',
    [...SERVER_UP, hears('A', 105, 301, 'X')],
    segment('S', 500),
    { challengeAcks: false },
    'CLOSED',
    ['reset'],
  ],
  ['a refusal, while the SYN is to be repeated', [open, says(), expires('retransmission')], segment('RA', 0, 101), {}, 'CLOSED', []],
  [
    'the last ACK, while the FIN is to be repeated and an ACK is owed',
    [...CLOSE_WAIT, close, says(), hears('FA', 101, 301), expires('retransmission')],
    segment('A', 102, 302),
    {},
    'CLOSED',
    [],
  ],
  ['the last ACK on a second FIN', [...CLOSE_WAIT, close, says()], segment('FA', 102, 302), {}, 'CLOSED', []],
  ['a new connection in TIME-WAIT (MAY-2), while the last ACK is owed', TIME_WAIT, FAR_SYN, { may2: true }, 'SYN-RECEIVED', []],
])('with the connection goes what was owed for it, and resets for strangers stay: %s', (_, happenings, arriving, options, state, owed) => {
  const { endpoint } = step(having(...happenings), { type: 'segment-arrives', segment: arriving }, { ...RFC_9293, ...options })
  expect(endpoint.tcb.state).toBe(state)
  expect(endpoint.due.map(({ type }) => type)).toEqual(owed)
})

test.each<readonly [string, readonly Happening[], readonly string[]]>([
  ['ABORT', [...SERVER_UP, hears('A', 101, 301, 'HI'), abort], ['reset']],
  ['CLOSE in SYN-SENT', [open, says(), expires('retransmission'), close], []],
  ['the user timeout', [...SERVER_UP, hears('A', 101, 301, 'HI'), expires('user')], []],
  ['2 MSL', [...TIME_WAIT, expires('time-wait')], []],
])('so it does by %s', (_, happenings, owed) => {
  const { tcb, due } = having(...happenings)
  expect(tcb.state).toBe('CLOSED')
  expect(due.map(({ type }) => type)).toEqual(owed)
})

const NUMBERS = Array.from({ length: 17 }, (_, nth) => 1_000 + nth)

test.each<readonly [string, readonly Happening[], readonly string[]]>([
  ['two strangers', [hears('S', 5), hears('S', 9)], ['reset 0 6', 'reset 0 10']],
  ['one of them twice', [hears('S', 5), hears('S', 9), hears('S', 5)], ['reset 0 6', 'reset 0 10']],
  ['two whose resets differ by the ACK flag alone', [hears('A', 5), hears('S', 2 ** 32 - 1)], ['reset 0 0', 'reset 0 0']],
  ['two ACKs of strangers', [hears('A', 5, 77), hears('A', 5, 78)], ['reset 77 0', 'reset 78 0']],
  ['a stray while an ACK is owed', [listen, hears('S', 100), says(), hears('S', 100), STRAY], ['ack', 'reset 77 0']],
  [
    'an ACK while something is to be repeated',
    [...SERVER_UP, send('HI'), says(), expires('retransmission'), hears('A', 101, 301, 'X')],
    ['retransmission', 'ack'],
  ],
  [
    'one ACK for all that came',
    [
      ...[...SERVER_UP, send('HI'), says(), hears('A', 101, 301, 'X'), expires('retransmission')],
      ...[hears('A', 102, 301, 'Y'), hears('R', 200), hears('A', 90, 301)],
    ],
    ['ack', 'retransmission'],
  ],
  [
    'of 17 resets the oldest is forgotten, and nothing but a reset',
    [listen, hears('S', 100), says(), hears('S', 100), ...NUMBERS.map((number) => hears('A', 101, number))],
    ['ack', ...NUMBERS.slice(1).map((number) => `reset ${number} 0`)],
  ],
])('each thing is owed once, in the order in which it came up: %s', (_, happenings, owed) => {
  const { due } = having(...happenings)
  expect(due.map((one) => (one.type === 'reset' ? `reset ${one.segment.seq} ${one.segment.ack}` : one.type))).toEqual(owed)
})
