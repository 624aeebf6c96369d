import { diagnose } from './diagnose.ts'
import { faultsOf, nearestTo } from './faults.ts'
import { contains } from './membership.ts'
import type { Rules } from './rules.ts'
import { RFC_9293 } from './rules.ts'
import type { Segment } from './segment.ts'
import { sendable } from './sendable.ts'
import type { Endpoint } from './tcb.ts'
import type { Purpose, Sendable, Verdict } from './verdict.ts'

/**
 * The referee's word on a move: is it in one of the sets that `sendable` lists? Where several hold it, the first speaks, and the good
 * come first. A wrong move is compared with the nearest of them.
 */
export function judge(endpoint: Endpoint, move: Segment, rules: Rules = RFC_9293): Verdict {
  const families = sendable(endpoint, rules)
  for (const family of families) {
    if (contains(family, move)) return right(family)
  }
  // Without a connection only resets are needed; what may have been on its way before is nothing to go by.
  const isOver = endpoint.tcb.state === 'CLOSED'
  const nearest = nearestTo(isOver ? families.filter(({ purpose }) => purpose === 'reset') : families, move)
  const faults = faultsOf(endpoint, nearest, move)
  return {
    grade: 'wrong',
    faults,
    misconception: diagnose(endpoint, move, faults),
    section: faults[0]?.section ?? '3.10.7',
    nearest: nearest?.grade === 'good' ? nearest : (families.find(({ grade }) => grade === 'good') ?? null),
  }
}

type Right = Extract<Verdict, { readonly purpose: Purpose }>

/** There are only some dozens of them, and thousands of matches remember each of theirs: all share these. */
const rights = new Map<Purpose, Right[]>()

function right({ grade, purpose, section }: Sendable): Verdict {
  let known = rights.get(purpose)
  if (known === undefined) {
    known = []
    rights.set(purpose, known)
  }
  for (const verdict of known) if (verdict.grade === grade && verdict.section === section) return verdict
  const verdict: Right = { grade, purpose, section }
  known.push(verdict)
  return verdict
}
