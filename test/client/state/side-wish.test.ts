import { beforeEach, expect, test } from 'vitest'
import type { Side } from '../../../shared/tcp/tcb.ts'
import type { RoomView } from '../../../shared/view/room-view.ts'
import { standInForDocument } from '../../support/tiny-page.ts'

beforeEach(standInForDocument)

test('the wish is that of the moment in which the match began: later proposals do not count', async () => {
  const [{ sideWished }, { roomView }, { seat }] = await Promise.all([
    import('../../../client/state/side-wish.ts'),
    import('../../../client/state/streams.ts'),
    import('../../../client/state/connection.ts'),
  ])
  const mine = (side: Side | null) => [{ id: 0, name: 'Mina', role: 'player', connected: true, side, ready: true }]
  const comeTo = (phase: RoomView['phase'], side: Side | null) => {
    roomView.value = { phase, members: mine(side) } as unknown as RoomView
  }
  seat.value = { code: 'K7MQ2P', member: 0, token: 'a' }
  comeTo('lobby', 'server')
  expect(sideWished()).toBeUndefined()
  comeTo('countdown', null)
  comeTo('result', 'client')
  expect(sideWished()).toBeNull()
  comeTo('playing', 'client')
  expect(sideWished()).toBe('client')
  roomView.value = null
  expect(sideWished()).toBeUndefined()
})
