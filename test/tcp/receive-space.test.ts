import { describe, expect, test } from 'vitest'
import { seq } from '../../shared/tcp/sequence.ts'
import { step } from '../../shared/tcp/step.ts'
import type { Endpoint, Held, ReceiveSpace } from '../../shared/tcp/tcb.ts'
import type { Happening } from './situations.ts'
import { close, having, hear, hears, listen, open, outcome, SERVER_UP, says, saysThis, segment, send } from './situations.ts'

const receiveSpace = ({ tcb }: Endpoint): ReceiveSpace | null => ('rcv' in tcb ? tcb.rcv : null)

const listenWith =
  (window: number): Happening =>
  (endpoint) =>
    step(endpoint, { type: 'call', call: { type: 'open-passive', iss: seq(300), window } }).endpoint

const points =
  (urgent: number, ...parts: Parameters<typeof segment>): Happening =>
  (endpoint) =>
    step(endpoint, { type: 'segment-arrives', segment: { ...segment(...parts), urgent } }).endpoint

const held = (number: number, text: string, fin = false): Held => ({ seq: seq(number), text, fin })

describe('what arrives ahead of a hole is held in order, and each octet once (SHLD-31)', () => {
  test.each<readonly [string, readonly Happening[], readonly Held[]]>([
    ['the same text twice', [hears('A', 105, 301, 'EFG'), hears('A', 105, 301, 'EFG')], [held(105, 'EFG')]],
    ['a part of it again', [hears('A', 105, 301, 'EFG'), hears('A', 106, 301, 'F')], [held(105, 'EFG')]],
    ['text that overlaps', [hears('A', 105, 301, 'EFG'), hears('A', 107, 301, 'GHI')], [held(105, 'EFGHI')]],
    ['text that touches', [hears('A', 105, 301, 'EFG'), hears('A', 108, 301, 'HI')], [held(105, 'EFGHI')]],
    ['text that touches in front', [hears('A', 105, 301, 'EFG'), hears('A', 103, 301, 'CD')], [held(103, 'CDEFG')]],
    ['text behind a second hole', [hears('A', 105, 301, 'E'), hears('A', 107, 301, 'G')], [held(105, 'E'), held(107, 'G')]],
    ['the second hole before the first', [hears('A', 107, 301, 'G'), hears('A', 105, 301, 'E')], [held(105, 'E'), held(107, 'G')]],
    ['the FIN that follows', [hears('A', 105, 301, 'EFG'), hears('FA', 108, 301)], [held(105, 'EFG', true)]],
    ['text and FIN with what is held already', [hears('A', 105, 301, 'EF'), hears('FA', 106, 301, 'FG')], [held(105, 'EFG', true)]],
    ['text in front of a FIN', [hears('FA', 108, 301), hears('A', 105, 301, 'EFG')], [held(105, 'EFG', true)]],
    ['text of which a part is in order', [hears('A', 105, 301, 'E'), hears('A', 101, 301, 'AB')], [held(105, 'E')]],
  ])('%s', (_, happenings, expected) => expect(receiveSpace(having(...SERVER_UP, ...happenings))?.outOfOrder).toEqual(expected))

  test('no octet of a text that lies behind the FIN is delivered once the hole is filled, nor held any longer', () => {
    for (const behind of [hears('A', 108, 301, 'HI'), hears('A', 109, 301, 'I')]) {
      const waiting = [...SERVER_UP, hears('FA', 105, 301, 'EFG'), behind]
      const { endpoint, effects } = step(having(...waiting), hear('A', 101, 301, 'ABCD'))
      expect(effects).toEqual([{ type: 'text-delivered', text: 'ABCDEFG', urgent: false }, { type: 'peer-closed' }])
      expect(receiveSpace(endpoint)).toMatchObject({ nxt: 109, outOfOrder: [] })
      expect(outcome(endpoint)).toBe('CLOSE-WAIT | A 301 109')
    }
  })

  test('text behind a FIN is held apart, and each octet once: text from before both, which reaches over the FIN, counts with it', () => {
    const apart = [
      ...SERVER_UP,
      hears('FA', 105, 301, 'EFG'),
      hears('A', 107, 301, 'GHI'),
      hears('A', 107, 301, 'GHI'),
      hears('A', 105, 301, 'EF'),
    ]
    expect(receiveSpace(having(...apart))?.outOfOrder).toEqual([held(105, 'EFG', true), held(107, 'GHI')])
    expect(outcome(having(...apart, hears('A', 101, 301, 'ABCDEFGH')))).toBe('ESTABLISHED | A 301 110')
  })

  test('a window that has been taken back (SHLD-14) is closed by what was held, and not less than closed', () => {
    const endpoint = having(...SERVER_UP, hears('A', 103, 301, 'CDE'), saysThis('A', 301, 101, '', 2), hears('A', 101, 301, 'AB'))
    expect(receiveSpace(endpoint)).toMatchObject({ nxt: 106, wnd: 0 })
  })
})

describe('text and FIN on a SYN wait for ESTABLISHED, as far as the window goes (§3.10.7.2, §3.10.7.3)', () => {
  test.each<readonly [string, number, Parameters<typeof segment>, readonly Held[]]>([
    ['nothing but the SYN', 9, ['S', 100], []],
    ['a FIN', 9, ['SF', 100], [held(101, '', true)]],
    ['text', 9, ['S', 100, 0, 'HELLO'], [held(101, 'HELLO')]],
    ['both', 9, ['SF', 100, 0, 'HELLO'], [held(101, 'HELLO', true)]],
    ['text that fills the window', 5, ['S', 100, 0, 'HELLO'], [held(101, 'HELLO')]],
    ['text beyond the window, and a FIN behind it', 3, ['SF', 100, 0, 'HELLO'], [held(101, 'HEL')]],
    ['text before a closed window', 0, ['SF', 100, 0, 'HELLO'], []],
  ])('%s', (_, window, arriving, expected) => {
    expect(receiveSpace(having(listenWith(window), hears(...arriving)))?.outOfOrder).toEqual(expected)
  })

  test.each<readonly [string, readonly Happening[], string]>([
    ['a FIN, once the ACK has come', [listen, hears('SF', 100), says(), hears('A', 102, 301)], 'CLOSE-WAIT | A 301 102'],
    ['text, too', [listen, hears('S', 100, 0, 'HI'), says(), hears('A', 103, 301)], 'ESTABLISHED | A 301 103'],
    [
      'text, where SYNs cross and the SYN,ACK ends at RCV.NXT',
      [open, says(), hears('S', 300, 0, 'HI'), says(), hears('SA', 300, 101)],
      'ESTABLISHED | A 101 303',
    ],
    [
      'the same, and CLOSE waits for what is to be sent',
      [open, says(), hears('S', 300, 0, 'HI'), says(), send('YOU'), close, hears('SA', 300, 101)],
      'FIN-WAIT-1 | A 101 303 | A 101 303 YOU | FA 104 303',
    ],
    [
      'the same, and CLOSE has led to FIN-WAIT-1',
      [open, says(), hears('S', 300, 0, 'HI'), says(), close, hears('SA', 300, 101)],
      'FIN-WAIT-1 | A 101 303 | FA 101 303',
    ],
    [
      'a FIN, where CLOSE has led to FIN-WAIT-1',
      [open, says(), hears('SF', 300), says(), close, hears('SA', 300, 101)],
      'CLOSING | A 101 302 | FA 101 302',
    ],
    [
      'a FIN on the SYN,ACK, where SYNs cross: that begins left of the window, and reaches in',
      [open, says(), hears('S', 300), says(), hears('SFA', 300, 101)],
      'CLOSE-WAIT | A 101 302',
    ],
    ['the same after a passive OPEN', [listen, hears('S', 100), says(), hears('SFA', 100, 301)], 'CLOSE-WAIT | A 301 102'],
  ])('%s', (_, happenings, expected) => expect(outcome(having(...happenings))).toBe(expected))
})

describe('RCV.UP moves on with the pointer of the peer, never back, and is gone once it has been reached (§3.10.7.4, sixth check)', () => {
  const THERE = [...SERVER_UP, points(10, 'AU', 101, 301)]

  test.each<readonly [string, readonly Happening[], number | null]>([
    ['a pointer', THERE, 111],
    ['a pointer without the flag means nothing', [...SERVER_UP, points(10, 'A', 101, 301, 'HI')], null],
    ['one that points to RCV.NXT says nothing', [...SERVER_UP, points(0, 'AU', 101, 301)], null],
    [
      'nor does one into what has come',
      [...SERVER_UP, hears('A', 101, 301, 'HELLO'), points(2, 'AU', 106, 301), points(1, 'AU', 101, 301, 'HELLO')],
      108,
    ],
    ['one that points further', [...THERE, points(12, 'AU', 101, 301)], 113],
    ['one that points less far', [...THERE, points(8, 'AU', 101, 301)], 111],
    ['text before it', [...THERE, hears('A', 101, 301, 'HELLO')], 111],
    ['text up to it', [...THERE, hears('A', 101, 301, 'HELLOHELLO')], null],
    ['text beyond it', [...THERE, hears('A', 101, 301, 'HELLOHELLO!')], null],
    ['without text, while something is held', [...SERVER_UP, hears('A', 105, 301, 'E'), points(10, 'AU', 101, 301)], 111],
    ['where the window is closed', [...SERVER_UP, saysThis('A', 301, 101, '', 0), points(10, 'AU', 101, 301)], 111],
    ['on what is spared only for its ACK (Appendix A.2)', [open, says(), hears('S', 300), says(), points(10, 'SAU', 300, 101)], null],
  ])('%s', (_, happenings, up) => expect(receiveSpace(having(...happenings))?.up).toBe(up))

  test.each([
    ['before it is urgent', 'HELLO', true],
    ['up to it, too', 'HELLOHELLO', true],
  ])('text %s', (_, text, urgent) => {
    const { effects } = step(having(...THERE), hear('A', 101, 301, text))
    expect(effects).toEqual([{ type: 'text-delivered', text, urgent }])
  })
})
