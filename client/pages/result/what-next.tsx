import { isBetweenMatches, mayDecide } from '../../../shared/room/members.ts'
import type { MatchView } from '../../../shared/view/match-view.ts'
import type { MemberView, RoomView } from '../../../shared/view/room-view.ts'
import { language, t } from '../../i18n/i18n.ts'
import { Icon } from '../../panels/marks/icons.tsx'
import { scenarioOf, scenarios } from '../../state/library.ts'
import { act, me, partner } from '../../state/session.ts'
import { FreeSeat } from '../lobby/free-seat.tsx'
import { Matches } from '../lobby/lobby.tsx'
import { b } from './bout-words.ts'
import { furtherBout, furtherPart } from './further.ts'
import { NextPart } from './next-part.tsx'
import { isSwapped, propose, takeBack } from './proposals.ts'
import { NextBout } from './standing.tsx'

type Props = { room: RoomView; view: MatchView }

/** Again with swapped sides, the next scenario, or back to the lobby. If the room is there already, what comes next is chosen there. */
export function WhatNext({ room, view, onLobby }: Props & { onLobby: () => void }) {
  const mine = me.value
  if (mine === null) return null
  if (room.kind === 'class') return <InClass room={room} mine={mine} onLobby={onLobby} />
  if (mine.role !== 'player') {
    return (
      <div class="begin">
        <p class="begin-note">{t('result.wait-for-players')}</p>
        <FreeSeat room={room} />
        {room.phase === 'lobby' && <LobbyKey onLobby={onLobby} />}
      </div>
    )
  }
  return (
    <section class="next" aria-label={t('result.next')}>
      <div class="actions">
        {room.phase !== 'lobby' && <WaysOn room={room} view={view} />}
        <LobbyKey onLobby={onLobby} />
      </div>
      {room.kind === 'duo' && <Agreement room={room} view={view} mine={mine} />}
    </section>
  )
}

/** The next part or bout of what was played; and the next scenario, or the same again. */
function WaysOn({ room, view }: Props) {
  const index = scenarios.value.findIndex(({ script }) => script.id === view.scenario)
  const next = index < 0 ? undefined : scenarios.value[index + 1]
  const part = furtherPart(view)
  const bout = furtherBout(room, view)
  const goesOn = part !== null || bout !== null
  return (
    <>
      {part !== null && <NextPart room={room} view={view} number={part} />}
      {bout !== null && <NextBout room={room} view={view} number={bout} />}
      {next !== undefined && (
        <button type="button" class={goesOn ? 'button quiet' : 'button big'} onClick={() => propose(room, next.script.id, next.assistance)}>
          {t('result.next-scenario', { title: next.texts.title[language.value] })}
        </button>
      )}
      {!goesOn && (
        <button type="button" class="button" onClick={() => propose(room, view.scenario, view.assistance)}>
          <Icon name="swap" /> {t('result.rematch')}
        </button>
      )}
    </>
  )
}

/**
 * In a class the next round is begun from the lobby; until this one is over, there are other matches to be watched. Who does not play may look into the
 * lobby meanwhile, where the code is for who comes late.
 */
function InClass({ room, mine, onLobby }: { room: RoomView; mine: MemberView; onLobby: () => void }) {
  const decides = mayDecide(room, mine)
  const begins = decides && isBetweenMatches(room)
  return (
    <div class="begin">
      {!decides && <p class="begin-note">{t('lobby.organizer-decides')}</p>}
      {(begins || mine.role !== 'player') && <LobbyKey onLobby={onLobby} look={begins ? 'button' : 'button quiet'} />}
      {room.phase === 'playing' && <Matches room={room} />}
    </div>
  )
}

function LobbyKey({ onLobby, look = 'button quiet' }: { onLobby: () => void; look?: string }) {
  return (
    <button type="button" class={look} onClick={onLobby}>
      {t('result.lobby')}
    </button>
  )
}

/** What one of the two has proposed, and the answer to it. It has its place before anybody has: nothing moves under a finger. */
function Agreement({ room, view, mine }: Props & { mine: MemberView }) {
  const isPartnerReady = partner.value?.ready === true
  const missing = missingWords(room)
  if (mine.ready) {
    return (
      <p class="agreement" role="status">
        <span>
          <span class="dots" aria-hidden="true" /> {missing ?? proposalWords(room, view, mine)}
        </span>
        <button type="button" class="button small" onClick={() => takeBack(room, view, mine)}>
          {t('result.cancel')}
        </button>
      </p>
    )
  }
  return (
    <p class={`agreement${isPartnerReady ? ' partner-ready' : ''}`} role="status">
      <span>
        {isPartnerReady
          ? partnerWords(room, view, mine)
          : (missing ?? t(room.phase === 'lobby' ? 'result.partner-in-lobby' : 'result.both'))}
      </span>
      {isPartnerReady && (
        <button type="button" class="button" onClick={() => act('ready', { ready: true })}>
          <Icon name="check" /> {t('result.join-in')}
        </button>
      )}
    </p>
  )
}

/** Why nobody answers; null: there is somebody to answer. */
function missingWords({ code }: RoomView): string | null {
  if (partner.value === null) return t('result.partner-left', { code })
  return partner.value.connected ? null : t('result.partner-away', { name: partner.value.name })
}

/** What the player has proposed, or said yes to, and the other has not answered yet. */
function proposalWords(room: RoomView, view: MatchView, mine: MemberView): string {
  if (isFurther(room, view) && (furtherPart(view) ?? furtherBout(room, view)) !== null) return t('result.waiting')
  return t(isSwapped(view, mine) ? 'result.waiting-swapped' : 'result.waiting-for', { title: titleOf(room) })
}

function partnerWords(room: RoomView, view: MatchView, mine: MemberView): string {
  const part = isFurther(room, view) ? furtherPart(view) : null
  const bout = isFurther(room, view) ? furtherBout(room, view) : null
  if (part !== null) return t('part.waiting', { number: part })
  if (bout !== null) return b('bouts.partner-ready', { number: bout })
  return t(isSwapped(view, mine) ? 'result.partner-ready-swapped' : 'result.partner-ready', { title: titleOf(room) })
}

/** Whether the proposal is what has just been played, which then goes on. From the lobby it would begin anew. */
function isFurther({ phase, settings }: RoomView, { scenario }: MatchView): boolean {
  return phase !== 'lobby' && settings.scenario === scenario
}

function titleOf({ settings }: RoomView): string {
  return scenarioOf(settings.scenario)?.texts.title[language.value] ?? ''
}
