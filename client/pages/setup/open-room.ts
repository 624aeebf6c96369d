import type { TableRule } from '../../../shared/match/scenario.ts'
import type { Requests } from '../../../shared/protocol/messages.ts'
import { t } from '../../i18n/i18n.ts'
import { playerName } from '../../state/preferences.ts'
import { navigate, pathOfRoom } from '../../state/router.ts'
import { act, busy, createRoom } from '../../state/session.ts'
import type { TypedName } from './name-field.tsx'

type Wanted = Omit<Requests['create-room'], 'name' | 'kind'>

/** A room for two: its lobby shows link and QR code for the friend. */
export async function playWithFriend(wanted: Wanted): Promise<void> {
  const code = await openRoom({ ...wanted, kind: 'duo' })
  if (code !== null) navigate(pathOfRoom(code))
}

/** The same under the name as it was typed, if it is one; nothing while a room is being opened. */
export async function openUnder(typed: TypedName): Promise<void> {
  const name = typed.take()
  if (name === null || busy.value) return
  const outcome = await createRoom({ name, kind: 'duo' })
  if (outcome.ok) navigate(pathOfRoom(outcome.code))
}

/** A match with a bot, at once. A table that is not coached is said to the room before its match begins. */
export async function practise(wanted: Wanted, table: TableRule = 'coached'): Promise<void> {
  const code = await openRoom({ ...wanted, kind: 'practice' })
  if (code === null) return
  navigate(pathOfRoom(code))
  if (table === 'coached' || (await act('configure', { table }))) await act('start', {})
}

/** Where nobody is asked for a name, a room is opened under the player's own, or else under any, which is not taken for theirs from then on. */
async function openRoom(body: Omit<Requests['create-room'], 'name'>): Promise<string | null> {
  const isNamed = playerName.value !== ''
  const outcome = await createRoom({ ...body, name: isNamed ? playerName.value : t('name.default') }, isNamed)
  return outcome.ok ? outcome.code : null
}
