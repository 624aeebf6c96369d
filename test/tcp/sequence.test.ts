import { describe, expect, test } from 'vitest'
import { add, distance, isAtMost, isBefore, isWithin, seq } from '../../shared/tcp/sequence.ts'

const LAST = 2 ** 32 - 1

describe('sequence space is a circle of 2^32 (§3.4)', () => {
  test.each([
    [0, 1, 1],
    [LAST, 1, 0],
    [0, -1, LAST],
    [LAST, 2 ** 32, LAST],
    [5, -10, LAST - 4],
  ])('%i and %i more is %i', (from, octets, to) => expect(add(seq(from), octets)).toBe(to))

  test.each([
    [0, 1, true],
    [1, 0, false],
    [7, 7, false],
    [LAST, 0, true],
    [0, LAST, false],
    [0, 2 ** 31 - 1, true],
  ])('%i before %i: %s', (a, b, before) => {
    expect(isBefore(seq(a), seq(b))).toBe(before)
    expect(isAtMost(seq(a), seq(b))).toBe(before || a === b)
  })

  test('half of the circle apart, each is before the other and neither at most the other', () => {
    const [here, there] = [seq(7), seq(7 + 2 ** 31)]
    expect([isBefore(here, there), isBefore(there, here)]).toEqual([true, true])
    expect([isAtMost(here, there), isAtMost(there, here)]).toEqual([false, false])
  })

  test.each([
    [10, 20, 10],
    [LAST, 4, 5],
    [20, 10, 2 ** 32 - 10],
  ])('from %i forward to %i are %i', (from, to, octets) => expect(distance(seq(from), seq(to))).toBe(octets))

  test.each([
    [5, 5, 1, true],
    [5, 5, 0, false],
    [6, 5, 1, false],
    [2, LAST, 4, true],
    [3, LAST, 4, false],
    [LAST - 1, LAST, 4, false],
  ])('%i in the window from %i of %i: %s', (n, from, length, within) => expect(isWithin(seq(n), seq(from), length)).toBe(within))

  test.each([-1, 2 ** 32, 0.5, Number.NaN])('%s is no sequence number', (n) => expect(() => seq(n)).toThrow(RangeError))
})
