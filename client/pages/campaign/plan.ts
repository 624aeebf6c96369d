/** A point of the map, CSS pixels from its upper left corner. */
export type Spot = { readonly x: number; readonly y: number }

/** Where the stations of the map lie, and the wire between them. */
export type Plan = {
  readonly height: number
  readonly spots: readonly Spot[]
  /** The wire from each station to the next, as SVG paths: one fewer than there are stations. */
  readonly links: readonly string[]
  /** How wide a station's name may be. */
  readonly cell: number
}

const WIDEST_CELL = 158
const FEWEST_COLUMNS = 3
const MOST_COLUMNS = 5
const ROW = 152
/** Room above the first row for the pennant of its chapter. */
const TOP = 92
const BOTTOM = 84
/** Every second station of a row hangs lower, so that the wire winds. */
const SAG = 16

/** A winding wire through `count` stations: row after row, one to the right, the next back to the left. */
export function planOf(count: number, width: number): Plan {
  const columns = Math.min(MOST_COLUMNS, Math.max(FEWEST_COLUMNS, Math.floor(width / WIDEST_CELL)))
  const cell = width / columns
  const spots = Array.from({ length: count }, (_, index): Spot => {
    const row = Math.floor(index / columns)
    const along = index % columns
    const column = row % 2 === 0 ? along : columns - 1 - along
    return { x: Math.round(cell * (column + 0.5)), y: TOP + row * ROW + (column % 2) * SAG }
  })
  const rows = Math.ceil(count / columns)
  return { height: rows === 0 ? 0 : TOP + (rows - 1) * ROW + SAG + BOTTOM, spots, links: linksOf(spots, cell), cell }
}

function linksOf(spots: readonly Spot[], cell: number): string[] {
  return spots.slice(1).map((to, index) => {
    const from = spots[index] ?? to
    if (from.x !== to.x) {
      const middle = (from.x + to.x) / 2
      return `M${from.x} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`
    }
    // At the end of a row it turns outward and comes back one row lower.
    const isRight = index > 0 && (spots[index - 1]?.x ?? 0) < from.x
    const out = (isRight ? 1 : -1) * cell * 0.56
    return `M${from.x} ${from.y}C${from.x + out} ${from.y} ${to.x + out} ${to.y} ${to.x} ${to.y}`
  })
}
