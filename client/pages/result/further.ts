import { isOver } from '../../../shared/ports/ports.ts'
import type { MatchView } from '../../../shared/view/match-view.ts'
import type { RoomView } from '../../../shared/view/room-view.ts'

/** The number of the part that follows what has just been played; null: none does. What is proposed meanwhile may be taken back, and does not count. */
export function furtherPart({ leg, result }: Pick<MatchView, 'leg' | 'result'>): number | null {
  if (leg === undefined || leg.number >= leg.of) return null
  return result?.outcome === 'goal' ? leg.number + 1 : null
}

/** The number of the bout that follows what has just been played by the same two; null: the series is over, or there is none. */
export function furtherBout({ series, members, matches }: RoomView, { match }: Pick<MatchView, 'match'>): number | null {
  if (series === null || isOver(series)) return null
  const seats = matches.findLast((one) => one.match === match)?.seats
  const areTheSame = members.every(({ role, id }) => role !== 'player' || id === seats?.client || id === seats?.server)
  return areTheSame ? series.bouts.length + 1 : null
}
