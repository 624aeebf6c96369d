import type { Dice, Seed } from '../match/chance.ts'
import { createSeed, diceOf } from '../match/chance.ts'

/** The dice of a question, which also fall on one of two things. */
export type StormDice = Dice & { percent(share: number): boolean }

const BLOCKS_A_TRY = 64
/** How often a question may be drawn anew, if it is like one that was asked. */
export const MOST_TRIES = 32

/** The dice of the n-th question of a seed; another `attempt` gives other dice. */
export function stormDice(seed: Seed, n: number, attempt = 0): StormDice {
  const dice = diceOf(seed, 'guess', (n * MOST_TRIES + attempt) * BLOCKS_A_TRY)
  return { ...dice, percent: (share) => dice.below(100) < share }
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
