import { describe, expect, test } from 'vitest'
import type { Input } from '../../shared/tcp/input.ts'
import { judge } from '../../shared/tcp/judge.ts'
import type { Rules } from '../../shared/tcp/rules.ts'
import { RFC_9293 } from '../../shared/tcp/rules.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { step } from '../../shared/tcp/step.ts'
import type { Endpoint } from '../../shared/tcp/tcb.ts'
import {
  abort,
  CLIENT_UP,
  CLOSE_UNREAD,
  close,
  expires,
  FULL_CLOSE,
  having,
  hear,
  hears,
  listen,
  open,
  receive,
  SERVER_UP,
  says,
  saysThis,
  segment,
  send,
} from './situations.ts'

const FULL_CLOSES: Rules = { ...RFC_9293, resetAfterFullClose: true }
const text = hear('A', 301, 101, 'HI')
const textAhead = hear('A', 305, 101, 'HI')

const fullClose = (...inputs: readonly Input[]) =>
  inputs.reduce((endpoint, input) => step(endpoint, input, FULL_CLOSES).endpoint, having(...CLIENT_UP))

/** HELLO waits for a window that is closed. */
const SHUT = [...CLIENT_UP, hears('A', 301, 101, '', 0), send('HELLO')]

describe('a right move cites the part of the RFC that asks for it', () => {
  test.each<readonly [string, Endpoint, Segment, string]>([
    ['SYN,ACK in LISTEN', having(listen, hears('S', 100)), segment('SA', 300, 101), '3.10.7.2'],
    ['SYN,ACK in a simultaneous open', having(open, says(), hears('S', 300)), segment('SA', 100, 301), '3.10.7.3'],
    ['the same where the own SYN had not left', having(open, hears('S', 300)), segment('SA', 100, 301), '3.10.7.3'],
    ['the ACK of a SYN,ACK', having(open, says(), hears('SA', 300, 101)), segment('A', 101, 301), '3.10.7.3'],
    ['the same after CLOSE', having(open, says(), hears('SA', 300, 101), close), segment('A', 101, 301), '3.10.7.3'],
    ['the ACK of text', having(...CLIENT_UP, hears('A', 301, 101, 'HI')), segment('A', 101, 303), '3.10.7.4'],
    ['the ACK of a FIN', having(...CLIENT_UP, hears('FA', 301, 101)), segment('A', 101, 302), '3.10.7.4'],
    ['the SYN,ACK again', having(listen, hears('S', 100), says(), expires('retransmission')), segment('SA', 300, 101), '3.8.1'],
    ['text again', having(...CLIENT_UP, send('HI'), says(), expires('retransmission')), segment('A', 101, 301, 'HI'), '3.8.1'],
    ['a probe', having(...SHUT, expires('persist')), segment('A', 101, 301, 'H'), '3.8.6.1'],
    ['the same octet again', having(...SHUT, expires('persist'), says(), expires('persist')), segment('A', 101, 301, 'H'), '3.8.6.1'],
    ['a window that is open again', having(...SERVER_UP, saysThis('A', 301, 101, '', 0), receive(9)), segment('A', 301, 101), '3.8.6.2'],
    ['a RST for a stranger', having(hears('A', 5, 77)), segment('R', 77), '3.5.2'],
    ['the RST of an ABORT', having(...CLIENT_UP, abort), segment('R', 101), '3.10.5'],
    ['the same with ACK', having(...CLIENT_UP, abort), segment('RA', 101, 301), '3.10.5'],
    ['the RST that need not be', having(...CLIENT_UP, expires('user')), segment('R', 101), '3.10.5'],
    ['a RST for text after a full close', fullClose(FULL_CLOSE, text), segment('R', 101), '3.6.1'],
    ['a RST for what is ahead of a hole', fullClose(FULL_CLOSE, textAhead), segment('R', 101), '3.6.1'],
    ['a RST for text left unread', fullClose(CLOSE_UNREAD), segment('R', 101), '3.6.1'],
  ])('%s', (_, endpoint, move, section) => expect(judge(endpoint, move, FULL_CLOSES)).toMatchObject({ section }))
})

describe('a fault cites the part of the RFC that says what would be right', () => {
  const narrow = (window: number) => having(open, says(), hears('SA', 300, 101, '', window), says(), send('HELLO'))

  test.each<readonly [string, Endpoint, Segment, readonly string[]]>([
    ['the number of the RST of an ABORT', having(...CLIENT_UP, abort), segment('R', 102), ['seq 3.10.5']],
    ['an ABORT without RST', having(...CLIENT_UP, abort), segment('FA', 101, 301), ['RST 3.10.5', 'FIN 3.6']],
    ['the number of a RST for a stranger', having(hears('A', 5, 77)), segment('R', 78), ['seq 3.5.2']],
    ['the ACK of a RST for a stranger', having(hears('S', 5)), segment('RA', 0, 5), ['ack 3.5.2']],
    ['all of it', having(hears('S', 5)), segment('R', 6), ['ACK 3.5.2', 'seq 3.5.2', 'ack 3.5.2']],
    ['text on a RST', having(...CLIENT_UP, abort), segment('R', 101, 0, 'BYE'), ['text 3.5.3']],
    ['the number of an ACK', having(...CLIENT_UP, hears('A', 301, 101, 'HI')), segment('A', 101, 302), ['ack 3.4']],
    ['the number of new text', narrow(9), segment('A', 102, 301, 'HELLO'), ['seq 3.4']],
    ['the number of text again', having(...CLIENT_UP, send('HI'), says()), segment('A', 103, 301, 'HI'), ['seq 3.8.1']],
    ['the number of a FIN again', having(...CLIENT_UP, close, says()), segment('FA', 102, 301), ['seq 3.8.1']],
    [
      'the same with an ACK that is owed',
      having(...CLIENT_UP, close, says(), hears('FA', 301, 101)),
      segment('FA', 102, 302),
      ['seq 3.8.1'],
    ],
    ['the number of a SYN again', having(open, says()), segment('S', 101), ['seq 3.8.1']],
    ['the number of a SYN,ACK again', having(listen, hears('S', 100), says()), segment('SA', 301, 101), ['seq 3.8.1']],
    ['the number of the first SYN', having(open), segment('S', 101), ['seq 3.4']],
    ['the number of a keep-alive', having(...CLIENT_UP, expires('keep-alive')), segment('A', 98, 301), ['seq 3.8.4']],
    ['an ACK number on the first SYN', having(open), segment('S', 100, 5), ['ack 3.1']],
    ['text that nobody asked for', having(...SERVER_UP), segment('A', 301, 101, 'HI'), ['text 3.10.2']],
    ['another text', narrow(9), segment('A', 101, 301, 'HULLO'), ['text 3.7']],
    ['text beyond the window', narrow(2), segment('A', 101, 301, 'HELLO'), ['text 3.8.6']],
    ['text into a closed window', narrow(0), segment('A', 101, 301, 'HELLO'), ['text 3.8.6']],
    ['text on the first SYN', having(open, send('HI')), segment('S', 100, 0, 'HI'), ['text 3.10.2']],
  ])('%s', (_, endpoint, move, faults) => {
    const verdict = judge(endpoint, move)
    if (verdict.grade !== 'wrong') throw new Error(`judged ${verdict.grade}`)
    expect(verdict.faults.map(({ field, section }) => `${field} ${section}`)).toEqual(faults)
  })
})
