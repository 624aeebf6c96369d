import type { Segment } from './segment.ts'
import type { Endpoint } from './tcb.ts'
import type { Fault, MisconceptionId, Sendable } from './verdict.ts'

/** The belief that a wrong move most likely betrays; null for a slip like any other. */
export function diagnose(
  _endpoint: Endpoint,
  _move: Segment,
  _nearest: Sendable | null,
  _faults: readonly Fault[],
): MisconceptionId | null {
  return null
}
