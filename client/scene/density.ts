import type { Course, Ladder } from './geometry.ts'
import { bottomOf } from './geometry.ts'
import type { Note } from './notes.ts'

/** Where all of a match is to be in view, its ladder is drawn at a lesser pace with every try: to the first at which any can be read, or farther. */
const SAFE_PACE = 0.4
const LEAST_PACE = 0.1
const PACE_STEP = 0.025
/** A ladder can be read while rows and labels are so far apart, and notes no farther from what they tell of: below two others, one of two lines, px. */
const READABLE_PX = { rows: 21, labels: 15, notes: 56 }

/** A ladder with its notes, at some pace. */
export type Layout = { readonly ladder: Ladder; readonly notes: readonly Note[]; readonly lastNoteY: number }

/** The layout at the greatest pace at which all of it takes `room` px or less, between the usual one and the least at which it can be read. */
export function fitted(layOut: (pace: number) => Layout, usualPace: number, room: number, overMs: number): Layout {
  const steps = Math.floor((usualPace - LEAST_PACE) / PACE_STEP + 1e-9)
  const usual = layOut(usualPace)
  let layout = usual
  for (let step = 1; step <= steps && lowestOf(layout, Number.POSITIVE_INFINITY, overMs) > room; step++) {
    const pace = usualPace - step * PACE_STEP
    const denser = layOut(pace)
    if (pace < SAFE_PACE && !isReadable(denser, usual)) break
    layout = denser
  }
  return layout
}

/** How many notes stand away from what they tell of because of other moments: what is told of one moment may be a long column. */
function strayedIn({ notes }: Layout): number {
  return notes.filter((note, n) => {
    const first = notes.slice(0, n + 1).find(({ side, pointY }) => side === note.side && pointY === note.pointY) ?? note
    return first.y - first.pointY > READABLE_PX.notes
  }).length
}

/** How many pairs of labels of one side stand on each other, in mid-wire: what overtakes comes close to what it overtakes. */
function clashesIn({ ladder: { courses } }: Layout): number {
  const middle = ({ y0, y1 }: Course): number => (y0 + y1) / 2
  return courses.flatMap((course, n) =>
    courses.slice(n + 1).filter((other) => other.from === course.from && Math.abs(middle(other) - middle(course)) < READABLE_PX.labels),
  ).length
}

/** True if answers stand apart from what they answer, and no more labels and notes than in the usual layout are where they should not be. */
function isReadable(layout: Layout, usual: Layout): boolean {
  const { ladder } = layout
  const rows = [...ladder.courses].sort((a, b) => a.y0 - b.y0)
  const areApart = rows.every((row, n) => {
    const above = rows[n - 1]
    return above === undefined || above.from === row.from || crosses(above, row) || row.y0 - above.y0 >= READABLE_PX.rows
  })
  return areApart && strayedIn(layout) <= strayedIn(usual) && clashesIn(layout) <= clashesIn(usual)
}

/** The y of the lowest thing there is at `nowMs`, px below the top of the ladder. */
export function lowestOf({ ladder, lastNoteY }: Pick<Layout, 'ladder' | 'lastNoteY'>, nowMs: number, overMs: number | null): number {
  return Math.max(bottomOf(ladder, nowMs, overMs), lastNoteY)
}

/** Two arrows of opposite directions that are in the air together. */
export function crosses(course: Course, other: Course): boolean {
  return other.from !== course.from && other.departsMs < course.landsMs && course.departsMs < other.landsMs
}
