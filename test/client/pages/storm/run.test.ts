import { beforeEach, expect, test, vi } from 'vitest'
import type { FlagName } from '../../../../client/look/flags.ts'
import { LASTS_MS, MOST_MISTAKES } from '../../../../shared/storm/storm.ts'
import { standInForDocument } from '../../../support/tiny-page.ts'

type Page = typeof import('../../../../client/pages/storm/run.ts') &
  typeof import('../../../../client/state/desk.ts') &
  typeof import('../../../../client/state/sending.ts') &
  typeof import('../../../../client/state/streams.ts')
let page: Page
let nowMs: number

beforeEach(async () => {
  const takeAway = standInForDocument()
  nowMs = 10_000
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs)
  page = {
    ...(await import('../../../../client/pages/storm/run.ts')),
    ...(await import('../../../../client/state/desk.ts')),
    ...(await import('../../../../client/state/sending.ts')),
    ...(await import('../../../../client/state/streams.ts')),
  }
  const leave = page.attend()
  page.begin(false)
  return () => {
    leave()
    vi.restoreAllMocks()
    takeAway()
  }
})

/** Sends what is never right. */
function err(): void {
  page.draft.value = { ...page.draft.value, flags: new Set<FlagName>(['URG', 'PSH', 'RST', 'SYN', 'FIN']), seq: '1', ack: '1' }
  page.send()
}

test('while a mistake is explained its question stays on the table, and the clock stands still', () => {
  nowMs += 4_000
  err()
  expect(page.explained.value?.question.n).toBe(1)
  expect([page.asked.value?.n, page.matchView.value?.match]).toEqual([1, -1])
  nowMs += 60_000
  page.saySilence()
  expect(page.mistakes.value.length, 'nothing is judged meanwhile').toBe(1)
  page.goOn()
  expect([page.asked.value?.n, page.matchView.value?.match, page.explained.value]).toEqual([2, -2, null])
  expect(page.left.value).toBe(LASTS_MS - 4_000)
  expect(page.draft.value.flags.size, 'what was wrong there is of no use here').toBe(0)
})

test('the last mistake ends it: the table is empty, and all of them can be read', () => {
  for (let mistake = 1; mistake <= MOST_MISTAKES; mistake++) {
    err()
    page.goOn()
  }
  expect(page.storm.value).toMatchObject({ isOver: true, mistakes: MOST_MISTAKES })
  expect([page.explained.value, page.matchView.value, page.mistakes.value.length]).toEqual([null, null, MOST_MISTAKES])
  expect(page.isRecord.value, 'nothing was reached').toBe(false)
})

test('whoever leaves the page gives up the table, and the composer is the match’s again', () => {
  page.attend()()
  expect([page.storm.value, page.matchView.value]).toEqual([null, null])
})
