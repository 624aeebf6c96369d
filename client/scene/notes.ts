import type { Side, State } from '../../shared/tcp/tcb.ts'
import type { MatchView } from '../../shared/view/match-view.ts'
import type { LadderTexts } from './contract.ts'
import type { Ladder } from './geometry.ts'
import { otherSide } from './geometry.ts'
import { yAt } from './timeline.ts'

export type NoteKind = 'state' | 'call' | 'text' | 'drop' | 'timer' | 'ended'

/** Something written beside a lifeline, outside the wire. `y` is its middle, px below the top of the ladder; `pointY` what it points at. */
export type Note = {
  readonly key: string
  readonly side: Side
  readonly kind: NoteKind
  readonly text: string
  readonly atMs: number
  readonly y: number
  readonly pointY: number
}

const CALL_NAMES = {
  'open-active': 'OPEN',
  'open-passive': 'OPEN',
  send: 'SEND',
  receive: 'RECEIVE',
  close: 'CLOSE',
  abort: 'ABORT',
  crash: 'CRASH',
  reboot: 'REBOOT',
} as const

const TIMER_NAMES = { retransmission: 'RTO', 'time-wait': '2 MSL', user: 'USER', 'keep-alive': 'KEEP-ALIVE', persist: 'PERSIST' } as const

/** The height of a note, px. */
export type RowOf = (kind: NoteKind, text: string) => number

type Loose = Omit<Note, 'y' | 'key'>

/** Lays out what is written beside the lifelines, oldest first, without overlaps. `rowOf` gives the height of a note, px. */
export function notesOf(view: MatchView, ladder: Ladder, rowOf: RowOf, wordsFor: LadderTexts['dropped']): readonly Note[] {
  const arrivals = ladder.courses.filter((course) => course.segment.arrivedAtMs !== null)
  /** What an arrival caused stands where its arrow lands. */
  const placeOf = (side: Side, atMs: number): number => {
    const landed = arrivals.filter((c) => c.from !== side && c.segment.arrivedAtMs === atMs).map((c) => c.y1)
    const left = ladder.courses.filter((c) => c.from === side && c.segment.sentAtMs === atMs).map((c) => c.y0)
    return landed[0] ?? left[0] ?? yAt(ladder.timeline, atMs)
  }
  const loose: Loose[] = []
  const states: Partial<Record<Side, State>> = {}
  for (const event of view.log) {
    const { atMs } = event
    if (event.type === 'call-made') {
      const text = event.call.type === 'send' ? `SEND “${event.call.text}”` : CALL_NAMES[event.call.type]
      loose.push({ side: event.side, kind: 'call', text, atMs, pointY: placeOf(event.side, atMs) })
    } else if (event.type === 'text-delivered') {
      loose.push({ side: event.side, kind: 'text', text: `“${event.text}”`, atMs, pointY: placeOf(event.side, atMs) })
    } else if (event.type === 'timer-expired') {
      loose.push({ side: event.side, kind: 'timer', text: TIMER_NAMES[event.timer], atMs, pointY: placeOf(event.side, atMs) })
    } else if (event.type === 'connection-ended' && event.how !== 'closed') {
      loose.push({
        side: event.side,
        kind: 'ended',
        text: event.how.toUpperCase().replace('-', ' '),
        atMs,
        pointY: placeOf(event.side, atMs),
      })
    } else if (event.type === 'end-changed' && states[event.side] !== event.end.state) {
      states[event.side] = event.end.state
      loose.push({ side: event.side, kind: 'state', text: event.end.state, atMs, pointY: placeOf(event.side, atMs) })
    }
  }
  for (const course of arrivals) {
    const { dropped, arrivedAtMs } = course.segment
    if (dropped && arrivedAtMs !== null) {
      loose.push({ side: otherSide(course.from), kind: 'drop', text: wordsFor(dropped), atMs: arrivedAtMs, pointY: course.y1 })
    }
  }
  return settled(loose, rowOf)
}

/** Moves notes of one side down until none covers another. */
function settled(loose: readonly Loose[], rowOf: RowOf): readonly Note[] {
  const free: Record<Side, number> = { client: Number.NEGATIVE_INFINITY, server: Number.NEGATIVE_INFINITY }
  return [...loose]
    .sort((a, b) => a.pointY - b.pointY)
    .map((note, i) => {
      const half = rowOf(note.kind, note.text) / 2
      const y = Math.max(note.pointY, free[note.side] + half)
      free[note.side] = y + half
      return { ...note, y, key: `${note.side}/${i}` }
    })
}
