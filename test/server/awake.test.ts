import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AwakeTime } from '../../server/awake.ts'

let sleptMs = 0
let machineMs = 0
const naps: number[] = []
let time: AwakeTime

/** A second after the other, none of them asleep. */
function passSeconds(seconds: number): void {
  for (let n = 0; n < seconds; n++) {
    machineMs += 1_000
    vi.advanceTimersByTime(1_000)
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  sleptMs = machineMs = naps.length = 0
  const awakeMs = performance.now.bind(performance)
  vi.spyOn(performance, 'now').mockImplementation(() => awakeMs() + sleptMs)
  time = new AwakeTime(
    (ms) => void naps.push(ms),
    () => machineMs,
  )
})
afterEach(() => {
  time.stop()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('a machine that sleeps for a minute', () => {
  test.each([
    ['and its clock runs on', 60_000],
    ['and its clock with it', 0],
  ])('%s: no time passes, and that is told once', (_, clockMs) => {
    passSeconds(5)
    const beforeMs = time.nowMs()
    machineMs += 60_000
    sleptMs += clockMs
    passSeconds(5)
    expect(time.nowMs() - beforeMs).toBeOneOf([4_000, 5_000]) // up to the first look it seemed to be asleep
    expect(naps).toHaveLength(1)
    expect(naps[0]).toBeOneOf([60_000, 61_000])
  })
})

test('a clock of the machine that is set back, or jumps a little, is nothing', () => {
  for (const jumpMs of [-3_600_000, 2_900, 0, 2_900]) {
    machineMs += jumpMs
    passSeconds(1)
  }
  expect(naps).toEqual([])
})
