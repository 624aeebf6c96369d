import { existsSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { JournalError } from '../../server/journal/journal.ts'
import { SqliteJournal } from '../../server/journal/sqlite.ts'
import { damagedLog } from '../../server/journal/write-ahead-log.ts'
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
      'the database of another program, which has nothing in it yet',
      () => {
        const db = new DatabaseSync(path)
        db.exec('PRAGMA application_id = 7')
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
    ...['rooms', 'inputs', 'matches', 'scenarios'].map(
      (table) =>
        [
          `without its table of ${table}`,
          async () => {
            await new SqliteJournal(path).close()
            const db = new DatabaseSync(path)
            db.exec(`DROP TABLE ${table}; PRAGMA journal_mode = DELETE`)
            db.close()
          },
          /is damaged/,
        ] as const,
    ),
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

describe('what a killed server leaves is in the log beside its file', () => {
  const COMMITS = 20
  const log = () => `${path}-wal`

  /** The files as SIGKILL leaves them: an orderly end would have moved all into the one. */
  async function killed(): Promise<void> {
    const journal = new SqliteJournal(path)
    journal.open('AAAAAA', 1)
    for (let n = 0; n < COMMITS; n++) {
      journal.append('AAAAAA', n, n, { type: 'ready', member: 0, ready: true })
      await journal.flush()
    }
    await killedAgain(journal)
  }

  async function killedAgain(journal: SqliteJournal): Promise<void> {
    const [file, newest] = [readFileSync(path), readFileSync(log())]
    await journal.close()
    writeFileSync(path, file)
    writeFileSync(log(), newest)
  }

  function moveIntoFile(): void {
    const db = new DatabaseSync(path)
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    db.close()
    writeFileSync(log(), Buffer.alloc(10))
  }

  function damage(from: number, octets: number): void {
    const newest = readFileSync(log())
    newest.fill(0xff, from, from + octets)
    writeFileSync(log(), newest)
  }

  test.each([
    ['the file is empty', () => writeFileSync(path, ''), /acksu\.db is empty, but acksu\.db-wal beside it /],
    ['the file is missing', () => rmSync(path), /acksu\.db is missing, but acksu\.db-wal beside it /],
    ['nothing of the log can be read', () => damage(0, 24), /acksu\.db-wal is damaged/],
    ['the log does not say what belongs to it', () => damage(16, 8), /acksu\.db-wal is damaged/],
  ])('%s: it is left alone, and said so', async (_, harm, message) => {
    await killed()
    harm()
    const before = readFileSync(log())
    expect(() => new SqliteJournal(path)).toThrow(message)
    await expect(startTestServer({ data: path })).rejects.toThrow(/Nothing was changed/)
    expect(readFileSync(log()).equals(before)).toBe(true)
  })

  test('where it is damaged in the middle, what stands before is taken, and all of it is kept aside', async () => {
    await killed()
    damage(readFileSync(log()).length / 2, 24)
    const damaged = readFileSync(log())
    const journal = new SqliteJournal(path)
    expect(journal.isTorn).toBe(true)
    const [room] = journal.load(() => expect.unreachable())
    expect(room?.entries.length).toBeGreaterThan(0)
    expect(room?.entries.length).toBeLessThan(COMMITS)
    expect(readFileSync(`${log()}.damaged`).equals(damaged)).toBe(true)
    await killedAgain(journal)
    const later = new SqliteJournal(path)
    expect(later.isTorn).toBe(false) // it is not missed twice
    await later.close()
  })

  test('where a link leads to the file, the log beside the file itself is looked at', async () => {
    const [link, aside] = [join(folder.path, 'link.db'), join(folder.path, 'aside.db')]
    symlinkSync('acksu.db', link)
    await killed()
    damage(readFileSync(log()).length / 2, 24)
    renameSync(path, aside)
    expect(() => new SqliteJournal(link)).toThrow(/acksu\.db is missing, but acksu\.db-wal beside it /)
    renameSync(aside, path)
    const journal = new SqliteJournal(link)
    expect([journal.isTorn, existsSync(damagedLog(link))]).toEqual([true, true])
    await journal.close()
  })

  test.each([
    ['all of it is there', () => {}, COMMITS],
    ['all of it is in the file, and a new log is only begun', moveIntoFile, COMMITS],
    ['the last commit was only begun', () => writeFileSync(log(), readFileSync(log()).subarray(0, -100)), COMMITS - 1],
    ['the last commit was written over an older one but for its page', () => damage(readFileSync(log()).length - 100, 100), COMMITS - 1],
  ])('%s: nothing that was acknowledged is missed', async (_, harm, left) => {
    await killed()
    harm()
    const journal = new SqliteJournal(path)
    expect(journal.isTorn).toBe(false)
    expect([...journal.load(() => expect.unreachable())].map(({ entries }) => entries.length)).toEqual([left])
    await journal.close()
  })
})

test('what is left in the log from before it was begun anew is no damage', async () => {
  const journal = new SqliteJournal(path)
  journal.open('AAAAAA', 1)
  for (let n = 0; n < 100; n++) {
    journal.append('AAAAAA', n, n, { type: 'rename', member: 0, name: 'n'.repeat(20_000) }) // SQLite begins anew after 1,000 pages
    await journal.flush()
  }
  const [file, newest] = [readFileSync(path), readFileSync(`${path}-wal`)]
  await journal.close()
  writeFileSync(path, file)
  writeFileSync(`${path}-wal`, newest)
  expect(file.length).toBeGreaterThan(1_000_000) // it has been begun anew
  const later = new SqliteJournal(path)
  expect(later.isTorn).toBe(false)
  expect([...later.load(() => expect.unreachable())].map(({ entries }) => entries.length)).toEqual([100])
  await later.close()
})

describe('a file that is taken away while it is in use', () => {
  test('is told of once, and no longer when it is closed', async () => {
    const onLoss = vi.fn()
    const looksAgain = async () => {
      vi.advanceTimersByTime(1_000)
      for (let n = 0; n < 10; n++) await stat(folder.path) // whatever was asked before has been answered
    }
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const journal = new SqliteJournal(join(folder.path, 'a/acksu.db'), 0, onLoss)
    renameSync(join(folder.path, 'a'), join(folder.path, 'b'))
    writeFileSync(join(folder.path, 'a'), 'in the place of the folder')
    await looksAgain()
    while (journal.loss === null) await stat(folder.path)
    await looksAgain()
    expect(onLoss.mock.calls).toEqual([['gone']])
    rmSync(join(folder.path, 'a'))
    renameSync(join(folder.path, 'b'), join(folder.path, 'a'))
    vi.advanceTimersByTime(1_000)
    await journal.close() // in the middle of a look
    await looksAgain()
    expect(onLoss).toHaveBeenCalledOnce()
  })

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

  test.each(['acksu.db', 'link.db'])('is missed, too, where it is the log with the newest of it: by the name of %s', async (name) => {
    const losses: unknown[] = []
    symlinkSync('acksu.db', join(folder.path, 'link.db'))
    const journal = new SqliteJournal(join(folder.path, name), 0, (loss) => losses.push(loss))
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
