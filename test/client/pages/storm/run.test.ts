import { beforeEach, expect, test, vi } from 'vitest'
import type { FlagName } from '../../../../client/look/flags.ts'
import { LASTS_MS, MOST_MISTAKES } from '../../../../shared/storm/storm.ts'
import { standInForDocument } from '../../../support/tiny-page.ts'

type Page = typeof import('../../../../client/pages/storm/run.ts') &
  typeof import('../../../../client/pages/storm/question.tsx') &
  typeof import('../../../../client/state/desk.ts') &
  typeof import('../../../../client/state/sending.ts') &
  typeof import('../../../../client/state/streams.ts')
let page: Page
let nowMs: number
let happen: (type: string, event: object) => void

beforeEach(async () => {
  const takeAway = standInForDocument()
  nowMs = 10_000
  const listeners: (readonly [type: string, listener: (event: object) => void])[] = []
  vi.stubGlobal('addEventListener', (...heard: (typeof listeners)[number]) => listeners.push(heard))
  happen = (type, event) => {
    for (const [heard, listener] of listeners) if (heard === type) listener(event)
  }
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs)
  page = {
    ...(await import('../../../../client/pages/storm/run.ts')),
    ...(await import('../../../../client/pages/storm/question.tsx')),
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

test('whoever clears the desk does not lose the explanation of a mistake, nor the answer that it is about, before having read it', () => {
  err()
  page.clearByHand()
  expect([page.feedback.value?.verdict.grade, page.draft.value.seq, page.mayClear.value]).toEqual(['wrong', '1', false])
  page.goOn()
  page.draft.value = { ...page.draft.value, seq: '1' }
  expect(page.mayClear.value).toBe(true)
  page.clearByHand()
  expect(page.draft.value.seq).toBe('')
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

test('the key of silence that is held down is one answer, though the next question is there at once', () => {
  page.listenForSilence()
  const press = (repeat: boolean) => happen('keydown', { key: 'n', code: 'KeyN', repeat, preventDefault() {} })
  press(false)
  page.goOn()
  press(true)
  expect(page.mistakes.value.length + (page.storm.value?.right ?? 0)).toBe(1)
})

test('an answer that comes when the time is up ends it, and it is not said that the player has stopped', () => {
  nowMs += LASTS_MS
  err()
  expect(page.storm.value).toMatchObject({ isOver: true, mistakes: 0 })
  expect(page.left.value).toBe(0)
})

test('a storm that was better, in another tab of this device, stays the best', () => {
  const best = { points: 9_000, right: 40, streak: 40 }
  localStorage.setItem('acksu.storm', JSON.stringify({ best, daily: null }))
  happen('storage', { key: 'acksu.storm' })
  err()
  page.goOn()
  page.stop()
  expect(page.records.value.best).toEqual(best)
})

test('whoever leaves the page gives up the table, and the composer is the match’s again', () => {
  page.attend()()
  expect([page.storm.value, page.matchView.value]).toEqual([null, null])
})
