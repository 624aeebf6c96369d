import { describe, expect, test } from 'vitest'
import { judge } from '../../shared/tcp/judge.ts'
import type { Endpoint } from '../../shared/tcp/tcb.ts'
import type { MisconceptionId } from '../../shared/tcp/verdict.ts'
import type { Happening } from './situations.ts'
import { abort, CLIENT_UP, close, expires, having, hears, listen, open, SERVER_UP, says, segment, send } from './situations.ts'

type Move = Parameters<typeof segment>
/** A situation and a move in it. */
type Row = readonly [string, Endpoint, Move]
type Table = { readonly betrayed: readonly Row[]; readonly nearMisses: readonly Row[] }

const client = (...more: Happening[]) => having(...CLIENT_UP, ...more)
const server = (...more: Happening[]) => having(...SERVER_UP, ...more)

const SYN_OWED = having(open)
const SYN_SENT = having(open, says())
const LISTENING = having(listen)
const SYN_ACK_OWED = having(listen, hears('S', 100))
const SYN_ACK_SENT = having(listen, hears('S', 100), says())
const ACK_OWED = having(open, says(), hears('SA', 300, 101))
const HELLO_HEARD = server(hears('PA', 101, 301, 'HELLO'))
const HELLO_OWED = client(send('HELLO'))
const HELLO_SAID = client(send('HELLO'), says())
const HELLO_ACKED_MORE_OWED = client(send('HELLO'), says(), hears('A', 301, 106), send('BYE'))
const FIN_OWED = client(close)
const FIN_SAID = client(close, says())
const FIN_WAIT_2 = client(close, says(), hears('A', 301, 102))
const FIN_HEARD = server(hears('FA', 101, 301))
const CLOSE_WAIT = server(hears('FA', 101, 301), says())
const LAST_FIN_OWED = server(hears('FA', 101, 301), says(), close)
const LAST_ACK = server(hears('FA', 101, 301), says(), close, says())
const TIME_WAIT_OWED = client(close, says(), hears('A', 301, 102), hears('FA', 301, 102))
const TIME_WAIT = client(close, says(), hears('A', 301, 102), hears('FA', 301, 102), says())
const CLOSED_AFTER_LAST_ACK = server(hears('FA', 101, 301), says(), close, says(), hears('A', 102, 302))

const TABLES: Readonly<Record<MisconceptionId, Table>> = {
  'ack-off-by-one': {
    betrayed: [
      ["the ACK of a SYN,ACK with the SYN's own number", ACK_OWED, ['A', 101, 300]],
      ["the SYN,ACK with the SYN's own number", SYN_ACK_OWED, ['SA', 300, 100]],
      ["the ACK of a FIN with the FIN's own number", FIN_HEARD, ['A', 301, 101]],
      ["the last ACK with the FIN's own number", TIME_WAIT_OWED, ['A', 102, 301]],
      ['text with the number of the SYN', client(send('HELLO')), ['PA', 101, 300, 'HELLO']],
      ['the own FIN not counted', client(close, says(), hears('PA', 301, 102, 'LATE')), ['A', 101, 305]],
    ],
    nearMisses: [
      ['the same mistake after text', HELLO_HEARD, ['A', 301, 105]],
      ['one too many', ACK_OWED, ['A', 101, 302]],
      ['a number from nowhere', ACK_OWED, ['A', 101, 77_777]],
      ['the right number without the flag', ACK_OWED, ['', 101, 301]],
      ['two too few after a FIN', FIN_HEARD, ['A', 301, 100]],
    ],
  },
  'ack-of-last-byte': {
    betrayed: [
      ['HELLO, 101 to 105, acknowledged with 105', HELLO_HEARD, ['A', 301, 105]],
      ['one letter, acknowledged with its own number: as if it were not counted', server(hears('PA', 101, 301, 'X')), ['A', 301, 101]],
      ['on a text of its own', server(hears('PA', 101, 301, 'HELLO'), send('HI')), ['PA', 301, 105, 'HI']],
      ['for the second text', server(hears('PA', 101, 301, 'HELLO'), says(), hears('PA', 106, 301, 'YOU')), ['A', 301, 108]],
    ],
    nearMisses: [
      ['the first byte', HELLO_HEARD, ['A', 301, 101]],
      ['one too many', HELLO_HEARD, ['A', 301, 107]],
      ['after a FIN behind the text', server(hears('FA', 101, 301, 'HELLO')), ['A', 301, 106]],
      ['after a SYN', ACK_OWED, ['A', 101, 300]],
    ],
  },
  'ack-past-next': {
    betrayed: [
      ['HELLO acknowledged with SEQ + LEN + 1', HELLO_HEARD, ['A', 301, 107]],
      ['a SYN acknowledged with SEQ + 2', ACK_OWED, ['A', 101, 302]],
      ['a SYN acknowledged with SEQ + 4: the ISN has four bytes', ACK_OWED, ['A', 101, 304]],
      ['a FIN acknowledged with SEQ + 2', FIN_HEARD, ['A', 301, 103]],
    ],
    nearMisses: [
      ['one too few', HELLO_HEARD, ['A', 301, 105]],
      ['far too many', HELLO_HEARD, ['A', 301, 2106]],
      ['after a duplicate', server(hears('PA', 101, 301, 'X'), says(), hears('PA', 101, 301, 'X')), ['A', 301, 103]],
      ['after a pure ACK', client(send('HI'), says(), hears('A', 301, 103)), ['A', 103, 302]],
    ],
  },
  'length-forgotten': {
    betrayed: [
      ["HELLO acknowledged with its own number: the text's length is missing", HELLO_HEARD, ['A', 301, 101]],
      ['the next text with the number of the last', HELLO_ACKED_MORE_OWED, ['PA', 101, 301, 'BYE']],
      ['the FIN with the number of the last text', client(send('HELLO'), says(), hears('A', 301, 106), close), ['FA', 101, 301]],
      ['an ACK with the number of the own text', client(send('HELLO'), says(), hears('PA', 301, 106, 'HI')), ['A', 101, 303]],
    ],
    nearMisses: [
      ['only the last byte is missing', HELLO_HEARD, ['A', 301, 105]],
      ['the number of the SYN', HELLO_ACKED_MORE_OWED, ['PA', 100, 301, 'BYE']],
      ['one further than the last text began', HELLO_ACKED_MORE_OWED, ['PA', 102, 301, 'BYE']],
      ['an ACK of nothing in particular', HELLO_HEARD, ['A', 301, 9_999]],
    ],
  },
  'seq-after-pure-ack': {
    betrayed: [
      ['text after the ACK of the handshake, one further', HELLO_OWED, ['PA', 102, 301, 'HELLO']],
      ['the FIN after an ACK, one further', LAST_FIN_OWED, ['FA', 302, 102]],
      ['the ACK of an ACK: as if it had a number', client(send('HI'), says(), hears('A', 301, 103)), ['A', 103, 302]],
      ['an ACK after an ACK, one further', server(hears('PA', 101, 301, 'A'), says(), hears('PA', 102, 301, 'B')), ['A', 302, 103]],
    ],
    nearMisses: [
      ['two further', HELLO_OWED, ['PA', 103, 301, 'HELLO']],
      ['one too few', HELLO_OWED, ['PA', 100, 301, 'HELLO']],
      ['after an own text', HELLO_ACKED_MORE_OWED, ['PA', 107, 301, 'BYE']],
      ['one further after a SYN', ACK_OWED, ['A', 102, 301]],
    ],
  },
  'isn-again': {
    betrayed: [
      ["the third segment with the SYN's number", ACK_OWED, ['A', 100, 301]],
      ["the first text with the SYN's number", HELLO_OWED, ['PA', 100, 301, 'HELLO']],
      ["the FIN with the SYN's number", FIN_OWED, ['FA', 100, 301]],
      ["the server's ACK with its SYN's number", HELLO_HEARD, ['A', 300, 106]],
    ],
    nearMisses: [
      ['the SYN again, flag and all', client(), ['S', 100]],
      ['one further than right', ACK_OWED, ['A', 102, 301]],
      ['the number of the last text', HELLO_ACKED_MORE_OWED, ['PA', 101, 301, 'BYE']],
      ["the other end's ISN", ACK_OWED, ['A', 300, 301]],
    ],
  },
  'fin-new-random-seq': {
    betrayed: [
      ['a FIN with a number of its own', FIN_OWED, ['FA', 70_000, 301]],
      ['the same for the last FIN', LAST_FIN_OWED, ['FA', 4_000_000_000, 102]],
      ['a FIN from 0 when the numbers are far from there', having(open, says(), hears('SA', 300, 101), says(), close), ['FA', 5_000, 301]],
    ],
    nearMisses: [
      ['off by one', FIN_OWED, ['FA', 102, 301]],
      ['the ISN', FIN_OWED, ['FA', 100, 301]],
      ['text from nowhere', HELLO_OWED, ['PA', 70_000, 301, 'HELLO']],
    ],
  },
  'seq-ack-swapped': {
    betrayed: [
      ['in the third segment', ACK_OWED, ['A', 301, 101]],
      ['in the ACK of text', HELLO_HEARD, ['A', 106, 301]],
      ['in the ACK of text, both copied as they stood', HELLO_HEARD, ['A', 101, 301]],
      ['in the SYN,ACK', SYN_ACK_OWED, ['SA', 101, 300]],
      ['in the last ACK', TIME_WAIT_OWED, ['A', 302, 102]],
    ],
    nearMisses: [
      ['only SEQ is of the other end', ACK_OWED, ['A', 301, 301]],
      ['only ACK is of this end', ACK_OWED, ['A', 101, 101]],
      ['neither is of anybody', ACK_OWED, ['A', 7, 8]],
    ],
  },
  'ack-flag-missing': {
    betrayed: [
      ['a bare FIN', FIN_OWED, ['F', 101]],
      ['text without ACK', HELLO_OWED, ['P', 101, 0, 'HELLO']],
      ['a SYN as answer to a SYN', SYN_ACK_OWED, ['S', 300]],
      ['nothing at all', ACK_OWED, ['', 101]],
    ],
    nearMisses: [
      ['the number is there, only the flag is not', FIN_OWED, ['F', 101, 301]],
      ['a RST needs none', FIN_OWED, ['R', 101]],
      ['before a SYN has come there is none', LISTENING, ['S', 300]],
    ],
  },
  'ack-number-without-flag': {
    betrayed: [
      ['the third segment without its flag', ACK_OWED, ['', 101, 301]],
      ['the SYN,ACK without its flag', SYN_ACK_OWED, ['S', 300, 101]],
      ['a FIN with a number but no flag', FIN_OWED, ['F', 101, 301]],
      ['the first SYN with a number', SYN_OWED, ['S', 100, 301]],
    ],
    nearMisses: [
      ['neither number nor flag', FIN_OWED, ['F', 101]],
      ['number and flag, and the number wrong', ACK_OWED, ['A', 101, 300]],
      ['flag without number', ACK_OWED, ['A', 101, 0]],
    ],
  },
  'first-syn-with-ack': {
    betrayed: [
      ['SYN and ACK to begin with', SYN_OWED, ['SA', 100, 0]],
      ['the same with a number made up', SYN_OWED, ['SA', 100, 301]],
      ['the same with another SEQ', SYN_OWED, ['SA', 7, 1]],
    ],
    nearMisses: [
      ['an ACK alone', SYN_OWED, ['A', 100, 1]],
      ['the SYN with another SEQ', SYN_OWED, ['S', 7]],
      ['the SYN again, with ACK', SYN_SENT, ['SA', 100, 301]],
    ],
  },
  'server-speaks-first': {
    betrayed: [
      ['a SYN in LISTEN', LISTENING, ['S', 300]],
      ['a SYN,ACK in LISTEN', LISTENING, ['SA', 300, 101]],
      ['text in LISTEN', LISTENING, ['PA', 300, 0, 'WELCOME']],
      ['text before the handshake is over', having(listen, hears('S', 100), says(), send('WELCOME')), ['PA', 301, 101, 'WELCOME']],
    ],
    nearMisses: [
      ['a RST in LISTEN', LISTENING, ['R', 300]],
      ['text before it was asked for, once connected', server(), ['PA', 301, 101, 'WELCOME']],
      ["the SYN,ACK with the client's number", SYN_ACK_OWED, ['SA', 300, 100]],
    ],
  },
  'handshake-repeated': {
    betrayed: [
      ['a SYN before text', HELLO_OWED, ['S', 100]],
      ['a SYN,ACK as answer to text', HELLO_HEARD, ['SA', 301, 106]],
      ['a SYN before closing', FIN_OWED, ['S', 101]],
      ['a SYN,ACK with a new number', server(), ['SA', 7_000, 101]],
    ],
    nearMisses: [
      ['the SYN again while it is unanswered, with another number', SYN_SENT, ['S', 101]],
      ['a SYN in TIME-WAIT', TIME_WAIT, ['S', 500]],
      ['an ACK with the ISN', ACK_OWED, ['A', 100, 301]],
    ],
  },
  'fin-before-text-sent': {
    betrayed: [
      ['the FIN alone while text waits', client(send('HELLO'), close), ['FA', 101, 301]],
      ['the FIN on the first part of the text', client(send('HELLO'), close), ['FPA', 101, 301, 'HE']],
      ['the FIN while text waits and nobody has closed', HELLO_OWED, ['FA', 101, 301]],
      ['the FIN behind text that has not gone', client(send('HELLO'), close), ['FA', 106, 301]],
    ],
    nearMisses: [
      ['the FIN on other text', client(send('HELLO'), close), ['FPA', 101, 301, 'HULLO']],
      ['the FIN when nothing waits and nobody has closed', client(), ['FA', 101, 301]],
      ['the FIN with the wrong number when nothing waits', FIN_OWED, ['FA', 105, 301]],
    ],
  },
  'fin-instead-of-rst': {
    betrayed: [
      ['after an ABORT', client(abort), ['FA', 101, 301]],
      ['to a SYN at a closed port', having(hears('S', 100)), ['FA', 0, 101]],
      ['to text of a connection that is gone', having(hears('PA', 500, 700, 'HELLO')), ['F', 700]],
    ],
    nearMisses: [
      ['a RST with the wrong number', client(abort), ['R', 100]],
      ['an ACK after an ABORT', client(abort), ['A', 101, 301]],
      ['a FIN where a FIN is owed', FIN_OWED, ['FA', 102, 301]],
    ],
  },
  'rst-instead-of-fin': {
    betrayed: [
      ['the application has closed', FIN_OWED, ['R', 101]],
      ['the same with ACK', LAST_FIN_OWED, ['RA', 301, 102]],
      ["as answer to the peer's FIN", FIN_HEARD, ['RA', 301, 102]],
      ['the own FIN has gone already', FIN_SAID, ['R', 102]],
    ],
    nearMisses: [
      ['nobody is closing', client(), ['R', 101]],
      ['in TIME-WAIT', TIME_WAIT, ['R', 102]],
      ['a reset is due, with another number', client(close, abort), ['R', 99]],
    ],
  },
  'answering-a-rst': {
    betrayed: [
      ['with an ACK', client(hears('R', 301)), ['A', 101, 302]],
      ['with a RST', client(hears('R', 301)), ['RA', 101, 301]],
      ['when refused, with an ACK', having(open, says(), hears('RA', 0, 101)), ['A', 101, 1]],
      ['in LISTEN, where the RST led back to', having(listen, hears('S', 100), says(), hears('R', 101)), ['A', 301, 102]],
    ],
    nearMisses: [
      ['a RST out of nowhere', client(), ['R', 101]],
      ['a challenge answered in another way than by ACK', client(hears('R', 400)), ['R', 101]],
      ['an ACK after an ABORT of the own application', client(abort, says()), ['A', 101, 301]],
    ],
  },
  'answering-a-pure-ack': {
    betrayed: [
      ['the last ACK answered with an ACK', CLOSED_AFTER_LAST_ACK, ['A', 302, 102]],
      ['the same, one further', CLOSED_AFTER_LAST_ACK, ['A', 302, 103]],
      ['the same with any number', CLOSED_AFTER_LAST_ACK, ['A', 301, 102]],
    ],
    nearMisses: [
      ['the last ACK answered with a FIN', CLOSED_AFTER_LAST_ACK, ['FA', 302, 102]],
      ['a stray ACK at a closed port, which wants a RST', having(hears('A', 5, 6)), ['A', 6, 6]],
      ['an ACK after a RST', client(hears('R', 301)), ['A', 101, 301]],
    ],
  },
  'time-wait-on-the-wrong-side': {
    betrayed: [
      [
        'the passive closer acknowledges a FIN that comes once more',
        server(hears('FA', 101, 301), says(), close, says(), hears('A', 102, 302), hears('FA', 101, 302)),
        ['A', 302, 102],
      ],
      [
        'the same with the numbers of the FIN',
        server(hears('FA', 101, 301), says(), close, says(), hears('A', 102, 302), hears('FA', 101, 302)),
        ['A', 302, 101],
      ],
      [
        'after closing in three segments',
        server(hears('FA', 101, 301), close, says(), says(), hears('A', 102, 302), hears('FA', 101, 301)),
        ['A', 302, 102],
      ],
    ],
    nearMisses: [
      [
        'the active closer, after TIME-WAIT',
        client(close, says(), hears('A', 301, 102), hears('FA', 301, 102), says(), expires('time-wait'), hears('FA', 301, 102)),
        ['A', 102, 302],
      ],
      ['the FIN of a stranger', having(hears('FA', 5, 6)), ['A', 6, 6]],
      ['the passive closer repeats its FIN', CLOSED_AFTER_LAST_ACK, ['FA', 301, 102]],
    ],
  },
  'left-time-wait-early': {
    betrayed: [
      ["a RST as answer to the peer's FIN", TIME_WAIT_OWED, ['R', 102]],
      [
        'a RST as answer to the FIN that comes again',
        client(close, says(), hears('A', 301, 102), hears('FA', 301, 102), says(), hears('FA', 301, 102)),
        ['RA', 102, 302],
      ],
      ['a new SYN within 2 MSL', TIME_WAIT, ['S', 5_000]],
    ],
    nearMisses: [
      ['a RST in FIN-WAIT-2', FIN_WAIT_2, ['R', 102]],
      ['an ACK with the wrong number', TIME_WAIT_OWED, ['A', 102, 301]],
      ['a second FIN', TIME_WAIT, ['FA', 102, 302]],
    ],
  },
  'new-isn-on-retransmission': {
    betrayed: [
      ['the SYN with a new number', having(open, says(), expires('retransmission')), ['S', 7_000]],
      ['the SYN with the next number', having(open, says(), expires('retransmission')), ['S', 101]],
      ['the SYN,ACK with a new number', having(listen, hears('S', 100), says(), expires('retransmission')), ['SA', 9_000, 101]],
      ['the SYN,ACK with the next number, to a doubled SYN', having(listen, hears('S', 100), says(), hears('S', 100)), ['SA', 301, 101]],
    ],
    nearMisses: [
      ['the very first SYN', SYN_OWED, ['S', 7_000]],
      ['a SYN after the handshake', client(), ['S', 7_000]],
      ['the SYN,ACK again with another ACK', having(listen, hears('S', 100), says(), expires('retransmission')), ['SA', 300, 102]],
    ],
  },
  'advanced-on-duplicate': {
    betrayed: [
      [
        'the ACK goes on by the length that came again',
        server(hears('PA', 101, 301, 'HELLO'), says(), hears('PA', 101, 301, 'HELLO')),
        ['A', 301, 111],
      ],
      ['the ACK goes on for a FIN that came again', server(hears('FA', 101, 301), says(), hears('FA', 101, 301)), ['A', 301, 103]],
      [
        'the own number goes on for the second ACK',
        server(hears('PA', 101, 301, 'HELLO'), says(), hears('PA', 101, 301, 'HELLO')),
        ['A', 302, 106],
      ],
    ],
    nearMisses: [
      ['one too far for text that is new', HELLO_HEARD, ['A', 301, 107]],
      [
        'one too few for text that came again',
        server(hears('PA', 101, 301, 'HELLO'), says(), hears('PA', 101, 301, 'HELLO')),
        ['A', 301, 105],
      ],
      ['the length twice, though it came once', HELLO_HEARD, ['A', 301, 111]],
    ],
  },
  'numbers-count-segments': {
    betrayed: [
      ['HELLO acknowledged with SEQ + 1', HELLO_HEARD, ['A', 301, 102]],
      ['the next text one further than the last', HELLO_ACKED_MORE_OWED, ['PA', 102, 301, 'BYE']],
      ['the FIN one further than the last text', client(send('HELLO'), says(), hears('A', 301, 106), close), ['FA', 102, 301]],
    ],
    nearMisses: [
      ['HELLO acknowledged with SEQ', HELLO_HEARD, ['A', 301, 101]],
      ['HELLO acknowledged with its last byte', HELLO_HEARD, ['A', 301, 105]],
      ['the next text two further', HELLO_ACKED_MORE_OWED, ['PA', 103, 301, 'BYE']],
    ],
  },
}

describe.each(Object.entries(TABLES))('%s', (id, { betrayed, nearMisses }) => {
  test.each(betrayed)('is betrayed: %s', (_, endpoint, move) => {
    expect(judge(endpoint, segment(...move))).toMatchObject({ grade: 'wrong', misconception: id })
  })

  test.each(nearMisses)('is not: %s', (_, endpoint, move) => {
    expect(judge(endpoint, segment(...move))).not.toMatchObject({ misconception: id })
  })
})

test('nothing that is right betrays anything', () => {
  for (const endpoint of [HELLO_SAID, CLOSE_WAIT, LAST_ACK, SYN_ACK_SENT]) {
    expect(judge(endpoint, segment('A', 0)).grade).toBe('wrong')
  }
})
