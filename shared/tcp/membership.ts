import type { Segment } from './segment.ts'
import { ACK, FIN, URG } from './segment.ts'
import { distance } from './sequence.ts'
import type { Sendable } from './verdict.ts'

/** True if the move is one of the segments that the family stands for. URG is no part of it once all urgent text has been skipped. */
export function contains(family: Sendable, move: Segment): boolean {
  const { segment, optionalFlags } = family
  const { flags } = move
  if ((flags & ~optionalFlags) !== segment.flags) return false
  const skipped = distance(segment.seq, move.seq)
  if (skipped > (family.maySkip ?? 0)) return false
  if (move.ack !== segment.ack && (flags & ACK || move.ack !== 0)) return false
  if (flags & URG && (move.urgent !== segment.urgent - skipped || move.urgent === 0)) return false
  return hasTextOf(family, move, skipped)
}

/** The text is a prefix of the family's, behind what was skipped, and long enough; FIN asks for all of it. */
export function hasTextOf(family: Sendable, move: Segment, skipped: number): boolean {
  const { text } = move
  if (family.anyOctet && text.length === 1) return true
  const end = skipped + text.length
  if (end < family.minText || (family.minText > 0 && text === '')) return false
  if (move.flags & FIN && end !== family.segment.text.length) return false
  return text === '' || family.segment.text.startsWith(text, skipped)
}
