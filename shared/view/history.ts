import type { MatchEvent } from '../match/events.ts'
import type { Segment } from '../tcp/segment.ts'
import type { Side, State } from '../tcp/tcb.ts'
import type { Verdict } from '../tcp/verdict.ts'
import type { HistoryEvent, MatchView, MatchViewEvent, VerdictView } from './match-view.ts'
import { wireSegmentOf } from './segment-view.ts'

type Of<T extends HistoryEvent['type']> = Extract<HistoryEvent, { readonly type: T }>
type Judged = Omit<Of<'move'>, 'atMs' | 'side' | 'type' | 'segment' | 'verdict'> & { readonly segment: Segment; readonly verdict: Verdict }
type Met = Omit<Of<'met'>, 'atMs' | 'side' | 'type' | 'segment'> & { readonly segment: Segment }

/** A history event in few bytes: what is to be read stays as the match has it, and is written down at the end. */
export type Fact = readonly [atMs: number, side: Side, ...What]

type What =
  | readonly [type: 'state', state: State]
  | readonly [type: 'move', judged: Judged]
  | readonly [type: 'met', met: Met]
  | readonly [type: 'call', call: Of<'call'>['call']]
  | readonly [type: 'text', text: string]
  | readonly [type: 'ended', how: Of<'ended'>['how']]
  | readonly [type: 'timer', timer: Of<'timer'>['timer']]

/** What an event of the match tells of what its sides have gone through, states aside; null: nothing. */
export function factOf(event: MatchEvent): Fact | null {
  switch (event.type) {
    case 'move-judged': {
      const { atMs, side, segment, verdict, points } = event
      return [atMs, side, 'move', { segment, verdict, points }]
    }
    case 'mistake-met': {
      const { atMs, side, by, segment, dropped, points } = event
      return [atMs, side, 'met', { by, segment, dropped, points }]
    }
    default:
      return toldAlike(event)
  }
}

/** The fact as everybody may read it after the match. Verdicts of a raw table are told, too. */
export function historyEventOf([atMs, side, ...what]: Fact): HistoryEvent {
  const [type, detail] = what
  switch (type) {
    case 'state':
      return { atMs, side, type, state: detail }
    case 'move':
      return { atMs, side, type, ...detail, segment: wireSegmentOf(detail.segment), verdict: spokenVerdict(detail.verdict) }
    case 'met':
      return { atMs, side, type, ...detail, segment: wireSegmentOf(detail.segment) }
    case 'call':
      return { atMs, side, type, call: detail }
    case 'text':
      return { atMs, side, type, text: detail }
    case 'ended':
      return { atMs, side, type, how: detail }
    case 'timer':
      return { atMs, side, type, timer: detail }
  }
}

/** The verdict in full, with what would have been right: after the match nobody gains by it. */
function spokenVerdict(verdict: Verdict): VerdictView {
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
      if (told !== null) known.push(historyEventOf(told))
    }
  }
  return withoutRepeatedStates(known)
}

/** What is told alike by the match and by its views. */
function toldAlike(event: MatchEvent | MatchViewEvent): Fact | null {
  switch (event.type) {
    case 'call-made':
      return [event.atMs, event.side, 'call', event.call]
    case 'text-delivered':
      return [event.atMs, event.side, 'text', event.text]
    case 'connection-ended':
      return [event.atMs, event.side, 'ended', event.how]
    case 'timer-expired':
      return [event.atMs, event.side, 'timer', event.timer]
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
