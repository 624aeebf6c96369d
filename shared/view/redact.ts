import type { Hint, MatchEvent, Score } from '../match/events.ts'
import type { Match } from '../match/match.ts'
import { NO_TIMERS } from '../match/timers.ts'
import type { Endpoint, Side } from '../tcp/tcb.ts'
import type { Verdict } from '../tcp/verdict.ts'
import { endViewOf } from './end-view.ts'
import { historyOf } from './history.ts'
import { leaving, segmentIdOf, wholeLadder } from './ladder.ts'
import type { EndView, HintView, MatchViewEvent, SegmentId, VerdictView, Viewer } from './match-view.ts'
import { wireSegmentOf } from './segment-view.ts'

/** The rules that a match is told by, and all that has happened in it, oldest first. */
export type Chronicle = Pick<Match, 'table' | 'assistance' | 'rules'> & { readonly events: readonly MatchEvent[] }

const CLOSED: Endpoint = { tcb: { state: 'CLOSED' }, due: [] }

/** What a viewer may know of a chronicle's events from number `from` on. */
export function viewEventsOf(chronicle: Chronicle, viewer: Viewer, from = 0): MatchViewEvent[] {
  const told: MatchViewEvent[] = []
  for (let index = from; index < chronicle.events.length; index += 1) {
    const event = viewEventOf(chronicle, index, viewer)
    if (event !== null) told.push(event)
  }
  return told
}

/**
 * What a viewer may know of one event of a chronicle; null: nothing. This is the one place where that is decided. A player never
 * learns what the other end has done before a segment brought the news, nor what is under way to it, nor what became of what it sent.
 */
export function viewEventOf(chronicle: Chronicle, index: number, viewer: Viewer): MatchViewEvent | null {
  const event = chronicle.events[index]
  if (event === undefined) return null
  const { atMs } = event
  switch (event.type) {
    case 'match-started':
    case 'match-paused':
    case 'match-resumed':
      return { atMs, type: event.type }
    case 'controller-changed':
      return { atMs, type: 'controller-changed', side: event.side, controller: event.controller }
    case 'call-made':
      return sees(viewer, event.side) ? { atMs, type: 'call-made', side: event.side, call: event.call } : null
    case 'move-judged':
      return sees(viewer, event.side) ? judged(chronicle, event) : null
    case 'segment-sent':
      if (viewer === 'spectator') return { atMs, type: 'segment-sent', segment: { ...leaving(event), landsAtMs: event.landsAtMs } }
      // Doubles and segments of strangers are the wire's doing: they are seen when they arrive.
      return event.flight.from === viewer && event.flight.copy === 0 && !event.injected
        ? { atMs, type: 'segment-sent', segment: leaving(event) }
        : null
    case 'segment-lost':
      return viewer === 'spectator' ? { atMs, type: 'segment-lost', id: segmentIdOf(event.flight) } : null
    case 'segment-arrived': {
      if (!sees(viewer, event.to)) return null
      const id = viewer === 'spectator' ? segmentIdOf(event.flight) : arrivalId(chronicle.events, index, viewer)
      return { atMs, type: 'segment-arrived', id, to: event.to, segment: wireSegmentOf(event.segment), dropped: event.dropped }
    }
    case 'text-delivered':
      return sees(viewer, event.side) ? { atMs, type: 'text-delivered', side: event.side, text: event.text } : null
    case 'peer-closed':
      return sees(viewer, event.side) ? { atMs, type: 'peer-closed', side: event.side } : null
    case 'connection-ended':
      return sees(viewer, event.side) ? { atMs, type: 'connection-ended', side: event.side, how: event.how } : null
    case 'timer-expired':
      return sees(viewer, event.side) ? { atMs, type: 'timer-expired', side: event.side, timer: event.timer } : null
    case 'end-changed':
      return sees(viewer, event.side) ? { atMs, type: 'end-changed', side: event.side, end: endOf(chronicle, viewer, event) } : null
    case 'hint-given':
      return sees(viewer, event.side)
        ? { atMs, type: 'hint-given', side: event.side, hint: hintViewOf(event.hint), score: scoreFor(chronicle, event.score) }
        : null
    // Told when the match is over, in its history: whoever hears of a mistake knows what its maker should have known.
    case 'mistake-met':
      return null
    case 'match-over': {
      const before = chronicle.events.slice(0, index)
      const ends = { client: lastEnd(chronicle, before, 'client'), server: lastEnd(chronicle, before, 'server') }
      return {
        atMs,
        type: 'match-over',
        result: event.result,
        history: historyOf(before, chronicle.rules),
        ladder: wholeLadder(before),
        ends,
      }
    }
  }
}

function sees(viewer: Viewer, side: Side): boolean {
  return viewer === side || viewer === 'spectator'
}

function judged(chronicle: Chronicle, event: Extract<MatchEvent, { readonly type: 'move-judged' }>): MatchViewEvent {
  const { atMs, side, move, segment, verdict, points, score, flight } = event
  const isRaw = chronicle.table === 'raw'
  return {
    atMs,
    type: 'move-judged',
    side,
    move,
    segment: wireSegmentOf(segment),
    verdict: verdictViewOf(chronicle, verdict),
    points: isRaw ? 0 : points,
    score: scoreFor(chronicle, score),
    sent: flight === null ? null : segmentIdOf(flight),
  }
}

/** On a raw table nobody hears how well they play before the end. */
function scoreFor({ table }: Chronicle, score: Score): Score | null {
  return table === 'raw' ? null : score
}

function verdictViewOf({ table, assistance }: Chronicle, verdict: Verdict): VerdictView {
  if (table === 'raw') return { grade: 'unjudged' }
  if (verdict.grade !== 'wrong') return { grade: verdict.grade, purpose: verdict.purpose, section: verdict.section }
  const faults = verdict.faults.map(({ field, expected, section }) =>
    assistance === 'guided' && expected !== undefined ? { field, expected, section } : { field, section },
  )
  return { grade: 'wrong', faults, misconception: verdict.misconception, section: verdict.section }
}

/** The first hint says what is due and with which flags, the second the whole segment. */
function hintViewOf(hint: Hint): HintView {
  if (hint.level === 0) return { level: 0, purpose: null, segment: null }
  const segment = wireSegmentOf(hint.segment)
  return { level: hint.level, purpose: hint.purpose, segment: hint.level === 1 ? { flags: segment.flags } : segment }
}

/** Numbered as they come out of the fog: the sender's count would tell how many were lost. */
function arrivalId(events: readonly MatchEvent[], index: number, to: Side): SegmentId {
  let arrivals = 0
  for (let at = 0; at <= index; at += 1) {
    const event = events[at]
    if (event?.type === 'segment-arrived' && event.to === to) arrivals += 1
  }
  return `i${arrivals}`
}

type EndChanged = Extract<MatchEvent, { readonly type: 'end-changed' }>

function endOf({ assistance, rules }: Chronicle, viewer: Viewer, { endpoint, timers }: EndChanged): EndView {
  return endViewOf(endpoint, timers, viewer === 'spectator' ? 'guided' : assistance, rules)
}

/** How an end stood at last, for everybody to see. */
function lastEnd({ rules }: Chronicle, events: readonly MatchEvent[], side: Side): EndView {
  const last = events.findLast((event): event is EndChanged => event.type === 'end-changed' && event.side === side)
  return endViewOf(last?.endpoint ?? CLOSED, last?.timers ?? NO_TIMERS, 'guided', rules)
}
