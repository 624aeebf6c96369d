import type { Side } from '../../../shared/tcp/tcb.ts'
import type { MatchView } from '../../../shared/view/match-view.ts'
import { t } from '../../i18n/i18n.ts'
import { everydayMeaning } from '../../i18n/meaning.ts'
import { names } from '../../state/names.ts'
import { stacked } from '../../state/preferences.ts'
import { Tcb } from '../numbers/tcb.tsx'
import { Backlog } from './backlog.tsx'
import { CloseButton } from './close-button.tsx'
import { Ports } from './ports.tsx'
import { Task } from './task.tsx'

/** The player's own machine: its state, what its application wants, its books. */
export function OwnEnd({ view, side }: { view: MatchView; side: Side }) {
  const end = view.ends[side]
  const said = view.assistance === 'guided' ? lastSaid(view, side) : null
  return (
    <aside class="end own-end" aria-label={t('end.own')}>
      <header class="end-header">
        <b>{names[side].value ?? t('player.bot')}</b>
        <span class={`side-tag side-${side}`}>{t(`side.${side}`)}</span>
        {end !== null && (
          <span class="state-chip" data-state={end.state} key={end.state}>
            {end.state}
            {end.inTransition && (
              <>
                <small aria-hidden="true">…</small>
                <span class="sr-only"> {t('netstat.in-transition')}</span>
              </>
            )}
          </span>
        )}
      </header>
      {said !== null && (
        <p class="bubble from-me" key={said.id}>
          <span class="bubble-who">{t('ladder.you')}</span>
          {said.words}
        </p>
      )}
      <Task side={side} />
      <CloseButton view={view} side={side} />
      {!stacked.value && <Ports view={view} />}
      {side === 'server' && <Backlog view={view} />}
      {!stacked.value && end !== null && (
        <section aria-labelledby="tcb-title">
          <h2 id="tcb-title" class="panel-title">
            {t('tcb.title')}
          </h2>
          <Tcb end={end} keyed />
        </section>
      )}
    </aside>
  )
}

/** The everyday meaning of the segment that this player sent last, as long as nothing has come back since. */
function lastSaid(view: MatchView, side: Side): { readonly id: string; readonly words: string } | null {
  const last = view.ladder.at(-1)
  if (last === undefined || last.from !== side) return null
  const words = everydayMeaning(view, last)
  return words === null ? null : { id: last.id, words }
}
