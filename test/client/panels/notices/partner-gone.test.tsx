import { afterEach, beforeEach, expect, test, vi } from 'vitest'
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
beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(async () => {
  await vi.advanceTimersByTimeAsync(100) // Preact waits for what it has begun
  vi.useRealTimers()
})

/** What a player at the table is told of the other one after so many ms. */
async function told(members: readonly object[], left: readonly object[], afterMs: number): Promise<string> {
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
  const page = await show(<Banners />)
  await vi.advanceTimersByTimeAsync(afterMs)
  return page.all('span').map(({ textContent }) => textContent)[0] ?? ''
}

test.each([
  ['is there', [ME, MINA], [], 0, ''],
  ['has just gone away, and may be back at once', [ME, { ...MINA, connected: false }], [], 2_000, ''],
  ['is away', [ME, { ...MINA, connected: false }], [], 4_000, words('banner.partner-gone', { name: 'Mina' })],
  ['has left', [ME], [{ id: 1, name: 'Mina' }], 0, words('banner.partner-left', { name: 'Mina' })],
])('a player whose partner %s is told so or nothing', async (_, members, left, afterMs, said) => {
  expect(await told(members, left, afterMs)).toBe(said)
})
