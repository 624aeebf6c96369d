import { otherSide } from '../../shared/tcp/sides.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import type { LadderSegment, MatchView } from '../../shared/view/match-view.ts'
import type { Unheard } from '../../shared/view/unheard.ts'
import { unheardFor } from '../../shared/view/unheard.ts'
import type { Interval, Timeline } from './timeline.ts'
import { timelineOf, yAt } from './timeline.ts'

/** How far a player's own segment is seen, and from where one comes out of the fog; 0 is the sender's lifeline, 1 the receiver's. */
export const FOG_ENTERED = 0.66
export const FOG_LEFT = 0.35
/** A player is not told how long a segment is under way: it needs this long to vanish in the fog, or to come out of it. */
export const ENTERING_MS = 1100
export const EMERGING_MS = 480
/** Where the wire loses what it loses, and how long a loss takes that nobody has announced yet. */
export const LOST_AT = 0.56
/** Where what nobody hears ends: at the door. */
const UNHEARD_AT = 0.95
/** A segment that no player sent comes from somewhere in the wire. */
export const INJECTED_AT = 0.3
const FALLBACK_FLIGHT_MS = 1000
/** The height of a slanted arrow whose two times are not both known, px. */
const SLANT_PX = 46
/** Two segments of one side leave at least this far apart, px; and never so close that one label stands on the other. */
const ROW_PX = 25
const LEAST_ROW_PX = 13
const ANSWER_PX = 5

type Fate = 'arrived' | 'flying' | 'lost' | 'fog'

/** The arrow of one segment: a straight line from (fromAlong, y0) to (toAlong, y1), flown from `departsMs` to `landsMs`. */
export type Course = {
  readonly id: string
  readonly from: Side
  readonly segment: LadderSegment
  readonly fate: Fate
  readonly unheard: Unheard | null
  readonly fromAlong: number
  readonly toAlong: number
  readonly y0: number
  readonly y1: number
  readonly departsMs: number
  readonly landsMs: number
}

export type Ladder = { readonly timeline: Timeline; readonly courses: readonly Course[]; readonly startMs: number }

/** Lays out the segments of a view: when each is where. Depends on nothing but the view and the pace of the ladder. */
export function ladderOf(view: MatchView, pace: number): Ladder {
  const startMs = Math.min(view.startsAtMs, ...view.log.map((event) => event.atMs), ...view.ladder.flatMap((s) => s.sentAtMs ?? []))
  const typicalMs = typicalFlightMs(view.ladder)
  const trips = view.ladder.map((segment) => ({ segment, ...tripOf(segment, view, typicalMs) }))
  const flights: Interval[] = trips.map((trip) => ({ fromMs: trip.departsMs, toMs: trip.landsMs }))
  const timeline = timelineOf(startMs, timesOf(view), flights, pace)
  const lowest: Record<Side, number> = { client: -ROW_PX, server: -ROW_PX }
  const rowPx = Math.max(LEAST_ROW_PX, ROW_PX * pace)
  const landings: { readonly to: Side; readonly atMs: number; readonly y: number }[] = []
  const courses: Course[] = []
  for (const trip of [...trips].sort((a, b) => a.departsMs - b.departsMs)) {
    const { segment, fate, departsMs, landsMs } = trip
    const slant = SLANT_PX * pace
    const landsY = yAt(timeline, landsMs)
    const wantedY = segment.sentAtMs === null ? yAt(timeline, segment.arrivedAtMs ?? departsMs) : yAt(timeline, departsMs)
    // An answer leaves below what it answers, however quick it was.
    const answered = landings.filter((l) => l.to === segment.from && l.atMs <= departsMs).map((l) => l.y + ANSWER_PX)
    const y0 = Math.max(wantedY, lowest[segment.from] + rowPx, ...(segment.sentAtMs === null ? [] : answered))
    lowest[segment.from] = y0
    const y1 = fate === 'fog' ? y0 + slant : segment.sentAtMs === null ? y0 + slant * 0.8 : Math.max(landsY + (y0 - wantedY), y0 + 12)
    const fromAlong = segment.sentAtMs === null ? FOG_LEFT : segment.injected ? INJECTED_AT : 0
    const unheard = unheardFor(view, segment)
    const toAlong = unheard !== null ? UNHEARD_AT : fate === 'lost' ? LOST_AT : fate === 'fog' ? FOG_ENTERED : 1
    if (segment.arrivedAtMs !== null) landings.push({ to: otherSide(segment.from), atMs: segment.arrivedAtMs, y: y1 })
    courses.push({ id: segment.id, from: segment.from, segment, fate, unheard, fromAlong, toAlong, y0, y1, departsMs, landsMs })
  }
  return { timeline, courses, startMs }
}

/** How far a segment is on its course at `nowMs`: 0 before it departs, 1 once it has landed. */
export function progressOf(course: Course, nowMs: number): number {
  if (nowMs >= course.landsMs) return 1
  return Math.max(0, (nowMs - course.departsMs) / (course.landsMs - course.departsMs))
}

/** The place of a segment at `nowMs`, along the wire and px below the top of the ladder. */
export function placeOf(course: Course, nowMs: number): { readonly along: number; readonly y: number } {
  const p = progressOf(course, nowMs)
  return { along: course.fromAlong + (course.toAlong - course.fromAlong) * p, y: course.y0 + (course.y1 - course.y0) * p }
}

/** How far down time has come. `overMs`: when the match was over, or null; it stands still from then on, below all that has landed. */
export function tipOf(ladder: Ladder, nowMs: number, overMs: number | null): number {
  if (overMs === null || nowMs < overMs) return yAt(ladder.timeline, nowMs)
  return Math.max(yAt(ladder.timeline, overMs), ...ladder.courses.filter(({ landsMs }) => landsMs <= overMs).map(({ y1 }) => y1))
}

/** The lowest y that the ladder needs at `nowMs`: the moment itself, and what has landed or is flying there. */
export function bottomOf(ladder: Ladder, nowMs: number, overMs: number | null): number {
  let bottom = tipOf(ladder, nowMs, overMs)
  for (const course of ladder.courses) if (course.departsMs <= nowMs) bottom = Math.max(bottom, placeOf(course, nowMs).y)
  return bottom
}

function tripOf(segment: LadderSegment, view: MatchView, typicalMs: number): { fate: Fate; departsMs: number; landsMs: number } {
  const { sentAtMs, arrivedAtMs, landsAtMs, lostAtMs } = segment
  if (sentAtMs === null) {
    const departsMs = arrivedAtMs ?? view.startsAtMs
    return { fate: 'arrived', departsMs, landsMs: departsMs + EMERGING_MS }
  }
  if (arrivedAtMs !== null) return { fate: 'arrived', departsMs: sentAtMs, landsMs: Math.max(arrivedAtMs, sentAtMs + 1) }
  if (lostAtMs !== null) {
    if (unheardFor(view, segment) !== null) return { fate: 'lost', departsMs: sentAtMs, landsMs: Math.max(lostAtMs, sentAtMs + 1) }
    // Some wires lose at once: the hand still has to get to where it vanishes.
    return { fate: 'lost', departsMs: sentAtMs, landsMs: Math.max(lostAtMs, sentAtMs + typicalMs * LOST_AT) }
  }
  if (landsAtMs !== null) return { fate: 'flying', departsMs: sentAtMs, landsMs: Math.max(landsAtMs, sentAtMs + 1) }
  if (view.viewer === 'spectator') return { fate: 'lost', departsMs: sentAtMs, landsMs: sentAtMs + typicalMs * LOST_AT }
  return { fate: 'fog', departsMs: sentAtMs, landsMs: sentAtMs + ENTERING_MS }
}

/** How long segments of this match are under way, ms: the median of those that are known. */
function typicalFlightMs(ladder: readonly LadderSegment[]): number {
  const known = ladder.flatMap(({ sentAtMs, arrivedAtMs, landsAtMs }) => {
    const end = arrivedAtMs ?? landsAtMs
    return sentAtMs === null || end === null ? [] : [end - sentAtMs]
  })
  known.sort((a, b) => a - b)
  return known[known.length >> 1] ?? FALLBACK_FLIGHT_MS
}

/** The times of everything that has a place on a lifeline, ms. */
function timesOf(view: MatchView): number[] {
  const ofLog = view.log.flatMap((event) => {
    switch (event.type) {
      case 'call-made':
      case 'text-delivered':
      case 'timer-expired':
      case 'connection-ended':
      case 'end-changed':
        return [event.atMs]
      default:
        return []
    }
  })
  return [
    ...ofLog,
    ...view.ladder.flatMap(({ sentAtMs, arrivedAtMs, lostAtMs }) => [sentAtMs, arrivedAtMs, lostAtMs].flatMap((t) => t ?? [])),
  ]
}
