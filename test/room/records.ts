import type { MatchEntry } from '../../shared/match/replay.ts'
import { replay } from '../../shared/room/journal.ts'
import type { MatchRecord } from '../../shared/room/record.ts'
import { recordOf } from '../../shared/room/record.ts'
import type { MatchId, Room } from '../../shared/room/room.ts'
import type { RoomDriver } from './room-driver.ts'

/** The records of all finished matches of a room, by its journal. */
export function recordsOf(room: RoomDriver): readonly MatchRecord[] {
  const records: MatchRecord[] = []
  let begun: Room | null = null
  let inputs = new Map<MatchId, MatchEntry[]>()
  for (const { room: after, events } of replay(room.entries)) {
    if (begun?.round !== after.round) [begun, inputs] = [after, new Map()]
    for (const event of events) {
      if (event.type === 'match-input') inputs.set(event.match, [...(inputs.get(event.match) ?? []), event])
      if (event.type === 'match' && event.event.type === 'match-over')
        records.push(recordOf(begun, event.match, inputs.get(event.match) ?? [], event.event.result))
    }
  }
  return records
}
