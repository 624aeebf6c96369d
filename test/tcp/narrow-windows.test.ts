import { describe, expect, test } from 'vitest'
import { judge } from '../../shared/tcp/judge.ts'
import { step } from '../../shared/tcp/step.ts'
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

describe('SND.WND is that of the newest segment; of others only the right edge and, below SND.WL1, the window of their ACK is remembered', () => {
  /** All 65,535 octets have been offered by 301; then text came at once, so SND.WL1 is 306; five octets are outstanding. */
  const NEWER: readonly Happening[] = [...CLIENT_UP, hears('A', 306, 101, 'WORLD', 9), says(), send('HELLO'), says()]
  const TEN: readonly Happening[] = [open, says(), hears('SA', 300, 101, '', 10), says()]
  const NEWER_TEN: readonly Happening[] = [...TEN, hears('A', 306, 101, 'WORLD', 10), says(), send('HELLO'), says()]

  test.each<readonly [string, readonly Happening[], number, number | null, number]>([
    ['a SYN: the edge counts from ISS', [listen, hears('S', 100, 0, '', 10)], 10, null, 310],
    ['a SYN,ACK: the edge counts from its ACK', TEN, 10, null, 111],
    ['a smaller window', [...TEN, hears('A', 301, 101, '', 4)], 4, null, 111],
    ['a larger window', [...TEN, hears('A', 301, 101, '', 14)], 14, null, 115],
    ['a new ACK', [...TEN, send('HELLO'), says(), hears('A', 301, 104, '', 10)], 10, null, 114],
    ['a new ACK below SND.WL1', [...NEWER_TEN, hears('A', 301, 104, '', 20)], 10, 20, 124],
    [
      'the same with the window of now: its right edge lies further all the same',
      [...NEWER_TEN, hears('A', 301, 104, '', 10)],
      10,
      10,
      114,
    ],
    ['the same with a smaller window', [...NEWER_TEN, hears('A', 301, 104, '', 2)], 10, 2, 111],
    ['one more with that ACK', [...NEWER_TEN, hears('A', 301, 104, '', 2), hears('A', 303, 104, '', 30)], 10, 30, 134],
    ['an ACK of nothing new below SND.WL1', [...NEWER_TEN, hears('A', 301, 101, '', 30)], 10, null, 131],
    ['the newest again', [...NEWER_TEN, hears('A', 301, 104, '', 2), hears('A', 311, 104, '', 7)], 7, null, 111],
    ['an ACK older than SND.UNA', [...NEWER, hears('A', 311, 104, '', 9), hears('A', 312, 103, '', 99)], 9, null, 65_636],
    ['outside the window: with an ACK of now', [...TEN, hears('A', 300, 101, '', 30)], 10, null, 131],
    ['with an ACK of what was never sent', [...TEN, hears('A', 300, 102, '', 30)], 10, null, 111],
    ['the same while something is outstanding', [...TEN, send('HELLO'), says(), hears('A', 300, 107, '', 30)], 10, null, 111],
    ['with an older ACK', [...TEN, send('HELLO'), says(), hears('A', 301, 104, '', 10), hears('A', 300, 103, '', 30)], 10, null, 114],
    [
      'without ACK',
      [...TEN, (at) => step(at, { type: 'segment-arrives', segment: { ...segment('P', 300), window: 30 } }).endpoint],
      10,
      null,
      111,
    ],
  ])('%s', (_, happenings, wnd, passedOver, furthestEdge) => {
    expect(having(...happenings).tcb).toMatchObject({ snd: { wnd, passedOver, furthestEdge } })
  })
})
