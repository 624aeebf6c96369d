import { pino } from 'pino'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { Commits } from '../../server/commits.ts'
import type { Journal } from '../../server/journal/journal.ts'
import type { LiveRoom } from '../../server/live-room.ts'
import { createMetrics } from '../../server/metrics.ts'
import { Recovery } from '../../server/recovery.ts'
import { Rooms } from '../../server/rooms.ts'
import type { Entry } from '../../shared/room/journal.ts'
import { RULES_VERSION } from '../../shared/room/room.ts'
import { SETTINGS } from '../room/script.ts'

const COUNTDOWN_MS = 3_000

/** What the journal has of the one room. */
let entries: Entry[]

beforeEach(() => {
  entries = []
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'setImmediate'] })
  return () => vi.useRealTimers()
})

/** A server's rooms; what they write stays when they are gone. `read` is called before and behind the one room that is read. `warn` hears the log's warnings. */
function rooms(read = (_when: 'before' | 'behind') => {}, warn = (_line: string) => {}): Rooms {
  const journal: Partial<Journal> = {
    *load() {
      read('before')
      if (entries.length > 0) yield { code: codeIn(entries), rules: RULES_VERSION, entries: [...entries] }
      read('behind')
    },
    open() {},
    append: (_code, position, atMs, input) => (entries[position] = { atMs, input }),
    keepMatch() {},
    flush: async () => {},
  }
  const metrics = createMetrics({ rooms: () => 0, sockets: () => 0, matches: () => 0, isDataLost: () => false })
  const log = pino({ level: 'warn' }, { write: warn })
  const commits = new Commits(journal as Journal, metrics, log, (error) => expect.fail(String(error)))
  return new Rooms({ journal: journal as Journal, commits, metrics, log, epoch: 'e', roomIdleMs: 60_000, speed: 1 })
}

function codeIn([first]: readonly Entry[]): string {
  return first?.input.type === 'create' ? first.input.code : expect.fail('the journal begins with no room')
}

/** Two players who are there and ready. */
function beginDuo(server: Rooms): LiveRoom {
  const live = server.create('duo', SETTINGS)
  for (const [member, name] of ['Mina', 'Joon'].entries()) {
    server.apply(live, { type: 'join', name, role: 'player', tokenHash: name })
    server.sit(live, member, { send() {}, lose() {} })
  }
  for (const member of [0, 1]) server.apply(live, { type: 'ready', member, ready: true })
  return live
}

describe('a server that comes back after a crash', () => {
  test('has the rooms as they were, and nobody is connected yet', async () => {
    const before = beginDuo(rooms())
    expect(before.room.members.map(({ connected }) => connected)).toEqual([true, true])
    const server = rooms()
    await server.recover(new Recovery(1, pino({ level: 'silent' })))
    const after = server.get(before.code)
    expect(after?.room).toMatchObject({ phase: before.room.phase, members: [{ name: 'Mina' }, { name: 'Joon' }] })
    expect(after?.room.members.map(({ connected }) => connected)).toEqual([false, false])
  })

  test('has not slept where it took long to read what it had to bring back', async () => {
    beginDuo(rooms())
    const warn = vi.fn<(line: string) => void>()
    const server = rooms((when) => vi.advanceTimersByTime(when === 'before' ? 10_000 : 1), warn)
    await server.recover(new Recovery(1, pino({ level: 'silent' })))
    expect(warn).not.toHaveBeenCalled()
  })

  test('lets no clock run before all rooms are back', async () => {
    const live = beginDuo(rooms())
    vi.advanceTimersByTime(COUNTDOWN_MS)
    const { code, room } = live
    const server = rooms((when) => vi.advanceTimersByTime(when === 'behind' ? 2_000 : 0))
    await server.recover(new Recovery(1, pino({ level: 'silent' })))
    expect(server.get(code)?.room.nowMs).toBe(room.nowMs)
  })
})

test('what time brings is written down where it changes the room, and not where it only moves a match on', () => {
  const live = beginDuo(rooms())
  const ticks = () => entries.filter(({ input }) => input.type === 'tick').length
  expect(live.room.phase).toBe('countdown')
  vi.advanceTimersByTime(COUNTDOWN_MS)
  expect([live.room.phase, ticks()]).toEqual(['playing', 1])
  vi.advanceTimersByTime(1_000)
  expect(ticks(), 'the application has called, which it does again when the journal is played').toBe(1)
})
