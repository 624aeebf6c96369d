import { beforeEach, expect, test } from 'vitest'
import type { RoomView } from '../../../../shared/view/room-view.ts'
import type { TinyElement } from '../../../support/tiny-page.ts'
import { show, standInForDocument } from '../../../support/tiny-page.ts'
import { blankView } from '../../../support/views.ts'

type Page = typeof import('../../../../client/state/connection.ts') &
  typeof import('../../../../client/state/clock.ts') &
  typeof import('../../../../client/state/streams.ts')

let page: Page
let shown: TinyElement

beforeEach(async () => {
  const takeAway = standInForDocument()
  page = {
    ...(await import('../../../../client/state/connection.ts')),
    ...(await import('../../../../client/state/clock.ts')),
    ...(await import('../../../../client/state/streams.ts')),
  }
  const { Countdown } = await import('../../../../client/pages/table/countdown.tsx')
  page.link.value = 'online'
  page.tick.value = 10_000
  page.roomView.value = { startsAtMs: 13_000 } as Partial<RoomView> as RoomView
  shown = await show(<Countdown />)
  return takeAway
})

const numbers = () => shown.all('b').map(({ textContent }) => textContent)

test('it counts', async () => {
  expect(numbers()).toEqual(['3'])
  page.tick.value = 11_100
  await Promise.resolve()
  expect(numbers()).toEqual(['2'])
})

test('a server that is away leaves nobody under it: the page says so, and can be left', async () => {
  page.link.value = 'offline'
  await Promise.resolve()
  expect(shown.textContent).toBe('')
  page.link.value = 'online'
  await Promise.resolve()
  expect(numbers()).toEqual(['3'])
})

test('nor does a server that says nothing when the time has come', async () => {
  page.tick.value = 13_400
  await Promise.resolve()
  expect(numbers()).toEqual(['1'])
  page.tick.value = 15_100
  await Promise.resolve()
  expect(shown.textContent).toBe('')
})

test('it says nothing of the match before', async () => {
  page.matchView.value = { ...blankView({ viewer: 'client', scenario: 'hello' }), phase: 'over' }
  const { scenarios } = await import('../../../../client/state/library.ts')
  const { catalogue } = await import('../../../../shared/scenarios/catalogue.ts')
  scenarios.value = catalogue
  await Promise.resolve()
  expect(shown.all('p')[0]?.textContent).toBe('3')
  page.matchView.value = { ...blankView({ viewer: 'client', scenario: 'hello' }), phase: 'ready' }
  await Promise.resolve()
  expect(shown.all('p')[0]?.textContent).toContain('Hello')
})
