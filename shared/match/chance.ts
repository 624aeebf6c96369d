import type { Side } from '../tcp/tcb.ts'
import { chachaBlock } from './chacha.ts'

/**
 * The seed of a match or of a room: a whole number below 2^53. All chance follows from it. A draw reveals neither the seed nor any other draw: players
 * who know this code and their own initial sequence number cannot predict anything (RFC 6528 asks as much of a TCP).
 */
export type Seed = number & { readonly brand: 'Seed' }

/** What a draw is for: draws with different salts have nothing to do with each other. */
export type Salt = keyof typeof SALTS

const SALTS = {
  loss: 1,
  jitter: 2,
  duplicate: 3,
  'duplicate-delay': 4,
  reorder: 5,
  isn: 6,
  think: 7,
  error: 8,
  'error-kind': 9,
  guess: 10,
  round: 11,
  dealing: 12,
} as const

const WORD = 2 ** 32

/** The seed that a number stands for; the sign, fractions and what lies above 53 bits are cut off. */
export function createSeed(n: number): Seed {
  return (Math.floor(Math.abs(n)) % 2 ** 53) as Seed
}

/** The n-th seed, from 0, that follows from another one and does not reveal it. */
export function seedFrom(seed: Seed, n: number, salt: Salt): Seed {
  const [low = 0, high = 0] = drawWords(seed, 'client', n, salt)
  return createSeed((high % 2 ** 21) * WORD + low)
}

/**
 * The n-th draw of a side for one purpose: 32 evenly spread bits. It depends on these four values alone, so that everybody who
 * plays a seed meets the same luck, whatever they do and whenever (fair luck).
 */
export function draw(seed: Seed, side: Side, n: number, salt: Salt): number {
  return drawWords(seed, side, n, salt)[0] ?? 0
}

function drawWords(seed: Seed, side: Side, n: number, salt: Salt): Uint32Array {
  return chachaBlock([seed, Math.floor(seed / WORD), 0, 0, 0, 0, 0, 0], n, [SALTS[salt], side === 'client' ? 0 : 1, 0])
}

/** Numbers drawn one after the other. */
export type Dice = { below(bound: number): number }

/** Dice for one purpose; the same seed, purpose and `from` give the same numbers. Another `from` is so many blocks of sixteen numbers further on. */
export function diceOf(seed: Seed, salt: Salt, from = 0): Dice {
  let words: Uint32Array = new Uint32Array(0)
  let used = 0
  let block = from
  return {
    below(bound) {
      if (used === words.length) {
        words = drawWords(seed, 'client', block++, salt)
        used = 0
      }
      return Math.floor(((words[used++] ?? 0) * bound) / WORD)
    },
  }
}

/** A draw as a whole number from 0 to `bound` - 1. */
export function drawBelow(bound: number, seed: Seed, side: Side, n: number, salt: Salt): number {
  return bound === 1 ? 0 : Math.floor((draw(seed, side, n, salt) * bound) / WORD)
}

/** True in `percent` of all draws: never for 0, always for 100. */
export function chance(percent: number, seed: Seed, side: Side, n: number, salt: Salt): boolean {
  return percent > 0 && drawBelow(100, seed, side, n, salt) < percent
}
