import { expect, test } from 'vitest'
import { judge } from '../../shared/tcp/judge.ts'
import { close, expires, having, hears, open, says, saysThis, segment, send } from './situations.ts'

test('into a window that was taken back goes what was promised, and no FIN before the rest', () => {
  const endpoint = having(open, says(), hears('SA', 300, 101, '', 4), says(), hears('A', 301, 101, '', 2), send('HELLO'), close)
  expect(judge(endpoint, segment('A', 101, 301, 'HELL'))).toMatchObject({ grade: 'harmless', purpose: 'text' })
  expect(judge(endpoint, segment('FA', 101, 301, 'HELL')).grade).toBe('wrong')
  expect(judge(endpoint, segment('A', 101, 301, 'HELLO')).grade).toBe('wrong')
})

test('what an unacceptable segment offers counts only with an ACK of what was sent', () => {
  const endpoint = (ack: number) =>
    having(
      open,
      says(),
      hears('SA', 300, 101, '', 5),
      says(),
      saysThis('A', 101, 301, '', 10),
      send('SOMETHING'),
      hears('A', 311, ack, '', 99),
    )
  expect(judge(endpoint(101), segment('A', 101, 301, 'SOMETHING')).grade).toBe('harmless')
  for (const ack of [100, 102]) expect(judge(endpoint(ack), segment('A', 101, 301, 'SOMETHING')).grade).toBe('wrong')
})

test('a second octet is no probe before the first is acknowledged', () => {
  const probed = having(open, says(), hears('SA', 300, 101, '', 0), says(), send('HELLO'), expires('persist'), says())
  expect(judge(probed, segment('A', 101, 301, 'H'))).toMatchObject({ grade: 'harmless', purpose: 'retransmission' })
  expect(judge(probed, segment('A', 102, 301, 'E')).grade).toBe('wrong')
})
