import type { Script } from '../match/scenario.ts'
import { isOver } from '../ports/ports.ts'
import type { Series } from '../ports/series.ts'
import { boutBegins, boutEnds, newSeries, withBots } from '../ports/series.ts'
import { SIDES } from '../tcp/sides.ts'
import { isSameScenario } from './legs.ts'
import { membersAs, placeOf } from './members.ts'
import type { Room, Seats } from './room.ts'

/** True if the next round is another bout of the series that is being played: by the same two, who stay on their sides. */
export function seriesGoesOn(room: Room): boolean {
  const { series, phase } = room
  if (series === null || isOver(series.game) || phase !== 'result' || !isSameScenario(room)) return false
  return membersAs(room, 'player').every(({ id }) => placeOf(room, id) !== null)
}

/** The series as the next round begins; null: what it plays is no bout. In a class every pair plays but one match at a time. */
export function seriesFor(room: Room, script: Script): Series | null {
  if (!script.parksPorts || room.kind === 'class') return null
  return boutBegins(seriesGoesOn(room) && room.series !== null ? room.series : newSeries)
}

/** What is played in these seats. */
export function scriptFor(script: Script, series: Series | null, seats: Seats): Script {
  if (series === null) return script
  const bots = SIDES.filter((side) => seats[side] === 'bot')
  return withBots(script, series, bots)
}

/** The series after the round's match. */
export function seriesAfter({ series, matches }: Room): Series | null {
  const result = matches[0]?.result
  return series === null || !result ? series : boutEnds(series, result)
}
