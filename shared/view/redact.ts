import type { Hint, MatchEvent, MatchEventOf, Score } from '../match/events.ts'
import type { Match } from '../match/match.ts'
import { ofSide, withSide } from '../tcp/sides.ts'
import type { Side } from '../tcp/tcb.ts'
import type { Verdict } from '../tcp/verdict.ts'
import { endViewOf } from './end-view.ts'
import { leaving, segmentIdOf } from './ladder.ts'
import type { EndView, HintView, MatchViewEvent, VerdictView, Viewer } from './match-view.ts'
import { wireSegmentOf } from './segment-view.ts'

/** The rules that a match is told by. */
export type Manner = Pick<Match, 'table' | 'assistance' | 'rules'>

/** The rules that a match is told by, and all that has happened in it, oldest first. */
export type Chronicle = Manner & { readonly events: readonly MatchEvent[] }

/** What a viewer may know of a chronicle's events. */
export function viewEventsOf(chronicle: Chronicle, viewer: Viewer): MatchViewEvent[] {
  const teller = new Teller(chronicle)
  const told: MatchViewEvent[] = []
  for (const event of chronicle.events) {
    teller.note(event)
    const known = teller.tell(viewer)
    if (known !== null) told.push(known)
  }
  return told
}

/** Tells a match event by event: first takes note of each, then says what this or that viewer may know of it. */
export class Teller {
  readonly #manner: Manner
  /** How many segments have come to each end: they number what comes out of the fog. */
  #arrivals: Readonly<Record<Side, number>> = { client: 0, server: 0 }
  #event: MatchEvent | null = null

  constructor(manner: Manner) {
    this.#manner = manner
  }

  /** Takes note of the next event. */
  note(event: MatchEvent): void {
    this.#event = event
    if (event.type === 'segment-arrived') this.#arrivals = withSide(this.#arrivals, event.to, ofSide(this.#arrivals, event.to) + 1)
  }

  /**
   * What a viewer may know of the event that was noted last; null: nothing. This is the one place where that is decided. A player never
   * learns what the other end has done before a segment brought the news, nor what is under way to it, nor what became of what it sent.
   */
  tell(viewer: Viewer): MatchViewEvent | null {
    const event = this.#event
    const manner = this.#manner
    if (event === null) return null
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
        return sees(viewer, event.side) ? judged(manner, event) : null
      case 'segment-sent':
        // Players know it from the verdict. Doubles and segments of strangers are the wire's doing: they are seen when they arrive.
        return viewer === 'spectator' ? { atMs, type: 'segment-sent', segment: leaving(event) } : null
      case 'segment-lost':
        return viewer === 'spectator' ? { atMs, type: 'segment-lost', id: segmentIdOf(event.flight) } : null
      case 'segment-arrived': {
        if (!sees(viewer, event.to)) return null
        const id = viewer === 'spectator' ? segmentIdOf(event.flight) : `i${ofSide(this.#arrivals, event.to)}`
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
        return sees(viewer, event.side) ? { atMs, type: 'end-changed', side: event.side, end: endOf(manner, viewer, event) } : null
      case 'hint-given':
        return sees(viewer, event.side)
          ? { atMs, type: 'hint-given', side: event.side, hint: hintViewOf(event.hint), score: scoreFor(manner, event.score) }
          : null
      // Found out when the match is over, from its replay: whoever hears of a mistake knows what its maker should have known.
      case 'mistake-met':
        return null
      case 'match-over':
        return { atMs, type: 'match-over', result: event.result }
    }
  }
}

function sees(viewer: Viewer, side: Side): boolean {
  return viewer === side || viewer === 'spectator'
}

function judged(manner: Manner, event: MatchEventOf<'move-judged'>): MatchViewEvent {
  const { atMs, side, move, segment, verdict, flight } = event
  const { points, score } = event.told ?? event
  const isRaw = manner.table === 'raw'
  return {
    atMs,
    type: 'move-judged',
    side,
    move,
    segment: wireSegmentOf(segment),
    verdict: verdictViewOf(manner, verdict),
    points: isRaw ? 0 : points,
    score: scoreFor(manner, score),
    sent: flight === null ? null : segmentIdOf(flight),
  }
}

/** On a raw table nobody hears how well they play before the end. */
function scoreFor({ table }: Manner, score: Score): Score | null {
  return table === 'raw' ? null : score
}

function verdictViewOf({ table, assistance }: Manner, verdict: Verdict): VerdictView {
  if (table === 'raw') return { grade: 'unjudged' }
  if (verdict.grade !== 'wrong') return { grade: verdict.grade, purpose: verdict.purpose, section: verdict.section }
  const faults = verdict.faults.map(({ field, expected, section }) =>
    assistance === 'guided' && expected !== undefined ? { field, expected, section } : { field, section },
  )
  return { grade: 'wrong', faults, misconception: verdict.misconception, section: verdict.section }
}

function hintViewOf({ level, purpose, segment }: Hint): HintView {
  const shown = wireSegmentOf(segment)
  return level === 1 ? { level, purpose, segment: { flags: shown.flags } } : { level, purpose, segment: shown }
}

function endOf({ assistance, rules }: Manner, viewer: Viewer, { endpoint, timers }: MatchEventOf<'end-changed'>): EndView {
  return endViewOf(endpoint, timers, viewer === 'spectator' ? 'guided' : assistance, rules)
}
