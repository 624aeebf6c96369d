import type { MatchView } from '../../../shared/view/match-view.ts'
import type { RoomView } from '../../../shared/view/room-view.ts'
import { t } from '../../i18n/i18n.ts'
import { wordOfPart } from '../../panels/marks/part.tsx'
import { goOn } from './proposals.ts'

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
