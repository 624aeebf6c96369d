import type { MatchView } from '../../shared/view/match-view.ts'
import type { RoomView } from '../../shared/view/room-view.ts'
import { t } from '../i18n/i18n.ts'
import { wordOfPart } from '../panels/part.tsx'
import { playing } from '../state/own-scenarios.ts'
import { act, me } from '../state/session.ts'

type Props = { room: RoomView; view: MatchView; number: number }

/** A word about the part that follows, and the way to it. */
export function NextPart({ room, view, number }: Props) {
  const word = wordOfPart(view.scenario, number)
  return (
    <>
      {word !== null && (
        <p class="next-part">
          <b>{t('part.then')}</b> {word}
        </p>
      )}
      <button type="button" class="button big" onClick={() => goOn(room, view)}>
        {t('part.next', { number })}
      </button>
    </>
  )
}

/** Ready for what follows, on the sides as they were: another proposal, even one that was taken back, has left its scenario and its wishes. */
export async function goOn({ settings }: RoomView, { scenario, assistance, viewer }: MatchView): Promise<void> {
  if (settings.scenario !== scenario && !(await act('configure', { ...playing(scenario), assistance }))) return
  const side = me.value?.side ?? null
  if (side !== null && side !== viewer && !(await act('swap-sides', {}))) return
  await act('ready', { ready: true })
}
