import { useMemo } from 'preact/hooks'
import type { HistoryEvent, HistoryEventOf, MatchView } from '../../../shared/view/match-view.ts'
import { segmentOf } from '../../../shared/view/segment-view.ts'
import { briefly } from '../../i18n/event-words.ts'
import { t } from '../../i18n/i18n.ts'
import { sideWords } from '../../i18n/words.ts'
import { WhatBreaks } from '../../panels/consequence/what-breaks.tsx'
import { Flags } from '../../panels/marks/flag-badge.tsx'
import { Belief } from '../../panels/verdict/belief.tsx'
import { FaultList } from '../../panels/verdict/fault-list.tsx'
import { countsOnFromWrong } from './counted-on.ts'
import { r } from './raw-words.ts'

type Move = HistoryEventOf<'move'>
type Meeting = HistoryEventOf<'met'>

/** Every wrong move of the match with its verdict, those of a raw table too, what each would break, and how the other end met it. */
export function Review({ view }: { view: MatchView }) {
  const told = (view.history ?? []).filter((event) => isWrong(event) || isMeeting(event))
  const count = told.filter(isWrong).length
  const met = told.length - count
  if (count === 0) return null
  const shown = told.filter((event) => isWrong(event) && event.before !== undefined).length
  return (
    <details class="review" open={view.table === 'raw'}>
      <summary>
        {t('result.review', { count })}
        {met > 0 && ` · ${r('result.review-met', { count: met })}`}
      </summary>
      {shown > 0 && shown < count && <p class="review-first">{t('result.review-first', { count: shown })}</p>}
      <ol>
        {told.map((event, index) => (
          // They stay in the order in which they happened.
          <li key={`${index}`} class={event.type}>
            {isWrong(event) && <WrongMove move={event} view={view} />}
            {isMeeting(event) && <Met meeting={event} view={view} />}
          </li>
        ))}
      </ol>
    </details>
  )
}

function isWrong(event: HistoryEvent): event is Move {
  return event.type === 'move' && event.verdict.grade === 'wrong'
}

function isMeeting(event: HistoryEvent): event is Meeting {
  return event.type === 'met'
}

/** The other end answered a mistake as it should, or rightly did not. */
function Met({ meeting: { side, by, segment, dropped, points }, view }: { meeting: Meeting; view: MatchView }) {
  const values = { side: sideWords(side, view), segment: briefly(segment) }
  const words =
    by === 'silence' && dropped !== null ? r('met.silence-why', { ...values, why: t(`dropped.${dropped}`) }) : r(`met.${by}`, values)
  return (
    <p>
      {words} <b>{r('met.points', { points })}</b>
    </p>
  )
}

/** The referee judges each move by itself; here it is known what has left before, and what a wrong one counted on from. */
function WrongMove({ move, view }: { move: Move; view: MatchView }) {
  const { side, segment, verdict, before } = move
  const sent = useMemo(() => segmentOf(segment), [segment])
  if (verdict.grade !== 'wrong') return null
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
      <FaultList faults={verdict.faults} />
      {view.table === 'raw' && countsOnFromWrong(move, view.history ?? []) ? (
        <p class="belief">
          <b>{r('counted-on')}</b> {r('counted-on.why')}
        </p>
      ) : (
        <Belief id={verdict.misconception} />
      )}
      {before !== undefined && <WhatBreaks position={before} side={side} move={sent} rules={before.rules} />}
    </>
  )
}
