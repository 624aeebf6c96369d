import { useEffect } from 'preact/hooks'
import { otherSide } from '../../../shared/tcp/sides.ts'
import type { Side } from '../../../shared/tcp/tcb.ts'
import type { EndView, MatchView } from '../../../shared/view/match-view.ts'
import { language, t } from '../../i18n/i18n.ts'
import { pointsWords } from '../../i18n/words.ts'
import { Composer } from '../../panels/composer/composer.tsx'
import { Backlog } from '../../panels/ends/backlog.tsx'
import { Netstat } from '../../panels/ends/netstat.tsx'
import { OwnEnd } from '../../panels/ends/own-end.tsx'
import { Peer } from '../../panels/ends/peer.tsx'
import { Ports } from '../../panels/ends/ports.tsx'
import { Folded } from '../../panels/fold/folded.tsx'
import { Hud } from '../../panels/hud/hud.tsx'
import { Help } from '../../panels/keys/help.tsx'
import { keysInUse, listenForShortcuts } from '../../panels/keys/shortcuts.ts'
import { Console } from '../../panels/log/console.tsx'
import { EventLog } from '../../panels/log/log.tsx'
import { Flags } from '../../panels/marks/flag-badge.tsx'
import { Banners } from '../../panels/notices/banners.tsx'
import { PlayerGone } from '../../panels/notices/player-gone.tsx'
import { Inbox } from '../../panels/numbers/inbox.tsx'
import { Tcb } from '../../panels/numbers/tcb.tsx'
import { scenarioOf } from '../../state/library.ts'
import { names } from '../../state/names.ts'
import { stacked } from '../../state/preferences.ts'
import { mySide } from '../../state/session.ts'
import { MainPart } from '../frame/main-part.tsx'
import { Middle } from './middle.tsx'

/** The table: own machine, ladder, the other machine; inbox and composer below. Whoever watches sees both ends. */
export function Table({ view }: { view: MatchView }) {
  useEffect(listenForShortcuts, [])
  const side = mySide.value
  return (
    <div class={`table${side === null ? ' watching from-afar' : ` as-${side}`}`} data-keys={keysInUse.value} data-phase={view.phase}>
      <Hud />
      <Banners />
      <MainPart label={scenarioOf(view.scenario)?.texts.title[language.value]}>
        {side === null ? <WatchedEnd view={view} side="client" /> : <OwnEnd view={view} side={side} />}
        <Middle view={view} />
        {side === null ? <WatchedEnd view={view} side="server" /> : !stacked.value && <OtherEnd view={view} side={side} />}
        {side !== null && <Inbox />}
        {side !== null && <Composer />}
      </MainPart>
      {!stacked.value && <Drawer view={view} />}
      <Help />
    </div>
  )
}

function OtherEnd({ view, side }: { view: MatchView; side: Side }) {
  const other = otherSide(side)
  return (
    <aside class="end other-end" aria-label={t('end.other')}>
      <header class="end-header">
        <b>{names[other].value ?? t('player.bot')}</b>
        <span class={`side-tag side-${other}`}>{t(`side.${other}`)}</span>
      </header>
      <Peer side={other} />
      <EventLog view={view} />
    </aside>
  )
}

function WatchedEnd({ view, side }: { view: MatchView; side: Side }) {
  const end = view.ends[side]
  const score = view.scores[side]
  return (
    <aside class={`end watched-end end-${side}`} aria-label={t(`side.${side}`)}>
      <header class="end-header">
        <b>{names[side].value ?? t('player.bot')}</b>
        <span class={`side-tag side-${side}`}>{t(`side.${side}`)}</span>
        <PlayerGone side={side} />
        {score !== null && <span class="end-score">{t('points', { points: pointsWords(score.points) })}</span>}
      </header>
      {end !== null && (
        <>
          <Netstat view={view} side={side} end={end} />
          <Owed end={end} />
          {side === 'server' && <Backlog view={view} />}
          {side === 'client' && <Ports view={view} />}
          {!stacked.value && <Tcb end={end} />}
          {!stacked.value && side === 'server' && <EventLog view={view} />}
        </>
      )}
    </aside>
  )
}

/** What an end has to send and has not sent yet, for those who watch. */
function Owed({ end }: { end: EndView }) {
  if (end.owed.length === 0) return null
  return (
    <ul class="watched-owed" aria-label={t('end.owed')}>
      {end.owed.map(({ purpose, segment }) => (
        <li key={purpose}>
          <Flags letters={segment.flags} names size={18} /> seq {segment.seq}
          {segment.flags.includes('A') && <span>ack {segment.ack}</span>}
          {segment.text !== '' && <q>{segment.text}</q>}
        </li>
      ))}
    </ul>
  )
}

/** Console and netstat line, folded away until wanted. */
function Drawer({ view }: { view: MatchView }) {
  const side = mySide.value
  const end = side === null ? null : view.ends[side]
  return (
    <footer class="drawer">
      <Folded
        open={side === null}
        summary={
          <>
            <span class="drawer-name">{t('drawer.console')}</span>
            {side !== null && end !== null && <Netstat view={view} side={side} end={end} />}
          </>
        }
      >
        <Console view={view} />
      </Folded>
    </footer>
  )
}
