import { beforeEach, expect, test, vi } from 'vitest'
import type { MatchView } from '../../../shared/view/match-view.ts'
import { blankView } from '../../support/views.ts'

type Page = typeof import('../../../client/state/composer.ts') & typeof import('../../../client/state/streams.ts')
let page: Page

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] }) // the page's clock goes on ticking after its test
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('location', { pathname: '/' })
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {} }))
  vi.resetModules()
  page = { ...(await import('../../../client/state/composer.ts')), ...(await import('../../../client/state/streams.ts')) }
  return () => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  }
})

const playing = (match: number): MatchView => ({ ...blankView({ match, viewer: 'client' }), phase: 'playing' })

/** Sends a SYN that is wrong and comes home. */
function err(): void {
  page.clearDraft()
  page.toggleFlag('SYN')
  page.send()
}

test('the composer shakes once for each move that comes home, and the one of the next match not before its own', () => {
  page.matchView.value = playing(1)
  page.takeMoves(() => false)
  err()
  err()
  expect(page.shakes.value).toBe(2)
  page.matchView.value = { ...playing(1), phase: 'paused' }
  expect(page.shakes.value).toBe(2)
  page.matchView.value = playing(2)
  expect(page.shakes.value).toBe(0)
  err()
  expect(page.shakes.value).toBe(1)
})
