import { beforeEach, expect, test, vi } from 'vitest'
import { standInForPage } from '../../support/page-globals.ts'

beforeEach(() => {
  const takeAway = standInForPage()
  vi.stubGlobal('localStorage', { getItem: () => null })
  return takeAway
})

test('what was refused is not said any more on another page, and what only the connection refused not once it stands', async () => {
  const [{ dropStaleRefusals }, { refusal }, { route }, { link }] = await Promise.all([
    import('../../../client/state/stale.ts'),
    import('../../../client/state/session.ts'),
    import('../../../client/state/router.ts'),
    import('../../../client/state/connection.ts'),
  ])
  dropStaleRefusals()
  refusal.value = { ok: false, code: 'match-paused' }
  link.value = 'online'
  expect(refusal.value).toEqual({ ok: false, code: 'match-paused' })
  route.value = { page: 'learn' }
  expect(refusal.value).toBeNull()
  link.value = 'offline'
  refusal.value = { ok: false, code: 'offline' }
  link.value = 'online'
  expect(refusal.value).toBeNull()
})
