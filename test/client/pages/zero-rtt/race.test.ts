import { beforeEach, describe, expect, test } from 'vitest'
import {
  endMs,
  goToNext,
  lossPercent,
  luck,
  momentsOf,
  nowMs,
  rttMs,
  startOver,
  timelines,
} from '../../../../client/pages/zero-rtt/race.ts'

beforeEach(() => {
  rttMs.value = 100
  lossPercent.value = 0
  luck.value = 1
  startOver()
})

describe('the race of the five ways', () => {
  test('goes on packet by packet to the last response', () => {
    const seen = [nowMs.value]
    while (nowMs.value < endMs.value) {
      goToNext()
      seen.push(nowMs.value)
    }
    expect(seen).toEqual(momentsOf(timelines.value))
    expect(seen).toEqual([0, 50, 100, 150, 200, 250, 300])
  })

  test('is as long as three round trips on a good wire, and longer on a bad one', () => {
    expect(endMs.value).toBe(300)
    lossPercent.value = 50
    expect(endMs.value).toBeGreaterThan(300)
    expect(momentsOf(timelines.value).at(-1)).toBe(endMs.value)
  })

  test('begins anew on another wire', () => {
    goToNext()
    rttMs.value = 20
    startOver()
    expect(nowMs.value).toBe(0)
    expect(endMs.value).toBe(60)
  })
})
