import { NO_TIMERS } from '../../../shared/match/timers.ts'
import type { Position } from '../../../shared/storm/position.ts'
import { RFC_9293 } from '../../../shared/tcp/rules.ts'
import type { Verdict } from '../../../shared/tcp/verdict.ts'
import { endViewOf } from '../../../shared/view/end-view.ts'
import type { MatchView, VerdictView } from '../../../shared/view/match-view.ts'

/** A position as a table that the panels and the composer can show: the asked end at play, and nobody else there. */
export function asView({ n, side, endpoint }: Position): MatchView {
  // Guided, so that nothing offers hints, and yet nothing that is owed is told.
  const end = { ...endViewOf(endpoint, NO_TIMERS, 'guided', RFC_9293), owed: [], owedCount: 0 }
  return {
    match: -n,
    viewer: side,
    scenario: 'storm',
    round: 0,
    table: 'coached',
    assistance: 'guided',
    startsAtMs: 0,
    parMs: 0,
    mslMs: 0,
    rtoMs: 0,
    phase: 'playing',
    ends: side === 'client' ? { client: end, server: null } : { client: null, server: end },
    controllers: { client: 'person', server: 'person' },
    ladder: [],
    inbox: { client: [], server: [] },
    calls: [],
    delivered: { client: '', server: '' },
    scores: { client: null, server: null },
    lastVerdict: null,
    hint: null,
    history: null,
    log: [],
    result: null,
  }
}

/** The verdict in full, with what would have been right: the question is over. */
export function toldVerdict(verdict: Verdict): VerdictView {
  if (verdict.grade !== 'wrong') return { grade: verdict.grade, purpose: verdict.purpose, section: verdict.section }
  const { faults, misconception, section } = verdict
  return { grade: 'wrong', faults, misconception, section }
}
