import type { Clues, Sign } from './clues.ts'
import { carries, isFault, isPureAck } from './clues.ts'
import type { Segment } from './segment.ts'
import { ACK, FIN, has, lengthOf, PSH, RST, SYN } from './segment.ts'
import { isSynOutstanding } from './send-space.ts'
import type { Seq } from './sequence.ts'
import { add, distance, isBefore, ZERO } from './sequence.ts'
import { isSwapped } from './signs-of-numbers.ts'
import type { SendSpace, Tcb } from './tcb.ts'

/** Beliefs that show in what kind of segment was sent, and in its flags. Asked in this order. */
export const SIGNS_OF_KIND: readonly Sign[] = [
  // Silence would have been right.
  {
    betrays: 'answering-a-rst',
    shows: ({ tcb, heard, isResetDue, move }) => isGone(tcb) && !isResetDue && carries(heard, RST) && move.flags !== SYN,
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

  // There is no connection, or none any more, or what came does not belong to the one that is being opened.
  { betrays: 'fin-instead-of-rst', shows: (clues) => isInPlaceOfReset(clues) && isFin(clues.move) },
  { betrays: 'no-connection-here', shows: isInPlaceOfReset },
  { betrays: 'rst-from-nowhere', shows: isResetOfElsewhere },
  { betrays: 'server-speaks-first', shows: ({ tcb, move }) => tcb.state === 'LISTEN' && !has(move, RST) },

  // It is being opened.
  {
    betrays: 'up-after-syn-ack',
    shows: ({ tcb, move }) => tcb.state === 'SYN-RECEIVED' && move.text !== '' && (move.flags & (RST | SYN)) === 0,
  },
  {
    betrays: 'crossing-syns',
    shows: ({ due, move }) => due.some((one) => one.type === 'ack' && one.withSyn === true) && (has(move, RST) || !has(move, SYN)),
  },
  { betrays: 'first-syn-with-ack', shows: ({ tcb, move }) => tcb.state === 'SYN-SENT' && has(move, SYN | ACK) && !has(move, RST) },
  { betrays: 'syn-missing', shows: ({ snd, move }) => snd !== null && snd.nxt === snd.iss && (move.flags & (SYN | RST)) === 0 },

  // A reset, though the connection lives.
  { betrays: 'left-time-wait-early', shows: ({ tcb, move }) => tcb.state === 'TIME-WAIT' && isOfAnother(move) },
  { betrays: 'reset-for-a-lost-ack', shows: (clues) => has(clues.move, RST) && hasCompletedByText(clues) },
  { betrays: 'rst-for-the-unacceptable', shows: (clues) => has(clues.move, RST) && hasHeardUnacceptable(clues) },
  { betrays: 'fin-means-over', shows: (clues) => has(clues.move, RST) && isHalfClosed(clues) },
  { betrays: 'rst-for-the-unacceptable', shows: (clues) => has(clues.move, RST) && hasHeardBehindHole(clues) },
  {
    betrays: 'rst-instead-of-fin',
    shows: ({ snd, rcv, heard, isResetDue, move }) =>
      has(move, RST) && !isResetDue && snd !== null && rcv !== null && isClosing(snd, heard),
  },

  // SYN again, or numbers that are not those of the first time.
  { betrays: 'new-isn-on-retransmission', shows: (clues) => clues.snd !== null && isRepeatedElsewhere(clues, clues.snd) },
  {
    betrays: 'handshake-repeated',
    shows: ({ snd, move }) => has(move, SYN) && !has(move, RST) && snd !== null && snd.una !== snd.iss,
  },

  // A FIN that nobody asked for, or too early.
  {
    betrays: 'fin-before-text-sent',
    shows: ({ snd, rcv, move }) => isFin(move) && rcv !== null && snd !== null && move.text.length < snd.unsent.length,
  },
  { betrays: 'fin-answers-fin', shows: ({ tcb, snd, heard, move }) => isFin(move) && carries(heard, FIN) && hasNoFinToSend(tcb, snd) },
  { betrays: 'fin-unasked', shows: ({ snd, rcv, move }) => isFin(move) && rcv !== null && snd?.fin === 'none' },

  // The ACK flag and its number.
  {
    betrays: 'ack-number-without-flag',
    shows: ({ move, faults, isAckWrong }) => !has(move, ACK) && move.ack !== ZERO && (isFault(faults, 'ACK') || isAckWrong),
  },
  {
    betrays: 'ack-flag-missing',
    shows: ({ rcv, move, faults }) => (move.flags & (ACK | RST)) === 0 && rcv !== null && isFault(faults, 'ACK'),
  },
]

function isGone({ state }: Tcb): boolean {
  return state === 'CLOSED' || state === 'LISTEN'
}

/** A reset is due, while no connection stands, and this is one; but its numbers are others. */
function isResetOfElsewhere({ tcb, isResetDue, move, faults }: Clues): boolean {
  const isStanding = 'rcv' in tcb && tcb.state !== 'SYN-RECEIVED'
  return !isStanding && isResetDue && isReset(move) && (['seq', 'ack', 'ACK'] as const).some((field) => isFault(faults, field))
}

/** Not the reset that is due, though nothing else may be sent, or nothing else is as near. */
function isInPlaceOfReset({ tcb, isResetDue, move, faults }: Clues): boolean {
  return isResetDue && !has(move, RST) && (isGone(tcb) || isFault(faults, 'RST'))
}

/** As if the connection were gone: a reset, or the SYN of the next. */
function isOfAnother({ flags }: Segment): boolean {
  return (flags & RST) !== 0 || (flags & (SYN | ACK)) === SYN
}

/** A reset of the right form; only its numbers can be wrong. */
function isReset({ flags, ack, text }: Segment): boolean {
  return (flags & ~(ACK | PSH)) === RST && text === '' && (ack === ZERO || (flags & ACK) !== 0)
}

function isFin(move: Segment): boolean {
  return has(move, FIN) && !has(move, RST)
}

/** The application or the peer wants an orderly end. */
function isClosing({ fin }: SendSpace, heard: Segment | null): boolean {
  return fin !== 'none' || carries(heard, FIN)
}

/** The third segment of the handshake never came; the text that did come completed it in its place. */
function hasCompletedByText({ snd, heard, heardIn, dropped }: Clues): boolean {
  if (snd === null || isSynOutstanding(snd) || heardIn !== 'SYN-RECEIVED') return false
  return dropped === null && heard !== null && lengthOf(heard) > 0 && !has(heard, SYN)
}

/** In a synchronized state, what is unacceptable is answered by an ACK (§3.5.2, third rule; RFC 5961). */
function hasHeardUnacceptable({ rcv, due, dropped, isResetDue }: Clues): boolean {
  return rcv !== null && !isResetDue && dropped !== null && due.some(({ type }) => type === 'ack')
}

/** Something has come before what belongs in front of it, and asks for an ACK, too. */
function hasHeardBehindHole({ rcv, due, heard, isResetDue }: Clues): boolean {
  if (rcv === null || heard === null || isResetDue || !due.some(({ type }) => type === 'ack')) return false
  return lengthOf(heard) > 0 && isBefore(rcv.nxt, heard.seq)
}

/** One direction has ended, and the other goes on: our FIN has gone and text comes, or the peer's has come and text waits to go. */
function isHalfClosed({ tcb, snd, heard }: Clues): boolean {
  if (snd?.fin === 'sent') return (tcb.state === 'FIN-WAIT-1' || tcb.state === 'FIN-WAIT-2') && heard !== null && heard.text !== ''
  return tcb.state === 'CLOSE-WAIT' && snd !== null && snd.unsent !== ''
}

/** The same SYN, text or FIN as before under another number. */
function isRepeatedElsewhere(clues: Clues, snd: SendSpace): boolean {
  const { move, isSeqWrong, rightSeq } = clues
  if (has(move, RST)) return false
  if (has(move, SYN)) return isSeqWrong && isSynOutstanding(snd) && !isSwapped(clues)
  if (snd.una === snd.nxt || move.seq === snd.iss) return false
  if (has(move, FIN) && snd.fin === 'sent') return isSeqWrong && Math.abs((move.seq - snd.nxt + 1) | 0) <= 2
  if (move.text === '' || (has(move, FIN) && (snd.fin === 'none' || snd.unsent !== ''))) return false
  if (rightSeq === snd.una && move.seq === add(snd.una, -1)) return true
  if (snd.unsent.startsWith(move.text)) return false
  if (move.seq === snd.nxt && snd.unacknowledged.startsWith(move.text)) return true
  return (
    rightSeq !== null &&
    isOld(rightSeq, snd) &&
    isOld(move.seq, snd) &&
    snd.unacknowledged.startsWith(move.text, distance(snd.una, rightSeq))
  )
}

/** The number of something that has been sent and not been acknowledged. */
function isOld(seq: Seq, { una, nxt }: SendSpace): boolean {
  return distance(una, seq) < distance(una, nxt)
}

/** The application has not closed yet, or the own FIN has long been acknowledged. */
function hasNoFinToSend({ state }: Tcb, snd: SendSpace | null): boolean {
  return state === 'TIME-WAIT' || (state === 'CLOSE-WAIT' && snd?.fin === 'none')
}
