import { NO_TIMERS } from '../../../shared/match/timers.ts'
import type { Question } from '../../../shared/storm/question.ts'
import { RFC_9293 } from '../../../shared/tcp/rules.ts'
import { withSide } from '../../../shared/tcp/sides.ts'
import { endViewOf } from '../../../shared/view/end-view.ts'
import { emptyMatchView } from '../../../shared/view/fold.ts'
import type { MatchView } from '../../../shared/view/match-view.ts'

/** A question as a table that the panels and the composer can show: the asked end at play, and nobody else there. */
export function asView({ n, side, endpoint }: Question): MatchView {
  // Guided, so that nothing offers hints, and yet nothing that is owed is told.
  const end = { ...endViewOf(endpoint, NO_TIMERS, 'guided', RFC_9293), owed: [], owedCount: 0 }
  const frame = { match: -n, viewer: side, scenario: 'storm', round: 0, startsAtMs: 0, parMs: 0, mslMs: 0, rtoMs: 0 } as const
  const blank = emptyMatchView({ ...frame, table: 'coached', assistance: 'guided' }, { client: 'person', server: 'person' })
  return { ...blank, phase: 'playing', ends: withSide(blank.ends, side, end) }
}
