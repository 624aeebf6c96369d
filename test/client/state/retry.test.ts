import { expect, test } from 'vitest'
import { retryAfterMs } from '../../../client/state/retry.ts'

test.each([
  [1, 500],
  [2, 1_000],
  [5, 8_000],
  [6, 15_000],
  [10_000, 15_000],
])('after %i failures in a row it waits about %i ms', (failures, aboutMs) => {
  expect([0, 0.5, 1].map((chance) => retryAfterMs(failures, chance) / aboutMs)).toEqual([0.5, 1, 1.5])
})
