import { otherSide } from '../../shared/tcp/sides.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import type { MatchView } from '../../shared/view/match-view.ts'
import type { Pause } from '../../shared/view/pauses.ts'
import { pausesOf } from '../../shared/view/pauses.ts'
import type { FlagName } from '../look/flags.ts'
import { inSpokenOrder } from '../look/flags.ts'
import type { Atlas } from './atlas.ts'
import type { LadderTexts } from './contract.ts'
import type { Layout } from './density.ts'
import { fitted, lowestOf } from './density.ts'
import type { Frame } from './frame.ts'
import type { Course, Ladder } from './geometry.ts'
import { ladderOf } from './geometry.ts'
import { labelRoom } from './label-room.ts'
import type { Labels } from './labels.ts'
import type { Moments } from './moments.ts'
import { momentsOf } from './moments.ts'
import type { Note } from './notes.ts'
import { notesOf } from './notes.ts'
import type { Plate } from './pages.ts'
import { withoutPauses } from './pauses.ts'
import { eased } from './pose.ts'
import { restsFromMs } from './rest.ts'

/** A segment with all that is drawn of it. */
export type Drawn = {
  readonly course: Course
  readonly flags: readonly FlagName[]
  readonly main: FlagName | 'none'
  /** Written when it is first seen. */
  readonly label: () => Plate
  readonly labelAt: number
}
type DrawnNote = { readonly note: Note; readonly plate: () => Plate }

/** All that follows from a view and from the size of the canvas, and not from the time: made once for each view. */
export type Scenery = {
  /** The view that was given. */
  readonly given: MatchView
  /** The same without its pauses. */
  readonly view: MatchView
  readonly pauses: readonly Pause[]
  readonly frame: Frame
  readonly ladder: Ladder
  readonly drawn: readonly Drawn[]
  readonly notes: readonly DrawnNote[]
  /** The y of the lowest of them, px below the top of the ladder. */
  readonly lastNoteY: number
  readonly moments: Moments
  /** From when on nothing moves but what breathes. */
  readonly restsFromMs: number
  /** The side that lies in fog until the match is over; null for spectators. */
  readonly foggy: Side | null
}

/** One moment of a scenery, as the painters get it. */
export type Instant = {
  readonly scenery: Scenery
  readonly atlas: Atlas
  readonly labels: Labels
  readonly texts: LadderTexts
  readonly nowMs: number
  /** Reduced motion. */
  readonly still: boolean
  /** Px of the ladder that are above the visible part. */
  readonly scroll: number
  /** How thick the fog is: 1 in a match, 0 for spectators, in between while it lifts. */
  readonly fog: number
}

/** The flag that gives an arrow its colour, the most telling first. */
const TELLING: readonly FlagName[] = ['RST', 'SYN', 'FIN', 'URG', 'PSH', 'ACK']
const FOG_LIFTS_MS = 1400
/** What is above the first moment and below the last one, px; less once nothing comes any more. */
const HEAD_ROOM = 30
const FOOT_ROOM = { usual: 64, compact: 46 }
const LAST_ROOM = 26
/** Lays out all that the picture of a view needs and that does not change from frame to frame; `isWhole` as in LadderOptions. */
export function sceneryOf(given: MatchView, frame: Frame, labels: Labels, texts: LadderTexts, isWhole: boolean): Scenery {
  const pauses = pausesOf(given.log)
  const view = withoutPauses(given, pauses)
  const moments = momentsOf(view)
  const span = frame.x.server - frame.x.client
  const noteRoom = Math.max(40, frame.x.client - (frame.compact ? 9 : 16))
  // Notes that do not fit into one line have two; the letters of some systems are as wide as this.
  const rowOf = (text: string): number => (text.length * (frame.compact ? 6.4 : 8.8) + 20 > noteRoom ? (frame.compact ? 31 : 38) : 24)
  const layOut = (pace: number): Layout => {
    const ladder = ladderOf(view, pace)
    const notes = notesOf(view, ladder, rowOf, texts.dropped)
    return { ladder, notes, lastNoteY: Math.max(0, ...notes.map(({ y }) => y)) }
  }
  const { ladder, notes, lastNoteY } =
    isWhole && moments.overMs !== null
      ? fitted(layOut, frame.pace, frame.height - frame.headerHeight - HEAD_ROOM - LAST_ROOM, moments.overMs)
      : layOut(frame.pace)
  const drawn = ladder.courses.map((course): Drawn => {
    const flags = inSpokenOrder(course.segment.segment.flags)
    const { from, to } = labelRoom(course, ladder, frame)
    return {
      course,
      flags,
      main: TELLING.find((flag) => flags.includes(flag)) ?? 'none',
      label: once(() => labels.arrow(course.segment.segment, to - from, frame.compact)),
      labelAt: (from + to) / 2 / span,
    }
  })
  const written = notes.map((note): DrawnNote => {
    return { note, plate: once(() => labels.note(note.kind, note.text, noteRoom, frame.compact, note.side === 'server')) }
  })
  const foggy = view.viewer === 'spectator' ? null : otherSide(view.viewer)
  const eventsMs = view.log.map(({ atMs }) => atMs)
  const rests = restsFromMs(eventsMs, ladder.courses, moments)
  return { given, view, pauses, frame, ladder, drawn, notes: written, lastNoteY, moments, restsFromMs: rests, foggy }
}

/** How thick the fog is at `nowMs`: it lifts when the match is over. */
export function fogAt({ foggy, moments }: Scenery, nowMs: number, still: boolean): number {
  if (foggy === null) return 0
  if (moments.overMs === null) return 1
  return still ? 0 : 1 - eased((nowMs - moments.overMs) / FOG_LIFTS_MS)
}

/** How far the ladder has to be scrolled for the newest to be in view, px. */
export function followingScroll(scenery: Scenery, nowMs: number): number {
  const { frame, moments } = scenery
  const room = moments.overMs === null ? FOOT_ROOM[frame.compact ? 'compact' : 'usual'] : LAST_ROOM
  return Math.max(0, HEAD_ROOM + lowestOf(scenery, nowMs, moments.overMs) + room - (frame.height - frame.headerHeight))
}

/** The y on the canvas of a y of the ladder. */
export function screenY(instant: Instant, y: number): number {
  return instant.scenery.frame.headerHeight + HEAD_ROOM + y - instant.scroll
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}
