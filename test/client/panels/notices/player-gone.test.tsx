import { beforeEach, expect, test } from 'vitest'
import type { MatchView } from '../../../../shared/view/match-view.ts'
import type { RoomView } from '../../../../shared/view/room-view.ts'
import { show, standInForDocument } from '../../../support/tiny-page.ts'
import { blankView } from '../../../support/views.ts'
import { wordsOf } from '../../../support/words.ts'

const words = wordsOf('en')
const AWAY = { id: 1, name: 'Mina', role: 'player', connected: false, side: 'client', ready: true }

beforeEach(standInForDocument)

/** What is said beside the name at the client's end, which Mina plays. */
async function said(members: readonly object[], view: Partial<MatchView> = {}, link = 'online'): Promise<string> {
  const [{ PlayerGone }, streams, connection] = await Promise.all([
    import('../../../../client/panels/notices/player-gone.tsx'),
    import('../../../../client/state/streams.ts'),
    import('../../../../client/state/connection.ts'),
  ])
  const matches = [{ match: 0, round: 1, scenario: 'hello', seats: { client: 1, server: 'bot' }, result: null }]
  streams.roomView.value = { phase: 'playing', members, left: [], matches } as unknown as RoomView
  streams.matchView.value = { ...blankView(), phase: 'playing', ...view }
  connection.link.value = link as typeof connection.link.value
  return (await show(<PlayerGone side="client" />)).all('span').find((span) => span.getAttribute('class') === 'gone-tag')?.textContent ?? ''
}

test.each([
  ['is there', [{ ...AWAY, connected: true }], {}, 'online', ''],
  ['is away', [AWAY], {}, 'online', words('end.away')],
  ['has left', [], {}, 'online', words('end.left')],
  ['has left, and a bot plays on', [], { controllers: { client: 'bot', server: 'bot' } }, 'online', ''],
  ['is away, and the match is over', [AWAY], { phase: 'over' }, 'online', ''],
  ['is away, as far as a page knows that is out of touch itself', [AWAY], {}, 'offline', ''],
] as const)('whoever watches a player who %s is told so or nothing', async (_, members, view, link, tag) => {
  expect(await said(members, view, link)).toBe(tag)
})
