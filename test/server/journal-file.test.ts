import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { JournalError } from '../../server/journal/journal.ts'
import { SqliteJournal } from '../../server/journal/sqlite.ts'
import { Player } from '../support/player.ts'
import { startTestServer, temporaryFolder } from '../support/server.ts'

let folder: ReturnType<typeof temporaryFolder>
let path: string
beforeEach(() => {
  folder = temporaryFolder()
  path = join(folder.path, 'acksu.db')
})
afterEach(() => folder.remove())

test('a file that was only begun, because whoever made it died, is begun again', async () => {
  const begun = new DatabaseSync(path)
  begun.exec('PRAGMA journal_mode = WAL')
  begun.close()
  expect(readFileSync(path).length).toBeGreaterThan(0)
  const journal = new SqliteJournal(path)
  journal.open('AAAAAA', 1)
  await journal.close()
})

describe('a file that cannot be used is left alone, and said so', () => {
  const cases: readonly (readonly [string, () => void | Promise<void>, RegExp])[] = [
    ['no database', () => writeFileSync(path, 'This is a letter to my aunt. '.repeat(100)), /is damaged or not a file of Acksu/],
    [
      'the database of another program',
      () => {
        const db = new DatabaseSync(path)
        db.exec('CREATE TABLE recipes (name TEXT)')
        db.close()
      },
      /is not a file of Acksu/,
    ],
    [
      'a newer Acksu',
      async () => {
        await new SqliteJournal(path).close()
        const db = new DatabaseSync(path)
        db.exec('PRAGMA user_version = 4')
        db.close()
      },
      /was written by a newer Acksu/,
    ],
    [
      'damaged in the middle',
      async () => {
        const journal = new SqliteJournal(path)
        journal.open('AAAAAA', 1)
        for (let n = 0; n < 2_000; n++) journal.append('AAAAAA', n, n, { type: 'ready', member: 0, ready: true })
        await journal.close()
        const file = readFileSync(path)
        file.fill(0xff, 8_192, 24_576)
        writeFileSync(path, file)
      },
      /is damaged/,
    ],
    ['cut off', () => new SqliteJournal(path).close().then(() => writeFileSync(path, readFileSync(path).subarray(0, 5_000))), /is damaged/],
  ]

  test.each(cases)('%s', async (_, prepare, message) => {
    await prepare()
    const before = readFileSync(path)
    expect(() => new SqliteJournal(path)).toThrow(JournalError)
    expect(() => new SqliteJournal(path)).toThrow(message)
    await expect(startTestServer({ data: path })).rejects.toThrow(message)
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('in a folder that can be none', async () => {
    writeFileSync(join(folder.path, 'letter.txt'), 'to my aunt')
    path = join(folder.path, 'letter.txt/deep/acksu.db')
    expect(() => new SqliteJournal(path)).toThrow(JournalError)
    await expect(startTestServer({ data: path })).rejects.toThrow(/cannot be opened .*Nothing was changed/)
  })

  test('in use by another server', async () => {
    const server = await startTestServer({ data: path })
    await expect(startTestServer({ data: path })).rejects.toThrow(/is in use by another program/)
    await server.close()
    await (await startTestServer({ data: path })).close()
  })
})

describe('a file that is taken away while it is in use', () => {
  test('is missed, whoever plays goes on, and when it is back all is well', async () => {
    const [error, warn] = [vi.fn(), vi.fn()]
    const server = await startTestServer({ data: path }, { log: Object.assign(pino({ level: 'silent' }), { error, warn }) })
    const health = async () => {
      const answer = await fetch(`${server.url}/healthz`)
      return `${answer.status} ${((await answer.json()) as { data: string }).data}`
    }
    const metrics = async () => (await fetch(`${server.url}/metrics`)).text()
    const aside = join(folder.path, 'aside.db')
    expect(await health()).toBe('200 kept')
    renameSync(path, aside)
    await expect.poll(health, { timeout: 30_000 }).toBe('200 gone')
    expect(await metrics()).toMatch(/^acksu_data_lost 1$/m)
    writeFileSync(path, 'of somebody else')
    await expect.poll(health, { timeout: 30_000 }).toBe('200 replaced')
    const player = await new Player(server.url, 'a').connected()
    await player.create({ kind: 'duo' })
    player.close()
    renameSync(aside, path)
    await expect.poll(health, { timeout: 30_000 }).toBe('200 kept')
    expect(await metrics()).toMatch(/^acksu_data_lost 0$/m)
    const lost = expect.stringContaining('none of them will survive a restart')
    expect(error.mock.calls).toEqual([
      [{ path, loss: 'gone' }, lost],
      [{ path, loss: 'replaced' }, lost],
    ])
    expect(warn.mock.calls).toEqual([[{ path }, expect.stringContaining('everything survives a restart')]])
    await server.close()
  })

  test('is missed, too, where it is the log with the newest of it', async () => {
    const losses: unknown[] = []
    const journal = new SqliteJournal(path, 0, (loss) => losses.push(loss))
    rmSync(`${path}-wal`)
    await vi.waitFor(() => expect([losses, journal.loss]).toEqual([['gone'], 'gone']), { timeout: 30_000 })
    await journal.close()
  })
})

test('a room that says of itself that it is another one is reported and left out', async () => {
  const before = await startTestServer({ data: path })
  const player = await new Player(before.url, 'a').connected()
  await player.create({ kind: 'duo' })
  player.close()
  await before.close()
  const db = new DatabaseSync(path)
  db.exec("UPDATE rooms SET code = 'ZZZZZZ'")
  db.close()
  const error = vi.fn()
  const after = await startTestServer({ data: path }, { log: Object.assign(pino({ level: 'silent' }), { error }) })
  expect(await (await fetch(`${after.url}/healthz`)).json()).toMatchObject({ rooms: 0 })
  expect(error.mock.calls).toEqual([[expect.objectContaining({ room: 'ZZZZZZ' }), expect.stringContaining('cannot be played again')]])
  await after.close()
})
