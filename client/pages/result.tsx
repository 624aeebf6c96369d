import { useSignal } from '@preact/signals'
import type { MatchResult } from '../../shared/match/events.ts'
import { isDamage } from '../../shared/match/score.ts'
import { SIDES } from '../../shared/tcp/sides.ts'
import type { MatchView } from '../../shared/view/match-view.ts'
import type { RoomView } from '../../shared/view/room-view.ts'
import { language, t } from '../i18n/i18n.ts'
import { pointsWords } from '../i18n/words.ts'
import { Banners } from '../panels/banners.tsx'
import { Console } from '../panels/console.tsx'
import { clockOf, Hud } from '../panels/hud.tsx'
import { Icon } from '../panels/icons.tsx'
import { Medal } from '../panels/medal.tsx'
import { Part } from '../panels/part.tsx'
import { RfcLink } from '../panels/rfc-link.tsx'
import { scenarioOf, scenarios } from '../state/library.ts'
import { act, me } from '../state/session.ts'
import { Ladder } from './ladder.tsx'
import { furtherPart, NextPart } from './next-part.tsx'
import { Review } from './review.tsx'
import { furtherBout, NextBout, Standing } from './standing.tsx'

/** How it went, what it showed, and what comes next; the ladder beside it, without fog. */
export function Result({ view, room }: { view: MatchView; room: RoomView }) {
  const { result } = view
  const scenario = scenarioOf(view.scenario)
  return (
    <div class="table result">
      <Hud />
      <Banners />
      <main id="main" tabIndex={-1}>
        <article class="result-sheet">
          {result !== null && <Outcome result={result} view={view} />}
          <Next room={room} view={view} />
          <Review view={view} />
          <Standing room={room} view={view} />
          {scenario !== null &&
            furtherPart(view, room) === null &&
            scenario.texts.lesson[language.value] + scenario.texts.question[language.value] !== '' && (
              <section class="lesson">
                <h2>{t('result.lesson')}</h2>
                <p>{scenario.texts.lesson[language.value]}</p>
                {scenario.texts.question[language.value] !== '' && (
                  <Question question={scenario.texts.question[language.value]} answer={scenario.texts.answer[language.value]} />
                )}
                <RfcLink section={scenario.reference} />
              </section>
            )}
        </article>
        <div class="result-ladder">
          <h2 class="panel-title">{t('result.ladder')}</h2>
          <Ladder view={view} />
          <details class="result-console">
            <summary>{t('drawer.console')}</summary>
            <Console view={view} />
          </details>
        </div>
      </main>
    </div>
  )
}

function Outcome({ result, view }: { result: MatchResult; view: MatchView }) {
  const damage = isDamage(result)
  return (
    <section class={`outcome${damage ? ' damage' : ''}`} role="status">
      {!damage && <Medal medal={result.medal} />}
      <div>
        <h1>{titleOf(result)}</h1>
        <Part view={view} />
        {result.why !== undefined && <p>{t(`failed.${result.why}`)}</p>}
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
            <th scope="col">{t('result.points')}</th>
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
                  {view.players[side] ?? t('player.bot')} <span class={`side-tag side-${side}`}>{t(`side.${side}`)}</span>
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
    </section>
  )
}

function titleOf(result: MatchResult): string {
  const { outcome, medal } = result
  if (medal !== null) return t(`result.${medal}`)
  if (isDamage(result)) return t('part.damage')
  return t(outcome === 'abandoned' ? 'result.abandoned' : 'result.failed')
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

/** Again with swapped sides, the next scenario, or back to the lobby. */
function Next({ room, view }: { room: RoomView; view: MatchView }) {
  const mine = me.value
  if (mine === null) return null
  if (mine.role !== 'player' || room.kind === 'class') return <p class="begin-note">{t('result.wait-for-players')}</p>
  const others = room.members.filter(({ role, id }) => role === 'player' && id !== mine.id)
  const index = scenarios.value.findIndex(({ script }) => script.id === view.scenario)
  const next = index < 0 ? undefined : scenarios.value[index + 1]
  const part = furtherPart(view, room)
  const bout = furtherBout(room, view)
  const goesOn = part !== null || bout !== null
  const chosen = scenarioOf(room.settings.scenario)
  const playNext = async () => {
    if (next === undefined) return
    if (room.settings.scenario === next.script.id || (await act('configure', { scenario: next.script.id, assistance: next.assistance }))) {
      await act('rematch', { swap: true })
    }
  }
  return (
    <section class="next" aria-label={t('result.next')}>
      {others.some(({ ready }) => ready) && !mine.ready && (
        <p class="partner-ready" role="status">
          {!goesOn && t('result.partner-ready', { title: chosen?.texts.title[language.value] ?? '' })}
          {part !== null && t('part.waiting', { number: part })}
          {bout !== null && t('ports.partner-ready', { number: bout })}
          <button type="button" class="button" onClick={() => act('ready', { ready: true })}>
            <Icon name="check" /> {t('result.join-in')}
          </button>
        </p>
      )}
      {mine.ready ? (
        <p class="begin-note" role="status">
          <span class="dots" aria-hidden="true" /> {t('result.waiting')}
        </p>
      ) : (
        <div class="actions">
          {part !== null && <NextPart scenario={view.scenario} number={part} />}
          {bout !== null && <NextBout number={bout} />}
          {next !== undefined && (
            <button type="button" class={goesOn ? 'button quiet' : 'button big'} onClick={playNext}>
              {t('result.next-scenario', { title: next.texts.title[language.value] })}
            </button>
          )}
          {!goesOn && (
            <button type="button" class="button" onClick={() => act('rematch', { swap: true })}>
              <Icon name="swap" /> {t('result.rematch')}
            </button>
          )}
          <button type="button" class="button quiet" onClick={() => act('to-lobby', {})}>
            {t('result.lobby')}
          </button>
        </div>
      )}
    </section>
  )
}
