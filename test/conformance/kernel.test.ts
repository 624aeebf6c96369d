import { describe, test } from 'vitest'
import { replayCase } from './case.ts'
import type { Case } from './format.ts'
import { recordings } from './format.ts'

describe.each(['kernel', 'kernel-fuzz'] as const)(
  '%s: the machine does what RFC 9293 says, and the judge accepts what the kernel did',
  (folder) => {
    test.each(recordings<Case>(folder).map((one) => [titleOf(one), one] as const))('%s', (_, one) => replayCase(one))
  },
)

/** A test names where the recorded kernel and the RFC part. */
function titleOf({ id, title, rfc_diffs = [] }: Case): string {
  const differences = rfc_diffs.map(({ section, reason, permitted }) => `${permitted ? 'either' : 'differs'}, ${section}: ${reason}`)
  return [`${id}: ${title}`, ...new Set(differences)].join(' | ')
}
