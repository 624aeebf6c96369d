import type { Script } from './scenario.ts'

/** All legs of a scenario from this one on, in order. */
export function legsOf(script: Script): readonly Script[] {
  return script.next === undefined ? [script] : [script, ...legsOf(script.next)]
}

/** The leg with this number, from 1; null: the script has none such. */
export function legOf(script: Script, number = 1): Script | null {
  return legsOf(script)[number - 1] ?? null
}
