import type { MatchNews, MatchViewEvent, Replay } from '../../shared/view/match-view.ts'
import { NOTHING_TOLD, newsOf, toldAfter } from '../../shared/view/news.ts'
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

/** The events as they cross the network to somebody who has heard every one; with the last one `replay`, where it matters. */
export function inBrief(events: readonly MatchViewEvent[], replay?: Replay): readonly MatchNews[] {
  let told = NOTHING_TOLD
  return events.map((event) => {
    const news = newsOf(event, told)
    told = toldAfter(event, told)
    return news.type === 'match-over' && replay !== undefined ? { ...news, replay } : news
  })
}
