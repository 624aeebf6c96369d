import { beforeEach, expect, test, vi } from 'vitest'
import { standInForDocument } from '../../support/tiny-page.ts'

type Page = typeof import('../../../client/state/session.ts')

let page: Page
let asked: string[]
let answer: (ok: boolean) => void

beforeEach(async () => {
  const takeAway = standInForDocument()
  asked = []
  vi.doMock('../../../client/state/connection.ts', async (original) => ({
    ...(await original<typeof import('../../../client/state/connection.ts')>()),
    request: (event: string) => {
      asked.push(event)
      return new Promise((resolve) => {
        answer = (ok) => resolve(ok ? { ok } : { ok, code: 'wrong-phase' })
      })
    },
  }))
  page = await import('../../../client/state/session.ts')
  return () => {
    vi.doUnmock('../../../client/state/connection.ts')
    takeAway()
  }
})

test('a key that is pressed twice before the answer has asked once', async () => {
  const presses = [page.act('start', {}), page.act('start', {})]
  expect(asked).toEqual(['start'])
  answer(true)
  expect(await Promise.all(presses)).toEqual([true, true])
  const later = page.act('start', {})
  expect(asked).toEqual(['start', 'start'])
  answer(false)
  expect(await later).toBe(false)
  expect(page.refusal.value).toEqual({ ok: false, code: 'wrong-phase' })
})

test('something else may be asked meanwhile', () => {
  void page.act('ready', { ready: true })
  void page.act('ready', { ready: false })
  void page.act('hint', {})
  expect(asked).toEqual(['ready', 'ready', 'hint'])
})
