import type { Seq } from './sequence.ts'

// Control bits have their places in the header (§3.1), so flags print as 010010.
export const FIN = 0b000001
export const SYN = 0b000010
export const RST = 0b000100
export const PSH = 0b001000
export const ACK = 0b010000
export const URG = 0b100000

/** The highest number that window and urgent pointer can hold: they are fields of 16 bits (§3.1). */
export const HIGHEST_16_BITS = 65_535

/** Any combination of the six control bits above. */
export type Flags = number

/**
 * What a player may write down. Nonsense can be written (SYN with FIN, a number without its flag): judging it is the game.
 * `ack` is 0 when the ACK flag is not set and nothing was written there. `text` is ASCII, so one character is one octet.
 * `window` and `urgent` are the header fields: octets from 0 to 65535; `urgent` counts only with URG (§3.8.5).
 */
export type Segment = {
  readonly flags: Flags
  readonly seq: Seq
  readonly ack: Seq
  readonly text: string
  readonly window: number
  readonly urgent: number
}

/** True if the segment carries every one of `flags`. */
export function has(segment: Pick<Segment, 'flags'>, flags: Flags): boolean {
  return (segment.flags & flags) === flags
}

/** SEG.LEN: the octets that a segment takes in sequence space; SYN and FIN count as one each (§3.4). */
export function lengthOf(segment: Pick<Segment, 'flags' | 'text'>): number {
  return segment.text.length + (segment.flags & SYN ? 1 : 0) + (segment.flags & FIN ? 1 : 0)
}

/** True if the two say the same; window and urgent pointer may differ. */
export function isSame(a: Segment, b: Segment): boolean {
  return a.flags === b.flags && a.seq === b.seq && a.ack === b.ack && a.text === b.text
}

const LETTERS: readonly (readonly [string, Flags])[] = [
  ['F', FIN],
  ['S', SYN],
  ['R', RST],
  ['P', PSH],
  ['A', ACK],
  ['U', URG],
]

/** How flags are written: each letter once, in any order. */
export const FLAG_LETTERS = /^(?!.*(.).*\1)[FSRPAU]*$/

/** The flags as letters, from the low bit up, as people say them: SYN with ACK is 'SA'. No flag gives ''. */
export function lettersOf(flags: Flags): string {
  let letters = ''
  for (const [letter, flag] of LETTERS) if (flags & flag) letters += letter
  return letters
}

/** Reads letters in any order; the same letter twice counts once. Returns null where a letter is no flag. */
export function flagsOf(letters: string): Flags | null {
  let flags = 0
  for (const letter of letters) {
    const found = LETTERS.find(([name]) => name === letter)
    if (!found) return null
    flags |= found[1]
  }
  return flags
}
