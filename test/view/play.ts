import type { Chronicle } from '../../shared/view/redact.ts'
import type { RoomDriver } from '../room/room-driver.ts'

/** All that has happened in the first match of a room. */
export function chronicleOf({ room, events }: RoomDriver): Chronicle {
  const match = room.matches[0]
  if (match === undefined) throw new Error('the room has no match')
  const { table, assistance, rules } = match
  return {
    table,
    assistance,
    rules,
    events: events.flatMap((event) => (event.type === 'match' && event.match === room.firstMatch ? [event.event] : [])),
  }
}
