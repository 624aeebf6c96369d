import type { Finding } from '../../../shared/workshop/examine.ts'
import type { Problem } from '../../../shared/workshop/parse.ts'
import { t } from '../../i18n/i18n.ts'
import { clockOf, MS_A_SECOND } from '../../i18n/times.ts'
import { w } from './words.ts'

/** What was expected at a path, as the form writes it: times in seconds. */
export function expectationWords({ path, expected }: Problem): string {
  switch (expected.kind) {
    case 'whole-number': {
      const { low, high } = expected
      return path.endsWith('Ms')
        ? w('expected.seconds', { low: low / MS_A_SECOND, high: high / MS_A_SECOND })
        : w('expected.whole-number', { low, high })
    }
    case 'one-of':
      return w('expected.one-of', { values: expected.values.join(', ') })
    case 'ascii':
    case 'words':
    case 'title':
    case 'list':
    case 'size':
      return w(`expected.${expected.kind}`, { most: expected.most })
    default:
      return w(`expected.${expected.kind}`)
  }
}

/** What will not go as the author may think. */
export function findingWords(finding: Finding): string {
  switch (finding.code) {
    case 'goal-unreachable':
      return w(finding.stuck === 'unfinished' ? 'finding.goal-unfinished' : 'finding.goal-unreachable', finding.ends)
    case 'goal-by-luck':
      return w('finding.goal-by-luck', { reached: finding.reached, tries: finding.tries })
    case 'no-calls':
      return w('finding.no-calls')
    case 'call-waits':
    case 'call-refused':
      return w(`finding.${finding.code}`, { n: finding.index + 1 })
    case 'act-idle':
      return w('finding.act-idle', { n: finding.index + 1, side: t(`side.${finding.from}`), nth: finding.nth, sent: finding.sent })
    case 'par-short':
    case 'rto-short':
      return w(`finding.${finding.code}`, { needed: clockOf(finding.neededMs + MS_A_SECOND - 1) })
  }
}
