import type { Seed } from '../match/chance.ts'
import { createSeed } from '../match/chance.ts'

/** Numbers drawn one after the other from one seed; the same seed gives the same numbers. */
export type Dice = { below(bound: number): number }

/** The luck of a round: the same for all its matches, and another in every round. */
export function seedOfRound(seed: Seed, round: number): Seed {
  return createSeed(mixed((seed + Math.imul(round, 0x9e3779b9)) >>> 0))
}

/** Dice for what the room itself decides in a round (who meets whom, who gets which side), apart from its matches' luck. */
export function diceOf(seed: Seed): Dice {
  let state = (seed ^ 0x5bd1e995) >>> 0
  return {
    below(bound) {
      state = (state + 0x9e3779b9) >>> 0
      return Math.floor((mixed(state) * bound) / 2 ** 32)
    },
  }
}

/** The same things in an order that the dice choose (Fisher and Yates). */
export function shuffled<T>(things: readonly T[], dice: Dice): T[] {
  const rest = [...things]
  const order: T[] = []
  while (rest.length > 0) order.push(...rest.splice(dice.below(rest.length), 1))
  return order
}

/** The finalizer of MurmurHash3. */
function mixed(bits: number): number {
  let x = bits
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}
