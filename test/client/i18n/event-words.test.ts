import { expect, test } from 'vitest'
import { eventWords } from '../../../client/i18n/event-words.ts'
import { emptyMatchView } from '../../../shared/view/fold.ts'

const view = emptyMatchView({
  match: 0,
  viewer: 'spectator',
  scenario: 'ghost-session',
  round: 1,
  table: 'coached',
  assistance: 'guided',
  startsAtMs: 0,
  parMs: 30_000,
  mslMs: 2000,
  rtoMs: 3000,
  players: { client: null, server: null },
})

test.each([
  [{ type: 'close' }, 'Client, application: “I have nothing more to say. Please close.”'],
  [{ type: 'crash' }, 'Client: The power is gone. Everything is forgotten.'],
  [{ type: 'reboot' }, 'Client: The machine is up again and remembers nothing.'],
] as const)('%o is told of whoever it comes from: the application, or the machine', (call, words) => {
  expect(eventWords({ type: 'call-made', atMs: 0, side: 'client', call }, view)).toBe(words)
})
