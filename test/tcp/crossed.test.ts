import { describe, expect, test } from 'vitest'
import type { Input } from '../../shared/tcp/input.ts'
import { judge } from '../../shared/tcp/judge.ts'
import { RFC_9293 } from '../../shared/tcp/rules.ts'
import { step } from '../../shared/tcp/step.ts'
import type { Happening } from './situations.ts'
import { abort, CLIENT_UP, client, FULL_CLOSE, having, hear, hears, SERVER_UP, says, saysThis, segment, send } from './situations.ts'

describe('what was on its way out when text came may have the ACK of before (§3.10.7.4, fifth check before seventh)', () => {
  const CROSSED = [...CLIENT_UP, send('HELLO'), says(), hears('A', 301, 101, 'HI')]
  const PIECES = [saysThis('A', 101, 301, 'HE'), saysThis('A', 103, 301, 'LLO')]

  test.each<readonly [string, readonly Happening[], Parameters<typeof segment>, 'harmless' | 'wrong']>([
    ['one piece after the other', [...CROSSED, PIECES[0] as Happening], ['A', 103, 301, 'LLO'], 'harmless'],
    ['until an ACK of now has left, alone', [...CROSSED, ...PIECES, says()], ['A', 101, 301, 'HELLO'], 'wrong'],
    ['or on text', [...CROSSED, saysThis('A', 101, 303, 'HELLO')], ['A', 101, 301, 'HELLO'], 'wrong'],
    ['not what only waited', [...SERVER_UP, send('YES'), hears('A', 101, 301, 'HI')], ['A', 301, 101, 'YES'], 'wrong'],
    ['not behind an ABORT', [...CROSSED, abort], ['A', 101, 301, 'HELLO'], 'wrong'],
    ['not once a RST has come', [...CROSSED, hears('R', 303)], ['A', 101, 301, 'HELLO'], 'wrong'],
  ])('%s', (_, happenings, move, grade) => expect(judge(having(...happenings), segment(...move)).grade).toBe(grade))

  test('nor behind the reset that answers a SYN in the window, without RFC 5961', () => {
    const rules = { ...RFC_9293, challengeAcks: false }
    const { endpoint } = step(client(send('HELLO'), says()), hear('S', 400), rules)
    expect(judge(endpoint, segment('A', 101, 301, 'HELLO'), rules).grade).toBe('wrong')
  })
})

describe('only who has closed fully may reset for what is ahead of a hole (SHLD-3)', () => {
  const rules = { ...RFC_9293, resetAfterFullClose: true }
  const closed: readonly Input[] = [FULL_CLOSE, { type: 'segment-sent', segment: segment('FA', 101, 301) }]
  const ahead: Input = hear('FA', 305, 101)

  test.each<readonly [string, readonly Input[], 'harmless' | 'wrong']>([
    ['who has', [...closed, ahead], 'harmless'],
    ['not who goes on receiving', [{ type: 'call', call: { type: 'close' } }, closed[1] as Input, ahead], 'wrong'],
    ['not who has heard nothing', closed, 'wrong'],
  ])('%s', (_, inputs, grade) => {
    const endpoint = inputs.reduce((current, input) => step(current, input, rules).endpoint, client())
    for (const [letters, number, ack] of [['R', 102, 0] as const, ['R', 101, 0] as const, ['RA', 102, 301] as const]) {
      expect(judge(endpoint, segment(letters, number, ack), rules).grade).toBe(grade)
    }
  })
})

test.each<readonly [string, readonly Happening[], 'harmless' | 'wrong']>([
  ['nothing has come', [], 'harmless'],
  ['a straggler', [hears('A', 290, 101)], 'harmless'],
  ['two of them', [hears('A', 290, 101), hears('A', 291, 101)], 'harmless'],
  ['a straggler, then text', [hears('A', 290, 101), hears('A', 301, 101, 'HI')], 'wrong'],
  ['text, then a straggler', [hears('A', 301, 101, 'HI'), hears('A', 290, 101)], 'wrong'],
  ['old text, which its sender repeats', [hears('A', 290, 101, 'OLD')], 'wrong'],
])('who owes an ACK for more than a straggler sends no keep-alive (§3.8.4): %s', (_, happenings, grade) => {
  const endpoint = client(...happenings)
  const { tcb } = endpoint
  const next = 'rcv' in tcb ? tcb.rcv.nxt : 0
  expect(judge(endpoint, segment('A', 100, next)).grade).toBe(grade)
})
