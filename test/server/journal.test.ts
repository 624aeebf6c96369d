import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { KeptMatch, StoredRoom } from '../../server/journal/journal.ts'
import { SqliteJournal } from '../../server/journal/sqlite.ts'
import type { MatchRecord } from '../../shared/room/record.ts'
import type { Replay } from '../../shared/view/match-view.ts'
import { playAgain } from '../../shared/view/replay.ts'
import { Player } from '../support/player.ts'
import { startTestServer, temporaryFolder } from '../support/server.ts'

let folder: ReturnType<typeof temporaryFolder>
let path: string
beforeEach(() => {
  folder = temporaryFolder()
  path = join(folder.path, 'deep/er/acksu.db')
})
afterEach(() => folder.remove())

const ready = (member: number) => ({ type: 'ready', member, ready: true }) as const
const joined = (name: string) => ({ type: 'join', name, role: null, tokenHash: 'hash' }) as const

/** How many inputs are in the file, dead ones, too. */
function countInputs(): number {
  const db = new DatabaseSync(path)
  const count = Number(db.prepare('SELECT count(*) AS n FROM inputs').get()?.n)
  db.close()
  return count
}

type Kept = Omit<MatchRecord, 'inputs'> & Pick<Replay, 'inputs'>

/** The records of matches in the file with their scenarios, oldest first. */
function records(): readonly Kept[] {
  const db = new DatabaseSync(path)
  const rows = db
    .prepare('SELECT record, scenarios.scenario FROM matches JOIN scenarios ON scenarios.id = matches.scenario ORDER BY matches.id')
    .all()
  db.close()
  return rows.map(({ record, scenario }) => ({ own: null, ...JSON.parse(String(record)), ...JSON.parse(String(scenario)) }))
}

function scenariosKept(): readonly string[] {
  const db = new DatabaseSync(path)
  const rows = db.prepare('SELECT scenario FROM scenarios ORDER BY id').all()
  db.close()
  return rows.map(({ scenario }) => String(scenario))
}

function kept(match: number, scenario = '{"script":{}}'): KeptMatch {
  return { code: 'AAAAAA', match, scenario, record: JSON.stringify({ code: 'AAAAAA', match }) }
}

async function openRoom(journal: SqliteJournal, code: string, inputs: number): Promise<void> {
  journal.open(code, 1)
  for (let n = 0; n < inputs; n++) journal.append(code, n, n, ready(0))
  await journal.flush()
}

async function removeRoom(journal: SqliteJournal, code: string): Promise<void> {
  journal.remove(code)
  await journal.flush()
}

/** As a full disk does, but at a certain input. */
function refuseInputsOf(name: string): void {
  const db = new DatabaseSync(path)
  db.exec(
    `CREATE TRIGGER full BEFORE INSERT ON inputs WHEN NEW.input LIKE '%${name}%' BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`,
  )
  db.close()
}

/** What is in the file, and what was reported of it. */
async function contents(): Promise<{ readonly rooms: StoredRoom[]; readonly problems: string[] }> {
  const journal = new SqliteJournal(path)
  const problems: string[] = []
  const rooms = [...journal.load((code, problem) => problems.push(`${code}: ${problem}`))]
  await journal.close()
  return { rooms, problems }
}

describe('the journal in SQLite', () => {
  test('gives back every room with its inputs in order, however they were mixed', async () => {
    const journal = new SqliteJournal(path)
    journal.open('AAAAAA', 1)
    journal.open('BBBBBB', 1)
    journal.append('AAAAAA', 0, 0, joined('Joon'))
    journal.append('BBBBBB', 0, 5, joined('민아 👩‍💻'))
    journal.append('AAAAAA', 1, 10, ready(0))
    await journal.flush()
    await journal.close()
    const { rooms, problems } = await contents()
    expect(problems).toEqual([])
    expect(rooms).toEqual([
      {
        code: 'AAAAAA',
        rules: 1,
        entries: [
          { atMs: 0, input: joined('Joon') },
          { atMs: 10, input: ready(0) },
        ],
      },
      { code: 'BBBBBB', rules: 1, entries: [{ atMs: 5, input: joined('민아 👩‍💻') }] },
    ])
  })

  test('what the file does not take fails at the flush, and nothing is written behind it', async () => {
    const first = new SqliteJournal(path)
    first.open('AAAAAA', 1)
    first.append('AAAAAA', 0, 0, joined('Joon'))
    await first.close()
    refuseInputsOf('Mina')
    const journal = new SqliteJournal(path)
    for (const _ of journal.load(() => {})); // knows its rooms now
    journal.append('AAAAAA', 1, 10, joined('Mina'))
    journal.append('AAAAAA', 2, 20, joined('Jisu'))
    await expect(journal.flush()).rejects.toThrow('The journal could not be written')
    journal.append('AAAAAA', 3, 30, joined('Hana'))
    await expect(journal.flush()).rejects.toThrow('The journal could not be written')
    await journal.close()
    expect((await contents()).rooms.map(({ entries }) => entries.length)).toEqual([1])
  })

  test('a server whose journal takes no more says so and ends, instead of going on with what is not written', async () => {
    await new SqliteJournal(path).close()
    refuseInputsOf('Mina')
    const onFailure = vi.fn()
    const server = await startTestServer({ data: path }, { onFailure })
    const player = await new Player(server.url, 'Joon').connected()
    await player.create({ kind: 'duo' })
    expect(await player.ask('rename', { name: 'Mina' })).toEqual({ ok: false, code: 'internal' })
    expect(onFailure).toHaveBeenCalledOnce()
    player.close()
    await server.close()
    const { rooms, problems } = await contents()
    expect(problems).toEqual([])
    expect(JSON.stringify(rooms)).toContain('Joon')
  })

  test('commits a group at once: what was flushed is there after the process has vanished, what was not is not', async () => {
    const journal = new SqliteJournal(path)
    journal.open('AAAAAA', 1)
    journal.append('AAAAAA', 0, 0, joined('Joon'))
    await journal.flush()
    for (let n = 1; n <= 100; n++) journal.append('AAAAAA', n, n, ready(0))
    const during = [path, `${path}-wal`].map((file) => readFileSync(file)) // as a crash at this moment would leave it
    await journal.flush()
    const after = [path, `${path}-wal`].map((file) => readFileSync(file))
    await journal.close()
    for (const [[db, wal], count] of [
      [during, 1],
      [after, 101],
    ] as const) {
      path = join(folder.path, `copy-${count}.db`)
      writeFileSync(path, db as Buffer)
      writeFileSync(`${path}-wal`, wal as Buffer)
      expect((await contents()).rooms[0]?.entries).toHaveLength(count)
    }
  })

  test('forgets a room that is removed, and gives its code away again', async () => {
    const journal = new SqliteJournal(path)
    for (const code of ['AAAAAA', 'BBBBBB']) {
      journal.open(code, 1)
      journal.append(code, 0, 0, joined(code))
    }
    journal.remove('AAAAAA')
    expect(() => journal.append('AAAAAA', 1, 5, joined('late'))).toThrow('no room AAAAAA')
    journal.open('AAAAAA', 1)
    journal.append('AAAAAA', 0, 7, joined('new'))
    await journal.flush()
    await journal.close()
    expect((await contents()).rooms.map(({ code, entries }) => [code, entries[0]?.atMs])).toEqual([
      ['BBBBBB', 0],
      ['AAAAAA', 7],
    ])
    expect(countInputs()).toBe(2)
  })

  test.each([
    ['big ones', 40, 8_000],
    ['small ones', 4_000, 80],
  ])('does not grow with rooms that come and go: %s', async (_, rooms, inputs) => {
    const journal = new SqliteJournal(path)
    await openRoom(journal, 'STAYS', 5_000) // more than is looked through at once
    for (let n = 0; n < rooms; n++) {
      await openRoom(journal, `ROOM${n}`, inputs)
      if (n > 0) await removeRoom(journal, `ROOM${n - 1}`)
    }
    await journal.close()
    expect(countInputs()).toBeLessThan(5_000 + 3 * Math.max(inputs, 2_000))
    expect((await contents()).rooms.map(({ code, entries }) => [code, entries.length])).toEqual([
      ['STAYS', 5_000],
      [`ROOM${rooms - 1}`, inputs],
    ])
  })

  test('reads the rooms that are left, whatever is still there of others', async () => {
    const journal = new SqliteJournal(path)
    for (const code of ['AAAAAA', 'BBBBBB', 'CCCCCC']) await openRoom(journal, code, 3)
    await journal.close()
    const db = new DatabaseSync(path)
    db.exec("DELETE FROM rooms WHERE code IN ('AAAAAA', 'CCCCCC')") // a process that died before it had swept
    db.close()
    const { rooms, problems } = await contents()
    expect(rooms.map(({ code, entries }) => [code, entries.length])).toEqual([['BBBBBB', 3]])
    expect(problems).toEqual([])
    expect(countInputs()).toBe(3)
  })

  test('sweeps out rooms of an earlier start, too, one by one or all at once', async () => {
    const before = new SqliteJournal(path)
    for (let n = 0; n < 20; n++) await openRoom(before, `ROOM${n}`, 3_000)
    await before.close()
    const journal = new SqliteJournal(path)
    const codes = [...journal.load(() => {})].map(({ code }) => code)
    for (const code of codes.slice(0, 10)) await removeRoom(journal, code)
    for (const code of codes.slice(10)) journal.remove(code)
    await journal.flush()
    await journal.close()
    expect(countInputs()).toBeLessThan(3_000)
  })

  test.each([
    ['a hole', 'DELETE FROM inputs WHERE room = 1 AND position = 1', 'input 1 is missing'],
    [
      'a number out of this world',
      'UPDATE inputs SET position = 9223372036854775807 WHERE room = 1 AND position = 1',
      'input 1 is missing',
    ],
    ['a time out of this world', 'UPDATE inputs SET at_ms = 9223372036854775807 WHERE room = 1 AND position = 1', 'input 1 has no time'],
    ['no JSON', "UPDATE inputs SET input = '{' WHERE room = 1 AND position = 1", 'input 1 is no JSON'],
    ['nothing in it', 'DELETE FROM inputs WHERE room = 1', 'it has no inputs'],
  ])('reports a room with %s, and reads the others', async (_, damage, problem) => {
    const journal = new SqliteJournal(path)
    for (const code of ['AAAAAA', 'BBBBBB']) {
      journal.open(code, 1)
      for (let n = 0; n < 3; n++) journal.append(code, n, n, ready(0))
    }
    await journal.flush()
    await journal.close()
    const db = new DatabaseSync(path)
    db.exec(damage)
    db.close()
    const { rooms, problems } = await contents()
    expect(rooms.map(({ code }) => code)).toEqual(['BBBBBB'])
    expect(problems).toEqual([`AAAAAA: ${problem}`])
  })

  test('keeps the last records of finished matches, and as many as it should', async () => {
    const keep = (journal: SqliteJournal, from: number, to: number) => {
      for (let match = from; match <= to; match++) journal.keepMatch(kept(match))
      return journal.close()
    }
    await keep(new SqliteJournal(path, 5), 1, 20)
    expect(records().map(({ match }) => match)).toEqual([16, 17, 18, 19, 20])
    await keep(new SqliteJournal(path, 3), 21, 21)
    expect(records().map(({ match }) => match)).toEqual([19, 20, 21])
    await keep(new SqliteJournal(path, 0), 22, 23)
    expect(records()).toEqual([])
  })

  test('keeps a scenario once, however many matches it had, and as long as one of them', async () => {
    const [one, other] = ['{"script":{"id":"one"}}', '{"script":{"id":"other"}}']
    const keep = async (journal: SqliteJournal, ...scenarios: readonly string[]) => {
      for (const [match, scenario] of scenarios.entries()) journal.keepMatch(kept(match, scenario))
      await journal.close()
      return scenariosKept()
    }
    expect(await keep(new SqliteJournal(path, 3), one, one, other, one)).toEqual([one, other])
    expect(await keep(new SqliteJournal(path, 3), one, one, one)).toEqual([one, other])
    expect(await keep(new SqliteJournal(path, 3), other)).toEqual([one, other])
    expect(records().map(({ script }) => script.id)).toEqual(['one', 'one', 'other'])
    expect(await keep(new SqliteJournal(path, 3), ...Array(1_100).fill(other))).toEqual([other])
    expect(records().map(({ script }) => script.id)).toEqual(['other', 'other', 'other'])
    expect(await keep(new SqliteJournal(path, 0))).toEqual([])
  })

  test('takes over a file of version 1 with its rooms; the records in it, which held names and hashes of tokens, are gone', async () => {
    path = join(folder.path, 'acksu.db')
    const old = new DatabaseSync(path)
    old.exec(`
      CREATE TABLE rooms (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, rules INTEGER NOT NULL) STRICT;
      CREATE TABLE inputs (id INTEGER PRIMARY KEY, room INTEGER NOT NULL, position INTEGER NOT NULL, at_ms INTEGER NOT NULL, input TEXT NOT NULL) STRICT;
      CREATE TABLE matches (code TEXT NOT NULL, match INTEGER NOT NULL, finished_at TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (code, match, finished_at)) STRICT;
      PRAGMA application_id = ${0x41636b73};
      PRAGMA user_version = 1;
      INSERT INTO rooms VALUES (1, 'AAAAAA', 3);
      INSERT INTO inputs VALUES (1, 1, 0, 7, '${JSON.stringify(joined('Mina'))}');
      INSERT INTO matches VALUES ('AAAAAA', 0, '2026-01-01', '{"inputs":[{"tokenHash":"secret"}]}');
    `)
    old.close()
    const { rooms, problems } = await contents()
    expect(problems).toEqual([])
    expect(rooms).toEqual([{ code: 'AAAAAA', rules: 3, entries: [{ atMs: 7, input: joined('Mina') }] }])
    expect(records()).toEqual([])
    const journal = new SqliteJournal(path) // and opens as any other from now on
    journal.keepMatch(kept(1))
    await journal.close()
    expect(records()).toHaveLength(1)
  })
})

test('the record of a match that was played and watched has neither names nor tokens, and gives its result again', async () => {
  const server = await startTestServer({ data: path })
  const [mina, joon, watcher] = await Promise.all(['Mina', 'Joon', 'Watcher'].map((name) => new Player(server.url, name).connected()))
  if (mina === undefined || joon === undefined || watcher === undefined) throw new Error('nobody came')
  await joon.join(await mina.create({ kind: 'duo', scenario: 'hello', side: 'client', assistance: 'guided' }))
  for (const player of [mina, joon]) await player.must('ready', { ready: true })
  await mina.until(() => mina.owed !== null)
  await watcher.join(mina.ticket?.code ?? '', 'spectator')
  await Promise.all([mina.play(), joon.play()])
  for (const player of [mina, joon, watcher]) player.close()
  await server.close()
  const [record, ...others] = records()
  if (record === undefined) throw new Error('no record')
  expect(others).toEqual([])
  expect(JSON.stringify(record)).not.toMatch(/tokenHash|Mina|Joon|Watcher/)
  const untilMs = record.startsAtMs + record.result.durationMs
  expect(playAgain(record, record, untilMs).at(-1)).toMatchObject({ type: 'match-over', result: record.result })
})

test('a room of other rules is closed at the start, and one of these rules comes back', async () => {
  const before = await startTestServer({ data: path })
  const [old, present] = [await new Player(before.url, 'a').connected(), await new Player(before.url, 'b').connected()]
  const code = await old.create({ kind: 'duo', scenario: 'hello', side: 'client' })
  await present.create({ kind: 'duo', scenario: 'hello', side: 'client' })
  const tickets = [old.ticket, present.ticket].map((ticket) => ({ code: ticket?.code ?? '', token: ticket?.token ?? '' }))
  for (const player of [old, present]) player.close()
  await before.close()

  const db = new DatabaseSync(path)
  db.prepare('UPDATE rooms SET rules = rules - 1 WHERE code = ?').run(code)
  db.close()

  const after = await startTestServer({ data: path })
  const player = await new Player(after.url, 'a').connected()
  const [other, mine] = tickets
  if (other === undefined || mine === undefined) throw new Error('no tickets')
  expect(await player.ask('resume', other)).toMatchObject({ ok: false, code: 'no-such-room' })
  expect(await player.ask('resume', mine)).toMatchObject({ ok: true })
  player.close()
  await after.close()
})

describe('the clock of a room', () => {
  /** A practice room in which nothing but time happens: the player answers nothing, the bot sends its SYN again and again. */
  const waiting = async (url: string): Promise<Player> => {
    const player = await new Player(url, 'Mina').connected()
    await player.create({ kind: 'practice', scenario: 'lost-ack', side: 'server', assistance: 'guided' })
    await player.must('start', {})
    return player
  }
  const arrivals = (player: Player): number => player.match?.log.filter(({ type }) => type === 'segment-arrived').length ?? 0
  const lastMs = (player: Player): number => player.match?.log.at(-1)?.atMs ?? 0

  test('goes on after a restart from where it stood, not from the last move', async () => {
    const before = await startTestServer({ data: path })
    const player = await waiting(before.url)
    await player.until(() => arrivals(player) >= 2)
    const [told, ticket] = [player.match?.log, player.ticket]
    await before.close()
    const after = await startTestServer({ data: path })
    const back = new Player(after.url, 'Mina')
    back.ticket = ticket
    await back.connected()
    await back.resume(false)
    await back.until(() => back.match !== null)
    expect(back.match?.log.slice(0, told?.length)).toEqual(told)
    for (const one of [player, back]) one.close()
    await after.close()
  })

  test('is written down now and then, though nobody does anything', async () => {
    const server = await startTestServer({ data: path })
    const player = await waiting(server.url)
    await player.until(() => arrivals(player) >= 4)
    const toldMs = lastMs(player)
    await server.close()
    const { rooms } = await contents()
    const ticks = rooms[0]?.entries.filter(({ input }) => input.type === 'tick').map(({ atMs }) => atMs) ?? []
    expect(ticks.length).toBeGreaterThanOrEqual(3)
    expect(ticks.some((atMs) => atMs < toldMs && atMs > toldMs - 60_000)).toBe(true)
    player.close()
  })
})
