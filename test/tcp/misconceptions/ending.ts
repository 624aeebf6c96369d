import { abort, client, close, expires, having, hears, listen, open, says, send, server } from '../situations.ts'
import type { Tables } from './moments.ts'
import {
  ABORTED,
  ACK_OWED,
  CLOSE_WAIT,
  CLOSED_AFTER_LAST_ACK,
  CLOSING,
  clientFrom,
  FIN_AFTER_LAST_ACK,
  FIN_HEARD,
  FIN_OWED,
  FIN_SAID,
  FIN_WAIT_2,
  HELLO_ACKED,
  HELLO_HEARD,
  HELLO_HEARD_AGAIN,
  HELLO_OWED,
  LAST_ACK,
  LAST_FIN_OWED,
  LISTENING,
  move,
  STRAY_TEXT,
  SYN_ACK_OWED,
  SYN_ACK_SENT,
  SYN_AT_CLOSED_PORT,
  SYN_SENT,
  TIME_WAIT,
  TIME_WAIT_OWED,
} from './moments.ts'

const HELLO_THEN_CLOSE = client(send('HELLO'), close)
const LAST_FIN_AGAIN = client(close, says(), hears('A', 301, 102), hears('FA', 301, 102), says(), hears('FA', 301, 102))
/** The third segment of the handshake never came; this text, or FIN, did. */
const ACK_LOST = having(listen, hears('S', 100), says(), hears('PA', 101, 301, 'HELLO'))
const ACK_LOST_BEFORE_FIN = having(listen, hears('S', 100), says(), hears('FA', 101, 301))
const ACK_LOST_BEFORE_ALL = having(listen, hears('S', 100), says(), hears('FPA', 101, 301, 'HELLO'))
const LATE_TEXT = client(close, says(), hears('A', 301, 102), hears('PA', 301, 102, 'LATE'))
const OLD_SYN_ANSWERED = having(open, says(), hears('SA', 300, 92))
const CLIENT_CLOSED_SECOND = client(hears('FA', 301, 101), says(), close, says(), hears('A', 302, 102))
const MORE_TO_SAY = server(hears('FA', 101, 301), says(), send('MORE'))
/** The answer to a SYN of an earlier attempt. */
const GHOST_ANSWERED = having(open, says(), hears('SA', 300, 41))
/** Text of an earlier connection, which acknowledges another number than today's. */
const GHOST_SPEAKS = having(listen, hears('S', 40), says(), hears('PA', 41, 241, 'PAY 100'))

/** Who ends what, and how. */
export const ENDING: Tables<
  | 'fin-new-random-seq'
  | 'fin-unasked'
  | 'fin-answers-fin'
  | 'fin-before-text-sent'
  | 'fin-means-over'
  | 'fin-instead-of-rst'
  | 'rst-instead-of-fin'
  | 'rst-for-the-unacceptable'
  | 'rst-from-nowhere'
  | 'reset-for-a-lost-ack'
  | 'no-connection-here'
  | 'answering-a-rst'
  | 'answering-a-pure-ack'
  | 'time-wait-on-the-wrong-side'
  | 'left-time-wait-early'
> = {
  'fin-new-random-seq': {
    betrayed: [
      ['a FIN with a number of its own', FIN_OWED, move('FA', 70_000, 301)],
      ['the same for the last FIN', LAST_FIN_OWED, move('FA', 4_000_000_000, 102)],
      ['a FIN without a number', FIN_OWED, move('FA', 0, 301)],
      ['a FIN from 5000', having(open, says(), hears('SA', 300, 101), says(), close), move('FA', 5_000, 301)],
      ['a FIN on the last text', HELLO_THEN_CLOSE, move('FPA', 70_000, 301, 'HELLO')],
      ['a FIN below all numbers', clientFrom(1_000_000, 2_000_000, close), move('FA', 900_000, 2_000_001)],
    ],
    nearMisses: [
      ['off by one', FIN_OWED, move('FA', 102, 301)],
      ['text without a number', HELLO_OWED, move('PA', 0, 301, 'HELLO')],
      ['the ISN', FIN_OWED, move('FA', 100, 301)],
      ['text from nowhere', HELLO_OWED, move('PA', 70_000, 301, 'HELLO')],
      ['a FIN with the number of the other end', FIN_OWED, move('FA', 301, 101)],
      ['a FIN that nobody asked for, from nowhere', client(), move('FA', 70_000, 301)],
    ],
  },
  'fin-unasked': {
    betrayed: [
      ['a FIN when connected', client(), move('FA', 101, 301)],
      ['a FIN on text that is not the last', HELLO_OWED, move('FPA', 101, 301, 'HELLO')],
      ['a FIN as answer to text', HELLO_HEARD, move('FA', 301, 106)],
      ['a FIN as third segment', ACK_OWED, move('FA', 101, 301)],
      ['a FIN with a wrong number', HELLO_ACKED, move('FA', 105, 301)],
      ['a FIN in SYN-RECEIVED', SYN_ACK_SENT, move('FA', 301, 101)],
    ],
    nearMisses: [
      ['a FIN that is owed, with a wrong number', FIN_OWED, move('FA', 102, 301)],
      ['a FIN before text', HELLO_OWED, move('FA', 101, 301)],
      ["a FIN because of the peer's", FIN_HEARD, move('FA', 301, 102)],
      ['a RST when connected', client(), move('R', 101)],
      ['a FIN in LISTEN', LISTENING, move('F', 300)],
    ],
  },
  'fin-answers-fin': {
    betrayed: [
      ['a FIN at once, nobody has closed', FIN_HEARD, move('FA', 301, 102)],
      ['behind the ACK', CLOSE_WAIT, move('FA', 301, 102)],
      ['with a wrong number', CLOSE_WAIT, move('FA', 302, 102)],
      ['a second FIN as the last ACK', TIME_WAIT_OWED, move('FA', 102, 302)],
      ['and again when the FIN comes again', LAST_FIN_AGAIN, move('FA', 102, 302)],
      ['the FIN came with text', server(hears('FPA', 101, 301, 'BYE')), move('FA', 301, 105)],
    ],
    nearMisses: [
      ['an ACK with the wrong number', FIN_HEARD, move('A', 301, 101)],
      ['a FIN that is owed, with the wrong number', LAST_FIN_OWED, move('FA', 303, 102)],
      ['a FIN while text waits', MORE_TO_SAY, move('FA', 301, 102)],
      ['a RST as answer', FIN_HEARD, move('RA', 301, 102)],
      ['a FIN when connected', client(), move('FA', 101, 301)],
    ],
  },
  'fin-before-text-sent': {
    betrayed: [
      ['the FIN alone while text waits', HELLO_THEN_CLOSE, move('FA', 101, 301)],
      ['the FIN on the first part of the text', HELLO_THEN_CLOSE, move('FPA', 101, 301, 'HE')],
      ['the FIN while text waits and nobody has closed', HELLO_OWED, move('FA', 101, 301)],
      ['the FIN behind text that has not gone', HELLO_THEN_CLOSE, move('FA', 106, 301)],
      ["the FIN as answer to the peer's, while text waits", MORE_TO_SAY, move('FA', 301, 102)],
    ],
    nearMisses: [
      ['the FIN on other text', HELLO_THEN_CLOSE, move('FPA', 101, 301, 'HULLO')],
      ['the FIN when nothing waits and nobody has closed', client(), move('FA', 101, 301)],
      ['the FIN with the wrong number when nothing waits', FIN_OWED, move('FA', 105, 301)],
      ['a RST while text waits', HELLO_THEN_CLOSE, move('RA', 101, 301)],
      ['the last text with a wrong number', HELLO_THEN_CLOSE, move('PA', 102, 301, 'HELLO')],
    ],
  },
  'fin-means-over': {
    betrayed: [
      ['late text reset', LATE_TEXT, move('R', 102)],
      ['with ACK', LATE_TEXT, move('RA', 102, 305)],
      ['late text reset while the own FIN is under way', client(close, says(), hears('PA', 301, 101, 'LATE')), move('RA', 102, 305)],
      ['the second late text', client(close, says(), hears('A', 301, 102, 'A'), says(), hears('A', 302, 102, 'B')), move('R', 102)],
      ['own text left behind after the FIN of the peer', MORE_TO_SAY, move('R', 301)],
      ['the same with ACK', MORE_TO_SAY, move('RA', 301, 102)],
    ],
    nearMisses: [
      ['a RST in FIN-WAIT-2 with nothing to answer', FIN_WAIT_2, move('R', 102)],
      ['an ACK with the wrong number', LATE_TEXT, move('A', 102, 304)],
      ['a RST in CLOSE-WAIT with nothing to say', CLOSE_WAIT, move('R', 301)],
      ['a FIN before the text', MORE_TO_SAY, move('FA', 301, 102)],
      ['a RST while nobody closes', HELLO_HEARD, move('R', 301)],
    ],
  },
  'fin-instead-of-rst': {
    betrayed: [
      ['after an ABORT', ABORTED, move('FA', 101, 301)],
      ['to a SYN at a closed port', SYN_AT_CLOSED_PORT, move('FA', 0, 101)],
      ['to text of a connection that is gone', STRAY_TEXT, move('F', 700)],
      ['to an ACK in LISTEN', having(listen, hears('A', 5, 77)), move('FA', 77, 5)],
      ['to an ACK of what was never sent, in SYN-SENT, and then closed', having(hears('FA', 5, 77)), move('FA', 77, 6)],
      ['to a SYN,ACK that answers a ghost', GHOST_ANSWERED, move('FA', 41, 301)],
    ],
    nearMisses: [
      ['a RST with the wrong number', ABORTED, move('R', 100)],
      ['an ACK after an ABORT', ABORTED, move('A', 101, 301)],
      ['a FIN where a FIN is owed', FIN_OWED, move('FA', 102, 301)],
      ['FIN and RST', STRAY_TEXT, move('FR', 700)],
      ['a FIN when all is over', CLOSED_AFTER_LAST_ACK, move('FA', 302, 102)],
    ],
  },
  'rst-instead-of-fin': {
    betrayed: [
      ['the application has closed', FIN_OWED, move('R', 101)],
      ['the same with ACK', LAST_FIN_OWED, move('RA', 301, 102)],
      ["as answer to the peer's FIN", FIN_HEARD, move('RA', 301, 102)],
      ['the own FIN has gone already', FIN_SAID, move('R', 102)],
      ['while both close', CLOSING, move('RA', 102, 302)],
      ['with FIN', FIN_OWED, move('FRA', 101, 301)],
    ],
    nearMisses: [
      ['nobody is closing', client(), move('R', 101)],
      ['in TIME-WAIT', TIME_WAIT, move('R', 102)],
      ['a reset is due, with another number', client(close, abort), move('R', 99)],
      ['late text reset', LATE_TEXT, move('R', 102)],
      ['in SYN-SENT', SYN_SENT, move('R', 101)],
      ['in SYN-SENT, when the connection before has ended with a FIN', having(hears('FA', 5, 77), says(), open), move('R', 100)],
    ],
  },
  'rst-for-the-unacceptable': {
    betrayed: [
      ['to text that came again', HELLO_HEARD_AGAIN, move('RA', 301, 106)],
      ['to a RST in the window, which is challenged', client(hears('R', 400)), move('R', 101)],
      ['to a SYN in the window', client(hears('S', 400)), move('RA', 0, 401)],
      ['to an ACK of what was never sent', client(hears('A', 301, 999)), move('R', 999)],
      ['to text outside the window', server(hears('PA', 99, 301, 'X')), move('R', 301)],
      ['to a SYN,ACK that came again', client(hears('SA', 300, 101)), move('R', 101)],
      ['to text ahead of a hole', server(hears('PA', 106, 301, 'YOU')), move('R', 301)],
      [
        'to text behind text that came before',
        server(hears('PA', 101, 301, 'HELLO'), says(), hears('PA', 109, 301, 'YOU')),
        move('RA', 301, 106),
      ],
      ['to text behind a hole', server(hears('PA', 106, 301, 'X')), move('R', 301)],
      ['to a FIN behind a hole', server(hears('FA', 106, 301)), move('RA', 301, 101)],
    ],
    nearMisses: [
      ['to text that is new', HELLO_HEARD, move('R', 301)],
      ['to text that fills a hole', server(hears('PA', 106, 301, 'YOU'), hears('PA', 101, 301, 'HELLO')), move('R', 301)],
      ['to text ahead of a hole after the own FIN', client(close, says(), hears('PA', 306, 102, 'YOU')), move('R', 102)],
      ['an ACK with a wrong number', HELLO_HEARD_AGAIN, move('A', 301, 105)],
      ['to a FIN that comes again in TIME-WAIT', LAST_FIN_AGAIN, move('R', 102)],
      ['where a RST is due: a SYN at a closed port', SYN_AT_CLOSED_PORT, move('R', 7)],
      ['when the ACK has been sent', server(hears('PA', 101, 301, 'X'), says(), hears('PA', 101, 301, 'X'), says()), move('R', 301)],
    ],
  },
  'rst-from-nowhere': {
    betrayed: [
      ['the number of the segment, not of its ACK', STRAY_TEXT, move('R', 500)],
      ['one off', STRAY_TEXT, move('R', 701)],
      ['no ACK where SEQ says nothing', SYN_AT_CLOSED_PORT, move('R', 0)],
      ['the ACK one short', SYN_AT_CLOSED_PORT, move('RA', 0, 100)],
      ['the RST of an ABORT with a wrong number', ABORTED, move('R', 100)],
      ['an ACK where SEQ says all', STRAY_TEXT, move('RA', 700, 500)],
      ['the own number for the SYN,ACK of an old SYN', OLD_SYN_ANSWERED, move('R', 101)],
      ['the RST of a closed port for it', OLD_SYN_ANSWERED, move('RA', 0, 301)],
      [
        'the number of the SYN,ACK for an ACK that is none of ours',
        having(listen, hears('S', 100), says(), hears('A', 101, 999)),
        move('R', 301),
      ],
      ['one off, to a SYN,ACK that answers a ghost', GHOST_ANSWERED, move('R', 42)],
      ['an ACK of the text of a ghost', GHOST_SPEAKS, move('RA', 241, 48)],
    ],
    nearMisses: [
      ['a FIN', STRAY_TEXT, move('FA', 700, 505)],
      ['no RST is due', client(), move('R', 7)],
      ['nothing is due at all', having(), move('R', 7)],
      ['the number of the ACK without its flag', SYN_AT_CLOSED_PORT, move('R', 0, 101)],
      ['RST with SYN', STRAY_TEXT, move('SR', 700)],
      ['the right number, and PSH', STRAY_TEXT, move('RP', 700)],
      ['the same with ACK', SYN_AT_CLOSED_PORT, move('RPA', 0, 101)],
      ['an ACK for the SYN,ACK of an old SYN', OLD_SYN_ANSWERED, move('A', 101, 301)],
    ],
  },
  'reset-for-a-lost-ack': {
    betrayed: [
      ['the first text is reset', ACK_LOST, move('R', 301)],
      ['with ACK', ACK_LOST, move('RA', 301, 106)],
      ['as if there were no connection', ACK_LOST, move('R', 101)],
      ['the FIN came first', ACK_LOST_BEFORE_FIN, move('RA', 301, 102)],
      ['text and FIN', ACK_LOST_BEFORE_ALL, move('R', 301)],
    ],
    nearMisses: [
      ['the handshake was complete', HELLO_HEARD, move('R', 301)],
      ['the ACK with a wrong number', ACK_LOST, move('A', 301, 105)],
      ['the SYN,ACK again', ACK_LOST, move('SA', 300, 101)],
      ['before anything but the SYN came', SYN_ACK_SENT, move('R', 301)],
      ['the third segment came alone', server(), move('R', 301)],
      ['the SYNs have crossed', having(open, says(), hears('S', 300), says(), hears('SA', 300, 101)), move('R', 101)],
    ],
  },
  'no-connection-here': {
    betrayed: [
      ['a SYN,ACK at a closed port', SYN_AT_CLOSED_PORT, move('SA', 300, 101)],
      ['an ACK at a closed port', SYN_AT_CLOSED_PORT, move('A', 0, 101)],
      ['an ACK of text that belongs to nothing', STRAY_TEXT, move('A', 700, 505)],
      ['an ACK after an ABORT', ABORTED, move('A', 101, 301)],
      ['a SYN,ACK to an ACK in LISTEN', having(listen, hears('A', 5, 77)), move('SA', 300, 6)],
      ['text back', STRAY_TEXT, move('PA', 700, 505, 'WHO?')],
      ['an ACK to a SYN,ACK that answers a ghost', GHOST_ANSWERED, move('A', 41, 301)],
      ['the same with the number after the own SYN', GHOST_ANSWERED, move('A', 101, 301)],
    ],
    nearMisses: [
      ['a RST with the wrong number', STRAY_TEXT, move('R', 500)],
      ['a FIN', STRAY_TEXT, move('FA', 700, 505)],
      ['nothing is due', having(), move('A', 1, 1)],
      ['a SYN,ACK in LISTEN, where nothing came', LISTENING, move('SA', 300, 101)],
      ['the passive closer acknowledges a FIN that comes again', FIN_AFTER_LAST_ACK, move('A', 302, 102)],
    ],
  },
  'answering-a-rst': {
    betrayed: [
      ['with an ACK', client(hears('R', 301)), move('A', 101, 302)],
      ['with a RST', client(hears('R', 301)), move('RA', 101, 301)],
      ['when refused, with an ACK', having(open, says(), hears('RA', 0, 101)), move('A', 101, 1)],
      ['in LISTEN, where the RST led back to', having(listen, hears('S', 100), says(), hears('R', 101)), move('A', 301, 102)],
      ['with a FIN', client(hears('R', 301)), move('FA', 101, 301)],
      ['with text that waited', client(send('HELLO'), hears('R', 301)), move('PA', 101, 301, 'HELLO')],
    ],
    nearMisses: [
      ['a RST out of nowhere', client(), move('R', 101)],
      ['a challenge answered in another way than by ACK', client(hears('R', 400)), move('R', 101)],
      ['an ACK after an ABORT of the own application', client(abort, says()), move('A', 101, 301)],
      ['a new SYN after a RST', client(hears('R', 301)), move('S', 9_000)],
      ['a wrong ACK after a RST that was ignored', server(hears('R', 99), hears('PA', 101, 301, 'X')), move('A', 301, 101)],
    ],
  },
  'answering-a-pure-ack': {
    betrayed: [
      ['the last ACK answered with an ACK', CLOSED_AFTER_LAST_ACK, move('A', 302, 102)],
      ['the same, one further', CLOSED_AFTER_LAST_ACK, move('A', 302, 103)],
      ['the same with any number', CLOSED_AFTER_LAST_ACK, move('A', 301, 102)],
      ['with PSH', CLOSED_AFTER_LAST_ACK, move('PA', 302, 102)],
      ['the client closed second', CLIENT_CLOSED_SECOND, move('A', 102, 302)],
    ],
    nearMisses: [
      ['the last ACK answered with a FIN', CLOSED_AFTER_LAST_ACK, move('FA', 302, 102)],
      ['a stray ACK at a closed port, which wants a RST', having(hears('A', 5, 6)), move('A', 6, 6)],
      ['an ACK after a RST', client(hears('R', 301)), move('A', 101, 301)],
      ['the last ACK answered with a RST', CLOSED_AFTER_LAST_ACK, move('R', 102)],
      ['a pure ACK answered with text', CLOSED_AFTER_LAST_ACK, move('PA', 302, 102, 'OK')],
    ],
  },
  'time-wait-on-the-wrong-side': {
    betrayed: [
      ['the passive closer acknowledges a FIN that comes once more', FIN_AFTER_LAST_ACK, move('A', 302, 102)],
      ['the same with the numbers of the FIN', FIN_AFTER_LAST_ACK, move('A', 302, 101)],
      ['with the number after it', FIN_AFTER_LAST_ACK, move('A', 302, 103)],
      [
        'after closing in three segments',
        server(hears('FA', 101, 301), close, says(), says(), hears('A', 102, 302), hears('FA', 101, 301)),
        move('A', 302, 102),
      ],
      [
        'after text of its own',
        server(hears('FA', 101, 301), says(), send('BYE'), close, says(), says(), hears('A', 102, 305), hears('FA', 101, 301)),
        move('A', 305, 102),
      ],
    ],
    nearMisses: [
      [
        'the active closer, after TIME-WAIT',
        client(close, says(), hears('A', 301, 102), hears('FA', 301, 102), says(), expires('time-wait'), hears('FA', 301, 102)),
        move('A', 102, 302),
      ],
      ['the FIN of a stranger', having(hears('FA', 5, 6)), move('A', 6, 6)],
      ['the passive closer repeats its FIN', CLOSED_AFTER_LAST_ACK, move('FA', 301, 102)],
      ['and repeats it when the FIN comes once more', FIN_AFTER_LAST_ACK, move('FA', 301, 102)],
      ['a RST with a wrong number', FIN_AFTER_LAST_ACK, move('R', 301)],
    ],
  },
  'left-time-wait-early': {
    betrayed: [
      ["a RST as answer to the peer's FIN", TIME_WAIT_OWED, move('R', 102)],
      ['a RST as answer to the FIN that comes again', LAST_FIN_AGAIN, move('RA', 102, 302)],
      ['a new SYN within 2 MSL', TIME_WAIT, move('S', 5_000)],
      ['the old SYN', TIME_WAIT, move('S', 100)],
      ['a RST out of nowhere', TIME_WAIT, move('RA', 102, 302)],
    ],
    nearMisses: [
      ['a RST in FIN-WAIT-2', FIN_WAIT_2, move('R', 102)],
      ['an ACK with the wrong number', TIME_WAIT_OWED, move('A', 102, 301)],
      ['a second FIN', TIME_WAIT, move('FA', 102, 302)],
      ['a RST in LAST-ACK', LAST_ACK, move('R', 302)],
      ['a SYN once connected', SYN_ACK_OWED, move('S', 5_000)],
      ["a SYN,ACK as answer to the peer's FIN", TIME_WAIT_OWED, move('SA', 102, 302)],
    ],
  },
}
