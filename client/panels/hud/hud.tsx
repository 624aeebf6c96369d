import { clockOfMatch } from '../../../shared/view/pauses.ts'
import { language, t } from '../../i18n/i18n.ts'
import { clockOf } from '../../i18n/times.ts'
import { pointsWords } from '../../i18n/words.ts'
import { tick } from '../../state/clock.ts'
import { scenarioOf } from '../../state/library.ts'
import { stacked } from '../../state/preferences.ts'
import { mySide } from '../../state/session.ts'
import { matchView } from '../../state/streams.ts'
import { Part } from '../marks/part.tsx'
import { TableMenu } from './menu.tsx'

/** The line above the table: what is played, which end is mine, points, time. */
export function Hud() {
  const view = matchView.value
  if (view === null) return null
  const side = mySide.value
  const score = side === null ? null : view.scores[side]
  const title = scenarioOf(view.scenario)?.texts.title[language.value] ?? view.scenario
  return (
    <header class="hud">
      <h1>
        <span class="hud-brand" aria-hidden="true">
          acksu
        </span>
        <span class="hud-title">{title}</span>
        <Part view={view} />
      </h1>
      <p class={`hud-role side-${side ?? 'none'}`}>{t(side === null ? 'hud.watching' : `hud.${side}${stacked.value ? '-short' : ''}`)}</p>
      {score !== null && (
        <p class="hud-score" key={score.points}>
          <b>{pointsWords(score.points)}</b>
          <span class="hud-unit">{t('hud.points')}</span>
          {score.multiplier > 1 && <span class="multiplier">×{score.multiplier.toFixed(2).replace(/\.?0+$/, '')}</span>}
        </p>
      )}
      <Clock />
      <TableMenu />
    </header>
  )
}

function Clock() {
  const view = matchView.value
  if (view === null) return null
  const ms = view.result?.durationMs ?? clockOfMatch(view)(tick.value)
  const over = ms > view.parMs
  return (
    <p class={`hud-clock${over ? ' over' : ''}`} title={t('hud.par', { par: clockOf(view.parMs) })}>
      {view.phase === 'paused' ? t('hud.paused') : clockOf(ms)}
      <small> / {clockOf(view.parMs)}</small>
    </p>
  )
}
