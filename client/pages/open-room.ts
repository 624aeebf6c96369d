import type { Requests } from '../../shared/protocol/messages.ts'
import { t } from '../i18n/i18n.ts'
import { playerName } from '../state/preferences.ts'
import { createRoom } from '../state/session.ts'

/** Opens a room where nobody is asked for a name: under the player's own, or else under any, which is not taken for theirs from then on. */
export function openRoom(body: Omit<Requests['create-room'], 'name'>): ReturnType<typeof createRoom> {
  const isNamed = playerName.value !== ''
  return createRoom({ ...body, name: isNamed ? playerName.value : t('name.default') }, isNamed)
}
