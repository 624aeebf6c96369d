import { crosses } from './density.ts'
import type { Frame } from './frame.ts'
import { restingPx } from './frame.ts'
import type { Course, Ladder } from './geometry.ts'

/** From where to where on its wire something is, px from the sender's lifeline. */
export type Stretch = { readonly from: number; readonly to: number }

/** A label touches hands that have landed so little above the beginning of its arrow, or below it, px. */
const HANDS_PX = { above: 26, below: 12 }
/** Px at either end of a label on which nothing is written. */
const LABEL_EDGE_PX = 7
/** A label stands above its arrow: another arrow runs through its letters that is so little above its own, or below it, px. */
const THROUGH_PX = { above: 16, below: 2 }

/**
 * Where the label of an arrow has its room: between the lifeline and the hands that rest at the other end. Where other arrows run through
 * that, it has the longest stretch that they leave, be it before or behind them.
 */
export function labelRoom(course: Course, ladder: Ladder, frame: Frame): Stretch {
  const span = frame.x.server - frame.x.client
  const hands = restingPx(course.segment.segment.flags.length, frame)
  const whole: Stretch = {
    from: Math.max(12, (course.fromAlong === 0 ? 0 : course.fromAlong + 0.08) * span, besidePx(course, ladder, frame)),
    to: course.toAlong < 1 ? (course.fate === 'fog' ? course.toAlong - 0.05 : course.toAlong) * span : span - hands,
  }
  let free: readonly Stretch[] = [whole]
  for (const other of ladder.courses) {
    const through = throughOf(course, other, span)
    if (through !== null) free = free.flatMap((stretch) => without(stretch, through))
  }
  return free.reduce<Stretch | null>((best, one) => (best === null || lengthOf(one) > lengthOf(best) ? one : best), null) ?? whole
}

function lengthOf({ from, to }: Stretch): number {
  return to - from
}

function without({ from, to }: Stretch, through: Stretch): readonly Stretch[] {
  if (through.to <= from || through.from >= to) return [{ from, to }]
  return [
    { from, to: through.from },
    { from: through.to, to },
  ].filter((left) => left.to > left.from)
}

/** Where another arrow that meets this one runs through the place of its label; null if it does not. */
function throughOf(course: Course, other: Course, span: number): Stretch | null {
  if (other === course) return null
  const isTowards = other.from !== course.from
  const ofOther = (along: number): number => (isTowards ? 1 - along : along)
  const ends = [ofOther(other.fromAlong), ofOther(other.toAlong)]
  const [start, end] = [Math.max(course.fromAlong, Math.min(...ends)), Math.min(course.toAlong, Math.max(...ends))]
  if (start >= end) return null
  /** How far this arrow is below the other one, px. */
  const below = (along: number): number => yOn(course, along) - yOn(other, ofOther(along))
  const [first, last] = [below(start), below(end)]
  if (first * last > 0 && !(isTowards && crosses(course, other))) return null
  if (first === last) return null
  const alongOf = (px: number): number => start + ((px - first) / (last - first)) * (end - start)
  const [a, b] = [alongOf(-THROUGH_PX.below), alongOf(THROUGH_PX.above)]
  const [from, to] = [Math.max(start, Math.min(a, b)), Math.min(end, Math.max(a, b))]
  return from < to ? { from: from * span, to: to * span } : null
}

/** The y of an arrow at a place of its wire, px below the top of the ladder. */
function yOn({ fromAlong, toAlong, y0, y1 }: Course, along: number): number {
  return y0 + ((y1 - y0) * (along - fromAlong)) / (toAlong - fromAlong)
}

/** What hands take of a label's room that rest where its arrow begins, px: in a narrow or a dense ladder it reaches so far. */
function besidePx(course: Course, { courses, timeline }: Ladder, frame: Frame): number {
  const isTight = frame.compact || timeline.pace < frame.pace
  if (!isTight || course.fromAlong !== 0) return 0
  const beside = courses.filter((other) => {
    const belowPx = course.y0 - other.y1
    return other.from !== course.from && other.toAlong === 1 && belowPx > -HANDS_PX.below && belowPx < HANDS_PX.above
  })
  return Math.max(0, ...beside.map((other) => restingPx(other.segment.segment.flags.length, frame) - LABEL_EDGE_PX))
}
