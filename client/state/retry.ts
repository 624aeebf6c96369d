const SHORTEST_MS = 500
const LONGEST_MS = 15_000

/**
 * How long to wait after so many failures in a row (from 1): twice as long each time. `chance`, from 0 to 1, spreads it from half to one and a
 * half of that, so that a class that lost its server at one moment does not come back at one moment.
 */
export function retryAfterMs(failures: number, chance: number): number {
  return Math.min(SHORTEST_MS * 2 ** (failures - 1), LONGEST_MS) * (0.5 + chance)
}
