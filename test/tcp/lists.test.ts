import { describe, expect, test } from 'vitest'
import { withLast, withoutAt } from '../../shared/tcp/lists.ts'

describe('lists', () => {
  test.each([
    [[], [4]],
    [[1], [1, 4]],
    [
      [1, 2, 3],
      [1, 2, 3, 4],
    ],
  ])('%j with 4 at its end is %j, and stays as it is', (list, longer) => {
    const before = [...list]
    expect(withLast(list, 4)).toEqual(longer)
    expect(list).toEqual(before)
  })

  test.each([
    [0, ['b', 'c']],
    [2, ['a', 'b']],
    [-1, ['a', 'b', 'c']],
  ])('without what stands at place %i of a, b, c (-1: nowhere), %j are left', (at, left) => {
    const list = ['a', 'b', 'c']
    expect(withoutAt(list, at)).toEqual(left)
    expect(list).toEqual(['a', 'b', 'c'])
  })
})
