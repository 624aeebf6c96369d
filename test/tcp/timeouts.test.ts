import { expect, test } from 'vitest'
import type { Call, Timer } from '../../shared/tcp/input.ts'
import { step } from '../../shared/tcp/step.ts'
import type { Happening } from './situations.ts'
import { CLIENT_UP, close, expires, having, hears, listen, open, receive, SERVER_UP, says, saysThis, send } from './situations.ts'

const FIN_SENT = [...CLIENT_UP, close, says()]
const FIN_WAIT_2 = [...FIN_SENT, hears('A', 301, 102)]
const CLOSE_WAIT = [...SERVER_UP, hears('FA', 101, 301), says()]
const SHUT = [...CLIENT_UP, hears('A', 301, 101, '', 0)]

test.each<readonly [string, readonly Happening[], Timer, readonly string[]]>([
  ['retransmission, nothing outstanding', CLIENT_UP, 'retransmission', []],
  ['in LISTEN', [listen], 'retransmission', []],
  ['before the SYN has left', [open], 'retransmission', []],
  ['the SYN outstanding', [open, says()], 'retransmission', ['retransmission']],
  ['the SYN,ACK', [listen, hears('S', 100), says()], 'retransmission', ['retransmission']],
  ['text', [...CLIENT_UP, send('HI'), says()], 'retransmission', ['retransmission']],
  ['text, and an ACK is owed', [...CLIENT_UP, send('HI'), says(), hears('A', 301, 101, 'YO')], 'retransmission', ['ack', 'retransmission']],
  ['text that waits', [...SHUT, send('HI')], 'retransmission', []],
  ['the FIN', FIN_SENT, 'retransmission', ['retransmission']],

  ['persist, and nothing waits', SHUT, 'persist', []],
  ['the window is open', [...CLIENT_UP, send('HI'), says(), send('YO')], 'persist', []],
  ['text waits', [...SHUT, send('HI')], 'persist', ['window-probe']],
  ['the last octet was a probe', [...SHUT, send('X'), expires('persist'), says()], 'persist', ['window-probe']],
  ['only a FIN waits, which needs no window', [...SHUT, close], 'persist', []],
  ['no window is known before the own SYN is acknowledged', [listen, hears('S', 100, 0, '', 0), says(), send('HI')], 'persist', []],
  ['nor before there is a peer', [open, says(), send('HI')], 'persist', []],

  ['keep-alive in ESTABLISHED', CLIENT_UP, 'keep-alive', ['keep-alive']],
  ['in CLOSE-WAIT', CLOSE_WAIT, 'keep-alive', ['keep-alive']],
  ['in FIN-WAIT-2', FIN_WAIT_2, 'keep-alive', ['keep-alive']],
  ['while a SYN is outstanding', [open, says()], 'keep-alive', []],
  ['while a FIN is', FIN_SENT, 'keep-alive', []],
  ['before the FIN has left', [...CLIENT_UP, close], 'keep-alive', []],
  ['while text is outstanding', [...CLIENT_UP, send('HI'), says()], 'keep-alive', []],
  ['while text waits', [...SHUT, send('HI')], 'keep-alive', []],
  ['in TIME-WAIT', [...FIN_WAIT_2, hears('FA', 301, 102), says()], 'keep-alive', []],
  ['in LISTEN, too', [listen], 'keep-alive', []],

  ['2 MSL anywhere else', FIN_WAIT_2, 'time-wait', []],
])('a timer that expires asks for something only where there is reason to (§3.8): %s', (_, happenings, timer, owed) => {
  const before = having(...happenings)
  const { endpoint, effects } = step(before, { type: 'timeout', timer })
  expect(endpoint.tcb).toEqual(before.tcb)
  expect(endpoint.due.map(({ type }) => type)).toEqual(owed)
  expect(effects).toEqual([])
})

test.each<readonly [string, readonly Happening[], Timer, readonly string[]]>([
  ['the user timeout', CLIENT_UP, 'user', ['timed-out']],
  ['in LISTEN, too', [listen], 'user', ['timed-out']],
  ['in CLOSED nobody waits', [], 'user', []],
  ['2 MSL', [...FIN_WAIT_2, hears('FA', 301, 102), says()], 'time-wait', ['closed']],
])('with the TCB goes the connection, and its user is told (§3.10.8): %s', (_, happenings, timer, told) => {
  const { endpoint, effects } = step(having(...happenings), { type: 'timeout', timer })
  expect(endpoint.tcb.state).toBe('CLOSED')
  expect(effects).toEqual(told.map((how) => ({ type: 'connection-ended', how })))
})

test.each<readonly [string, readonly Happening[], Call, string]>([
  ['ABORT', CLIENT_UP, { type: 'abort' }, 'aborted'],
  ['ABORT in LISTEN', [listen], { type: 'abort' }, 'aborted'],
  ['ABORT when both have closed', [...FIN_SENT, hears('FA', 301, 101)], { type: 'abort' }, 'aborted'],
  ['CLOSE in LISTEN', [listen], { type: 'close' }, 'closed'],
  ['CLOSE in SYN-SENT', [open, says()], { type: 'close' }, 'closed'],
])('so it is by the user (§3.10.4, §3.10.5): %s', (_, happenings, call, how) => {
  const { endpoint, effects } = step(having(...happenings), { type: 'call', call })
  expect(endpoint.tcb.state).toBe('CLOSED')
  expect(effects).toEqual([{ type: 'connection-ended', how }])
})

const FULL = [...SERVER_UP, saysThis('A', 301, 101, '', 10), hears('A', 101, 301, 'ABCDEFGHIJ'), says()]

test.each<readonly [string, readonly Happening[], number, readonly string[]]>([
  ['some octets open a closed window, and the peer is told', [...FULL, receive(4)], 4, ['ack']],
  ['one is enough', [...FULL, receive(1)], 1, ['ack']],
  ['no octet does not', [...FULL, receive(0)], 0, []],
  ['nor does less than none', [...FULL, receive(-4)], 0, []],
  ['more than 16 bits can say are kept back (§3.1)', [...FULL, receive(70_000)], 65_535, ['ack']],
  ['an open window opens further without a word', [...FULL, receive(4), says(), receive(4)], 8, []],
  [
    'in SYN-RECEIVED the SYN,ACK or the next ACK will tell',
    [listen, hears('S', 100), saysThis('SA', 300, 101, '', 0), receive(10)],
    10,
    [],
  ],
])('RECEIVE (§3.10.3): %s', (_, happenings, wnd, owed) => {
  const { tcb, due } = having(...happenings)
  expect(tcb).toMatchObject({ rcv: { wnd } })
  expect(due.map(({ type }) => type)).toEqual(owed)
})
