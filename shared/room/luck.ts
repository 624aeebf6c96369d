import type { Dice, Seed } from '../match/chance.ts'
import { diceOf, seedFrom } from '../match/chance.ts'

/** The luck of a round: the same for all its matches, and another in every round. That of one round does not reveal any other's. */
export function seedOfRound(seed: Seed, round: number): Seed {
  return seedFrom(seed, round, 'round')
}

/** Dice for what the room itself decides in a round (who meets whom, who gets which side), apart from its matches' luck. */
export function dealingDice(seed: Seed): Dice {
  return diceOf(seed, 'dealing')
}

/** The same things in an order that the dice choose (Fisher and Yates). */
export function shuffled<T>(things: readonly T[], dice: Dice): T[] {
  const rest = [...things]
  const order: T[] = []
  while (rest.length > 0) order.push(...rest.splice(dice.below(rest.length), 1))
  return order
}
