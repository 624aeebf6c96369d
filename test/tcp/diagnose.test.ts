import { describe, expect, test } from 'vitest'
import { judge } from '../../shared/tcp/judge.ts'
import type { Endpoint } from '../../shared/tcp/tcb.ts'
import type { MisconceptionId } from '../../shared/tcp/verdict.ts'
import { COUNTING } from './misconceptions/counting.ts'
import { ENDING } from './misconceptions/ending.ts'
import type { Row, Table } from './misconceptions/moments.ts'
import { HELLO_SAID, LAST_ACK, SYN_ACK_SENT } from './misconceptions/moments.ts'
import { OPENING } from './misconceptions/opening.ts'
import { segment } from './situations.ts'
import { keyOf } from './spell-out.ts'

/** Every belief that there is: one without a table does not compile. */
const TABLES: Readonly<Record<MisconceptionId, Table>> = { ...COUNTING, ...OPENING, ...ENDING }

describe.each(Object.entries(TABLES))('%s', (id, { betrayed, nearMisses }) => {
  test.each(betrayed)('is betrayed: %s', (_, endpoint, move) => {
    expect(judge(endpoint, move)).toMatchObject({ grade: 'wrong', misconception: id })
  })

  test.each(nearMisses)('is not: %s', (_, endpoint, move) => {
    const verdict = judge(endpoint, move)
    expect(verdict.grade).toBe('wrong')
    expect(verdict).not.toMatchObject({ misconception: id })
  })

  test('five moves or more betray it, and five near to them do not', () => {
    expect(distinct(betrayed)).toBeGreaterThanOrEqual(5)
    expect(distinct(nearMisses)).toBeGreaterThanOrEqual(5)
  })
})

/** How many rows are not the same move in the same moment. */
function distinct(rows: readonly Row[]): number {
  return new Set(rows.map(([, endpoint, move]) => JSON.stringify([endpoint, keyOf(move)]))).size
}

test.each<readonly [string, Endpoint]>([
  ['text under way', HELLO_SAID],
  ['in LAST-ACK', LAST_ACK],
  ['in SYN-RECEIVED', SYN_ACK_SENT],
])('a slip like any other betrays nothing: %s', (_, endpoint) => {
  expect(judge(endpoint, segment('A', 60_000, 60_000))).toMatchObject({ grade: 'wrong', misconception: null })
})
