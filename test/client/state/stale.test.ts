import { beforeEach, expect, test, vi } from 'vitest'
import { standInForPage } from '../../support/page-globals.ts'
import { blankView } from '../../support/views.ts'

beforeEach(() => {
  const takeAway = standInForPage()
  vi.stubGlobal('localStorage', { getItem: () => null })
  return takeAway
})

test('what was refused is not said any more on another page or in another phase, and what only the connection refused not once it stands', async () => {
  const [{ dropStaleRefusals }, { refusal }, { route }, { link }, { matchView }] = await Promise.all([
    import('../../../client/state/stale.ts'),
    import('../../../client/state/session.ts'),
    import('../../../client/state/router.ts'),
    import('../../../client/state/connection.ts'),
    import('../../../client/state/streams.ts'),
  ])
  dropStaleRefusals()
  refusal.value = { ok: false, code: 'match-paused' }
  link.value = 'online'
  expect(refusal.value).toEqual({ ok: false, code: 'match-paused' })
  route.value = { page: 'learn' }
  expect(refusal.value).toBeNull()
  matchView.value = { ...blankView(), phase: 'playing' }
  refusal.value = { ok: false, code: 'match-paused' }
  matchView.value = { ...blankView(), phase: 'playing', parMs: 1 }
  expect(refusal.value, 'the match has only gone on').toEqual({ ok: false, code: 'match-paused' })
  matchView.value = { ...blankView(), phase: 'paused' }
  expect(refusal.value).toBeNull()
  link.value = 'offline'
  refusal.value = { ok: false, code: 'offline' }
  link.value = 'online'
  expect(refusal.value).toBeNull()
})
