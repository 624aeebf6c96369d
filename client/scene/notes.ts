import { otherSide } from '../../shared/tcp/sides.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import { knownHistory } from '../../shared/view/history.ts'
import type { HistoryEvent, MatchView } from '../../shared/view/match-view.ts'
import { callName, endingName, TIMER_NAMES } from '../i18n/rfc-names.ts'
import type { LadderTexts } from './contract.ts'
import type { Ladder } from './geometry.ts'
import { yAt } from './timeline.ts'

export type NoteKind = 'state' | 'call' | 'text' | 'drop' | 'timer' | 'ended'

/** Something written beside a lifeline, outside the wire. `y` is its middle, px below the top of the ladder; `pointY` what it points at. */
export type Note = {
  readonly side: Side
  readonly kind: NoteKind
  readonly text: string
  readonly atMs: number
  readonly y: number
  readonly pointY: number
}

/** The height of a note with this text, px. */
type RowOf = (text: string) => number

type Loose = Omit<Note, 'y'>

/** Lays out what is written beside the lifelines, oldest first, without overlaps. */
export function notesOf(view: MatchView, ladder: Ladder, rowOf: RowOf, wordsFor: LadderTexts['dropped']): readonly Note[] {
  const arrivals = ladder.courses.filter((course) => course.segment.arrivedAtMs !== null)
  /** What an arrival caused stands where its arrow lands. */
  const placeOf = (side: Side, atMs: number): number => {
    const landed = arrivals.filter((c) => c.from !== side && c.segment.arrivedAtMs === atMs).map((c) => c.y1)
    const left = ladder.courses.filter((c) => c.from === side && c.segment.sentAtMs === atMs).map((c) => c.y0)
    return landed[0] ?? left[0] ?? yAt(ladder.timeline, atMs)
  }
  const loose: Loose[] = []
  for (const event of knownHistory(view)) {
    const { atMs, side } = event
    const written = writtenOf(event)
    if (written !== null) loose.push({ ...written, side, atMs, pointY: placeOf(side, atMs) })
  }
  for (const course of arrivals) {
    const { dropped, arrivedAtMs } = course.segment
    if (dropped && arrivedAtMs !== null) {
      loose.push({ side: otherSide(course.from), kind: 'drop', text: wordsFor(dropped), atMs: arrivedAtMs, pointY: course.y1 })
    }
  }
  for (const { segment, unheard, from, y1 } of ladder.courses) {
    const { lostAtMs } = segment
    if (unheard !== null && lostAtMs !== null) {
      loose.push({ side: otherSide(from), kind: 'drop', text: wordsFor(unheard), atMs: lostAtMs, pointY: y1 })
    }
  }
  return settled(loose, rowOf)
}

function writtenOf(event: HistoryEvent): Pick<Loose, 'kind' | 'text'> | null {
  switch (event.type) {
    case 'call':
      return { kind: 'call', text: callName(event.call) }
    case 'text':
      return { kind: 'text', text: `“${event.text}”` }
    case 'timer':
      return { kind: 'timer', text: TIMER_NAMES[event.timer] }
    case 'ended':
      return event.how === 'closed' ? null : { kind: 'ended', text: endingName(event.how) }
    case 'state':
      return { kind: 'state', text: event.state }
    case 'move':
    case 'met':
      return null // the stamp and the arrow tell it
  }
}

/** Moves notes of one side down until none covers another, and none an earlier one's place: an arrow may land lower than its time. */
function settled(loose: readonly Loose[], rowOf: RowOf): readonly Note[] {
  const free: Record<Side, number> = { client: Number.NEGATIVE_INFINITY, server: Number.NEGATIVE_INFINITY }
  const lowest = { ...free }
  return [...loose]
    .sort((a, b) => a.atMs - b.atMs || a.pointY - b.pointY)
    .map((note) => {
      const half = rowOf(note.text) / 2
      const pointY = Math.max(note.pointY, lowest[note.side])
      const y = Math.max(pointY, free[note.side] + half)
      lowest[note.side] = pointY
      free[note.side] = y + half
      return { ...note, pointY, y }
    })
}
