import { beforeEach, expect, test } from 'vitest'
import { standInForDocument } from '../../support/tiny-page.ts'

beforeEach(standInForDocument)

test.each([
  ['/', { page: 'home' }],
  ['/learn/', { page: 'learn' }],
  ['/zero-rtt', { page: 'zero-rtt' }],
  ['/room/k7mq2p', { page: 'room', code: 'K7MQ2P' }],
  ['/room/abc', { page: 'room', code: 'ABC' }],
  ['/room/ABC-234', { page: 'room', code: 'ABC234' }],
  ['/room/%EB%AE%BB234', { page: 'room', code: 'ABC234' }],
  ['/room/%', { page: 'not-found' }],
  ['/room/K7MQ2P/more', { page: 'not-found' }],
  ['/room/../x', { page: 'not-found' }],
  ['/room', { page: 'not-found' }],
  ['/campaign', { page: 'campaign', scenario: null }],
  ['/campaign/lost-syn', { page: 'campaign', scenario: 'lost-syn' }],
  ['/learn/more', { page: 'not-found' }],
  ['/nobody-listens', { page: 'not-found' }],
])('%s', async (path, route) => {
  const { routeOf } = await import('../../../client/state/router.ts')
  expect(routeOf(path)).toEqual(route)
})
