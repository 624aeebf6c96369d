import { expect, test } from 'vitest'
import { Rows } from '../../shared/view/rows.ts'

type Row = readonly [name: string, n: number | null]

test('rows come back whole and in order, with what was set in them', () => {
  const rows = new Rows<Row>(2)
  expect(rows.all()).toEqual([])
  rows.add(['a', 1])
  rows.add(['b', null])
  rows.add(['c', 3])
  rows.set(1, 1, 2)
  expect(rows.length).toBe(3)
  expect(rows.row(1)).toEqual(['b', 2])
  expect(rows.all()).toEqual([
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ])
})

test('the last row with a value in a column is found, and only in that column', () => {
  const rows = new Rows<readonly [number, number]>(2)
  expect(rows.findLast(0, 1)).toBe(-1)
  rows.add([1, 5])
  rows.add([1, 6])
  rows.add([6, 7])
  expect(rows.findLast(0, 1)).toBe(1)
  expect(rows.findLast(0, 5)).toBe(-1)
  expect(rows.findLast(1, 6)).toBe(1)
  expect(rows.findLast(1, 7)).toBe(2)
})
