import { isFull } from '../match/backlog.ts'
import { otherSide } from '../tcp/sides.ts'
import { knownHistory } from './history.ts'
import type { LadderSegment, MatchView } from './match-view.ts'
import { clockOfMatch } from './pauses.ts'

/** Why nobody takes notice of a segment that has come all the way: the listener has no place for it, or the machine is down. */
export type Unheard = 'no-place' | 'down'

/** Why the segment was lost though the wire has carried it, as far as the viewer knows of it; null: the wire has lost it, or it is not lost. */
export function unheardFor(view: MatchView, { from, segment, lostAtMs }: LadderSegment): Unheard | null {
  if (lostAtMs === null) return null
  const power = knownHistory(view).findLast(
    (event) => event.type === 'call' && event.side !== from && event.atMs <= lostAtMs && ['crash', 'reboot'].includes(event.call.type),
  )
  if (power?.type === 'call' && power.call.type === 'crash') return 'down'
  const isCall = segment.flags.includes('S') && !/[AR]/.test(segment.flags) && otherSide(from) === 'server'
  return isCall && view.backlog !== undefined && isFull(view.backlog, clockOfMatch(view)(lostAtMs)) ? 'no-place' : null
}
