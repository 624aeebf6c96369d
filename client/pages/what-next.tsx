import type { Assistance } from '../../shared/match/scenario.ts'
import type { MatchView } from '../../shared/view/match-view.ts'
import type { MemberView, RoomView } from '../../shared/view/room-view.ts'
import { language, t } from '../i18n/i18n.ts'
import { Icon } from '../panels/icons.tsx'
import { scenarioOf, scenarios } from '../state/library.ts'
import { playing } from '../state/own-scenarios.ts'
import { act, me } from '../state/session.ts'
import { FreeSeat } from './free-seat.tsx'
import { furtherPart, NextPart } from './next-part.tsx'
import { furtherBout, NextBout } from './standing.tsx'

type Props = { room: RoomView; view: MatchView }

/** Again with swapped sides, the next scenario, or back to the lobby. */
export function WhatNext({ room, view }: Props) {
  const mine = me.value
  if (mine === null) return null
  if (mine.role !== 'player' || room.kind === 'class') {
    return (
      <div class="begin">
        <p class="begin-note">{t('result.wait-for-players')}</p>
        <FreeSeat room={room} />
      </div>
    )
  }
  const index = scenarios.value.findIndex(({ script }) => script.id === view.scenario)
  const next = index < 0 ? undefined : scenarios.value[index + 1]
  const part = furtherPart(view, room)
  const bout = furtherBout(room, view)
  const goesOn = part !== null || bout !== null
  return (
    <section class="next" aria-label={t('result.next')}>
      <div class="actions">
        {part !== null && <NextPart scenario={view.scenario} number={part} />}
        {bout !== null && <NextBout number={bout} />}
        {next !== undefined && (
          <button
            type="button"
            class={goesOn ? 'button quiet' : 'button big'}
            onClick={() => propose(room, next.script.id, next.assistance)}
          >
            {t('result.next-scenario', { title: next.texts.title[language.value] })}
          </button>
        )}
        {!goesOn && (
          <button type="button" class="button" onClick={() => propose(room, view.scenario, view.assistance)}>
            <Icon name="swap" /> {t('result.rematch')}
          </button>
        )}
        <button type="button" class="button quiet" onClick={() => act('to-lobby', {})}>
          {t('result.lobby')}
        </button>
      </div>
      {room.kind === 'duo' && <Agreement room={room} view={view} mine={mine} />}
    </section>
  )
}

/** Ready for a scenario on the other side. Whoever was ready was ready for something else, if it was another. */
async function propose(room: RoomView, scenario: string, assistance: Assistance): Promise<void> {
  if (room.settings.scenario !== scenario && !(await act('configure', { ...playing(scenario), assistance }))) return
  await act('rematch', { swap: true })
}

/** What one of the two has proposed, and the answer to it. It has its place before anybody has: nothing moves under a finger. */
function Agreement({ room, view, mine }: Props & { mine: MemberView }) {
  const isPartnerReady = room.members.some(({ role, id, ready }) => role === 'player' && id !== mine.id && ready)
  if (mine.ready) {
    return (
      <p class="agreement" role="status">
        <span>
          <span class="dots" aria-hidden="true" /> {proposalWords(room, view, mine)}
        </span>
        <button type="button" class="button small" onClick={() => act('ready', { ready: false })}>
          {t('result.cancel')}
        </button>
      </p>
    )
  }
  return (
    <p class={`agreement${isPartnerReady ? ' partner-ready' : ''}`} role="status">
      <span>{isPartnerReady ? partnerWords(room, view, mine) : t('result.both')}</span>
      {isPartnerReady && (
        <button type="button" class="button" onClick={() => act('ready', { ready: true })}>
          <Icon name="check" /> {t('result.join-in')}
        </button>
      )}
    </p>
  )
}

/** What the player has proposed, or said yes to, and the other has not answered yet. */
function proposalWords(room: RoomView, view: MatchView, mine: MemberView): string {
  if (furtherPart(view, room) !== null || furtherBout(room, view) !== null) return t('result.waiting')
  return t(isSwapped(view, mine) ? 'result.waiting-swapped' : 'result.waiting-for', { title: titleOf(room) })
}

function partnerWords(room: RoomView, view: MatchView, mine: MemberView): string {
  const part = furtherPart(view, room)
  const bout = furtherBout(room, view)
  if (part !== null) return t('part.waiting', { number: part })
  if (bout !== null) return t('ports.partner-ready', { number: bout })
  return t(isSwapped(view, mine) ? 'result.partner-ready-swapped' : 'result.partner-ready', { title: titleOf(room) })
}

/** A proposal turns the wishes of both players round. */
function isSwapped({ viewer }: MatchView, { side }: MemberView): boolean {
  return side !== null && side !== viewer
}

function titleOf({ settings }: RoomView): string {
  return scenarioOf(settings.scenario)?.texts.title[language.value] ?? ''
}
