import { isDue } from './replies.ts'
import type { Flags, Segment } from './segment.ts'
import { ACK, has, PSH, URG } from './segment.ts'
import type { Seq } from './sequence.ts'
import { add, seq } from './sequence.ts'
import type { DropReason, Due, Endpoint, ReceiveSpace, SendSpace, State, Tcb } from './tcb.ts'
import { NO_TRAIL } from './tcb.ts'
import type { Fault, Field, MisconceptionId } from './verdict.ts'

/** All that a wrong move can be read by. */
export type Clues = {
  readonly tcb: Tcb
  readonly snd: SendSpace | null
  readonly rcv: ReceiveSpace | null
  readonly due: readonly Due[]
  readonly isResetDue: boolean
  /** The last segment that came, in which state, why it advanced nothing, and the last that left. */
  readonly heard: Segment | null
  readonly heardIn: State | null
  readonly dropped: DropReason | null
  readonly said: Segment | null
  readonly move: Segment
  readonly faults: readonly Fault[]
  readonly isSeqWrong: boolean
  readonly isAckWrong: boolean
  /** The numbers that would have been right; null where they are. */
  readonly rightSeq: Seq | null
  readonly rightAck: Seq | null
  /** How far the sequence number lies ahead of SND.NXT; 0 where it is not at fault. */
  readonly seqAhead: number
  /** How far the acknowledgement number lies ahead of RCV.NXT; 0 where it is not at fault. */
  readonly ackAhead: number
}

/** What betrays a belief. */
export type Sign = { readonly betrays: MisconceptionId; readonly shows: (clues: Clues) => boolean }

/** Gathers what is known about a wrong move, and about the moment at which it was made. */
export function cluesOf({ tcb, due, trail = NO_TRAIL }: Endpoint, move: Segment, faults: readonly Fault[]): Clues {
  const snd = 'snd' in tcb ? tcb.snd : null
  const rcv = 'rcv' in tcb ? tcb.rcv : null
  const rightSeq = rightNumber(faults, 'seq')
  const rightAck = rightNumber(faults, 'ack')
  const isSeqWrong = rightSeq !== null
  const isAckWrong = rightAck !== null
  return {
    tcb,
    snd,
    rcv,
    due,
    isResetDue: isDue(due, 'reset'),
    heard: trail.heard,
    heardIn: trail.heardIn,
    dropped: trail.dropped,
    said: trail.said,
    move,
    faults,
    isSeqWrong,
    isAckWrong,
    rightSeq,
    rightAck,
    seqAhead: isSeqWrong && snd !== null && rcv !== null ? (move.seq - snd.nxt) | 0 : 0,
    ackAhead: isAckWrong && rcv !== null && has(move, ACK) ? (move.ack - rcv.nxt) | 0 : 0,
  }
}

/** True if the move has this field wrong. */
export function isFault(faults: readonly Fault[], field: Field): boolean {
  for (const fault of faults) if (fault.field === field) return true
  return false
}

function rightNumber(faults: readonly Fault[], field: 'seq' | 'ack'): Seq | null {
  for (const fault of faults) if (fault.field === field && fault.expected !== undefined) return seq(Number(fault.expected))
  return null
}

/** True if there is such a segment, and it carries all these flags. */
export function carries(segment: Segment | null, flags: Flags): boolean {
  return segment !== null && has(segment, flags)
}

/** An ACK and nothing else: it takes no number. */
export function isPureAck(segment: Segment | null): boolean {
  return segment !== null && (segment.flags & ~(PSH | URG)) === ACK && segment.text === ''
}

/** How much text the segment carries, octets. */
export function textOf(segment: Segment | null): number {
  return segment === null ? 0 : segment.text.length
}

/** The number is the sequence number of the segment and `octets` more. */
export function isAfter(number: Seq, segment: Segment | null, octets: number): boolean {
  return segment !== null && number === add(segment.seq, octets)
}
