import { CLOSING_BONUS } from '../../../shared/ports/ports.ts'
import type { Side } from '../../../shared/tcp/tcb.ts'
import type { MatchView } from '../../../shared/view/match-view.ts'
import { t } from '../../i18n/i18n.ts'
import { closingOf } from '../../state/closing.ts'
import { stacked } from '../../state/preferences.ts'
import { act } from '../../state/session.ts'
import { roomView } from '../../state/streams.ts'

/** Lets the own application close, where that is the player's to decide. */
export function CloseButton({ view, side }: { view: MatchView; side: Side }) {
  const closing = closingOf(view, side)
  if (closing === null) return null
  const isFirst = view.ends[side]?.state === 'ESTABLISHED' && (roomView.value?.series ?? null) !== null
  const note = noteOf(closing, isFirst)
  const isOpen = closing === 'open' && view.phase === 'playing'
  return (
    <div class="close-now">
      <button type="button" class="button small" disabled={!isOpen} aria-keyshortcuts="C" onClick={() => act('close', {})}>
        {t('ports.close')}
      </button>
      {note !== null && (!stacked.value || closing === 'open') && <small>{note}</small>}
    </div>
  )
}

function noteOf(closing: 'not-yet' | 'open' | 'closed', isFirst: boolean): string | null {
  if (closing === 'closed') return t('ports.closed')
  if (closing === 'not-yet') return t('ports.close-wait')
  return isFirst ? t(stacked.value ? 'ports.close-text-short' : 'ports.close-text', { points: CLOSING_BONUS }) : null
}
