import type { Side } from '../../../shared/tcp/tcb.ts'
import { t } from '../../i18n/i18n.ts'
import { link } from '../../state/connection.ts'
import { names } from '../../state/names.ts'
import { matchView, roomView } from '../../state/streams.ts'

/** Who watches a match is told why an end does nothing: its player is away or has left, and no bot plays on. Stands beside the name. */
export function PlayerGone({ side }: { side: Side }) {
  const how = howGone(side)
  return (
    <span role="status" class="player-gone">
      {how !== null && (
        <>
          <span class="gone-tag" aria-hidden="true">
            {t(`end.${how}`)}
          </span>
          <span class="sr-only">{t(`end.${how}-long`, { name: names[side].value ?? '', side: t(`side.${side}`) })}</span>
        </>
      )}
    </span>
  )
}

function howGone(side: Side): 'away' | 'left' | null {
  const room = roomView.value
  const view = matchView.value
  if (room?.phase !== 'playing' || view === null || view.phase === 'over' || view.controllers[side] === 'bot') return null
  if (link.value === 'offline') return null // who is there is not known
  const seat = room.matches.findLast(({ match }) => match === view.match)?.seats[side] ?? 'bot'
  if (seat === 'bot') return null
  const member = room.members.find(({ id }) => id === seat)
  if (member === undefined) return 'left'
  return member.connected ? null : 'away'
}
