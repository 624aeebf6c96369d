import { language, t } from '../../i18n/i18n.ts'
import { everydayMeaning } from '../../i18n/meaning.ts'
import { refusalWords } from '../../i18n/refusals.ts'
import { fieldWords, pointsWords, purposeWords } from '../../i18n/words.ts'
import type { Draft } from '../../state/draft.ts'
import { refusedMove } from '../../state/moves.ts'
import { stacked } from '../../state/preferences.ts'
import { feedback, isPutAway, putAway } from '../../state/sending.ts'
import { matchView } from '../../state/streams.ts'
import { MayBreak } from '../consequence/may-break.tsx'
import { Icon } from '../marks/icons.tsx'
import { FaultList } from './fault-list.tsx'
import type { WrongVerdict } from './mistake.ts'
import { mistakeOf } from './mistake.ts'

/** The referee's word on the last move, beside the fields that it is about. */
export function VerdictCard() {
  if (isPutAway.value) return null
  const refused = refusedMove.value
  if (refused !== null) {
    return (
      <div id="verdict" class="verdict wrong">
        <PutAway />
        <b>{t('verdict.refused')}</b> {refusalWords(refused)}
      </div>
    )
  }
  const given = feedback.value
  if (given === null) return null
  const { verdict, points, move, sent, draft } = given
  switch (verdict.grade) {
    case 'unjudged':
      return (
        <div id="verdict" class="verdict unjudged" key={move}>
          <PutAway />
          {t('verdict.unjudged')}
        </div>
      )
    case 'good':
    case 'harmless':
      return (
        <div id="verdict" class={`verdict ${verdict.grade}`} key={move}>
          <b class="stamp">{t(`verdict.${verdict.grade}`)}</b> {purposeWords(verdict.purpose)}
          {points > 0 && <span class="points-pop">+{points}</span>}
          {stacked.value && <Meaning id={sent} />}
        </div>
      )
    case 'wrong':
      return (
        <div id="verdict" class="verdict wrong" key={move}>
          <PutAway />
          <Wrong verdict={verdict} points={points} draft={draft} />
          <MayBreak move={move} />
        </div>
      )
  }
}

type WrongProps = { verdict: WrongVerdict; points: number; draft: Draft | undefined }

/** What was wrong, and the belief behind it, if it betrays one. */
function Wrong({ verdict, points, draft }: WrongProps) {
  const { belief, leftEmpty } = mistakeOf(verdict, draft)
  return (
    <>
      <p>
        <b class="stamp">{t('verdict.wrong')}</b>
        {points < 0 && <span class="points-pop">{pointsWords(points)}</span>}
        {belief !== null && <strong> {belief.name[language.value]}</strong>}
      </p>
      <FaultList faults={verdict.faults} />
      {belief !== null && <p class="belief">{belief.explanation[language.value]}</p>}
      {leftEmpty.map((field) => (
        <p class="belief" key={field}>
          {t('verdict.left-empty', { field: fieldWords(field) })}
        </p>
      ))}
    </>
  )
}

/** What is marked in the fields stays marked. */
function PutAway() {
  return (
    <button type="button" class="icon-button put-away" aria-label={t('verdict.put-away')} onClick={putAway}>
      <Icon name="close" size={18} />
    </button>
  )
}

/** A phone has no room for speech bubbles: the everyday meaning comes with the verdict. */
function Meaning({ id }: { id: string | null }) {
  const view = matchView.value
  const said = view?.ladder.find((segment) => segment.id === id)
  if (!view || said === undefined || view.assistance !== 'guided') return null
  return <span class="verdict-meaning">{everydayMeaning(view, said)}</span>
}
