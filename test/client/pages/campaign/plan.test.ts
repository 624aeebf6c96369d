import { describe, expect, test } from 'vitest'
import { planOf } from '../../../../client/pages/campaign/plan.ts'

const WIDTHS = [300, 332, 760, 1100] as const

const REM_PX = 16

describe.each(WIDTHS)('a map of 27 stations, %i px wide', (width) => {
  const { spots, links, height, cell } = planOf(27, width, REM_PX)

  test('has them all inside, with room for their names', () => {
    expect(spots.length).toBe(27)
    for (const { x, y } of spots) {
      expect(x).toBeGreaterThanOrEqual(Math.floor(cell / 2))
      expect(x).toBeLessThanOrEqual(Math.ceil(width - cell / 2))
      expect(y).toBeGreaterThan(0)
      expect(y).toBeLessThan(height)
    }
  })

  test('winds: each station is beside or below the one before it', () => {
    for (const [index, spot] of spots.entries()) {
      const before = spots[index - 1]
      if (before === undefined) continue
      const beside = Math.abs(Math.abs(spot.x - before.x) - cell) <= 1
      const below = spot.x === before.x && spot.y > before.y
      expect(beside || below).toBe(true)
    }
  })

  test('has a wire from each station to the next', () => {
    expect(links.map((link) => link.startsWith('M'))).toEqual(Array(26).fill(true))
    for (const [index, link] of links.entries()) {
      const [from, to] = [spots[index], spots[index + 1]]
      expect(link.startsWith(`M${from?.x} ${from?.y}C`)).toBe(true)
      expect(link.endsWith(` ${to?.x} ${to?.y}`)).toBe(true)
    }
  })
})

test('without stations there is no map', () => expect(planOf(0, 800, REM_PX)).toMatchObject({ spots: [], links: [], height: 0 }))

test('where letters are larger, all of it is', () => {
  const [small, large] = [planOf(27, 800, REM_PX), planOf(27, 1600, 2 * REM_PX)]
  expect(large.spots).toEqual(small.spots.map(({ x, y }) => ({ x: 2 * x, y: 2 * y })))
  expect([large.height, large.cell]).toEqual([2 * small.height, 2 * small.cell])
})
