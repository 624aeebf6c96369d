import { beforeEach, expect, test, vi } from 'vitest'
import { standInForPage, storage } from '../../support/page-globals.ts'

const SYN = { flags: 'S', seq: 100, ack: 0, text: '' }
const TICKET = { code: 'K7MQ2P', member: 0, token: 'a' }

type Page = typeof import('../../../client/state/moves.ts')
let page: Page
let sent: number[]
let answer: object
let resume: (lastMove: number) => void

beforeEach(async () => {
  const takeAway = standInForPage()
  for (const keeper of ['localStorage', 'sessionStorage']) vi.stubGlobal(keeper, storage())
  sent = []
  answer = { ok: false, code: 'offline' }
  vi.doMock('../../../client/state/connection.ts', async (original) => ({
    ...(await original<object>()),
    request: async (_: string, { move }: { move: number }) => {
      sent.push(move)
      return answer
    },
    onResume: (listener: (lastMove: number) => void) => (resume = listener),
  }))
  page = await import('../../../client/state/moves.ts')
  const { link, seat } = await import('../../../client/state/connection.ts')
  link.value = 'online'
  seat.value = TICKET
  return () => {
    vi.doUnmock('../../../client/state/connection.ts')
    takeAway()
  }
})

const pending = () => page.pendingMoves.value.map(({ move }) => move)

test('what was not answered is sent again on the next connection, but for what the server has applied', async () => {
  page.sendMove(SYN)
  await vi.waitFor(() => expect(sent).toEqual([1]))
  page.sendMove(SYN)
  await vi.waitFor(() => expect(sent).toEqual([1, 1]))
  expect(pending()).toEqual([1, 2])
  answer = { ok: true }
  resume(1)
  await vi.waitFor(() => expect(pending()).toEqual([]))
  expect(sent).toEqual([1, 1, 2])
})

test('a page that is loaded anew counts on from what its tab and the server know', async () => {
  answer = { ok: true }
  const { keep } = await import('../../../client/state/storage.ts')
  keep('tab', 'moves.K7MQ2P', '7')
  resume(3)
  expect(page.sendMove(SYN)).toBe(8)
  resume(20)
  expect(page.sendMove(SYN)).toBe(21)
})

test('a move that is refused is no more under way, and its player is told', async () => {
  answer = { ok: false, code: 'match-paused' }
  page.sendMove(SYN)
  await vi.waitFor(() => expect(page.refusedMove.value).toMatchObject({ move: 1, segment: SYN, code: 'match-paused' }))
  expect(pending()).toEqual([])
})
