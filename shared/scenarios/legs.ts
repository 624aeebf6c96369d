import type { Script } from '../match/scenario.ts'

/** The script of a scenario in two legs: the second bears the same id and follows with the same luck. */
export function inLegs(first: Script, second: Omit<Script, 'id'>): Script {
  return { ...first, leg: 1, next: { ...second, id: first.id, leg: 2 } }
}

/** All legs of a script, in order. */
export function legsOf(script: Script): readonly Script[] {
  return script.next === undefined ? [script] : [script, ...legsOf(script.next)]
}

/** The leg with this number, from 1; null: the script has none such. */
export function legOf(script: Script, number = 1): Script | null {
  return legsOf(script)[number - 1] ?? null
}
