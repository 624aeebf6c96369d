import type { Side } from '../tcp/tcb.ts'

/** The seed of a match: 32 bits. All chance of a match follows from it. */
export type Seed = number & { readonly brand: 'Seed' }

/** What a draw is for: draws with different salts have nothing to do with each other. */
export type Salt = keyof typeof SALTS

const SALTS = {
  loss: 0x9e3779b1,
  jitter: 0x85ebca77,
  duplicate: 0xc2b2ae3d,
  'duplicate-delay': 0x27d4eb2f,
  reorder: 0x165667b1,
  isn: 0xd3a2646d,
  think: 0xfd7046c5,
  error: 0xb55a4f09,
  'error-kind': 0x4cf5ad43,
  guess: 0x2545f491,
} as const

/** The seed that a number stands for; fractions and what lies above 32 bits are cut off. */
export function createSeed(n: number): Seed {
  return (n >>> 0) as Seed
}

/**
 * The n-th draw of a side for one purpose: 32 evenly spread bits. It depends on these four values alone, so that everybody who
 * plays a seed meets the same luck, whatever they do and whenever (fair luck).
 */
export function draw(seed: Seed, side: Side, n: number, salt: Salt): number {
  const start = (seed ^ SALTS[salt]) >>> 0
  return mix((mix((start + (side === 'client' ? 0x51ed270b : 0xa3b195e9)) >>> 0) + Math.imul(n, 0x9e3779b9)) >>> 0)
}

/** A draw as a whole number from 0 to `bound` - 1. */
export function drawBelow(bound: number, seed: Seed, side: Side, n: number, salt: Salt): number {
  return Math.floor((draw(seed, side, n, salt) * bound) / 2 ** 32)
}

/** True in `percent` of all draws: never for 0, always for 100. */
export function chance(percent: number, seed: Seed, side: Side, n: number, salt: Salt): boolean {
  return percent > 0 && drawBelow(100, seed, side, n, salt) < percent
}

/** A mixer of 32 bits in which every bit of the input moves about half of the output (lowbias32). */
function mix(bits: number): number {
  let x = bits
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d)
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b)
  return (x ^ (x >>> 16)) >>> 0
}
