import type { Segment } from '../tcp/segment.ts'
import { flagsOf, HIGHEST_16_BITS, lettersOf } from '../tcp/segment.ts'
import { add, seq } from '../tcp/sequence.ts'
import type { WireSegment } from './match-view.ts'

/** The letters of all 64 combinations of the six control bits. */
const LETTERS: readonly string[] = Array.from({ length: 64 }, (_, flags) => lettersOf(flags))
const FLAGS: ReadonlyMap<string, number> = new Map(LETTERS.map((letters, flags) => [letters, flags]))

/** A segment as people read it; `window` and `urgent` only where they are not 65535 and 0. */
export function wireSegmentOf({ flags, seq, ack, text, window, urgent }: Segment): WireSegment {
  const letters = LETTERS[flags] ?? lettersOf(flags)
  if (window === HIGHEST_16_BITS) return urgent === 0 ? { flags: letters, seq, ack, text } : { flags: letters, seq, ack, text, urgent }
  return urgent === 0 ? { flags: letters, seq, ack, text, window } : { flags: letters, seq, ack, text, window, urgent }
}

/**
 * The segment that somebody wrote down; flags may come in any order.
 * @throws RangeError if a letter is no flag or a number does not fit its field: messages are checked at the edge.
 */
export function segmentOf({ flags: letters, seq: seqNumber, ack, text, window = HIGHEST_16_BITS, urgent = 0 }: WireSegment): Segment {
  const flags = FLAGS.get(letters) ?? flagsOf(letters)
  if (flags === null) throw new RangeError(`no flags: ${letters}`)
  // + 0: JSON knows a -0, and from the journal it would come back as 0.
  return { flags, seq: seq(seqNumber + 0), ack: seq(ack + 0), text, window: window + 0, urgent: urgent + 0 }
}

/** SEG.LEN: octets of text, and one each for SYN and FIN (§3.4). */
export function lengthOfWire(segment: Pick<WireSegment, 'flags' | 'text'>): number {
  return segment.text.length + (segment.flags.includes('S') ? 1 : 0) + (segment.flags.includes('F') ? 1 : 0)
}

/** The window that a segment offers, where it is worth a word: the usual one is not, and nobody reads that of a reset. */
export function tellingWindow({ flags, window }: Pick<WireSegment, 'flags' | 'window'>): number | null {
  return window === undefined || flags.includes('R') ? null : window
}

/** The number after the last one that a segment takes: an ACK of all of it names this. */
export function nextAfter(segment: Pick<WireSegment, 'flags' | 'seq' | 'text'>): number {
  return add(seq(segment.seq), lengthOfWire(segment))
}
