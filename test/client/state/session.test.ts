import { beforeEach, expect, test } from 'vitest'
import { standInForDocument, standInForServer } from '../../support/tiny-page.ts'

type Page = typeof import('../../../client/state/session.ts')

let page: Page
let asked: ReturnType<typeof standInForServer>
let answer: (outcome: object) => void

beforeEach(async () => {
  const takeAway = standInForDocument()
  asked = standInForServer(() => new Promise((resolve) => (answer = resolve)))
  page = await import('../../../client/state/session.ts')
  return takeAway
})

const events = () => asked.map(([event]) => event)

test('a key that is pressed twice before the answer has asked once', async () => {
  const presses = [page.act('start', {}), page.act('start', {})]
  expect(events()).toEqual(['start'])
  answer({ ok: true })
  expect(await Promise.all(presses)).toEqual([true, true])
  const later = page.act('start', {})
  expect(events()).toEqual(['start', 'start'])
  answer({ ok: false, code: 'wrong-phase' })
  expect(await later).toBe(false)
  expect(page.refusal.value).toEqual({ ok: false, code: 'wrong-phase' })
})

test('something else may be asked meanwhile', () => {
  void page.act('ready', { ready: true })
  void page.act('ready', { ready: false })
  void page.act('hint', {})
  expect(events()).toEqual(['ready', 'ready', 'hint'])
})

test('what is asked in the last moment of a match is answered by its result, without a complaint above it', async () => {
  const hint = page.act('hint', {})
  answer({ ok: false, code: 'match-over' })
  expect(await hint).toBe(false)
  expect(page.refusal.value).toBe(null)
})
