import { cluesOf } from './clues.ts'
import type { Segment } from './segment.ts'
import { SIGNS_OF_KIND } from './signs-of-kind.ts'
import { SIGNS_OF_NUMBERS } from './signs-of-numbers.ts'
import type { Endpoint } from './tcb.ts'
import type { Fault, MisconceptionId } from './verdict.ts'

const SIGNS = [...SIGNS_OF_KIND, ...SIGNS_OF_NUMBERS]

/**
 * The belief that a wrong move most likely betrays; null for a slip like any other. The signs are asked in order: first what kind of
 * segment was sent at all, then its flags, then its numbers.
 */
export function diagnose(endpoint: Endpoint, move: Segment, faults: readonly Fault[]): MisconceptionId | null {
  const clues = cluesOf(endpoint, move, faults)
  for (const { betrays, shows } of SIGNS) if (shows(clues)) return betrays
  return null
}
