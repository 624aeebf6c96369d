import type { RoomView } from '../../../shared/view/room-view.ts'
import { t } from '../../i18n/i18n.ts'
import { act, me } from '../../state/session.ts'

/** The way to the table for whoever watches a room for two that has a seat free. */
export function FreeSeat({ room }: { room: RoomView }) {
  const players = room.members.filter(({ role }) => role === 'player')
  if (room.kind !== 'duo' || me.value?.role !== 'spectator' || players.length >= 2) return null
  return (
    <button type="button" class="button" onClick={() => act('choose-role', { role: 'player' })}>
      {t('lobby.play-too')}
    </button>
  )
}
