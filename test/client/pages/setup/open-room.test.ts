import { beforeEach, expect, test, vi } from 'vitest'
import { standInForDocument, standInForServer } from '../../../support/tiny-page.ts'

type Page = typeof import('../../../../client/pages/setup/open-room.ts') & typeof import('../../../../client/state/router.ts')

let page: Page
let asked: ReturnType<typeof standInForServer>
/** The page that was shown as each request went out. */
let shown: string[]

beforeEach(async () => {
  const takeAway = standInForDocument()
  shown = []
  asked = standInForServer(async () => {
    shown.push(page.route.value.page)
    return { ok: true, code: 'K7MQ2P', member: 0, token: 'a' }
  })
  vi.stubGlobal('history', { pushState: (_: unknown, __: string, path: string) => vi.stubGlobal('location', { pathname: path }) })
  for (const nothing of ['scrollTo', 'requestAnimationFrame']) vi.stubGlobal(nothing, () => {})
  page = { ...(await import('../../../../client/pages/setup/open-room.ts')), ...(await import('../../../../client/state/router.ts')) }
  return takeAway
})

test('once the room is there the page with the key is not: nobody opens a second room while the first is being told its rules', async () => {
  await page.practise({ scenario: 'hello' }, 'raw')
  expect(asked.map(([event]) => event)).toEqual(['create-room', 'configure', 'start'])
  expect(shown).toEqual(['home', 'room', 'room'])
})

test('a room for two is not begun', async () => {
  await page.playWithFriend({ scenario: 'hello' })
  expect(asked).toEqual([['create-room', { scenario: 'hello', kind: 'duo', name: expect.any(String) }]])
  expect(page.route.value).toEqual({ page: 'room', code: 'K7MQ2P' })
})
