import { describe, expect, test } from 'vitest'
import type { MatchViewEvent } from '../../shared/view/match-view.ts'
import { clockOfMatch, pausesOf, playedMs } from '../../shared/view/pauses.ts'

const BEGINS: MatchViewEvent = { type: 'match-started', atMs: 1000 }
const paused = (atMs: number): MatchViewEvent => ({ type: 'match-paused', atMs })
const resumed = (atMs: number): MatchViewEvent => ({ type: 'match-resumed', atMs })

describe('a pause', () => {
  test.each([
    ['before it', 4900, 4900],
    ['in it', 10_000, 5000],
    ['after it', 14_250, 5250],
  ])('takes no time: %s', (_, atMs, played) => {
    expect(playedMs(pausesOf([BEGINS, paused(5000), resumed(14_000)]), atMs)).toBe(played)
  })

  test('that goes on holds the clock', () => {
    expect(playedMs(pausesOf([BEGINS, paused(5000)]), 1e7)).toBe(5000)
  })

  test('does not count in the clock of the match, nor does one after it', () => {
    const clock = clockOfMatch({ startsAtMs: 1000, log: [BEGINS, paused(2000), resumed(4000), paused(5000), resumed(5500)] })
    expect([1000, 1900, 3000, 4000, 4500, 5200, 6000].map(clock)).toEqual([0, 900, 1000, 1000, 1500, 2000, 2500])
  })
})
