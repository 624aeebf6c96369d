import { expect, test } from 'vitest'
import { clockOf, stamp } from '../../../client/i18n/times.ts'

test.each([
  [0, '00:00.000'],
  [67_250, '01:07.250'],
  [-3, '00:00.000'],
])('%i ms is stamped %s', (ms, expected) => expect(stamp(ms)).toBe(expected))

test.each([
  [-1, '0:00'],
  [999, '0:00'],
  [67_000, '1:07'],
  [600_000, '10:00'],
])('%i ms are %s on a clock', (ms, expected) => expect(clockOf(ms)).toBe(expected))
