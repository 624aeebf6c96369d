import { expect, test } from 'vitest'
import { CELL_PX, PAPER_PX, paperDrawing } from '../../../client/scene/drawings-paper.ts'
import type { Layer } from '../../../client/scene/layer.ts'
import { paintPaper } from '../../../client/scene/paint-ladder.ts'
import type { Instant } from '../../../client/scene/scenery.ts'

/** Where the sheets of graph paper lie. */
function sheetsOf(width: number, height: number, scroll: number): readonly { readonly x: number; readonly y: number }[] {
  const sheets: { x: number; y: number }[] = []
  const layer = { put: (_: unknown, x: number, y: number) => sheets.push({ x, y }) } as unknown as Layer
  paintPaper(layer, { atlas: { plate: () => null }, scenery: { frame: { width, height } }, scroll } as unknown as Instant)
  return sheets
}

test.each([
  ['a phone', 360, 330, 0],
  ['a laptop that is scrolled', 1_200, 700, 1_234.5],
  ['a sheet exactly', PAPER_PX, PAPER_PX, 0],
])('graph paper covers %s, and its lines go along with the ladder', (_, width, height, scroll) => {
  const { width: sheetPx } = paperDrawing()
  const sheets = sheetsOf(width, height, scroll)
  const covers = (px: number, py: number) => sheets.some(({ x, y }) => x <= px && px < x + sheetPx && y <= py && py < y + sheetPx)
  const bare: string[] = []
  for (let x = 0; x < width; x += 11) for (let y = 0; y < height; y += 11) if (!covers(x, y)) bare.push(`${x}, ${y}`)
  expect(bare).toEqual([])
  for (const { x, y } of sheets) expect([x % CELL_PX, (y + scroll) % CELL_PX]).toEqual([0, 0])
})
