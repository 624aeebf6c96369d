import type { HistoryEvent, HistoryEventOf } from '../../../shared/view/match-view.ts'
import { lengthOfWire, nextAfter } from '../../../shared/view/segment-view.ts'

/** True if a wrong move goes on from an earlier wrong one of its side, as though that had used up numbers. On a raw table both have left. */
export function countsOnFromWrong(move: HistoryEventOf<'move'>, history: readonly HistoryEvent[]): boolean {
  if (move.verdict.grade !== 'wrong' || !move.verdict.faults.some(({ field }) => field === 'seq')) return false
  const earlier = history.slice(0, history.indexOf(move))
  return earlier.some(
    (event) =>
      event.type === 'move' &&
      event.side === move.side &&
      event.verdict.grade === 'wrong' &&
      lengthOfWire(event.segment) > 0 &&
      nextAfter(event.segment) === move.segment.seq,
  )
}
