import { CLOSING_BONUS } from '../../shared/ports/ports.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import type { MatchView } from '../../shared/view/match-view.ts'
import { t } from '../i18n/i18n.ts'
import { closingOf } from '../state/closing.ts'
import { act } from '../state/session.ts'
import { roomView } from '../state/streams.ts'

/** Lets the own application close, where that is the player's to decide. */
export function CloseButton({ view, side }: { view: MatchView; side: Side }) {
  const closing = closingOf(view, side)
  if (closing === null) return null
  const isFirst = view.ends[side]?.state === 'ESTABLISHED' && (roomView.value?.series ?? null) !== null
  const isOpen = closing === 'open' && view.phase === 'playing'
  return (
    <div class="close-now">
      <button type="button" class="button" disabled={!isOpen} aria-keyshortcuts="C" onClick={() => act('close', {})}>
        {t('ports.close')}
      </button>
      <small>
        {closing === 'closed' && t('ports.closed')}
        {closing === 'not-yet' && t('ports.close-wait')}
        {closing === 'open' && isFirst && t('ports.close-text', { points: CLOSING_BONUS })}
      </small>
    </div>
  )
}
