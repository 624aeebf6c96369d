import { expect, test } from 'vitest'
import { clockOf, stamp, stampToTenths } from '../../../client/i18n/times.ts'

test.each([
  [0, '00:00.000'],
  [67_250, '01:07.250'],
  [-3, '00:00.000'],
])('%i ms is stamped %s', (ms, expected) => expect(stamp(ms)).toBe(expected))

test.each([
  [0, '00:00.0'],
  [67_290, '01:07.2'],
  [6_007_250, '100:07.2'],
])('%i ms are %s where tenths of a second are enough, also after 100 minutes', (ms, expected) => expect(stampToTenths(ms)).toBe(expected))

test.each([
  [-1, '0:00'],
  [999, '0:00'],
  [67_000, '1:07'],
  [600_000, '10:00'],
])('%i ms are %s on a clock', (ms, expected) => expect(clockOf(ms)).toBe(expected))
