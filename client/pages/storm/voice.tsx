import type { Judged } from '../../../shared/storm/question.ts'
import type { Storm } from '../../../shared/storm/storm.ts'
import { wireSegmentOf } from '../../../shared/view/segment-view.ts'
import { briefly } from '../../i18n/event-words.ts'
import { t } from '../../i18n/i18n.ts'
import { sideWithin } from '../../i18n/words.ts'
import { faultSentences } from '../../panels/verdict/fault-list.tsx'
import { matchView } from '../../state/streams.ts'
import { explained, praise } from './run.ts'
import { w } from './words.ts'

/** What a screen reader says as it happens: the word on the last answer, and what is asked now. It stays while questions come and go. */
export function Voice({ question }: Pick<Storm, 'question'>) {
  const state = matchView.value?.ends[question.side]?.state ?? ''
  const told = praise.value
  const praised = told === null ? '' : w(told.wasSilence ? 'word.right-silence' : 'word.right', { points: told.points })
  const asked = `${w('ask.title', { n: question.n })} ${w('ask.you', { side: sideWithin(question.side) })} ${state}.`
  return (
    <p class="sr-only" aria-live="polite">
      {explained.value === null ? `${praised} ${asked}` : explanation(explained.value.judged)}
    </p>
  )
}

function explanation({ verdict, owed }: Judged): string {
  const right = owed[0] === undefined ? w('word.owed-silence') : `${w('word.owed')} ${briefly(wireSegmentOf(owed[0].segment))}`
  if (verdict === null) return `${w('word.silent')} ${right}`
  if (verdict.grade !== 'wrong') return `${w('word.harmless')} ${right}`
  return `${t('verdict.wrong')}. ${faultSentences(verdict.faults)} ${right}`
}
