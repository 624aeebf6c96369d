import { describe, expect, test } from 'vitest'
import type { Happening, segment } from './situations.ts'
import { CLIENT_UP, close, expires, having, hears, listen, open, says, saysThis, send } from './situations.ts'

test.each<readonly [string, readonly Happening[], Parameters<typeof segment>]>([
  ['anything in LISTEN', [listen], ['SA', 300, 101]],
  ['an ACK in SYN-SENT', [open], ['A', 100, 0]],
  ['a SYN with another number', [open], ['S', 101]],
  ['a SYN,ACK with another number', [listen, hears('S', 100)], ['SA', 301, 101]],
  ['text before the SYN', [listen, hears('S', 100)], ['PA', 300, 100, 'HI']],
  ['text that was never given to SEND', CLIENT_UP, ['A', 101, 300, 'HI']],
  ['text beyond SND.NXT', [...CLIENT_UP, send('HELLO')], ['A', 102, 300, 'ELLO']],
  ['a FIN that nobody asked for', CLIENT_UP, ['FA', 101, 300]],
  ['a reset with another number than is owed', [hears('A', 5, 77)], ['R', 78]],
  ['a reset with an ACK that is not owed', [hears('S', 5)], ['RA', 0, 7]],
  ['a reset where none is owed', CLIENT_UP, ['R', 101]],
  ['a FIN before the text', [...CLIENT_UP, send('HI'), close], ['FA', 101, 300]],
])('what does not fit the endpoint moves nothing: %s', (_, happenings, said) => {
  const { tcb, due } = having(...happenings)
  expect(having(...happenings, saysThis(...said))).toMatchObject({ tcb, due })
})

describe('a segment that has left discharges what it serves, and nothing else', () => {
  const DUE_AGAIN = [...CLIENT_UP, send('AB'), says(), expires('retransmission')]
  const PROBING = [...CLIENT_UP, hears('A', 301, 101, '', 0), send('HELLO'), expires('persist')]

  test.each<readonly [string, readonly Happening[], readonly string[]]>([
    ['the oldest text: the retransmission', [...DUE_AGAIN, saysThis('A', 101, 301, 'A')], []],
    ['new text: not the retransmission', [...DUE_AGAIN, send('CD'), saysThis('A', 103, 301, 'CD')], ['retransmission']],
    ['a timer that expires twice makes one retransmission due', [...DUE_AGAIN, expires('retransmission')], ['retransmission']],
    ['an empty probe at SND.UNA-1: the probe', [...PROBING, saysThis('A', 100, 301)], []],
    ['a pure ACK: not the probe', [...PROBING, saysThis('A', 101, 301)], ['window-probe']],
    ['text: the keep-alive', [...CLIENT_UP, expires('keep-alive'), send('HI'), says()], []],
    ['a pure ACK: not the keep-alive', [...CLIENT_UP, expires('keep-alive'), saysThis('A', 101, 301)], ['keep-alive']],
  ])('%s', (_, happenings, due) => expect(having(...happenings).due.map(({ type }) => type)).toEqual(due))

  test('only what carries the ACK of now says what the own window is', () => {
    const crossed = having(...CLIENT_UP, send('HELLO'), says(), hears('A', 301, 101, 'HI'))
    const windowAfter = (ack: number) => {
      const { tcb } = having(() => crossed, saysThis('A', 101, ack, 'HELLO', 7))
      return 'rcv' in tcb && tcb.rcv.wnd
    }
    expect([301, 303].map(windowAfter)).toEqual([65_533, 7])
  })
})
