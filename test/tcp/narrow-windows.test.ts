import { describe, expect, test } from 'vitest'
import { judge } from '../../shared/tcp/judge.ts'
import type { Happening } from './situations.ts'
import { abort, CLIENT_UP, close, expires, having, hears, listen, open, says, saysThis, segment, send, sendUrgent } from './situations.ts'

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

test('what the last ACK of a handshake offers counts from what it acknowledges', () => {
  const server = having(listen, hears('S', 100, 0, '', 4), says(), hears('A', 101, 301, '', 4), hears('A', 101, 301, '', 2), send('HELLO'))
  expect(judge(server, segment('A', 301, 101, 'HELL'))).toMatchObject({ grade: 'harmless', purpose: 'text' })
  expect(judge(server, segment('A', 301, 101, 'HELLO')).grade).toBe('wrong')
})

describe('stacks that trust every new ACK have a window that SND.WL1 forbids to take', () => {
  const upTo = (...happenings: readonly Happening[]) =>
    having(...CLIENT_UP, hears('A', 306, 101, 'WORLD'), says(), send('HELLO'), says(), hears('A', 301, 103, 'GO', 1), ...happenings)

  test('their ACK has its right edge as its number, where it ends before SND.NXT', () => {
    for (const number of [104, 106]) expect(judge(upTo(), segment('A', number, 303)).grade).toBe('good')
    for (const number of [103, 105]) expect(judge(upTo(), segment('A', number, 303)).grade).toBe('wrong')
  })

  test('so has their RST, if the user gives up', () => {
    for (const number of [104, 106]) expect(judge(upTo(abort), segment('RA', number, 303, '', 0)).grade).toBe('good')
    expect(judge(upTo(abort), segment('RA', 103, 303, '', 0)).grade).toBe('wrong')
  })

  test('and they go on to trust what comes behind it, with the same ACK', () => {
    const endpoint = upTo(hears('A', 303, 103, 'ON', 0))
    for (const number of [103, 106]) expect(judge(endpoint, segment('A', number, 305)).grade).toBe('good')
    expect(judge(endpoint, segment('A', 104, 305)).grade).toBe('wrong')
  })
})

test('into what a segment offers that was sent before the last goes text, which does no harm', () => {
  const endpoint = having(
    open,
    says(),
    hears('SA', 300, 101, '', 2),
    says(),
    hears('A', 306, 101, 'WORLD', 2),
    hears('A', 301, 101, 'GO', 5),
    send('HELLO'),
  )
  expect(judge(endpoint, segment('A', 101, 303, 'HELLO'))).toMatchObject({ grade: 'harmless', purpose: 'text' })
})

test('a RST at the right edge of a window that was taken back may announce the urgent text behind it', () => {
  const endpoint = having(...CLIENT_UP, sendUrgent('HELLO'), says(), hears('A', 301, 103, '', 1), abort)
  for (const letters of ['RU', 'RAU']) {
    const reset = segment(letters, 104, letters === 'RAU' ? 301 : 0, '', 0)
    expect(judge(endpoint, { ...reset, urgent: 2 }).grade).toBe('good')
    expect(judge(endpoint, { ...reset, urgent: 1 }).grade).toBe('wrong')
  }
  expect(judge(endpoint, segment('RA', 104, 301, '', 0)).grade).toBe('good')
})
