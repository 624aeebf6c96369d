import { useEffect } from 'preact/hooks'
import { isBetweenMatches, mayDecide } from '../../../shared/room/members.ts'
import type { MatchListing, RoomView } from '../../../shared/view/room-view.ts'
import { language, t } from '../../i18n/i18n.ts'
import { leave } from '../../panels/hud/leave.ts'
import { Icon } from '../../panels/marks/icons.tsx'
import { choiceOf, scenarioOf } from '../../state/library.ts'
import { nameIn } from '../../state/names.ts'
import { playing } from '../../state/own-scenarios.ts'
import { act, me, tellChanges } from '../../state/session.ts'
import { Frame } from '../frame/frame.tsx'
import { ScenarioPicker } from '../setup/scenario-picker.tsx'
import { SideChoice } from '../setup/side-choice.tsx'
import { TableSettings } from '../setup/table-settings.tsx'
import { FreeSeat } from './free-seat.tsx'
import { Invite } from './invite.tsx'
import { Members } from './members.tsx'

/** Where players wait for each other and choose what to play; after a match, too, whoever has not played it. */
export function Lobby({ room, onWatch }: { room: RoomView; onWatch?: OnWatch }) {
  const mine = me.value
  const players = room.members.filter(({ role }) => role === 'player')
  const isPlayer = mine?.role === 'player'
  const decides = mine !== null && mayDecide(room, mine)
  const between = isBetweenMatches(room)
  useEffect(() => (decides && between ? whenLookedAt(tellChanges) : undefined), [decides, between])
  return (
    <Frame title={t('lobby.room', { code: room.code })}>
      <h1 class="sr-only">{t('lobby.room', { code: room.code })}</h1>
      <div class="lobby">
        <div class="lobby-people">
          {room.kind !== 'practice' && <Invite code={room.code} isOfClass={room.kind === 'class'} />}
          {room.phase === 'playing' && <Matches room={room} onWatch={onWatch} />}
          <Members room={room} />
          {isPlayer && room.kind !== 'class' && (
            <SideChoice
              either
              chosen={mine.side}
              taken={players.find(({ id, side }) => id !== mine.id && side !== null)?.side ?? null}
              disabled={!between}
              onChoose={(side) => act('choose-side', { side })}
              {...(room.kind === 'duo' ? { onSwap: players.length === 2 && between ? () => act('swap-sides', {}) : null } : {})}
            />
          )}
          <Begin room={room} />
        </div>
        <div class="lobby-game">
          <h2 class="as-h1">{t('lobby.title')}</h2>
          <ScenarioPicker
            chosen={room.settings.scenario}
            disabled={!decides || !between}
            onChoose={(scenario) =>
              act('configure', { ...playing(scenario), assistance: choiceOf(scenario)?.assistance ?? room.settings.assistance })
            }
          >
            <TableSettings room={room} disabled={!decides || !between} />
          </ScenarioPicker>
        </div>
      </div>
    </Frame>
  )
}

/** Does it now, and whenever somebody comes back to this window: the workshop may be open in another. Returns how to stop. */
function whenLookedAt(what: () => unknown): () => void {
  const look = () => document.visibilityState === 'visible' && what()
  look()
  addEventListener('focus', look)
  document.addEventListener('visibilitychange', look)
  return () => {
    removeEventListener('focus', look)
    document.removeEventListener('visibilitychange', look)
  }
}

/** Hears which match is asked for: no view comes of one that is here already. */
type OnWatch = ((match: number) => void) | undefined

/** The matches of a round, for whoever may look at them. */
export function Matches({ room, onWatch }: { room: RoomView; onWatch?: OnWatch }) {
  const watch = (match: number) => {
    void act('watch', { match })
    onWatch?.(match)
  }
  const nameOf = (seat: MatchListing['seats']['client']) => nameIn(room, seat) ?? t('player.bot')
  if (me.value?.role === 'player') return null
  return (
    <section class="members matches sheet" aria-labelledby="matches-title">
      <h2 id="matches-title">{t('lobby.matches')}</h2>
      <ul>
        {room.matches
          .filter(({ round }) => round === room.round)
          .map(({ match, seats }) => (
            <li key={match}>
              <span class="member-name">
                {nameOf(seats.client)}
                {'\u00a0– '}
                {nameOf(seats.server)}
              </span>
              <button type="button" class="button small" onClick={() => watch(match)}>
                <Icon name="eye" size={18} /> {t('lobby.watch')}
              </button>
            </li>
          ))}
      </ul>
    </section>
  )
}

function Begin({ room }: { room: RoomView }) {
  const mine = me.value
  const players = room.members.filter(({ role }) => role === 'player')
  if (mine === null) return null
  return (
    <div class="begin">
      <p class="begin-what">
        <small>{t('scenario.title')}</small> <b>{scenarioOf(room.settings.scenario)?.texts.title[language.value]}</b>
      </p>
      {room.kind === 'duo' && mine.role === 'player' && (
        <button
          type="button"
          class={`button big${mine.ready ? ' pressed' : ''}`}
          aria-pressed={mine.ready}
          disabled={!isBetweenMatches(room)}
          onClick={() => act('ready', { ready: !mine.ready })}
        >
          <Icon name="check" /> {t(mine.ready ? 'lobby.ready-waiting' : 'lobby.ready')}
        </button>
      )}
      {room.kind === 'duo' && players.length < 2 && <p class="begin-note">{t('lobby.need-two')}</p>}
      {room.kind !== 'duo' && mayDecide(room, mine) && (
        <button type="button" class="button big" disabled={!isBetweenMatches(room)} onClick={() => act('start', {})}>
          <Icon name="play" /> {t('lobby.start')}
        </button>
      )}
      {room.kind === 'class' && !mayDecide(room, mine) && <p class="begin-note">{t('lobby.organizer-decides')}</p>}
      {mine.role === 'spectator' && room.kind === 'duo' && players.length >= 2 && <p class="begin-note">{t('lobby.full')}</p>}
      <FreeSeat room={room} />
      <button type="button" class="button quiet" onClick={leave}>
        <Icon name="door" /> {t('menu.leave')}
      </button>
    </div>
  )
}
