import type { Flags, Segment } from './segment.ts'
import { ACK, FIN, has, lengthOf, RST, SYN } from './segment.ts'
import { isSynOutstanding } from './send-space.ts'
import type { Seq } from './sequence.ts'
import { add, ZERO } from './sequence.ts'
import type { Endpoint, ReceiveSpace, SendSpace, Tcb, Trail } from './tcb.ts'
import type { Fault, Field, MisconceptionId } from './verdict.ts'

/** All that a wrong move can be read by. */
type Clues = {
  readonly tcb: Tcb
  readonly snd: SendSpace | null
  readonly rcv: ReceiveSpace | null
  readonly heard: Segment | null
  readonly said: Segment | null
  readonly wasDuplicate: boolean
  readonly isResetDue: boolean
  readonly move: Segment
  readonly isAckFlagWrong: boolean
  readonly isSeqWrong: boolean
  readonly isAckWrong: boolean
  /** How far the sequence number lies ahead of SND.NXT; 0 where it is not at fault. */
  readonly seqAhead: number
  /** How far the acknowledgement number lies ahead of RCV.NXT; 0 where it is not at fault. */
  readonly ackAhead: number
}

type Sign = { readonly betrays: MisconceptionId; readonly shows: (clues: Clues) => boolean }

const NO_TRAIL: Trail = { heard: null, wasDuplicate: false, said: null }

/** Further from the right number than this, a number was not counted wrongly but invented. */
const FAR = 1000

/**
 * The belief that a wrong move most likely betrays; null for a slip like any other. The signs are asked in order: first what kind of
 * segment was sent at all, then its flags, then its numbers.
 */
export function diagnose(endpoint: Endpoint, move: Segment, faults: readonly Fault[]): MisconceptionId | null {
  const { tcb, due, trail = NO_TRAIL } = endpoint
  const snd = 'snd' in tcb ? tcb.snd : null
  const rcv = 'rcv' in tcb ? tcb.rcv : null
  const isSeqWrong = isFault(faults, 'seq')
  const isAckWrong = isFault(faults, 'ack')
  const clues: Clues = {
    tcb,
    snd,
    rcv,
    heard: trail.heard,
    said: trail.said,
    wasDuplicate: trail.wasDuplicate,
    isResetDue: due.some(({ type }) => type === 'reset'),
    move,
    isAckFlagWrong: isFault(faults, 'ACK'),
    isSeqWrong,
    isAckWrong,
    seqAhead: isSeqWrong && snd !== null && rcv !== null ? (move.seq - snd.nxt) | 0 : 0,
    ackAhead: isAckWrong && rcv !== null && has(move, ACK) ? (move.ack - rcv.nxt) | 0 : 0,
  }
  for (const { betrays, shows } of SIGNS) if (shows(clues)) return betrays
  return null
}

function isFault(faults: readonly Fault[], field: Field): boolean {
  for (const fault of faults) if (fault.field === field) return true
  return false
}

const SIGNS: readonly Sign[] = [
  // Silence would have been right.
  {
    betrays: 'answering-a-rst',
    shows: ({ tcb, heard, isResetDue, move }) => isGone(tcb) && !isResetDue && heard !== null && has(heard, RST) && move.flags !== SYN,
  },
  {
    betrays: 'answering-a-pure-ack',
    shows: ({ tcb, heard, isResetDue, move }) => tcb.state === 'CLOSED' && !isResetDue && isPureAck(heard) && isPureAck(move),
  },
  // The connection is over for this end; the peer, which closed first, is the one that waits.
  {
    betrays: 'time-wait-on-the-wrong-side',
    shows: ({ tcb, heard, said, isResetDue, move }) =>
      tcb.state === 'CLOSED' && isResetDue && carries(heard, FIN) && carries(said, FIN) && isPureAck(move),
  },

  // The wrong kind of segment.
  { betrays: 'fin-instead-of-rst', shows: ({ tcb, isResetDue, move }) => isGone(tcb) && isResetDue && has(move, FIN) && !has(move, RST) },
  { betrays: 'server-speaks-first', shows: ({ tcb, move }) => tcb.state === 'LISTEN' && !has(move, RST) },
  { betrays: 'server-speaks-first', shows: ({ tcb, move }) => tcb.state === 'SYN-RECEIVED' && move.text !== '' && !has(move, RST) },
  { betrays: 'left-time-wait-early', shows: ({ tcb, move }) => tcb.state === 'TIME-WAIT' && (has(move, RST) || has(move, SYN)) },
  {
    betrays: 'rst-instead-of-fin',
    shows: ({ snd, heard, isResetDue, move }) => has(move, RST) && !isResetDue && snd !== null && isClosing(snd, heard),
  },
  {
    betrays: 'first-syn-with-ack',
    shows: ({ tcb, snd, move }) => tcb.state === 'SYN-SENT' && snd?.nxt === snd?.iss && has(move, SYN | ACK),
  },
  {
    betrays: 'new-isn-on-retransmission',
    shows: ({ snd, move, isSeqWrong }) => isSeqWrong && has(move, SYN) && !has(move, RST) && snd !== null && isSynOutstanding(snd),
  },
  {
    betrays: 'handshake-repeated',
    shows: ({ snd, rcv, move }) => has(move, SYN) && !has(move, RST) && rcv !== null && snd !== null && snd.una !== snd.iss,
  },
  {
    betrays: 'fin-before-text-sent',
    shows: ({ snd, rcv, move }) => has(move, FIN) && !has(move, RST) && rcv !== null && snd !== null && leavesText(snd, move),
  },

  // The ACK flag and its number.
  {
    betrays: 'ack-number-without-flag',
    shows: ({ move, isAckFlagWrong, isAckWrong }) => !has(move, ACK) && move.ack !== ZERO && (isAckFlagWrong || isAckWrong),
  },
  { betrays: 'ack-flag-missing', shows: ({ rcv, move, isAckFlagWrong }) => isAckFlagWrong && !has(move, ACK) && rcv !== null },

  // Both numbers.
  { betrays: 'seq-ack-swapped', shows: ({ snd, rcv, heard, move }) => snd !== null && rcv !== null && isSwapped(snd, rcv, heard, move) },

  // The sequence number.
  {
    betrays: 'isn-again',
    shows: ({ snd, rcv, move, isSeqWrong }) => isSeqWrong && rcv !== null && move.seq === snd?.iss && !has(move, SYN),
  },
  { betrays: 'fin-new-random-seq', shows: ({ seqAhead, move }) => Math.abs(seqAhead) > FAR && has(move, FIN) },
  { betrays: 'advanced-on-duplicate', shows: ({ wasDuplicate, seqAhead }) => wasDuplicate && seqAhead > 0 && seqAhead < FAR },
  {
    betrays: 'advanced-on-duplicate',
    shows: ({ wasDuplicate, ackAhead, heard }) => wasDuplicate && ackAhead !== 0 && heard !== null && ackAhead === lengthOf(heard),
  },
  { betrays: 'seq-after-pure-ack', shows: ({ seqAhead, said }) => seqAhead === 1 && isPureAck(said) },
  {
    betrays: 'numbers-count-segments',
    shows: ({ said, move, isSeqWrong }) => isSeqWrong && textOf(said) > 1 && isAfter(move.seq, said, 1),
  },
  { betrays: 'length-forgotten', shows: ({ said, move, isSeqWrong }) => isSeqWrong && textOf(said) > 0 && isAfter(move.seq, said, 0) },
  { betrays: 'ack-off-by-one', shows: ({ seqAhead, said }) => seqAhead === -1 && carries(said, FIN) },

  // The acknowledgement number.
  { betrays: 'seq-after-pure-ack', shows: ({ ackAhead, heard }) => ackAhead === 1 && isPureAck(heard) },
  { betrays: 'ack-off-by-one', shows: ({ ackAhead, tcb, rcv }) => ackAhead === -1 && rcv !== null && endsWithControl(tcb, rcv) },
  {
    betrays: 'numbers-count-segments',
    shows: ({ heard, move, isAckWrong }) => isAckWrong && textOf(heard) > 2 && isAfter(move.ack, heard, 1),
  },
  { betrays: 'ack-of-last-byte', shows: ({ ackAhead }) => ackAhead === -1 },
  { betrays: 'length-forgotten', shows: ({ heard, move, isAckWrong }) => isAckWrong && textOf(heard) > 0 && isAfter(move.ack, heard, 0) },
  { betrays: 'ack-past-next', shows: ({ ackAhead }) => ackAhead >= 1 && ackAhead <= 4 },
]

function isGone({ state }: Tcb): boolean {
  return state === 'CLOSED' || state === 'LISTEN'
}

function carries(segment: Segment | null, flags: Flags): boolean {
  return segment !== null && has(segment, flags)
}

function isPureAck(segment: Segment | null): boolean {
  return segment !== null && (segment.flags & (ACK | SYN | FIN | RST)) === ACK && segment.text === ''
}

function textOf(segment: Segment | null): number {
  return segment === null ? 0 : segment.text.length
}

/** The number is the sequence number of the segment and `octets` more. */
function isAfter(number: Seq, segment: Segment | null, octets: number): boolean {
  return segment !== null && number === add(segment.seq, octets)
}

/** The application or the peer wants an orderly end. */
function isClosing({ fin }: SendSpace, heard: Segment | null): boolean {
  return fin !== 'none' || (heard !== null && has(heard, FIN))
}

/** The FIN of the move would stand before text that the application gave earlier. */
function leavesText({ unsent }: SendSpace, { text }: Segment): boolean {
  return text.length < unsent.length
}

/** Each number in the other's place: as both should be, or as both stood in the segment that is answered. */
function isSwapped(snd: SendSpace, rcv: ReceiveSpace, heard: Segment | null, { seq, ack }: Segment): boolean {
  if (snd.nxt === rcv.nxt) return false
  if (seq === rcv.nxt && (ack === snd.nxt || (ack === snd.una && ack !== rcv.nxt))) return true
  return heard !== null && has(heard, ACK) && seq === heard.seq && ack === heard.ack && seq !== snd.nxt && ack !== rcv.nxt
}

/** The last number before RCV.NXT is that of a SYN or a FIN. */
function endsWithControl({ state }: Tcb, { irs, nxt }: ReceiveSpace): boolean {
  const isFinReceived = state === 'CLOSE-WAIT' || state === 'CLOSING' || state === 'LAST-ACK' || state === 'TIME-WAIT'
  return isFinReceived || nxt === add(irs, 1)
}
