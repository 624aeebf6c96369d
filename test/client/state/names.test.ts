import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { MatchView } from '../../../shared/view/match-view.ts'
import type { RoomView } from '../../../shared/view/room-view.ts'
import { blankView } from '../../support/views.ts'

type Page = typeof import('../../../client/state/names.ts') & typeof import('../../../client/state/streams.ts')
let page: Page

/** Mina has sat down at the client's end, Joon at the server's, and Mina has left since. */
const MINA_LEFT = {
  members: [{ id: 2, name: 'Joon', role: 'player', connected: true, side: 'server', ready: false }],
  left: [{ id: 1, name: 'Mina' }],
  matches: [{ match: 7, round: 1, scenario: 'hello', seats: { client: 1, server: 2 }, result: null }],
} as const satisfies Partial<RoomView>

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] }) // the page's clock goes on ticking after its test
  vi.resetModules()
  page = { ...(await import('../../../client/state/names.ts')), ...(await import('../../../client/state/streams.ts')) }
  return () => vi.useRealTimers()
})

function namesWith(controllers: MatchView['controllers'], match = 7): readonly (string | null)[] {
  page.roomView.value = MINA_LEFT as Partial<RoomView> as RoomView
  page.matchView.value = { ...blankView({ match, viewer: 'server' }), controllers }
  return [page.names.client.value, page.names.server.value]
}

describe('who plays the sides of the match on the table', () => {
  test('is whoever has the seat, though they may have left', () => {
    expect(namesWith({ client: 'person', server: 'person' })).toEqual(['Mina', 'Joon'])
  })

  test('is a bot once a bot plays on for whoever has left', () => {
    expect(namesWith({ client: 'bot', server: 'person' })).toEqual([null, 'Joon'])
  })

  test('is nobody who has a name where the match is none of the room', () => {
    expect(namesWith({ client: 'person', server: 'person' }, -1)).toEqual([null, null])
  })
})
