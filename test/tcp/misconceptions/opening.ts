import type { Happening } from '../situations.ts'
import { client, close, expires, having, hears, listen, open, says, send, server } from '../situations.ts'
import type { Tables } from './moments.ts'
import {
  ACK_OWED,
  CLOSED_AFTER_LAST_ACK,
  CROSSING,
  clientFrom,
  FIN_OWED,
  FIN_OWED_AFTER_HELLO,
  FIN_SAID,
  HELLO_ACKED_MORE_OWED,
  HELLO_HEARD,
  HELLO_OWED,
  HELLO_SAID,
  LAST_FIN_OWED,
  LISTENING,
  move,
  SYN_ACK_OWED,
  SYN_ACK_SENT,
  SYN_OWED,
  SYN_SENT,
  TIME_WAIT,
  TIME_WAIT_OWED,
} from './moments.ts'

const SYN_AGAIN = having(open, says(), expires('retransmission'))
const SYN_ACK_AGAIN = having(listen, hears('S', 100), says(), expires('retransmission'))
/** Numbers that are far from 0, so that a relative number is far from the right one. */
const FROM_AFAR = (...more: readonly Happening[]) => clientFrom(1_000_000, 3_000_000_000, ...more)
/** Numbers of the client just below 2^31, and those of the server just below 2^32. */
const AT_THE_EDGES = (...more: readonly Happening[]) => clientFrom(2 ** 31 - 3, 2 ** 32 - 3, ...more)

/** Whose number it is, where it begins, and who opens how. */
export const OPENING: Tables<
  | 'isn-again'
  | 'relative-numbers'
  | 'wrong-wrap'
  | 'seq-ack-swapped'
  | 'numbers-of-the-other-end'
  | 'new-isn-on-retransmission'
  | 'ack-flag-missing'
  | 'ack-number-without-flag'
  | 'first-syn-with-ack'
  | 'syn-missing'
  | 'crossing-syns'
  | 'server-speaks-first'
  | 'up-after-syn-ack'
  | 'handshake-repeated'
> = {
  'isn-again': {
    betrayed: [
      ["the third segment with the SYN's number", ACK_OWED, move('A', 100, 301)],
      ["the first text with the SYN's number", HELLO_OWED, move('PA', 100, 301, 'HELLO')],
      ["the FIN with the SYN's number", FIN_OWED, move('FA', 100, 301)],
      ["the server's ACK with its SYN's number", HELLO_HEARD, move('A', 300, 106)],
      ['the second text, too', HELLO_ACKED_MORE_OWED, move('PA', 100, 301, 'BYE')],
    ],
    nearMisses: [
      ['the SYN again, flag and all', client(), move('S', 100)],
      ['one further than right', ACK_OWED, move('A', 102, 301)],
      ['the number of the last text', HELLO_ACKED_MORE_OWED, move('PA', 101, 301, 'BYE')],
      ["the other end's ISN", ACK_OWED, move('A', 300, 301)],
      ['one before the ISN', ACK_OWED, move('A', 99, 301)],
    ],
  },
  'relative-numbers': {
    betrayed: [
      ['the first SYN with 0', SYN_OWED, move('S', 0)],
      ['the SYN,ACK with 0 and 1', SYN_ACK_OWED, move('SA', 0, 1)],
      ['the third segment with 1 and 1', ACK_OWED, move('A', 1, 1)],
      ['only the ACK', HELLO_HEARD, move('A', 301, 6)],
      ['only the ACK, counted from the first byte', HELLO_HEARD, move('A', 301, 5)],
      ['only the SEQ', HELLO_ACKED_MORE_OWED, move('PA', 6, 301, 'BYE')],
      ['the FIN, numbers far from 0', FROM_AFAR(close), move('FA', 1, 1)],
    ],
    nearMisses: [
      ['the first SYN with 1', SYN_OWED, move('S', 1)],
      ['ACK flag without number', ACK_OWED, move('A', 101, 0)],
      ['one past the relative number', ACK_OWED, move('A', 2, 301)],
      ['relative to nothing', FROM_AFAR(close), move('FA', 17, 3_000_000_001)],
      ['the ISN itself', HELLO_OWED, move('PA', 100, 301, 'HELLO')],
    ],
  },
  'wrong-wrap': {
    betrayed: [
      [
        'SEQ goes back to 0 at 2^31',
        AT_THE_EDGES(send('HELLO'), says(), hears('A', 2 ** 32 - 2, 2 ** 31 + 3), send('BYE')),
        move('PA', 3, 2 ** 32 - 2, 'BYE'),
      ],
      [
        'SEQ stays at 2^31 - 1',
        AT_THE_EDGES(send('HELLO'), says(), hears('A', 2 ** 32 - 2, 2 ** 31 + 3), send('BYE')),
        move('PA', 2 ** 31 - 1, 2 ** 32 - 2, 'BYE'),
      ],
      ['ACK turns at 2^31', AT_THE_EDGES(hears('PA', 2 ** 32 - 2, 2 ** 31 - 2, 'HELLO')), move('A', 2 ** 31 - 2, 2 ** 31 + 3)],
      ['ACK stays at 2^32 - 1', AT_THE_EDGES(hears('PA', 2 ** 32 - 2, 2 ** 31 - 2, 'HELLO')), move('A', 2 ** 31 - 2, 2 ** 32 - 1)],
      ['ACK leaves out 0', AT_THE_EDGES(hears('PA', 2 ** 32 - 2, 2 ** 31 - 2, 'HI')), move('A', 2 ** 31 - 2, 1)],
      ['the FIN at 2^31, as if it were 0', AT_THE_EDGES(send('HI'), says(), close), move('FA', 0, 2 ** 32 - 2)],
    ],
    nearMisses: [
      ['one too far after the turn', AT_THE_EDGES(hears('PA', 2 ** 32 - 2, 2 ** 31 - 2, 'HELLO')), move('A', 2 ** 31 - 2, 4)],
      ['one too few after the turn', AT_THE_EDGES(hears('PA', 2 ** 32 - 2, 2 ** 31 - 2, 'HELLO')), move('A', 2 ** 31 - 2, 2)],
      [
        'the last number, which is one too few',
        AT_THE_EDGES(hears('PA', 2 ** 32 - 2, 2 ** 31 - 2, 'HI')),
        move('A', 2 ** 31 - 2, 2 ** 32 - 1),
      ],
      ['the largest number where nothing turns', HELLO_HEARD, move('A', 301, 2 ** 32 - 1)],
      ['a far number', HELLO_OWED, move('PA', 2 ** 31, 301, 'HELLO')],
    ],
  },
  'seq-ack-swapped': {
    betrayed: [
      ['in the third segment', ACK_OWED, move('A', 301, 101)],
      ['in the ACK of text', HELLO_HEARD, move('A', 106, 301)],
      ['in the ACK of text, both copied as they stood', HELLO_HEARD, move('A', 101, 301)],
      ['in the SYN,ACK', SYN_ACK_OWED, move('SA', 101, 300)],
      ['in the SYN,ACK where both have sent a SYN', CROSSING, move('SA', 301, 100)],
      ['in the SYN,ACK when it is sent again', having(listen, hears('S', 100), says(), hears('S', 100)), move('SA', 101, 300)],
      ['in the last ACK', TIME_WAIT_OWED, move('A', 302, 102)],
      ['in text', HELLO_OWED, move('PA', 301, 101, 'HELLO')],
    ],
    nearMisses: [
      ['only SEQ is of the other end', ACK_OWED, move('A', 301, 301)],
      ['only ACK is of this end', ACK_OWED, move('A', 101, 101)],
      ['neither is of anybody', ACK_OWED, move('A', 7, 8)],
      ['swapped and one off', ACK_OWED, move('A', 302, 101)],
      ['swapped, and the flag is missing', ACK_OWED, move('', 301, 101)],
    ],
  },
  'numbers-of-the-other-end': {
    betrayed: [
      ["the SYN,ACK with the SYN's number", SYN_ACK_OWED, move('SA', 100, 101)],
      ["the SYN,ACK with the number after the SYN's", SYN_ACK_OWED, move('SA', 101, 101)],
      ["the third segment with the SYN,ACK's number", ACK_OWED, move('A', 300, 301)],
      ['the third segment with one number in both fields', ACK_OWED, move('A', 301, 301)],
      ['the ACK of text with the number of the text', HELLO_HEARD, move('A', 101, 106)],
      ['text with the number that is expected', HELLO_OWED, move('PA', 301, 301, 'HELLO')],
      ['an ACK of what one has sent oneself', ACK_OWED, move('A', 101, 101)],
      ['a SYN,ACK that acknowledges itself', SYN_ACK_OWED, move('SA', 300, 301)],
      ['the FIN with a number of the other end, far from its own', FROM_AFAR(close), move('FA', 3_000_000_001, 3_000_000_001)],
    ],
    nearMisses: [
      ['both are exchanged', ACK_OWED, move('A', 301, 101)],
      ['both as they stood in what came', HELLO_HEARD, move('A', 101, 301)],
      ['the own ISN', ACK_OWED, move('A', 100, 301)],
      ['the number of nobody', ACK_OWED, move('A', 200, 301)],
      ["the other end's ISN, but near the own number", clientFrom(100, 103, send('HELLO')), move('PA', 104, 104, 'HELLO')],
      ['the own number, and no flag', ACK_OWED, move('', 101, 101)],
    ],
  },
  'new-isn-on-retransmission': {
    betrayed: [
      ['the SYN with a new number', SYN_AGAIN, move('S', 7_000)],
      ['the SYN with the next number', SYN_AGAIN, move('S', 101)],
      ['the SYN,ACK with a new number', SYN_ACK_AGAIN, move('SA', 9_000, 101)],
      [
        'the SYN,ACK with the next number, to a doubled SYN',
        having(listen, hears('S', 100), says(), hears('S', 100)),
        move('SA', 301, 101),
      ],
      ['the FIN with the next number', client(close, says(), expires('retransmission')), move('FA', 102, 301)],
      ['the text with the next number', client(send('HELLO'), says(), expires('retransmission')), move('PA', 106, 301, 'HELLO')],
      ['the text one further', client(send('HELLO'), says(), expires('retransmission')), move('PA', 102, 301, 'HELLO')],
      ['the text with the number of its last byte', HELLO_SAID, move('PA', 105, 301, 'HELLO')],
      ['the text one further, and the FIN', client(send('HELLO'), says(), close), move('FPA', 102, 301, 'HELLO')],
    ],
    nearMisses: [
      ['the very first SYN', SYN_OWED, move('S', 7_000)],
      ['a SYN after the handshake', client(), move('S', 7_000)],
      ['the SYN,ACK again with another ACK', SYN_ACK_AGAIN, move('SA', 300, 102)],
      ['the first FIN with the next number', FIN_OWED, move('FA', 102, 301)],
      ['other text with the next number', HELLO_SAID, move('PA', 106, 301, 'WORLD')],
      ['other text in the middle of the old', HELLO_SAID, move('PA', 102, 301, 'WORLD')],
      ['the text with the number of the SYN', HELLO_SAID, move('PA', 100, 301, 'HELLO')],
      ['the text one further, and a FIN that nobody asked for', HELLO_SAID, move('FPA', 102, 301, 'HELLO')],
      ['the text from nowhere', HELLO_SAID, move('PA', 70_000, 301, 'HELLO')],
    ],
  },
  'ack-flag-missing': {
    betrayed: [
      ['a bare FIN', FIN_OWED, move('F', 101)],
      ['text without ACK', HELLO_OWED, move('P', 101, 0, 'HELLO')],
      ['a SYN as answer to a SYN', SYN_ACK_OWED, move('S', 300)],
      ['nothing at all', ACK_OWED, move('', 101)],
      ['the last FIN', LAST_FIN_OWED, move('F', 301)],
      ['a SYN as answer to a crossing SYN', CROSSING, move('S', 100)],
    ],
    nearMisses: [
      ['the number is there, only the flag is not', FIN_OWED, move('F', 101, 301)],
      ['a RST needs none', FIN_OWED, move('R', 101)],
      ['a RST as answer to a SYN that is welcome', SYN_ACK_OWED, move('R', 300)],
      ['a RST where an ACK is due', ACK_OWED, move('R', 101)],
      ['before a SYN has come there is none', LISTENING, move('S', 300)],
      ['the first SYN with a wrong number', SYN_OWED, move('S', 7)],
      ['the SYN again after the handshake', client(), move('S', 100)],
    ],
  },
  'ack-number-without-flag': {
    betrayed: [
      ['the third segment without its flag', ACK_OWED, move('', 101, 301)],
      ['the SYN,ACK without its flag', SYN_ACK_OWED, move('S', 300, 101)],
      ['a FIN with a number but no flag', FIN_OWED, move('F', 101, 301)],
      ['the first SYN with a number', SYN_OWED, move('S', 100, 301)],
      ['text with a number but no flag', HELLO_OWED, move('P', 101, 301, 'HELLO')],
      ['a number without its flag, and the number wrong', ACK_OWED, move('', 101, 300)],
    ],
    nearMisses: [
      ['neither number nor flag', FIN_OWED, move('F', 101)],
      ['number and flag, and the number wrong', ACK_OWED, move('A', 101, 300)],
      ['flag without number', ACK_OWED, move('A', 101, 0)],
      ['the first SYN with flag and number', SYN_OWED, move('SA', 100, 301)],
      ['a SYN in LISTEN with a number', LISTENING, move('S', 300, 101)],
    ],
  },
  'first-syn-with-ack': {
    betrayed: [
      ['SYN and ACK to begin with', SYN_OWED, move('SA', 100, 0)],
      ['the same with a number made up', SYN_OWED, move('SA', 100, 301)],
      ['the same with another SEQ', SYN_OWED, move('SA', 7, 1)],
      ['the SYN again, with ACK', SYN_SENT, move('SA', 100, 301)],
      ['the same when its timer has expired', SYN_AGAIN, move('SA', 100, 0)],
    ],
    nearMisses: [
      ['an ACK alone', SYN_OWED, move('A', 100, 1)],
      ['the SYN with another SEQ', SYN_OWED, move('S', 7)],
      ['a number without the flag', SYN_OWED, move('S', 100, 1)],
      ['the SYN,ACK of the server with a wrong number', SYN_ACK_OWED, move('SA', 300, 100)],
      ['SYN and ACK in LISTEN', LISTENING, move('SA', 300, 101)],
    ],
  },
  'syn-missing': {
    betrayed: [
      ['a SYN answered by an ACK', SYN_ACK_OWED, move('A', 300, 101)],
      ['the same one further', SYN_ACK_OWED, move('A', 301, 101)],
      ['the SYN of an active OPEN without its flag', SYN_OWED, move('', 100)],
      ['an ACK to begin with', SYN_OWED, move('A', 100, 1)],
      ['text to begin with', having(open, send('HELLO')), move('P', 100, 0, 'HELLO')],
      ['a FIN before anything was opened', SYN_ACK_OWED, move('FA', 300, 101)],
    ],
    nearMisses: [
      ['the SYN,ACK with a wrong number', SYN_ACK_OWED, move('SA', 300, 100)],
      ['the SYN,ACK without ACK', SYN_ACK_OWED, move('S', 300)],
      ['a RST', SYN_ACK_OWED, move('R', 101)],
      ['an ACK with a wrong number once the SYN,ACK has gone', SYN_ACK_SENT, move('A', 301, 100)],
      ['an ACK while the SYN is under way', SYN_SENT, move('A', 101, 0)],
    ],
  },
  'crossing-syns': {
    betrayed: [
      ['a crossing SYN answered by an ACK', CROSSING, move('A', 101, 301)],
      ['the same with the number of the SYN', CROSSING, move('A', 100, 301)],
      ['answered by a RST', CROSSING, move('RA', 0, 301)],
      ['answered by a RST with the own number', CROSSING, move('R', 101)],
      ['the crossing SYN was doubled', having(open, says(), hears('S', 300), hears('S', 300)), move('A', 101, 301)],
      ['answered by a FIN', CROSSING, move('FA', 101, 301)],
    ],
    nearMisses: [
      ['the SYN,ACK with a new number', CROSSING, move('SA', 7_000, 301)],
      ['the SYN,ACK with a wrong ACK', CROSSING, move('SA', 100, 300)],
      ['a SYN without ACK', CROSSING, move('S', 100)],
      ['an ACK where nothing crosses', SYN_ACK_OWED, move('A', 300, 101)],
      ['a RST once the SYN,ACKs have crossed', having(open, says(), hears('S', 300), says(), hears('SA', 300, 101)), move('R', 101)],
    ],
  },
  'server-speaks-first': {
    betrayed: [
      ['a SYN in LISTEN', LISTENING, move('S', 300)],
      ['a SYN,ACK in LISTEN', LISTENING, move('SA', 300, 101)],
      ['text in LISTEN', LISTENING, move('PA', 300, 0, 'WELCOME')],
      ['an ACK in LISTEN', LISTENING, move('A', 300, 1)],
      ['a FIN in LISTEN', LISTENING, move('F', 300)],
    ],
    nearMisses: [
      ['a RST in LISTEN', LISTENING, move('R', 300)],
      ['text before it was asked for, once connected', server(), move('PA', 301, 101, 'WELCOME')],
      ["the SYN,ACK with the client's number", SYN_ACK_OWED, move('SA', 300, 100)],
      ['text before the handshake is over', SYN_ACK_SENT, move('PA', 301, 101, 'WELCOME')],
      ['a SYN,ACK after an ACK that wants a RST', having(listen, hears('A', 5, 6)), move('SA', 300, 6)],
    ],
  },
  'up-after-syn-ack': {
    betrayed: [
      ['text that waits for the handshake', having(listen, hears('S', 100), says(), send('WELCOME')), move('PA', 301, 101, 'WELCOME')],
      ['a part of it', having(listen, hears('S', 100), says(), send('WELCOME')), move('A', 301, 101, 'WEL')],
      ['text that nobody gave', SYN_ACK_SENT, move('PA', 301, 101, 'WELCOME')],
      ['text instead of the SYN,ACK', having(listen, hears('S', 100), send('WELCOME')), move('PA', 301, 101, 'WELCOME')],
      ['text with the FIN', having(listen, hears('S', 100), says(), send('BYE'), close), move('FPA', 301, 101, 'BYE')],
    ],
    nearMisses: [
      ['text in LISTEN', LISTENING, move('PA', 300, 0, 'WELCOME')],
      ['text on the SYN,ACK', having(listen, hears('S', 100), send('HI')), move('SA', 300, 101, 'HI')],
      ['a FIN', SYN_ACK_SENT, move('FA', 301, 101)],
      ['an ACK with a wrong number', SYN_ACK_SENT, move('A', 302, 101)],
      ['text that nobody gave, once connected', server(), move('PA', 301, 101, 'WELCOME')],
    ],
  },
  'handshake-repeated': {
    betrayed: [
      ['a SYN before text', HELLO_OWED, move('S', 100)],
      ['a SYN,ACK as answer to text', HELLO_HEARD, move('SA', 301, 106)],
      ['a SYN before closing', FIN_OWED, move('S', 101)],
      ['a SYN,ACK with a new number', server(), move('SA', 7_000, 101)],
      ['a SYN on the text', HELLO_OWED, move('SPA', 101, 301, 'HELLO')],
      ['a SYN on the FIN', FIN_OWED_AFTER_HELLO, move('SFA', 106, 301)],
      ['a SYN,ACK as answer to the last FIN', TIME_WAIT_OWED, move('SA', 102, 302)],
    ],
    nearMisses: [
      ['the SYN again while it is unanswered, with another number', SYN_SENT, move('S', 101)],
      ['a SYN in TIME-WAIT', TIME_WAIT, move('S', 500)],
      ['an ACK with the ISN', ACK_OWED, move('A', 100, 301)],
      ['SYN with RST', FIN_SAID, move('SR', 102)],
      ['a SYN when all is over', CLOSED_AFTER_LAST_ACK, move('S', 9_000)],
    ],
  },
}
