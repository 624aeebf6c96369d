import type { Clues, Sign } from './clues.ts'
import { carries, isAfter, isFault, isPureAck, textOf } from './clues.ts'
import type { Segment } from './segment.ts'
import { ACK, FIN, has, lengthOf, SYN } from './segment.ts'
import { isBeyondWindow } from './send-space.ts'
import type { Seq } from './sequence.ts'
import { add, distance, HIGHEST_SEQ, isBefore, ZERO } from './sequence.ts'
import type { ReceiveSpace, SendSpace, Tcb } from './tcb.ts'

/** Further from the right number than this, a number was not counted wrongly but invented. */
const FAR = 1000

const HALF = 2 ** 31

/** Beliefs that show in the numbers of a segment of the right kind. Asked in this order. */
export const SIGNS_OF_NUMBERS: readonly Sign[] = [
  // Both numbers.
  { betrays: 'seq-ack-swapped', shows: isSwapped },
  {
    betrays: 'isn-again',
    shows: ({ snd, rcv, move, isSeqWrong }) => isSeqWrong && rcv !== null && move.seq === snd?.iss && !has(move, SYN),
  },
  { betrays: 'relative-numbers', shows: isRelative },
  { betrays: 'wrong-wrap', shows: ({ move, said, rightSeq }) => rightSeq !== null && isWrongWrap(move.seq, rightSeq, said) },
  {
    betrays: 'wrong-wrap',
    shows: ({ move, heard, rightAck }) => rightAck !== null && has(move, ACK) && isWrongWrap(move.ack, rightAck, heard),
  },
  { betrays: 'numbers-of-the-other-end', shows: isOfTheOtherEnd },

  // The sequence number.
  {
    betrays: 'fin-new-random-seq',
    shows: ({ seqAhead, move }) => has(move, FIN) && (Math.abs(seqAhead) > FAR || isLeftOut(seqAhead, move)),
  },
  {
    betrays: 'advanced-on-duplicate',
    shows: ({ dropped, seqAhead }) => dropped === 'duplicate' && seqAhead > 0 && seqAhead < FAR,
  },
  {
    betrays: 'advanced-on-duplicate',
    shows: ({ dropped, ackAhead, heard }) => dropped === 'duplicate' && ackAhead !== 0 && heard !== null && ackAhead === lengthOf(heard),
  },
  { betrays: 'seq-after-pure-ack', shows: ({ seqAhead, said, move }) => seqAhead === 1 && isPureAck(said) && !has(move, SYN) },
  {
    betrays: 'syn-counts-four',
    shows: ({ snd, seqAhead }) => (seqAhead === 2 || seqAhead === 3) && snd !== null && snd.nxt === add(snd.iss, 1),
  },
  {
    betrays: 'numbers-count-segments',
    shows: ({ said, move, isSeqWrong }) => isSeqWrong && textOf(said) > 1 && isAfter(move.seq, said, 1),
  },
  { betrays: 'length-forgotten', shows: ({ said, move, isSeqWrong }) => isSeqWrong && textOf(said) > 0 && isAfter(move.seq, said, 0) },
  { betrays: 'ack-off-by-one', shows: ({ seqAhead, snd }) => seqAhead === -1 && snd?.fin === 'sent' },
  { betrays: 'ack-of-last-byte', shows: ({ seqAhead, snd }) => seqAhead === -1 && snd !== null && hasSentText(snd) },
  // What was said before a SYN belongs to another connection.
  { betrays: 'ack-past-next', shows: ({ seqAhead, said, move }) => seqAhead === 1 && said !== null && !has(move, SYN) },

  // The acknowledgement number.
  { betrays: 'hole-skipped', shows: ({ rcv, heard, move, ackAhead }) => ackAhead > 0 && rcv !== null && skipsHole(rcv, heard, move.ack) },
  { betrays: 'seq-after-pure-ack', shows: ({ ackAhead, heard }) => ackAhead === 1 && isPureAck(heard) },
  {
    betrays: 'syn-counts-four',
    shows: ({ rcv, ackAhead }) => (ackAhead === 2 || ackAhead === 3) && rcv !== null && rcv.nxt === add(rcv.irs, 1),
  },
  { betrays: 'ack-off-by-one', shows: ({ ackAhead, tcb, rcv }) => ackAhead === -1 && rcv !== null && endsWithControl(tcb, rcv) },
  {
    betrays: 'numbers-count-segments',
    shows: ({ heard, move, ackAhead }) => ackAhead < 0 && textOf(heard) > 2 && isAfter(move.ack, heard, 1),
  },
  { betrays: 'ack-of-last-byte', shows: ({ ackAhead }) => ackAhead === -1 },
  { betrays: 'length-forgotten', shows: ({ heard, move, ackAhead }) => ackAhead < 0 && textOf(heard) > 0 && isAfter(move.ack, heard, 0) },
  { betrays: 'ack-past-next', shows: ({ ackAhead }) => ackAhead === 1 },

  // Nothing but the text, or the pointer into it.
  { betrays: 'window-ignored', shows: ({ snd, faults, move }) => snd !== null && isOnly(faults, 'text') && isBeyondWindow(snd, move) },
  { betrays: 'urgent-pointer', shows: ({ faults }) => isFault(faults, 'urgent') },
]

/** Each number in the other's place: as both should be, or as both stood in the segment that is answered. */
export function isSwapped({ snd, rcv, heard, move: { seq, ack } }: Clues): boolean {
  if (snd === null || rcv === null || snd.nxt === rcv.nxt) return false
  if (seq === rcv.nxt && (ack === snd.nxt || (ack === snd.una && ack !== rcv.nxt))) return true
  return carries(heard, ACK) && seq === heard?.seq && ack === heard.ack && seq !== snd.nxt && ack !== rcv.nxt
}

/** Counted from the ISN, as packet analysers print numbers for people. */
function isRelative({ snd, rcv, move, rightSeq, rightAck }: Clues): boolean {
  if (rightSeq !== null && snd !== null && !isNear(move.seq, rightSeq) && move.seq === distance(snd.iss, rightSeq)) return true
  if (rightAck === null || rcv === null || !has(move, ACK)) return false
  // Counted from the SYN, or from the first byte.
  const count = distance(rcv.irs, rightAck)
  return !isNear(move.ack, rightAck) && (move.ack === count || (count > 1 && move.ack === count - 1))
}

/** One numbering for both directions: SEQ goes on from what the other end sends, or ACK from what this end does. */
function isOfTheOtherEnd({ snd, rcv, heard, move, rightSeq, rightAck }: Clues): boolean {
  if (snd === null || rcv === null || heard === null) return false
  if (rightSeq !== null && !isNear(move.seq, rightSeq)) return move.seq === rcv.nxt || isAfter(move.seq, heard, 0)
  if (rightAck === null || isNear(move.ack, rightAck) || !has(move, ACK)) return false
  return move.ack === add(snd.nxt, has(move, SYN) ? 1 : 0)
}

/** A field without a number leaves as 0. */
function isLeftOut(seqAhead: number, { seq }: Segment): boolean {
  return seq === ZERO && Math.abs(seqAhead) > 4
}

/** Near enough to have been counted wrongly. */
function isNear(number: Seq, right: Seq): boolean {
  return Math.abs((number - right) | 0) <= 4
}

/** Numbers run to 2^32 - 1 and then from 0, not to 2^31 - 1, and they neither stop at the end nor leave out 0. */
function isWrongWrap(number: Seq, right: Seq, before: Segment | null): boolean {
  if (Math.abs(number - right) === HALF) return true
  if (before === null || number === add(right, -1)) return false
  if (before.seq < HALF && right >= HALF && number === HALF - 1) return true
  return before.seq > right && (number === HIGHEST_SEQ || (right === ZERO && number === 1))
}

/** A number of what lies ahead of a hole, or the next after it. */
function skipsHole({ nxt, outOfOrder }: ReceiveSpace, heard: Segment | null, ack: Seq): boolean {
  if (outOfOrder.some(({ seq, text, fin }) => distance(seq, ack) <= text.length + (fin ? 1 : 0))) return true
  return heard !== null && isBefore(nxt, heard.seq) && isAfter(ack, heard, lengthOf(heard)) && outOfOrder.length > 0
}

function hasSentText({ iss, nxt }: SendSpace): boolean {
  return nxt !== iss && nxt !== add(iss, 1)
}

/** The last number before RCV.NXT is that of a SYN or a FIN. */
function endsWithControl({ state }: Tcb, { irs, nxt }: ReceiveSpace): boolean {
  const isFinReceived = state === 'CLOSE-WAIT' || state === 'CLOSING' || state === 'LAST-ACK' || state === 'TIME-WAIT'
  return isFinReceived || nxt === add(irs, 1)
}

function isOnly(faults: Clues['faults'], field: 'text'): boolean {
  return faults.length === 1 && faults[0]?.field === field
}
