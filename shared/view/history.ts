import { positionBefore } from '../analysis/mistakes.ts'
import type { MatchEvent } from '../match/events.ts'
import type { Rules } from '../tcp/rules.ts'
import type { Side, State } from '../tcp/tcb.ts'
import type { Verdict } from '../tcp/verdict.ts'
import type { HistoryEvent, MatchView, MatchViewEvent, VerdictView } from './match-view.ts'
import { wireSegmentOf } from './segment-view.ts'

/** Who has made more mistakes than this learns enough from the first ones; the message stays small. */
const MOST_CONTEXTS = 20

/** What both sides have gone through, oldest first: told to everybody when the match is over, verdicts of a raw table too. */
export function historyOf(events: readonly MatchEvent[], rules: Rules): readonly HistoryEvent[] {
  const history: HistoryEvent[] = []
  let wrong = 0
  for (const [at, event] of events.entries()) {
    if (event.type === 'end-changed') history.push(stateOf(event, event.endpoint.tcb.state))
    else if (event.type === 'move-judged') {
      const { atMs, side, segment, verdict, points } = event
      const move = { atMs, side, type: 'move', segment: wireSegmentOf(segment), verdict: spokenVerdict(verdict), points } as const
      const isTold = verdict.grade === 'wrong' && ++wrong <= MOST_CONTEXTS
      history.push(isTold ? { ...move, before: { ...positionBefore(events, at), rules } } : move)
    } else if (event.type === 'mistake-met') {
      const { atMs, side, by, segment, dropped, points } = event
      history.push({ atMs, side, type: 'met', by, segment: wireSegmentOf(segment), dropped, points })
    } else append(history, event)
  }
  return withoutRepeatedStates(history)
}

/** The verdict in full, with what would have been right: after the match nobody gains by it. */
function spokenVerdict(verdict: Verdict): VerdictView {
  if (verdict.grade !== 'wrong') return { grade: verdict.grade, purpose: verdict.purpose, section: verdict.section }
  const { faults, misconception, section } = verdict
  return { grade: 'wrong', faults, misconception, section }
}

/** What a viewer knows of what the sides have gone through: everything when the match is over, before that what its log tells. */
export function knownHistory({ history, log }: Pick<MatchView, 'history' | 'log'>): readonly HistoryEvent[] {
  if (history !== null) return history
  const known: HistoryEvent[] = []
  for (const event of log) {
    if (event.type === 'end-changed') known.push(stateOf(event, event.end.state))
    else if (event.type === 'move-judged') {
      const { atMs, side, segment, verdict, points } = event
      known.push({ atMs, side, type: 'move', segment, verdict, points })
    } else append(known, event)
  }
  return withoutRepeatedStates(known)
}

function stateOf({ atMs, side }: { readonly atMs: number; readonly side: Side }, state: State): HistoryEvent {
  return { atMs, side, type: 'state', state }
}

/** What is told alike by the match and by its views. */
function append(history: HistoryEvent[], event: MatchEvent | MatchViewEvent): void {
  switch (event.type) {
    case 'call-made':
      history.push({ atMs: event.atMs, side: event.side, type: 'call', call: event.call })
      break
    case 'text-delivered':
      history.push({ atMs: event.atMs, side: event.side, type: 'text', text: event.text })
      break
    case 'connection-ended':
      history.push({ atMs: event.atMs, side: event.side, type: 'ended', how: event.how })
      break
    case 'timer-expired':
      history.push({ atMs: event.atMs, side: event.side, type: 'timer', timer: event.timer })
      break
    default:
      break
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
