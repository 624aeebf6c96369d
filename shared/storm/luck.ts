import type { Seed } from '../match/chance.ts'
import { createSeed, drawBelow } from '../match/chance.ts'

/** Numbers drawn one after the other; the same seed, position and try give the same numbers. */
export type Dice = { below(bound: number): number; percent(share: number): boolean }

const DRAWS_A_TRY = 1_024
/** How often a position may be drawn anew, if it is like one that was asked. */
export const MOST_TRIES = 32

export function diceOf(seed: Seed, n: number, attempt = 0): Dice {
  let drawn = (n * MOST_TRIES + attempt) * DRAWS_A_TRY
  const below = (bound: number) => drawBelow(bound, seed, 'client', drawn++, 'guess')
  return { below, percent: (share) => below(100) < share }
}

/**
 * The seed of a day, given as 2026-11-20: the same for everybody.
 * @throws RangeError if it is not written like that.
 */
export function seedOfDay(day: string): Seed {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new RangeError(`a day is written like 2026-11-20, not ${day}`)
  let hash = 0x811c9dc5 // FNV-1a
  for (let at = 0; at < day.length; at++) hash = Math.imul(hash ^ day.charCodeAt(at), 0x01000193)
  return createSeed(hash)
}
