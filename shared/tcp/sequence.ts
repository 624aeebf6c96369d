/** A point in sequence space: 0 to 2^32 - 1, then 0 again (§3.4). Compare with isBefore(), never with <. */
export type Seq = number & { readonly brand: 'Seq' }

/** The last number before they begin again: the fields have 32 bits (§3.1). */
export const HIGHEST_SEQ = 2 ** 32 - 1

/** @throws RangeError unless n is whole and from 0 to 2^32 - 1: players' numbers are checked at the edge. */
export function seq(n: number): Seq {
  if (!Number.isInteger(n) || n < 0 || n > HIGHEST_SEQ) {
    throw new RangeError(`a sequence number is a whole number from 0 to ${HIGHEST_SEQ}, not ${n}`)
  }
  return n as Seq
}

/** What stands in a number field that means nothing. */
export const ZERO = 0 as Seq

/** The point `octets` further on, modulo 2^32. `octets` may be negative. */
export function add(from: Seq, octets: number): Seq {
  return ((from + octets) >>> 0) as Seq
}

/** How many octets lie from `from` up to `to`, going forward: 0 to 2^32 - 1. */
export function distance(from: Seq, to: Seq): number {
  return (to - from) >>> 0
}

/**
 * a < b in the modular sense: b is at most 2^31 ahead of a (§3.4). Exactly half of the space apart, each is before the other, as in
 * Linux: the RFC does not say.
 */
export function isBefore(a: Seq, b: Seq): boolean {
  return ((a - b) | 0) < 0
}

/** a =< b in the modular sense: b is less than 2^31 ahead of a, or the same. */
export function isAtMost(a: Seq, b: Seq): boolean {
  return ((b - a) | 0) >= 0
}

/** from =< n < from + length, modulo 2^32: the form of every window test of §3.4. */
export function isWithin(n: Seq, from: Seq, length: number): boolean {
  return distance(from, n) < length
}
