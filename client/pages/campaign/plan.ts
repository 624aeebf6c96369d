/** A point of the map, CSS pixels from its upper left corner. */
export type Spot = { readonly x: number; readonly y: number }

/** Where the stations of the map lie, and the wire between them. */
type Plan = {
  readonly height: number
  readonly spots: readonly Spot[]
  /** The wire from each station to the next, as SVG paths: one fewer than there are stations. */
  readonly links: readonly string[]
  /** How wide a station's name may be. */
  readonly cell: number
}

const WIDEST_CELL_REM = 9.875
const FEWEST_COLUMNS = 3
const MOST_COLUMNS = 5
const ROW_REM = 9.5
/** Room above the first row for the pennant of its chapter. */
const TOP_REM = 5.75
const BOTTOM_REM = 5.25
/** Every second station of a row hangs lower, so that the wire winds. */
const SAG_REM = 1

/** A winding wire through `count` stations: row after row, one to the right, the next back to the left. It is as large as its letters. */
export function planOf(count: number, width: number, remPx: number): Plan {
  const columns = Math.min(MOST_COLUMNS, Math.max(FEWEST_COLUMNS, Math.floor(width / (WIDEST_CELL_REM * remPx))))
  const cell = width / columns
  const [top, rowHeight, sag] = [TOP_REM * remPx, ROW_REM * remPx, SAG_REM * remPx]
  const spots = Array.from({ length: count }, (_, index): Spot => {
    const row = Math.floor(index / columns)
    const along = index % columns
    const column = row % 2 === 0 ? along : columns - 1 - along
    return { x: Math.round(cell * (column + 0.5)), y: Math.round(top + row * rowHeight + (column % 2) * sag) }
  })
  const rows = Math.ceil(count / columns)
  const height = rows === 0 ? 0 : Math.round(top + (rows - 1) * rowHeight + sag + BOTTOM_REM * remPx)
  return { height, spots, links: linksOf(spots, cell), cell }
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
