import { isFull, placesTaken } from '../../../shared/match/backlog.ts'
import type { MatchView } from '../../../shared/view/match-view.ts'
import { clockOfMatch } from '../../../shared/view/pauses.ts'
import { t } from '../../i18n/i18n.ts'
import { tick } from '../../state/clock.ts'

/** Half-open connections at the listener, strangers' and the one that is played: how many places they hold (RFC 4987 §2). */
export function Backlog({ view }: { view: MatchView }) {
  const { backlog } = view
  if (backlog === undefined) return null
  const atMs = Math.max(0, clockOfMatch(view)(tick.value))
  const isHalfOpen = view.ends.server?.state === 'SYN-RECEIVED' && !backlog.cookies
  const taken = Math.min(backlog.places, placesTaken(backlog, atMs) + (isHalfOpen ? 1 : 0))
  const note = backlog.cookies ? t('backlog.cookies') : isFull(backlog, atMs) ? t('backlog.full') : null
  return (
    <section class="backlog" aria-label={t('backlog.title')}>
      <b>{t('backlog.title')}</b>
      <span class="backlog-places" aria-hidden="true">
        {Array.from({ length: backlog.places }, (_, place) => (
          <span key={place} data-taken={place < taken} />
        ))}
      </span>
      <small>{t('backlog.taken', { taken, places: backlog.places })}</small>
      {note !== null && <small class="backlog-note">{note}</small>}
    </section>
  )
}
