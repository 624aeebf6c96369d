import type { Happening } from '../situations.ts'
import { client, close, having, hears, listen, open, says, send, sendUrgent, server } from '../situations.ts'
import type { Tables } from './moments.ts'
import {
  ACK_OWED,
  CLOSING,
  FIN_HEARD,
  FIN_OWED_AFTER_HELLO,
  HELLO_ACKED_MORE_OWED,
  HELLO_HEARD,
  HELLO_HEARD_AGAIN,
  HELLO_OWED,
  LAST_FIN_OWED,
  move,
  SYN_ACK_OWED,
  TIME_WAIT_OWED,
  urgently,
} from './moments.ts'

/** The last connection was reset after an ACK, and somebody calls again. */
const CALLED_ANEW = server(hears('PA', 101, 301, 'X'), says(), hears('R', 102), listen, hears('S', 500))

/** What takes a number, and how many. */
export const COUNTING: Tables<
  | 'ack-off-by-one'
  | 'ack-of-last-byte'
  | 'ack-past-next'
  | 'syn-counts-four'
  | 'length-forgotten'
  | 'numbers-count-segments'
  | 'seq-after-pure-ack'
  | 'hole-skipped'
  | 'advanced-on-duplicate'
  | 'window-ignored'
  | 'urgent-pointer'
> = {
  'ack-off-by-one': {
    betrayed: [
      ["the ACK of a SYN,ACK with the SYN's own number", ACK_OWED, move('A', 101, 300)],
      ["the SYN,ACK with the SYN's own number", SYN_ACK_OWED, move('SA', 300, 100)],
      ["the ACK of a FIN with the FIN's own number", FIN_HEARD, move('A', 301, 101)],
      ["the last ACK with the FIN's own number", TIME_WAIT_OWED, move('A', 102, 301)],
      ['text with the number of the SYN', HELLO_OWED, move('PA', 101, 300, 'HELLO')],
      ['the own FIN not counted', client(close, says(), hears('PA', 301, 102, 'LATE')), move('A', 101, 305)],
      ['the own FIN not counted when both close', CLOSING, move('A', 101, 302)],
    ],
    nearMisses: [
      ['the same mistake after text', HELLO_HEARD, move('A', 301, 105)],
      ['one too many', ACK_OWED, move('A', 101, 302)],
      ['a number from nowhere', ACK_OWED, move('A', 101, 77_777)],
      ['the right number without the flag', ACK_OWED, move('', 101, 301)],
      ['two too few after a FIN', FIN_HEARD, move('A', 301, 100)],
    ],
  },
  'ack-of-last-byte': {
    betrayed: [
      ['HELLO, 101 to 105, acknowledged with 105', HELLO_HEARD, move('A', 301, 105)],
      ['one letter, acknowledged with its own number: as if it were not counted', server(hears('PA', 101, 301, 'X')), move('A', 301, 101)],
      ['on a text of its own', server(hears('PA', 101, 301, 'HELLO'), send('HI')), move('PA', 301, 105, 'HI')],
      ['for the second text', server(hears('PA', 101, 301, 'HELLO'), says(), hears('PA', 106, 301, 'YOU')), move('A', 301, 108)],
      ['the next own text with the number of the last byte', HELLO_ACKED_MORE_OWED, move('PA', 105, 301, 'BYE')],
      ['the own FIN with the number of the last byte', FIN_OWED_AFTER_HELLO, move('FA', 105, 301)],
    ],
    nearMisses: [
      ['the first byte', HELLO_HEARD, move('A', 301, 101)],
      ['one too many', HELLO_HEARD, move('A', 301, 107)],
      ['after a FIN behind the text', server(hears('FA', 101, 301, 'HELLO')), move('A', 301, 106)],
      ['after a SYN', ACK_OWED, move('A', 101, 300)],
      ['the number of the own SYN', HELLO_OWED, move('PA', 100, 301, 'HELLO')],
    ],
  },
  'ack-past-next': {
    betrayed: [
      ['HELLO acknowledged with SEQ + LEN + 1', HELLO_HEARD, move('A', 301, 107)],
      ['a SYN acknowledged with SEQ + 2', ACK_OWED, move('A', 101, 302)],
      ['a FIN acknowledged with SEQ + 2', FIN_HEARD, move('A', 301, 103)],
      ['the text after HELLO with SEQ + LEN + 1', HELLO_ACKED_MORE_OWED, move('PA', 107, 301, 'BYE')],
      ['the FIN after HELLO, too', FIN_OWED_AFTER_HELLO, move('FA', 107, 301)],
      ['the third segment with ISN + 2', ACK_OWED, move('A', 102, 301)],
    ],
    nearMisses: [
      ['one too few', HELLO_HEARD, move('A', 301, 105)],
      ['far too many', HELLO_HEARD, move('A', 301, 2106)],
      ['after a duplicate', server(hears('PA', 101, 301, 'X'), says(), hears('PA', 101, 301, 'X')), move('A', 301, 103)],
      ['after a pure ACK', client(send('HI'), says(), hears('A', 301, 103)), move('A', 103, 302)],
      ['four for a SYN', ACK_OWED, move('A', 101, 304)],
      ['the SYN,ACK of a new connection', having(listen, hears('S', 40), says(), hears('R', 41), hears('S', 500)), move('SA', 301, 501)],
    ],
  },
  'syn-counts-four': {
    betrayed: [
      ['a SYN,ACK acknowledged with ISN + 4', ACK_OWED, move('A', 101, 304)],
      ['with ISN + 3, the last of four', ACK_OWED, move('A', 101, 303)],
      ['a SYN acknowledged with ISN + 4', SYN_ACK_OWED, move('SA', 300, 104)],
      ['the third segment with ISN + 4', ACK_OWED, move('A', 104, 301)],
      ['the first text with ISN + 4', HELLO_OWED, move('PA', 104, 301, 'HELLO')],
      ['the first text, and the SYN of the peer counted so', HELLO_OWED, move('PA', 101, 304, 'HELLO')],
    ],
    nearMisses: [
      ['ISN + 2', ACK_OWED, move('A', 101, 302)],
      ['ISN + 5', ACK_OWED, move('A', 101, 305)],
      ['ISN', ACK_OWED, move('A', 101, 300)],
      ['three too far after text', HELLO_HEARD, move('A', 301, 109)],
      ['three too far after own text', HELLO_ACKED_MORE_OWED, move('PA', 109, 301, 'BYE')],
    ],
  },
  'length-forgotten': {
    betrayed: [
      ["HELLO acknowledged with its own number: the text's length is missing", HELLO_HEARD, move('A', 301, 101)],
      ['the next text with the number of the last', HELLO_ACKED_MORE_OWED, move('PA', 101, 301, 'BYE')],
      ['the next text with the number of the one under way', client(send('ONE '), says(), send('TWO')), move('PA', 101, 301, 'TWO')],
      ['the FIN with the number of the last text', FIN_OWED_AFTER_HELLO, move('FA', 101, 301)],
      ['an ACK with the number of the own text', client(send('HELLO'), says(), hears('PA', 301, 106, 'HI')), move('A', 101, 303)],
      ['a text of its own with the number of what came', server(hears('PA', 101, 301, 'HELLO'), send('HI')), move('PA', 301, 101, 'HI')],
    ],
    nearMisses: [
      ['only the last byte is missing', HELLO_HEARD, move('A', 301, 105)],
      ['the number of the SYN', HELLO_ACKED_MORE_OWED, move('PA', 100, 301, 'BYE')],
      ['one further than the last text began', HELLO_ACKED_MORE_OWED, move('PA', 102, 301, 'BYE')],
      ['an ACK of nothing in particular', HELLO_HEARD, move('A', 301, 9_999)],
      ['the number of a FIN that came', FIN_HEARD, move('A', 301, 101)],
      ['the number of text ahead of a hole: its length would not help', server(hears('PA', 106, 301, 'YOU')), move('A', 301, 106)],
      ['the number of text beyond the window', server(hears('PA', 70_000, 301, 'YOU')), move('A', 301, 70_000)],
    ],
  },
  'numbers-count-segments': {
    betrayed: [
      ['HELLO acknowledged with SEQ + 1', HELLO_HEARD, move('A', 301, 102)],
      ['the next text one further than the last', HELLO_ACKED_MORE_OWED, move('PA', 102, 301, 'BYE')],
      ['the FIN one further than the last text', FIN_OWED_AFTER_HELLO, move('FA', 102, 301)],
      ['an ACK one further than the own text', client(send('HELLO'), says(), hears('PA', 301, 106, 'HI')), move('A', 102, 303)],
      ['on a text of its own', server(hears('PA', 101, 301, 'HELLO'), send('HI')), move('PA', 301, 102, 'HI')],
    ],
    nearMisses: [
      ['HELLO acknowledged with SEQ', HELLO_HEARD, move('A', 301, 101)],
      ['HELLO acknowledged with its last byte', HELLO_HEARD, move('A', 301, 105)],
      ['the next text two further', HELLO_ACKED_MORE_OWED, move('PA', 103, 301, 'BYE')],
      ['SEQ + 1 after one letter is two too few of nothing', server(hears('PA', 101, 301, 'X')), move('A', 301, 103)],
      ['two letters: SEQ + 1 is the last byte', server(hears('PA', 101, 301, 'HI')), move('A', 301, 102)],
      ['SEQ + 1 of text ahead of a hole', server(hears('PA', 106, 301, 'YOU')), move('A', 301, 107)],
      ['the own text again, one further', client(send('HELLO'), says()), move('PA', 102, 301, 'HELLO')],
    ],
  },
  'seq-after-pure-ack': {
    betrayed: [
      ['text after the ACK of the handshake, one further', HELLO_OWED, move('PA', 102, 301, 'HELLO')],
      ['the FIN after an ACK, one further', LAST_FIN_OWED, move('FA', 302, 102)],
      ['the ACK of an ACK: as if it had a number', client(send('HI'), says(), hears('A', 301, 103)), move('A', 103, 302)],
      ['an ACK after an ACK, one further', server(hears('PA', 101, 301, 'A'), says(), hears('PA', 102, 301, 'B')), move('A', 302, 103)],
      ['text that counts the ACK of the last', HELLO_ACKED_MORE_OWED, move('PA', 106, 302, 'BYE')],
      ['text of the server that counts the third segment', server(send('HI')), move('PA', 301, 102, 'HI')],
    ],
    nearMisses: [
      ['two further', HELLO_OWED, move('PA', 103, 301, 'HELLO')],
      ['one too few', HELLO_OWED, move('PA', 100, 301, 'HELLO')],
      ['after an own text', HELLO_ACKED_MORE_OWED, move('PA', 107, 301, 'BYE')],
      ['one further after a SYN', ACK_OWED, move('A', 102, 301)],
      ['one further for a text that came', HELLO_HEARD, move('A', 301, 107)],
      ['the SYN,ACK of a new connection, after an ACK in the last', CALLED_ANEW, move('SA', 301, 501)],
    ],
  },
  'hole-skipped': {
    betrayed: [
      ['text behind a hole', server(hears('PA', 106, 301, 'YOU')), move('A', 301, 109)],
      ['a FIN behind a hole', server(hears('FA', 106, 301)), move('A', 301, 107)],
      ['text and FIN behind a hole', server(hears('FPA', 106, 301, 'YOU')), move('A', 301, 110)],
      ['the end of the first of two pieces', server(hears('PA', 104, 301, 'A'), hears('PA', 110, 301, 'B')), move('A', 301, 105)],
      ['on a text of its own', server(hears('PA', 106, 301, 'YOU'), send('HI')), move('PA', 301, 109, 'HI')],
      ['half of the hole has been filled', server(hears('PA', 106, 301, 'YOU'), says(), hears('PA', 101, 301, 'HE')), move('A', 301, 109)],
      ['the beginning of what lies ahead', server(hears('PA', 106, 301, 'YOU')), move('A', 301, 106)],
      ['what lies ahead counted as one', server(hears('PA', 106, 301, 'YOU')), move('A', 301, 107)],
      ['its last byte', server(hears('PA', 106, 301, 'YOU')), move('A', 301, 108)],
    ],
    nearMisses: [
      ['one further than what lies ahead', server(hears('PA', 106, 301, 'YOU')), move('A', 301, 110)],
      ['one too far', server(hears('PA', 106, 301, 'YOU')), move('A', 301, 102)],
      ['the hole has been filled', server(hears('PA', 106, 301, 'YOU'), hears('PA', 101, 301, 'HELLO')), move('A', 301, 110)],
      ['no hole at all', HELLO_HEARD, move('A', 301, 107)],
      ['the last byte before the hole', server(hears('PA', 101, 301, 'HELLO'), says(), hears('PA', 109, 301, 'X')), move('A', 301, 105)],
    ],
  },
  'advanced-on-duplicate': {
    betrayed: [
      ['the ACK goes on by the length that came again', HELLO_HEARD_AGAIN, move('A', 301, 111)],
      ['the ACK goes on for a FIN that came again', server(hears('FA', 101, 301), says(), hears('FA', 101, 301)), move('A', 301, 103)],
      ['the own number goes on for the second ACK', HELLO_HEARD_AGAIN, move('A', 302, 106)],
      ['a letter that came again', server(hears('PA', 101, 301, 'X'), says(), hears('PA', 101, 301, 'X')), move('A', 301, 103)],
      ['the last FIN that came again', client(close, says(), hears('FA', 301, 102), says(), hears('FA', 301, 102)), move('A', 102, 303)],
      ['the SYN,ACK that came again', client(hears('SA', 300, 101)), move('A', 101, 302)],
    ],
    nearMisses: [
      ['one too far for text that is new', HELLO_HEARD, move('A', 301, 107)],
      ['one too few for text that came again', HELLO_HEARD_AGAIN, move('A', 301, 105)],
      ['the length twice, though it came once', HELLO_HEARD, move('A', 301, 111)],
      ['the number of the text that came again', HELLO_HEARD_AGAIN, move('A', 301, 101)],
      ['another number', HELLO_HEARD_AGAIN, move('A', 301, 5_000)],
    ],
  },
  'window-ignored': {
    betrayed: [
      ['one more than the window', narrow(2), move('PA', 301, 101, 'HEL')],
      ['beyond a window that was never larger', narrow(4), move('PA', 301, 101, 'HELLO')],
      ['and far beyond', narrow(1), move('PA', 301, 101, 'HELLO')],
      ['behind text that fills the window', narrow(2, says()), move('PA', 303, 101, 'LLO')],
      ['old text and new beyond it', narrow(2, says()), move('PA', 301, 101, 'HELLO')],
      ['two octets into a closed window', narrow(0), move('PA', 301, 101, 'HE')],
    ],
    nearMisses: [
      ['other text than the application gave', narrow(4), move('PA', 301, 101, 'WORLD')],
      ['text that fits, with a wrong number', narrow(4), move('PA', 302, 101, 'HELL')],
      ['text on the SYN, before any window is known', having(open, send('HELLO')), move('S', 100, 0, 'HELLO')],
      ['too much, with a wrong ACK', narrow(4), move('PA', 301, 100, 'HELLO')],
      ['no text was given at all', client(), move('PA', 101, 301, 'HELLO')],
      ['more than was given', client(send('HI')), move('PA', 101, 301, 'HI!')],
    ],
  },
  'urgent-pointer': {
    betrayed: [
      ['the last urgent octet', client(sendUrgent('STOP')), urgently(move('AU', 101, 301, 'STOP'), 3)],
      ['one too far', client(sendUrgent('STOP')), urgently(move('AU', 101, 301, 'STOP'), 5)],
      ['nowhere', client(sendUrgent('STOP')), urgently(move('AU', 101, 301, 'STOP'), 0)],
      ['a sequence number', client(sendUrgent('STOP')), urgently(move('AU', 101, 301, 'STOP'), 105)],
      ['not behind the text in front', client(send('LS '), sendUrgent('STOP')), urgently(move('AU', 101, 301, 'LS STOP'), 4)],
    ],
    nearMisses: [
      ['no URG', client(sendUrgent('STOP')), move('A', 101, 301, 'STOP')],
      ['URG without urgent text', client(send('STOP')), urgently(move('AU', 101, 301, 'STOP'), 4)],
      ['a wrong number and the right pointer', client(sendUrgent('STOP')), urgently(move('AU', 102, 301, 'STOP'), 4)],
      ['other text', client(sendUrgent('STOP')), urgently(move('AU', 101, 301, 'HALT'), 4)],
      [
        'URG on an ACK after the urgent text was acknowledged',
        client(sendUrgent('X'), says(), hears('A', 301, 102)),
        urgently(move('AU', 102, 301), 1),
      ],
    ],
  },
}

/** A server whose peer has never had room for more than this, and HELLO to send. */
function narrow(window: number, ...more: readonly Happening[]) {
  return having(listen, hears('S', 100, 0, '', window), says(), hears('A', 101, 301, '', window), send('HELLO'), ...more)
}
