import type { Drawing } from './pen.ts'

/** Px from one line of the graph paper to the next. */
export const CELL_PX = 24
/** A sheet of graph paper has so many cells each way: as few sheets as there can be, each no larger than a page of textures. */
const CELLS = 21
/** How far apart sheets are put down; each reaches a little under the next, so that no seam is seen between two screen pixels. */
export const PAPER_PX = CELL_PX * CELLS
const OVERLAP_PX = 1

/** One sheet of the graph paper behind the ladder. */
export function paperDrawing(): Drawing {
  const size = PAPER_PX + OVERLAP_PX
  return {
    width: size,
    height: size,
    anchor: [0, 0],
    paint: ({ ctx, palette }) => {
      ctx.fillStyle = palette.paper
      ctx.fillRect(0, 0, size, size)
      ctx.fillStyle = palette.grid
      for (let i = 0; i <= CELLS; i++) {
        ctx.fillRect(0, i * CELL_PX, size, 1)
        ctx.fillRect(i * CELL_PX, 0, 1, size)
      }
    },
  }
}

/** Paper without lines, to be stretched over what it covers. */
export function blankDrawing(): Drawing {
  return {
    width: 16,
    height: 16,
    anchor: [0, 0],
    bleed: 2,
    paint: ({ ctx, palette }) => {
      ctx.fillStyle = palette.paper
      ctx.fillRect(-2, -2, 20, 20)
    },
  }
}
