import { useEffect } from 'preact/hooks'
import type { Storm } from '../../../shared/storm/storm.ts'
import { MOST_MISTAKES } from '../../../shared/storm/storm.ts'
import { clockOf } from '../../i18n/times.ts'
import { Frame } from '../frame/frame.tsx'
import { Over } from './over.tsx'
import { Question } from './question.tsx'
import { dayOf } from './records.ts'
import { asked, attend, begin, explained, left, records, stop, storm } from './run.ts'
import { Voice } from './voice.tsx'
import { w } from './words.ts'
import '../../styles/storm/page.css'
import '../../styles/storm/question.css'
import '../../styles/storm/answer.css'
import '../../styles/storm/over.css'
import '../../styles/storm/sizes.css'

/** Moments at which readers hear how much time is left, s. */
const CALLS_AT = [60, 30, 10]

/** Questions ever harder: what is due now? */
export function StormPage() {
  useEffect(attend, [])
  const now = storm.value
  const question = asked.value
  return (
    <Frame title={w('title')}>
      <div class={`storm${now !== null && !now.isOver ? ' at-play' : ''}`}>
        <h1>{w('title')}</h1>
        {now === null && <Start />}
        {now !== null && !now.isOver && question !== null && (
          <>
            <Score now={now} />
            <Question question={question} key={question.n} />
            <Voice question={question} />
          </>
        )}
        {now?.isOver && <Over over={now} />}
      </div>
    </Frame>
  )
}

function Start() {
  const { best, daily } = records.value
  const today = dayOf(new Date())
  return (
    <>
      <p class="lead">{w('lead')}</p>
      <p>{w('rules')}</p>
      <div class="storm-ways">
        <section class="sheet">
          <h2>{w('today.title', { day: today })}</h2>
          <p>{w('today.text')}</p>
          {daily?.day === today && <p class="storm-record">{w('record.today', { points: daily.reached.points })}</p>}
          <button type="button" class="button big" onClick={() => begin(true)}>
            {w('today.begin')}
          </button>
        </section>
        <section class="sheet">
          <h2>{w('any.title')}</h2>
          <p>{w('any.text')}</p>
          <button type="button" class="button" onClick={() => begin(false)}>
            {w('any.begin')}
          </button>
        </section>
      </div>
      <p>{best === null ? w('record.none') : w('record.best', { points: best.points, right: best.right })}</p>
    </>
  )
}

function Score({ now }: { now: Storm }) {
  const seconds = Math.ceil(left.value / 1_000)
  const called = CALLS_AT.findLast((at) => seconds <= at)
  return (
    <section class="storm-score" aria-label={w('hud.label')}>
      <p>
        <b>{now.points}</b>
        {w('hud.points')}
      </p>
      <p>
        <b>{now.streak}</b> {w('hud.streak')}
      </p>
      <p class="storm-hearts">
        <span aria-hidden="true">
          {'✕'.repeat(now.mistakes)}
          {'○'.repeat(Math.max(0, MOST_MISTAKES - now.mistakes))}
        </span>
        <span class="sr-only">{w('hud.mistakes', { count: now.mistakes })}</span>
      </p>
      <p
        class={`storm-clock${explained.value === null ? '' : ' stands'}${seconds <= 30 ? ' low' : ''}`}
        role="timer"
        aria-label={w('hud.left')}
      >
        {clockOf(seconds * 1_000)}
      </p>
      <button type="button" class="button small" onClick={stop}>
        {w('hud.end')}
      </button>
      <p class="sr-only" aria-live="polite">
        {called !== undefined && w('left.seconds', { seconds: called })}
      </p>
    </section>
  )
}
