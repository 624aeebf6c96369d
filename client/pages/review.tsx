import { useMemo } from 'preact/hooks'
import type { HistoryEvent, MatchView } from '../../shared/view/match-view.ts'
import { segmentOf } from '../../shared/view/segment-view.ts'
import { language, t } from '../i18n/i18n.ts'
import { faultWords, fieldWords, sideWords } from '../i18n/words.ts'
import { Flags } from '../panels/flag-badge.tsx'
import { RfcLink } from '../panels/rfc-link.tsx'
import { beliefs } from '../state/library.ts'
import { WhatBreaks } from './consequence/what-breaks.tsx'

type Move = Extract<HistoryEvent, { readonly type: 'move' }>

/** Every wrong move of the match with its verdict, those of a raw table too, and what each would break. */
export function Review({ view }: { view: MatchView }) {
  const wrong = (view.history ?? []).filter((event): event is Move => event.type === 'move' && event.verdict.grade === 'wrong')
  if (wrong.length === 0) return null
  return (
    <details class="review" open={view.table === 'raw'}>
      <summary>{t('result.review', { count: wrong.length })}</summary>
      <ol>
        {wrong.map((move, index) => (
          // They stay in the order in which they were made.
          <li key={`${index}`}>
            <WrongMove move={move} view={view} />
          </li>
        ))}
      </ol>
    </details>
  )
}

function WrongMove({ move: { side, segment, verdict, before }, view }: { move: Move; view: MatchView }) {
  const sent = useMemo(() => segmentOf(segment), [segment])
  if (verdict.grade !== 'wrong') return null
  const belief = verdict.misconception === null ? undefined : beliefs.value?.[verdict.misconception]
  return (
    <>
      <p class="review-move">
        <span class={`side-tag side-${side}`}>{sideWords(side, view)}</span> <Flags letters={segment.flags} names size={20} />
        <span class="review-numbers">
          seq {segment.seq}
          {segment.flags.includes('A') && ` ack ${segment.ack}`}
        </span>
        {segment.text !== '' && <q>{segment.text}</q>}
        {before !== undefined && (
          <span class="state-chip" data-state={before.ends[side].tcb.state}>
            {before.ends[side].tcb.state}
          </span>
        )}
      </p>
      <ul>
        {verdict.faults.map((fault) => (
          <li key={fault.field}>
            <b>{fieldWords(fault.field)}</b> {faultWords(fault)} <RfcLink section={fault.section} />
          </li>
        ))}
      </ul>
      {belief !== undefined && (
        <p>
          <b>{belief.name[language.value]}</b> {belief.explanation[language.value]}
        </p>
      )}
      {before !== undefined && <WhatBreaks position={before} side={side} move={sent} rules={before.rules} />}
    </>
  )
}
