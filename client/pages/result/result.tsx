import { useSignal } from '@preact/signals'
import type { Failure as FailureReason, MatchResult } from '../../../shared/match/events.ts'
import { isDamage } from '../../../shared/match/score.ts'
import { SIDES } from '../../../shared/tcp/sides.ts'
import type { MatchView } from '../../../shared/view/match-view.ts'
import type { RoomView } from '../../../shared/view/room-view.ts'
import { language, t } from '../../i18n/i18n.ts'
import { clockOf } from '../../i18n/times.ts'
import { pointsWords, sideWithin } from '../../i18n/words.ts'
import { Folded } from '../../panels/fold/folded.tsx'
import { Hud } from '../../panels/hud/hud.tsx'
import { Console } from '../../panels/log/console.tsx'
import { Medal } from '../../panels/marks/medal.tsx'
import { Part } from '../../panels/marks/part.tsx'
import { RfcLink } from '../../panels/marks/rfc-link.tsx'
import { Banners } from '../../panels/notices/banners.tsx'
import type { KnownScenario } from '../../state/library.ts'
import { scenarioOf } from '../../state/library.ts'
import { names } from '../../state/names.ts'
import { mySide } from '../../state/session.ts'
import { MainPart } from '../frame/main-part.tsx'
import { Ladder } from '../table/ladder.tsx'
import { b } from './bout-words.ts'
import { furtherPart } from './further.ts'
import { r } from './raw-words.ts'
import { Review } from './review.tsx'
import { Standing } from './standing.tsx'
import { countUnpaid } from './unpaid.ts'
import { WhatNext } from './what-next.tsx'
import { wrongTextIn } from './wrong-text.ts'

/** How it went, what it showed, and what comes next; the ladder beside it, without fog. */
export function Result({ view, room, onLobby }: { view: MatchView; room: RoomView; onLobby: () => void }) {
  const { result } = view
  const scenario = scenarioOf(view.scenario)
  return (
    <div class={`table result${mySide.value === null ? ' from-afar' : ''}`}>
      <Hud />
      <Banners />
      <MainPart label={result === null ? undefined : titleOf(result)}>
        <article class="result-sheet">
          {result !== null && <Outcome result={result} view={view} isBout={room.series !== null} />}
          <WhatNext room={room} view={view} onLobby={onLobby} />
          <Review view={view} />
          <Standing room={room} view={view} />
          {scenario !== null && furtherPart(view) === null && <Lesson scenario={scenario} outcome={result?.outcome} />}
        </article>
        <div class="result-ladder">
          <h2 class="panel-title">{t('result.ladder')}</h2>
          <Ladder view={view} isWhole />
          <Folded class="result-console" summary={t('drawer.console')}>
            <Console view={view} />
          </Folded>
        </div>
      </MainPart>
    </div>
  )
}

/** Of a bout the points that were earned; what counts for the best of five stands below. */
function Outcome({ result, view, isBout }: { result: MatchResult; view: MatchView; isBout: boolean }) {
  const damage = isDamage(result)
  // At a raw table no points are told in play.
  const unpaid = view.table === 'coached' ? countUnpaid(view.history ?? []) : 0
  return (
    <section class={`outcome${damage ? ' damage' : ''}`} role="status">
      {!damage && <Medal medal={result.medal} />}
      <div>
        <h2>{titleOf(result)}</h2>
        <Part view={view} />
        {result.outcome === 'failed' && <Failure why={result.why} view={view} />}
        <p class="team-points">
          <b>{pointsWords(result.teamPoints)}</b>
          {t('result.team-points')}
        </p>
        {!damage && <p>{t('result.time', { time: clockOf(result.durationMs), par: clockOf(result.parMs) })}</p>}
      </div>
      <table class="scores">
        <thead>
          <tr>
            <th scope="col">{t('result.player')}</th>
            <th scope="col">{isBout ? b('bouts.earned') : t('result.points')}</th>
            <th scope="col">{t('result.good')}</th>
            <th scope="col">{t('result.wrong')}</th>
            <th scope="col">{t('result.hints')}</th>
          </tr>
        </thead>
        <tbody>
          {SIDES.map((side) => {
            const score = result.scores[side]
            return (
              <tr key={side}>
                <th scope="row">
                  {names[side].value ?? t('player.bot')} <span class={`side-tag side-${side}`}>{t(`side.${side}`)}</span>
                </th>
                <td>{pointsWords(score.points)}</td>
                <td>{score.good}</td>
                <td>{score.wrong}</td>
                <td>{score.hints}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {unpaid > 0 && <p class="unpaid">{r('unpaid', { count: unpaid })}</p>}
    </section>
  )
}

/** Why the goal was out of reach, and what one application has heard that the other has not said. */
function Failure({ why, view: { history } }: { why: FailureReason; view: MatchView }) {
  const wrong = why === 'disagreement' ? wrongTextIn(history ?? []) : null
  return (
    <>
      <p>{r(`failed.${why}`)}</p>
      {wrong !== null && <p>{r(wrong.said === '' ? 'failed.text-unsaid' : 'failed.text', { ...wrong, side: sideWithin(wrong.side) })}</p>}
    </>
  )
}

function titleOf(result: MatchResult): string {
  const { outcome, medal } = result
  if (medal !== null) return t(`result.${medal}`)
  if (isDamage(result)) return t('part.damage')
  return t(outcome === 'abandoned' ? 'result.abandoned' : 'result.failed')
}

/** What the scenario teaches, and asks; nothing where its author wrote neither. */
function Lesson({ scenario: { texts, reference }, outcome }: { scenario: KnownScenario; outcome: MatchResult['outcome'] | undefined }) {
  const lesson = texts.lesson[language.value]
  const question = texts.question[language.value]
  if (lesson === '' && question === '') return null
  return (
    <section class="lesson">
      {/* It tells what has happened where all went well. */}
      <h2>{outcome === 'goal' ? t('result.lesson') : r('failed.lesson')}</h2>
      <p>{lesson}</p>
      {question !== '' && <Question question={question} answer={texts.answer[language.value]} />}
      <RfcLink section={reference} />
    </section>
  )
}

function Question({ question, answer }: { question: string; answer: string }) {
  const shown = useSignal(false)
  return (
    <div class="question">
      <h3>{t('result.question')}</h3>
      <p>
        <b>{question}</b>
      </p>
      {shown.value ? (
        <p class="answer">{answer}</p>
      ) : (
        <button
          type="button"
          class="button small"
          onClick={() => {
            shown.value = true
          }}
        >
          {t('result.show-answer')}
        </button>
      )}
    </div>
  )
}
