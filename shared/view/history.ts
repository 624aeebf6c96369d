import type { MatchEvent } from '../match/events.ts'
import type { Side, State } from '../tcp/tcb.ts'
import type { Verdict } from '../tcp/verdict.ts'
import type { HistoryEvent, MatchView, MatchViewEvent, VerdictView } from './match-view.ts'
import { wireSegmentOf } from './segment-view.ts'

/** What an event of the match tells of what its sides have gone through, states aside; null: nothing. Verdicts of a raw table are told, too. */
export function historyEventOf(event: MatchEvent): HistoryEvent | null {
  switch (event.type) {
    case 'move-judged': {
      const { atMs, side, segment, verdict, points } = event
      return { atMs, side, type: 'move', segment: wireSegmentOf(segment), verdict: verdictInFull(verdict), points }
    }
    case 'mistake-met': {
      const { atMs, side, by, segment, dropped, points } = event
      return { atMs, side, type: 'met', by, segment: wireSegmentOf(segment), dropped, points }
    }
    default:
      return toldAlike(event)
  }
}

/** The verdict with all that would have been right: for when nobody gains by it any more. */
export function verdictInFull(verdict: Verdict): VerdictView {
  if (verdict.grade !== 'wrong') return { grade: verdict.grade, purpose: verdict.purpose, section: verdict.section }
  const { faults, misconception, section } = verdict
  return { grade: 'wrong', faults, misconception, section }
}

/** What a viewer knows of what the sides have gone through: everything when the match is over, before that what its log tells. */
export function knownHistory({ history, log }: Pick<MatchView, 'history' | 'log'>): readonly HistoryEvent[] {
  if (history !== undefined) return history
  const known: HistoryEvent[] = []
  for (const event of log) {
    if (event.type === 'end-changed') known.push({ atMs: event.atMs, side: event.side, type: 'state', state: event.end.state })
    else if (event.type === 'move-judged') {
      const { atMs, side, segment, verdict, points } = event
      known.push({ atMs, side, type: 'move', segment, verdict, points })
    } else {
      const told = toldAlike(event)
      if (told !== null) known.push(told)
    }
  }
  return withoutRepeatedStates(known)
}

/** What is told alike by the match and by its views. */
function toldAlike(event: MatchEvent | MatchViewEvent): HistoryEvent | null {
  switch (event.type) {
    case 'call-made':
      return { atMs: event.atMs, side: event.side, type: 'call', call: event.call }
    case 'text-delivered':
      return { atMs: event.atMs, side: event.side, type: 'text', text: event.text }
    case 'connection-ended':
      return { atMs: event.atMs, side: event.side, type: 'ended', how: event.how }
    case 'timer-expired':
      return { atMs: event.atMs, side: event.side, type: 'timer', timer: event.timer }
    default:
      return null
  }
}

function withoutRepeatedStates(history: readonly HistoryEvent[]): readonly HistoryEvent[] {
  const states: Partial<Record<Side, State>> = {}
  return history.filter((event) => {
    if (event.type !== 'state') return true
    const isNew = states[event.side] !== event.state
    states[event.side] = event.state
    return isNew
  })
}
