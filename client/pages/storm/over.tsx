import type { Storm } from '../../../shared/storm/storm.ts'
import { MOST_MISTAKES } from '../../../shared/storm/storm.ts'
import { RFC_9293 } from '../../../shared/tcp/rules.ts'
import { t } from '../../i18n/i18n.ts'
import { WhatBreaks } from '../../panels/consequence/what-breaks.tsx'
import { Belief } from '../../panels/verdict/belief.tsx'
import { FaultList } from '../../panels/verdict/fault-list.tsx'
import { Memories } from './memories.tsx'
import type { Mistake } from './run.ts'
import { begin, day, isRecord, left, mistakes, storm } from './run.ts'
import { Owed, Yours } from './word.tsx'
import { w } from './words.ts'

/** What was reached, and every mistake again. */
export function Over({ over }: { over: Storm }) {
  return (
    <div class="storm-over">
      <Outcome over={over} />
      <section aria-labelledby="storm-review">
        <h2 id="storm-review">{w('over.review')}</h2>
        {mistakes.value.length === 0 && <p>{w('over.flawless')}</p>}
        <ol class="storm-mistakes">
          {mistakes.value.map((mistake) => (
            <li key={mistake.question.n} class="sheet">
              <OneMistake mistake={mistake} />
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}

function Outcome({ over }: { over: Storm }) {
  const why = over.mistakes >= MOST_MISTAKES ? 'over.mistakes' : left.value === 0 ? 'over.time' : 'over.ended'
  return (
    <section class="sheet storm-outcome" role="status">
      <h2>{w('over.title', { points: over.points })}</h2>
      <p>{w(why)}</p>
      {isRecord.value && <p class="storm-record">{w('over.record')}</p>}
      <dl class="storm-figures">
        <div>
          <dt>{w('over.right')}</dt>
          <dd>{over.right}</dd>
        </div>
        <div>
          <dt>{w('over.streak')}</dt>
          <dd>{over.bestStreak}</dd>
        </div>
        <div>
          <dt>{w('over.mistake-count')}</dt>
          <dd>{over.mistakes}</dd>
        </div>
      </dl>
      <p class="actions">
        <button type="button" class="button big" onClick={() => begin(day.value !== null)}>
          {w('over.again')}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => {
            storm.value = null
          }}
        >
          {w('over.back')}
        </button>
      </p>
    </section>
  )
}

function OneMistake({ mistake: { question, given, judged } }: { mistake: Mistake }) {
  const { verdict } = judged
  return (
    <>
      <h3>
        {w('ask.title', { n: question.n })} <span class={`side-tag side-${question.side}`}>{t(`side.${question.side}`)}</span>{' '}
        <span class="state-chip" data-state={question.endpoint.tcb.state}>
          {question.endpoint.tcb.state}
        </span>
      </h3>
      <Memories memories={question.memories} />
      <Yours given={given} />
      {verdict?.grade === 'harmless' && <p>{w('word.harmless')}</p>}
      {verdict?.grade === 'wrong' && (
        <>
          <FaultList faults={verdict.faults} />
          <Belief id={verdict.misconception} />
        </>
      )}
      <Owed judged={judged} />
      {verdict?.grade === 'wrong' && given !== 'silence' && (
        <WhatBreaks position={question.whole} side={question.side} move={given} rules={RFC_9293} />
      )}
    </>
  )
}
