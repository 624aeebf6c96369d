import type { Entry } from '../../shared/room/journal.ts'
import { replay } from '../../shared/room/journal.ts'
import type { MatchRecord } from '../../shared/room/record.ts'
import { recordOf } from '../../shared/room/record.ts'
import type { Room } from '../../shared/room/room.ts'
import type { RoomDriver } from './room-driver.ts'

/** The records of all finished matches of a room, by its journal. */
export function recordsOf(room: RoomDriver): readonly MatchRecord[] {
  const records: MatchRecord[] = []
  let begun: Room | null = null
  let inputs: Entry[] = []
  for (const { atMs, input, room: after, events } of replay(room.entries)) {
    if (begun?.round === after.round) inputs.push({ atMs, input })
    else [begun, inputs] = [after, []]
    for (const event of events) {
      if (event.type === 'match' && event.event.type === 'match-over') {
        records.push(recordOf(begun, event.match, inputs, event.event.result))
      }
    }
  }
  return records
}
