import { describe, expect, test } from 'vitest'
import { judge } from '../../shared/tcp/judge.ts'
import { RFC_9293 } from '../../shared/tcp/rules.ts'
import { seq } from '../../shared/tcp/sequence.ts'
import { step } from '../../shared/tcp/step.ts'
import { inTransition } from '../../shared/tcp/transition.ts'
import type { Happening } from './situations.ts'
import {
  abort,
  CLIENT_UP,
  client,
  close,
  expires,
  having,
  hear,
  hears,
  listen,
  open,
  outcome,
  SERVER_UP,
  says,
  segment,
  send,
  sendUrgent,
} from './situations.ts'

describe('SND.UP lies behind the last urgent octet, while some of it is unacknowledged (§3.8.5, §3.10.2)', () => {
  test.each<readonly [string, readonly Happening[], number | null]>([
    ['before the SYN has left, which takes a number', [open, sendUrgent('STOP')], 105],
    ['while it is under way', [open, says(), sendUrgent('STOP')], 105],
    ['behind text that waits', [...CLIENT_UP, send('HI'), sendUrgent('STOP')], 107],
    ['behind text that has left', [...CLIENT_UP, send('HI'), says(), sendUrgent('STOP')], 107],
    ['no text is not urgent', [...CLIENT_UP, sendUrgent('')], null],
    ['nor does it take the pointer away', [...CLIENT_UP, sendUrgent('STOP'), sendUrgent('')], 105],
    ['text that is not urgent leaves it', [...CLIENT_UP, sendUrgent('STOP'), send('HI')], 105],
    ['a part is acknowledged', [...CLIENT_UP, sendUrgent('STOP'), says(), hears('A', 301, 104)], 105],
    ['all of it is', [...CLIENT_UP, sendUrgent('STOP'), says(), hears('A', 301, 105)], null],
  ])('%s', (_, happenings, up) => expect(having(...happenings).tcb).toMatchObject({ snd: { up } }))

  test('what lies behind urgent text that is under way says nothing of it', () => {
    const endpoint = client(sendUrgent('STOP'), says(), send('HELLO'), says(), send('YOU'))
    for (const urgent of [1, 65_535]) {
      expect(judge(endpoint, { ...segment('UA', 110, 301, 'YOU'), urgent }).grade).toBe('wrong')
      expect(judge(endpoint, { ...segment('UA', 110, 301), urgent }).grade).toBe('wrong')
    }
    expect(judge(endpoint, segment('A', 110, 301, 'YOU')).grade).toBe('good')
  })
})

test.each<readonly [string, readonly Happening[], number, string]>([
  ['the SYN', [open, says()], 101, ''],
  ['text', [...SERVER_UP, send('HELLO'), says()], 304, 'LO'],
  ['text and FIN', [...SERVER_UP, send('HI'), close, says(), says()], 304, ''],
])('what is acknowledged is told, and is not kept any longer: %s', (_, happenings, ack, unacknowledged) => {
  const arriving = ack === 101 ? segment('SA', 300, ack) : segment('A', 101, ack)
  const { endpoint, effects } = step(having(...happenings), { type: 'segment-arrives', segment: arriving })
  expect(effects[0]).toEqual({ type: 'acknowledged' })
  expect(endpoint.tcb).toMatchObject({ snd: { una: ack, unacknowledged } })
})

test('so it is across 2^32', () => {
  const call = { type: 'open-active', iss: seq(2 ** 32 - 2), window: 9 } as const
  const opened = having((endpoint) => step(endpoint, { type: 'call', call }).endpoint, says(), hears('SA', 300, 2 ** 32 - 1), says())
  const { endpoint, effects } = step(
    having(() => opened, send('HI'), says()),
    hear('A', 301, 1),
  )
  expect(effects).toEqual([{ type: 'acknowledged' }])
  expect(endpoint.tcb).toMatchObject({ snd: { una: 1, unacknowledged: '' } })
})

describe('the RST of an ABORT (§3.10.5)', () => {
  test('before the SYN,ACK has left it needs an ACK to be believed, and may go without', () => {
    const endpoint = having(listen, hears('S', 100), abort)
    expect(outcome(endpoint)).toBe('CLOSED | RA 300 101')
    expect(judge(endpoint, segment('R', 300)).grade).toBe('good')
  })

  test('no edge of a window is its number before the own SYN is acknowledged', () => {
    const endpoint = having(listen, hears('S', 100, 0, '', 0), says(), abort)
    expect(judge(endpoint, segment('R', 301)).grade).toBe('good')
    expect(judge(endpoint, segment('R', 300)).grade).toBe('wrong')
  })

  test.each<readonly [string, readonly Happening[]]>([
    ['when both have closed', [close, says(), hears('FA', 301, 101), says(), abort]],
    ['by the user timeout', [close, says(), hears('FA', 301, 101), says(), expires('user')]],
  ])('%s it need not be, and may: with ACK or without', (_, happenings) => {
    const endpoint = client(...happenings)
    expect(outcome(endpoint)).toBe('CLOSED')
    for (const move of [segment('R', 102), segment('RA', 102, 302)]) {
      expect(judge(endpoint, move)).toEqual({ grade: 'harmless', purpose: 'reset', section: '3.10.5' })
    }
  })
})

test.each<readonly [string, readonly Happening[], boolean]>([
  ['CLOSED', [], false],
  ['LISTEN', [listen], false],
  ['SYN-SENT before the SYN', [open], true],
  ['SYN-SENT', [open, says()], false],
  ['SYN-RECEIVED before the SYN,ACK', [listen, hears('S', 100)], true],
  ['SYN-RECEIVED', [listen, hears('S', 100), says()], false],
  ['SYN-RECEIVED, and CLOSE waits', [listen, hears('S', 100), says(), send('HI'), close], false],
  ['SYN-RECEIVED of a simultaneous open before its SYN,ACK', [open, says(), hears('S', 300)], true],
  ['ESTABLISHED before the ACK', [open, says(), hears('SA', 300, 101)], true],
  ['ESTABLISHED', CLIENT_UP, false],
  ['ESTABLISHED, and text is to be acknowledged', [...CLIENT_UP, hears('A', 301, 101, 'HI')], false],
  ['FIN-WAIT-1 before the FIN', [...CLIENT_UP, close], true],
  ['FIN-WAIT-1', [...CLIENT_UP, close, says()], false],
  ['CLOSE-WAIT before the ACK', [...CLIENT_UP, hears('FA', 301, 101)], true],
  ['CLOSE-WAIT, and text came once more meanwhile', [...CLIENT_UP, hears('FA', 301, 101), hears('A', 200, 101)], true],
  ['CLOSE-WAIT', [...CLIENT_UP, hears('FA', 301, 101), says()], false],
])('a state is in transition until what completes it has left: %s', (_, happenings, expected) =>
  expect(inTransition(having(...happenings))).toBe(expected),
)

const SHUT = [...CLIENT_UP, hears('A', 301, 101, '', 0)]
const ALL_SENT = [...CLIENT_UP, send('HI'), says(), close, says()]
/** SND.WL1 is 306; the newest ACK, sent before, says that the window is closed. */
const PASSED_OVER = [...CLIENT_UP, hears('A', 306, 101, 'WORLD', 4), says(), send('HELLO'), says(), hears('A', 301, 104, '', 0)]

test.each<readonly [string, readonly Happening[], Parameters<typeof segment>, 'good' | 'harmless' | 'wrong']>([
  ['an ACK before the SYN,ACK (§3.10.7.2)', [listen, hears('S', 100)], ['A', 300, 101], 'wrong'],
  ['an ACK for a SYN that crossed ours, without the SYN (§3.10.7.3)', [open, says(), hears('S', 300)], ['A', 101, 301], 'wrong'],
  ['the same once our SYN is acknowledged', [open, says(), hears('S', 300), hears('SA', 300, 101)], ['A', 101, 301], 'good'],
  ['a FIN instead of the last octet that is outstanding', [...CLIENT_UP, send('HI'), says()], ['FA', 102, 301], 'wrong'],
  ['a FIN again in front of which text is outstanding, too', ALL_SENT, ['FA', 103, 301], 'harmless'],
  [
    'the same when the timer has expired: the oldest goes first (§3.8.1)',
    [...ALL_SENT, expires('retransmission')],
    ['FA', 103, 301],
    'harmless',
  ],
  ['once only the FIN is', [...ALL_SENT, hears('A', 301, 103), expires('retransmission')], ['FA', 103, 301], 'good'],
  ['an empty probe, where nothing waits', SHUT, ['A', 100, 301], 'harmless'],
  ['where text waits', [...SHUT, send('HI')], ['A', 100, 301], 'harmless'],
  ['when its time has come (§3.8.6.1)', [...SHUT, send('HI'), expires('persist')], ['A', 100, 301], 'good'],
  ['where a probe of an octet is outstanding', [...SHUT, send('X'), expires('persist'), says()], ['A', 100, 301], 'harmless'],
  ['where a FIN waits, which some keep back', [...SHUT, close], ['A', 100, 301], 'harmless'],
  ['where the window is open', [...CLIENT_UP, send('HI')], ['A', 100, 301], 'wrong'],
  ['where it is full', [...CLIENT_UP, hears('A', 301, 101, '', 2), send('HELLO'), says()], ['A', 100, 301], 'wrong'],
  ['where it is closed by an ACK that was sent before', PASSED_OVER, ['A', 103, 301], 'harmless'],
])('what may be sent, and what not: %s', (_, happenings, move, grade) =>
  expect(judge(having(...happenings), segment(...move)).grade).toBe(grade),
)

test('under a two-way handshake, too, nobody closes before CLOSE', () => {
  const rules = { ...RFC_9293, twoWayHandshake: true }
  const { endpoint } = step(having(listen), hear('S', 100), rules)
  const opened = step(endpoint, { type: 'segment-sent', segment: segment('SA', 300, 101) }, rules).endpoint
  expect(opened.tcb.state).toBe('ESTABLISHED')
  expect(judge(opened, segment('FA', 300, 101), rules).grade).toBe('wrong')
})
