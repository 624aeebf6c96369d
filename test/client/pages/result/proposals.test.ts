import { beforeEach, expect, test } from 'vitest'
import type { Scenario } from '../../../../shared/match/scenario.ts'
import type { Side } from '../../../../shared/tcp/tcb.ts'
import type { MemberView, RoomView } from '../../../../shared/view/room-view.ts'
import type { ScenarioDocument } from '../../../../shared/workshop/document.ts'
import { FORMAT } from '../../../../shared/workshop/document.ts'
import { standInForDocument, standInForServer } from '../../../support/tiny-page.ts'
import { blankView } from '../../../support/views.ts'

type Page = typeof import('../../../../client/pages/result/proposals.ts') &
  typeof import('../../../../client/state/own-scenarios.ts') &
  typeof import('../../../../client/state/library.ts') &
  typeof import('../../../../client/state/connection.ts') &
  typeof import('../../../../client/state/streams.ts')

let page: Page
let asked: ReturnType<typeof standInForServer>

beforeEach(async () => {
  const takeAway = standInForDocument()
  asked = standInForServer()
  page = {
    ...(await import('../../../../client/pages/result/proposals.ts')),
    ...(await import('../../../../client/state/own-scenarios.ts')),
    ...(await import('../../../../client/state/library.ts')),
    ...(await import('../../../../client/state/connection.ts')),
    ...(await import('../../../../client/state/streams.ts')),
  }
  page.scenarios.value = [{ script: { id: 'hello' } }, { script: { id: 'goodbye' } }] as unknown as readonly Scenario[]
  page.seat.value = { code: 'K7MQ2P', member: 0, token: 'a' }
  return takeAway
})

const titled = (title: string): ScenarioDocument => ({
  format: FORMAT,
  script: { id: 'own-1', calls: [] },
  texts: { title: { en: title } },
})

const mine = (side: Side | null): MemberView => ({ id: 0, name: 'Joon', role: 'player', connected: true, side, ready: true })

function room(phase: RoomView['phase'], scenario: string, side: Side | null): RoomView {
  const shown = { code: 'K7MQ2P', phase, settings: { scenario }, members: [mine(side)] } as unknown as RoomView
  page.roomView.value = shown
  return shown
}

test('again is the own scenario as it is now, told once', async () => {
  page.keepOwn(titled('As played'))
  page.noteTold('K7MQ2P', titled('As played'))
  await page.propose(room('result', 'own-1', null), 'own-1', 'standard')
  expect(asked.map(([event]) => event)).toEqual(['rematch'])
  page.keepOwn(titled('As changed'))
  await page.propose(room('result', 'own-1', null), 'own-1', 'standard')
  await page.propose(room('result', 'own-1', null), 'own-1', 'standard')
  expect(asked.slice(1)).toEqual([
    ['configure', { custom: titled('As changed'), assistance: 'standard' }],
    ['rematch', { swap: true }],
    ['rematch', { swap: true }],
  ])
})

test.each([
  ['either', null, ['swap-sides', 'choose-side']],
  ['the side that was played', 'client', ['swap-sides']],
] as const)('what is taken back leaves the wish for %s', async (_, wish, requests) => {
  room('countdown', 'hello', wish)
  room('playing', 'hello', wish)
  const view = blankView({ viewer: 'client', scenario: 'hello' })
  await page.takeBack(room('result', 'hello', 'server'), view, mine('server'))
  expect(asked.map(([event]) => event)).toEqual(requests)
  expect(asked[1]?.[1] ?? { side: wish }).toEqual({ side: wish })
})

test('a page that was not there when the match began knows no wish', async () => {
  const view = blankView({ viewer: 'client', scenario: 'hello' })
  await page.takeBack(room('result', 'goodbye', 'server'), view, mine('server'))
  expect(asked.map(([event]) => event)).toEqual(['configure', 'swap-sides'])
})
