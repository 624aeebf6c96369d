import type { MatchView } from '../../shared/view/match-view.ts'
import type { RoomView } from '../../shared/view/room-view.ts'
import { t } from '../i18n/i18n.ts'
import { wordOfPart } from '../panels/part.tsx'
import { act } from '../state/session.ts'

/** The number of the part that follows what has just been played; null: none does, as in the room's own rules. */
export function furtherPart({ leg, scenario, result }: MatchView, room: RoomView): number | null {
  if (leg === undefined || leg.number >= leg.of || room.settings.scenario !== scenario) return null
  return result?.outcome === 'goal' ? leg.number + 1 : null
}

/** A word about the part that follows, and the way to it. */
export function NextPart({ scenario, number }: { scenario: string; number: number }) {
  const word = wordOfPart(scenario, number)
  return (
    <>
      {word !== null && (
        <p class="next-part">
          <b>{t('part.then')}</b> {word}
        </p>
      )}
      <button type="button" class="button big" onClick={() => act('ready', { ready: true })}>
        {t('part.next', { number })}
      </button>
    </>
  )
}
