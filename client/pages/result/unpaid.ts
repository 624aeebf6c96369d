import type { HistoryEvent } from '../../../shared/view/match-view.ts'

/** Right moves of both sides that earned nothing: what they answered was needed by nobody. */
export function countUnpaid(history: readonly HistoryEvent[]): number {
  return history.filter((event) => event.type === 'move' && event.verdict.grade === 'good' && event.points === 0).length
}
