import { beforeEach, expect, test, vi } from 'vitest'
import type { Answer } from '../../../shared/protocol/messages.ts'
import { standInForDocument } from '../../support/tiny-page.ts'

beforeEach(() => {
  const takeAway = standInForDocument()
  return () => {
    vi.doUnmock('../../../client/state/line.ts')
    takeAway()
  }
})

const TICKET = { code: 'K7MQ2P', member: 0, token: 'a' }

/** A connection that stands at once, over which every message gets this answer; null: none. */
function standInForLine(answer: Answer | null): void {
  const line = {
    connected: true,
    on: (event: string, then: () => void) => void (event === 'connect' && queueMicrotask(then)),
    timeout: () => ({
      emit: (_event: string, _body: object, reply: (error: Error | null, answer?: Answer) => void) =>
        answer === null ? reply(new Error('no answer')) : reply(null, answer),
    }),
    connect: () => line,
    disconnect: () => line,
  }
  vi.doMock('../../../client/state/line.ts', () => ({ ANSWER_WITHIN_MS: 8000, openLine: () => line }))
}

test.each<[string, Answer | null, 'heard' | 'unheard']>([
  ['it has given the seat up', { ok: true }, 'heard'],
  ['the seat was another’s already', { ok: false, code: 'stale-token' }, 'heard'],
  ['there is no such room any more', { ok: false, code: 'no-such-room' }, 'heard'],
  ['it has failed', { ok: false, code: 'internal' }, 'unheard'],
  ['it takes nobody now', { ok: false, code: 'too-many-joins' }, 'unheard'],
  ['nothing', null, 'unheard'],
])('a farewell is kept until the server has heard it. The server says: %s', async (_, answer, outcome) => {
  standInForLine(answer)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval'] }) // nothing is said a second time
  const { sayFarewell, settle, unheard } = await import('../../../client/state/farewells.ts')
  sayFarewell(TICKET, Promise.resolve(false))
  const settled = settle(TICKET.code)
  await vi.advanceTimersByTimeAsync(0)
  if (outcome === 'heard') await settled
  expect(unheard.value).toEqual(outcome === 'heard' ? [] : [TICKET.code])
  expect(localStorage.getItem('acksu.farewells')).toBe(outcome === 'heard' ? null : JSON.stringify([TICKET]))
})
