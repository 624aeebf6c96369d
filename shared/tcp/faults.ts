import { hasTextOf } from './membership.ts'
import type { Flags, Segment } from './segment.ts'
import { ACK, FIN, lengthOf, PSH, RST, SYN, URG } from './segment.ts'
import { isBeyondWindow } from './send-space.ts'
import type { Seq } from './sequence.ts'
import { add, distance } from './sequence.ts'
import type { Endpoint, Tcb } from './tcb.ts'
import type { Fault, Field, Sendable } from './verdict.ts'

type FlagField = { readonly flag: Flags; readonly field: Field; readonly section: string; readonly weight: number }

/** The flags as fields, with the section that says what they are for and how much it weighs to have one wrong. */
const FLAG_FIELDS: readonly FlagField[] = [
  { flag: RST, field: 'RST', section: '3.5.2', weight: 6 },
  { flag: SYN, field: 'SYN', section: '3.5', weight: 6 },
  { flag: FIN, field: 'FIN', section: '3.6', weight: 5 },
  { flag: ACK, field: 'ACK', section: '3.1', weight: 2 },
  { flag: URG, field: 'URG', section: '3.8.5', weight: 1 },
  { flag: PSH, field: 'PSH', section: '3.9.1', weight: 1 },
]

/** What each set of wrong flags weighs. */
const WEIGHTS: readonly number[] = Array.from({ length: 64 }, (_, flags) =>
  FLAG_FIELDS.reduce((sum, { flag, weight }) => sum + (flags & flag ? weight : 0), 0),
)

/** Who sends a RST where the FIN would go has one thing wrong rather than two. */
const RESET_FOR_FIN = 4

/** The family that has least wrong with the move; of two alike the good and more urgent one. Null if nothing may be sent. */
export function nearestTo(families: readonly Sendable[], move: Segment): Sendable | null {
  let nearest: Sendable | null = null
  let least = Number.POSITIVE_INFINITY
  for (const family of families) {
    const far = distanceTo(family, move, least)
    if (far < least) {
      nearest = family
      least = far
    }
  }
  return nearest
}

/** How much is wrong with the move; as soon as that is no less than `least`, the rest does not matter. */
function distanceTo(family: Sendable, move: Segment, least: number): number {
  let far = (family.grade === 'good' ? 0 : 1.5) + (WEIGHTS[differingFlags(family, move)] ?? 0)
  if (isResetForFin(family, move)) far -= RESET_FOR_FIN
  if (isAckWrong(family, move)) far += 2
  if (far >= least) return far
  const skip = skipOf(family, move)
  if (isSeqWrong(family, move, skip)) far += 2
  if (isTextWrong(family, move, skip)) far += textWeight(family, move)
  if (isUrgentWrong(family, move, skip)) far += 1
  return far
}

function isResetForFin({ segment }: Sendable, { flags }: Segment): boolean {
  return (segment.flags & (FIN | RST)) === FIN && (flags & (FIN | RST)) === RST
}

/**
 * Another text weighs little. It weighs more where there should be none, and where the number was counted wrongly rather: it lies in the midst of the
 * text, or what was sent stands further on there.
 */
function textWeight({ segment }: Sendable, { seq, text }: Segment): number {
  return segment.text === '' || text === '' || seq !== segment.seq || segment.text.includes(text, 1) ? 3 : 1
}

/** Every field of the move that the family has otherwise, as players read it: flags as bits, numbers in decimal. */
export function faultsOf({ tcb }: Endpoint, nearest: Sendable | null, move: Segment): readonly Fault[] {
  if (nearest === null) return [{ field: 'segment', section: '3.10.7' }]
  const { segment } = nearest
  const faults: Fault[] = []
  const differing = differingFlags(nearest, move)
  // What a reset carries follows from why it is sent.
  const isReset = nearest.purpose === 'reset'
  for (const { flag, field, section } of FLAG_FIELDS) {
    if (!(differing & flag)) continue
    const isOfReset = isReset && (flag === RST || flag === ACK)
    faults.push({ field, expected: segment.flags & flag ? '1' : '0', section: isOfReset ? nearest.section : section })
  }
  const skip = skipOf(nearest, move)
  const seq = add(segment.seq, skip)
  if (isSeqWrong(nearest, move, skip)) faults.push({ field: 'seq', expected: String(seq), section: seqSection(tcb, nearest, seq) })
  if (isAckWrong(nearest, move)) faults.push({ field: 'ack', expected: String(segment.ack), section: ackSection(nearest, move) })
  if (isTextWrong(nearest, move, skip)) {
    faults.push({ field: 'text', expected: segment.text.slice(skip), section: textSection(tcb, nearest, move) })
  }
  if (isUrgentWrong(nearest, move, skip)) faults.push({ field: 'urgent', expected: String(urgentOf(segment, skip)), section: '3.8.5' })
  return faults
}

/** Why this number would be right: it is the next, or that of something that is repeated, or what is sent asks for another. */
function seqSection(tcb: Tcb, { purpose, section, segment }: Sendable, right: Seq): string {
  if (purpose === 'reset') return section
  if (!('snd' in tcb) || right === tcb.snd.nxt) return '3.4'
  return lengthOf(segment) > 0 && purpose !== 'window-probe' ? '3.8.1' : section
}

/** A number without the flag means nothing (§3.1). */
function ackSection({ purpose, section, segment }: Sendable, { flags }: Segment): string {
  if (!((segment.flags | flags) & ACK)) return '3.1'
  return purpose === 'reset' ? section : '3.4'
}

/**
 * Why the text is wrong. Receivers should put up with text on a RST (SHLD-2), but no standard says what it would mean (§3.5.3), and
 * senders leave it out. A window has room for so much; the application gave none, or another.
 */
function textSection(tcb: Tcb, { purpose, segment }: Sendable, move: Segment): string {
  if (purpose === 'reset') return '3.5.3'
  if ('snd' in tcb && isBeyondWindow(tcb.snd, move)) return '3.8.6'
  return segment.text === '' ? '3.10.2' : '3.7'
}

function differingFlags({ segment, optionalFlags }: Sendable, { flags }: Segment): Flags {
  return (flags & ~optionalFlags) ^ segment.flags
}

/**
 * How many octets of the family's text the move leaves out in front: as many as its number says; but if its text is not to be found there and
 * stands elsewhere, the number is wrong and not the text.
 */
function skipOf(family: Sendable, move: Segment): number {
  const { segment, maySkip = 0 } = family
  if (maySkip === 0) return 0
  const skipped = distance(segment.seq, move.seq)
  const own = skipped > maySkip ? 0 : skipped
  if (move.text === '' || skipped === 0 || (skipped === own && segment.text.startsWith(move.text, own))) return own
  const places = [segment.text.indexOf(move.text), segment.text.lastIndexOf(move.text)]
  return places.find((place) => place >= 0 && place <= maySkip && !isTextWrong(family, move, place)) ?? own
}

function isSeqWrong({ segment }: Sendable, move: Segment, skip: number): boolean {
  return distance(segment.seq, move.seq) !== skip
}

/** Without the ACK flag the number means nothing, and nothing should stand there. */
function isAckWrong({ segment }: Sendable, move: Segment): boolean {
  return segment.flags & ACK ? move.ack !== segment.ack : move.ack !== 0
}

function isTextWrong(family: Sendable, move: Segment, skip: number): boolean {
  const mayEnd = ((family.segment.flags | family.optionalFlags) & FIN) !== 0
  return !hasTextOf(family, mayEnd || !(move.flags & FIN) ? move : { ...move, flags: move.flags & ~FIN }, skip)
}

function isUrgentWrong(family: Sendable, move: Segment, skip: number): boolean {
  if ((differingFlags(family, move) | ~move.flags) & URG) return false
  return move.urgent !== urgentOf(family.segment, skip) || move.urgent === 0
}

/** Where the pointer of the move would have to point: it is counted from the move's own sequence number. */
function urgentOf({ urgent }: Segment, skip: number): number {
  return Math.max(0, urgent - skip)
}
