import { describe, expect, test } from 'vitest'
import { dayOf, NO_RECORDS, parseRecords, withReached } from '../../../../client/pages/storm/records.ts'

const reached = (points: number) => ({ points, right: points / 100, streak: 2 })

describe('records of the storm', () => {
  test('keep the best of all, and the best of a day', () => {
    const monday = withReached(NO_RECORDS, reached(500), '2026-11-16')
    expect(monday).toEqual({ best: reached(500), daily: { day: '2026-11-16', reached: reached(500) } })
    const tuesday = withReached(monday, reached(300), '2026-11-17')
    expect(tuesday).toEqual({ best: reached(500), daily: { day: '2026-11-17', reached: reached(300) } })
    expect(withReached(tuesday, reached(200), '2026-11-17')).toBe(tuesday)
    expect(withReached(tuesday, reached(900), null)).toEqual({ best: reached(900), daily: tuesday.daily })
  })

  test('are none after a storm without points, but the day is known', () => {
    expect(withReached(NO_RECORDS, reached(0), null)).toBe(NO_RECORDS)
    expect(withReached(NO_RECORDS, reached(0), '2026-11-16').daily?.reached.points).toBe(0)
  })

  test('come back as they were kept', () => {
    const records = withReached(NO_RECORDS, reached(500), '2026-11-16')
    expect(parseRecords(JSON.stringify(records))).toEqual(records)
  })

  test.each([null, '', '{', '[]', '3', '{"best":{"points":"many"},"daily":{"day":3}}', '{"best":{"points":-1,"right":0,"streak":0}}'])(
    'are none where %j was kept',
    (kept) => expect(parseRecords(kept)).toEqual(NO_RECORDS),
  )
})

test('a day begins at midnight UTC', () => {
  expect(dayOf(new Date('2026-11-20T00:00:00Z'))).toBe('2026-11-20')
  expect(dayOf(new Date('2026-11-20T08:59:59+09:00'))).toBe('2026-11-19')
})
