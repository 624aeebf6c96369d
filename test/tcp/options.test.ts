import { describe, expect, test } from 'vitest'
import type { Input } from '../../shared/tcp/input.ts'
import { judge } from '../../shared/tcp/judge.ts'
import type { Rules } from '../../shared/tcp/rules.ts'
import { RFC_9293 } from '../../shared/tcp/rules.ts'
import { step } from '../../shared/tcp/step.ts'
import type { Happening } from './situations.ts'
import {
  CLIENT_UP,
  CLOSE_UNREAD,
  close,
  FULL_CLOSE,
  having,
  hear,
  hears,
  listen,
  open,
  owedBy,
  SERVER_UP,
  says,
  segment,
  send,
} from './situations.ts'

const CROSSING = [open, says(), hears('S', 300), says()]
const TIME_WAIT = [...CLIENT_UP, close, says(), hears('A', 301, 102), hears('FA', 301, 102), says()]

const LAST_ACK = [...SERVER_UP, hears('FA', 101, 301), says(), close, says()]

/** What happens before by the RFC, what then by the option, and where it leads without and with it. */
type Row = readonly [keyof Rules, string, readonly Happening[], readonly Input[], string, string]

const ROWS: readonly Row[] = [
  ['appendixA2', 'a SYN,ACK that ends at RCV.NXT', CROSSING, [hear('SA', 300, 101)], 'ESTABLISHED A 101 301', 'SYN-RECEIVED A 101 301'],
  [
    'appendixA2',
    'a FIN again, with the ACK of ours',
    [...CLIENT_UP, close, says(), hears('FA', 301, 101), says()],
    [hear('FA', 301, 102)],
    'TIME-WAIT A 102 302',
    'CLOSING A 102 302',
  ],
  [
    'may12',
    'text with an ACK from long ago',
    SERVER_UP,
    [hear('A', 101, 4_000_000_000, 'HI')],
    'ESTABLISHED A 301 103',
    'ESTABLISHED A 301 101',
  ],
  [
    'may12',
    'text with an ACK that is just not too old: SND.UNA - MAX.SND.WND',
    SERVER_UP,
    [hear('A', 101, 2 ** 32 + 301 - 65_535, 'HI')],
    'ESTABLISHED A 301 103',
    'ESTABLISHED A 301 103',
  ],
  [
    'may12',
    'and with one that is one older',
    SERVER_UP,
    [hear('A', 101, 2 ** 32 + 300 - 65_535, 'HI')],
    'ESTABLISHED A 301 103',
    'ESTABLISHED A 301 101',
  ],
  ['may2', 'a new SYN in TIME-WAIT', TIME_WAIT, [hear('S', 9_000)], 'TIME-WAIT A 102 302', 'SYN-RECEIVED SA 65639 9001'],
  ['may2', 'a new SYN in any other state', CLIENT_UP, [hear('S', 9_000)], 'ESTABLISHED A 101 301', 'ESTABLISHED A 101 301'],
  ['may2', 'a SYN with a lower number', TIME_WAIT, [hear('S', 200)], 'TIME-WAIT A 102 302', 'TIME-WAIT A 102 302'],
  [
    'resetAfterFullClose',
    'new text after a full close',
    SERVER_UP,
    [FULL_CLOSE, hear('A', 101, 301, 'HI')],
    'FIN-WAIT-1 A 301 103 FA 301 103',
    'CLOSED R 301 0',
  ],
  ['resetAfterFullClose', 'a full close that leaves text unread', SERVER_UP, [CLOSE_UNREAD], 'FIN-WAIT-1 FA 301 101', 'CLOSED R 301 0'],
  [
    'resetAfterFullClose',
    'a FIN after a full close',
    SERVER_UP,
    [FULL_CLOSE, hear('FA', 101, 301)],
    'CLOSING A 301 102 FA 301 102',
    'CLOSING A 301 102 FA 301 102',
  ],
  [
    'resetAfterFullClose',
    'a close that leaves text unread, and goes on receiving',
    SERVER_UP,
    [{ type: 'call', call: { type: 'close', unread: true } }],
    'FIN-WAIT-1 FA 301 101',
    'FIN-WAIT-1 FA 301 101',
  ],
  ['resetAfterFullClose', 'a full close in TIME-WAIT', TIME_WAIT, [CLOSE_UNREAD], 'TIME-WAIT', 'TIME-WAIT'],
  [
    'resetAfterFullClose',
    'new text after a close and, later, a full one',
    SERVER_UP,
    [{ type: 'call', call: { type: 'close' } }, FULL_CLOSE, hear('A', 101, 301, 'HI')],
    'FIN-WAIT-1 A 301 103 FA 301 103',
    'CLOSED R 301 0',
  ],
  [
    'resetAfterFullClose',
    'new text after a close',
    SERVER_UP,
    [{ type: 'call', call: { type: 'close' } }, hear('A', 101, 301, 'HI')],
    'FIN-WAIT-1 A 301 103 FA 301 103',
    'FIN-WAIT-1 A 301 103 FA 301 103',
  ],
  ['ignoreResetInTimeWait', 'a RST in TIME-WAIT', TIME_WAIT, [hear('R', 302)], 'CLOSED', 'TIME-WAIT'],
  ['ignoreResetInTimeWait', 'a RST in LAST-ACK', LAST_ACK, [hear('R', 102)], 'CLOSED', 'CLOSED'],
  [
    'may12',
    'an ACK within the largest window, after a smaller one',
    SERVER_UP,
    [hear('A', 101, 301, '', 10), hear('A', 101, 2 ** 32 + 301 - 65_535, 'HI')],
    'ESTABLISHED A 301 103',
    'ESTABLISHED A 301 103',
  ],
  ['challengeAcks', 'a RST somewhere in the window', CLIENT_UP, [hear('R', 400)], 'ESTABLISHED A 101 301', 'CLOSED'],
  ['challengeAcks', 'a SYN in the window', CLIENT_UP, [hear('S', 400)], 'ESTABLISHED A 101 301', 'CLOSED RA 0 401'],
  ['twoWayHandshake', 'a SYN in LISTEN', [listen], [hear('S', 100)], 'SYN-RECEIVED SA 300 101', 'ESTABLISHED SA 300 101'],
  ['challengeAcks', 'a RST outside', CLIENT_UP, [hear('R', 300)], 'ESTABLISHED', 'ESTABLISHED'],
]

describe('each option changes what it says, and nothing else', () => {
  test.each(ROWS)('%s: %s', (option, _, before, inputs, byDefault, turned) => {
    expect(play(before, inputs, RFC_9293)).toBe(byDefault)
    expect(play(before, inputs, { ...RFC_9293, [option]: !RFC_9293[option] })).toBe(turned)
  })
})

/** The state after it all, and what an instant stack then sends. */
function play(before: readonly Happening[], inputs: readonly Input[], rules: Rules): string {
  const endpoint = inputs.reduce((current, input) => step(current, input, rules).endpoint, having(...before))
  return [endpoint.tcb.state, ...owedBy(endpoint, rules)].join(' ')
}

test.each([
  ['that answers the SYN', 'RA', 0, 401],
  ['that ends the connection, with an ACK', 'RA', 101, 301],
  ['that ends the connection', 'R', 101, 0],
])('without challenge ACKs a SYN in the window is answered by any reset: one %s', (_, flags, seq, ack) => {
  const rules = { ...RFC_9293, challengeAcks: false }
  const { endpoint } = step(having(...CLIENT_UP), hear('S', 400), rules)
  const reset = segment(flags, seq, ack)
  expect(judge(endpoint, reset, rules)).toEqual({ grade: 'good', purpose: 'reset', section: '3.10.7.4' })
  expect(step(endpoint, { type: 'segment-sent', segment: reset }, rules).endpoint.due).toEqual([])
  expect(judge(endpoint, segment(flags, seq + 7, ack), rules).grade).toBe('wrong')
})

test.each([
  ['at SND.NXT', 'R', 102, 0],
  ['where the peer expects it', 'R', 101, 0],
  ['whose ACK leaves the text out', 'RA', 102, 301],
  ['whose ACK counts the text', 'RA', 102, 303],
  ['whose ACK counts the FIN, too', 'RA', 102, 304],
])('new text after a full close is reset by any that the peer hears: one %s', (_, flags, seq, ack) => {
  const rules = { ...RFC_9293, resetAfterFullClose: true }
  const closed = [FULL_CLOSE, { type: 'segment-sent', segment: segment('FA', 101, 301) }] as const
  const inputs: readonly Input[] = [...closed, hear('FA', 301, 101, 'HI')]
  const endpoint = inputs.reduce((current, input) => step(current, input, rules).endpoint, having(...CLIENT_UP))
  const reset = segment(flags, seq, ack)
  expect(judge(endpoint, reset, rules)).toEqual({ grade: 'good', purpose: 'reset', section: '3.6.1' })
  expect(step(endpoint, { type: 'segment-sent', segment: reset }, rules).endpoint.due).toEqual([])
  expect(judge(endpoint, segment(flags, seq + 7, ack), rules).grade).toBe('wrong')
  if (ack > 0) expect(judge(endpoint, segment(flags, seq, ack + 7), rules).grade).toBe('wrong')
})

test('SEND and the rest do not depend on them', () => {
  const input: Input = { type: 'call', call: { type: 'send', text: 'A' } }
  expect(step(having(...CLIENT_UP), input, { ...RFC_9293, challengeAcks: false })).toEqual(step(having(...CLIENT_UP), input))
  expect(having(...CLIENT_UP, send('A')).tcb.state).toBe('ESTABLISHED')
})

test("2 MSL start anew at the peer's FIN again, also without Appendix A.2", () => {
  const { endpoint, effects } = step(having(...TIME_WAIT), hear('FA', 301, 102), { ...RFC_9293, appendixA2: false })
  expect(effects.map(({ type }) => type)).toEqual(['time-wait-started', 'segment-dropped'])
  expect(endpoint.due).toEqual([{ type: 'ack' }])
})
