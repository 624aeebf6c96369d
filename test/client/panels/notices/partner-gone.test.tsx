import { beforeEach, expect, test } from 'vitest'
import type { RoomView } from '../../../../shared/view/room-view.ts'
import { standInForPage } from '../../../support/page-globals.ts'
import { show, standInForDocument } from '../../../support/tiny-page.ts'
import { blankView } from '../../../support/views.ts'
import { wordsOf } from '../../../support/words.ts'

const words = wordsOf('en')
const ME = { id: 0, name: 'Joon', role: 'player', connected: true, side: 'client', ready: true }
const MINA = { id: 1, name: 'Mina', role: 'player', connected: true, side: 'server', ready: true }

beforeEach(standInForDocument)
beforeEach(standInForPage)

/** What a player at the table is told of the other one. */
async function told(members: readonly object[], left: readonly object[]): Promise<string> {
  const [{ Banners }, streams, connection, { route }] = await Promise.all([
    import('../../../../client/panels/notices/banners.tsx'),
    import('../../../../client/state/streams.ts'),
    import('../../../../client/state/connection.ts'),
    import('../../../../client/state/router.ts'),
  ])
  const matches = [{ match: 0, round: 1, scenario: 'hello', seats: { client: 0, server: 1 }, result: null }]
  route.value = { page: 'room', code: 'K7MQ2P' }
  connection.seat.value = { code: 'K7MQ2P', member: 0, token: 'a' }
  connection.link.value = 'online'
  streams.roomView.value = { code: 'K7MQ2P', kind: 'duo', phase: 'playing', members, left, matches } as unknown as RoomView
  streams.matchView.value = { ...blankView({ viewer: 'client' }), phase: 'playing' }
  return (await show(<Banners />)).all('span').map(({ textContent }) => textContent)[0] ?? ''
}

test.each([
  ['is there', [ME, MINA], [], ''],
  ['is away', [ME, { ...MINA, connected: false }], [], words('banner.partner-gone', { name: 'Mina' })],
  ['has left', [ME], [{ id: 1, name: 'Mina' }], words('banner.partner-left', { name: 'Mina' })],
])('a player whose partner %s is told so or nothing', async (_, members, left, said) => {
  expect(await told(members, left)).toBe(said)
})
