import type { Script } from '../match/scenario.ts'

/** The script of a scenario in two legs: the second bears the same id and follows with the same luck. */
export function inLegs(first: Script, second: Omit<Script, 'id'>): Script {
  return { ...first, leg: 1, next: { ...second, id: first.id, leg: 2 } }
}
