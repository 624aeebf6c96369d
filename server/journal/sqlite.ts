import { hash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { StatementSync } from 'node:sqlite'
import { DatabaseSync } from 'node:sqlite'
import type { Entry } from '../../shared/room/journal.ts'
import type { RoomInput } from '../../shared/room/room.ts'
import type { Journal, KeptMatch, StoredRoom } from './journal.ts'
import { JournalError, MATCHES_KEPT } from './journal.ts'

/** "Acks" in ASCII: tells our files from other programs' databases. */
const APPLICATION_ID = 0x41636b73
const SCHEMA_VERSION = 3

const MATCHES = `
  CREATE TABLE matches (id INTEGER PRIMARY KEY, code TEXT NOT NULL, match INTEGER NOT NULL, finished_at TEXT NOT NULL, scenario INTEGER NOT NULL, record TEXT NOT NULL) STRICT;
  CREATE TABLE scenarios (id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, scenario TEXT NOT NULL) STRICT;
`

// Inputs have no index on their room: every commit would touch a page for each room. Without it a group of inputs of a
// hundred rooms is appended to one or two pages. Rooms are read all together at the start, and swept out piece by piece.
const SCHEMA = `
  CREATE TABLE rooms (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, rules INTEGER NOT NULL) STRICT;
  CREATE TABLE inputs (id INTEGER PRIMARY KEY, room INTEGER NOT NULL, position INTEGER NOT NULL, at_ms INTEGER NOT NULL, input TEXT NOT NULL) STRICT;
  ${MATCHES}
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`

/**
 * Records of version 1 held names and hashes of tokens, and too little to play their matches again; those of version 2 have been written under rules
 * that are no more. They go. Rooms stay as they are.
 */
const TO_3 = `DROP TABLE matches; ${MATCHES} PRAGMA user_version = ${SCHEMA_VERSION};`

// Inputs are looked through for those of rooms that were removed: several for each that has died since, so that what is dead cannot pile up,
// and not too few, so that small rooms are swept out together.
const SWEEP_PER_DEAD = 4
const SWEEP_AT_LEAST = 2_000
/** So many matches are kept from one look for scenarios that no match is left of to the next. */
const MATCHES_A_SWEEP = 1_000
const ORPHANED = 'room NOT IN (SELECT id FROM rooms)'

/** Inputs that are inserted by one statement: as many as there are in a large group, in a small one, and one. */
const ROWS_AT_ONCE = [32, 8, 1]
const VALUES_OF_INPUT = 5

/** What is in the file of an open room. */
type RoomRows = { readonly id: number; inputs: number }

/**
 * A journal in one SQLite file. A commit writes to the write-ahead log without waiting for the disk (synchronous = NORMAL): what is
 * acknowledged survives the death of the process by any signal. A power cut may cost the last moments, never the file.
 */
export class SqliteJournal implements Journal {
  readonly #db: DatabaseSync
  /** For so many inputs at once, the most first. */
  readonly #insertInputs: readonly { readonly values: number; readonly statement: StatementSync }[]
  readonly #insertRoom: StatementSync
  readonly #insertMatch: StatementSync
  readonly #forgetMatches: StatementSync
  readonly #findScenario: StatementSync
  readonly #insertScenario: StatementSync
  readonly #forgetScenarios: StatementSync
  readonly #matchesKept: number
  #lastScenario: { readonly scenario: string; readonly id: number } | null = null
  readonly #deleteRoom: StatementSync
  readonly #sweepEnd: StatementSync
  readonly #sweep: StatementSync
  readonly #begin: StatementSync
  readonly #commit: StatementSync
  readonly #rooms = new Map<string, RoomRows>()
  #nextRoom = 1
  #nextInput = 1
  #nextMatch = 1
  /** The values of inputs that are still to be inserted, one row after the other. */
  #pending: (number | string)[] = []
  /** The last input that was looked through for dead ones. */
  #sweptTo = 0
  /** Inputs of rooms that were removed since the last sweep. */
  #died = 0
  #inTransaction = false
  #failure: Error | null = null

  /** @throws JournalError if the file is damaged, in use, of a newer version or no journal at all. */
  constructor(path: string, matchesKept = MATCHES_KEPT) {
    this.#db = openDatabase(path)
    this.#matchesKept = matchesKept
    this.#insertInputs = ROWS_AT_ONCE.map((rows) => ({
      values: rows * VALUES_OF_INPUT,
      statement: this.#db.prepare(
        `INSERT INTO inputs (id, room, position, at_ms, input) VALUES ${Array(rows).fill('(?, ?, ?, ?, ?)').join()}`,
      ),
    }))
    this.#insertRoom = this.#db.prepare('INSERT INTO rooms (id, code, rules) VALUES (?, ?, ?)')
    this.#insertMatch = this.#db.prepare(
      "INSERT INTO matches (id, code, match, finished_at, scenario, record) VALUES (?, ?, ?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), ?, ?)",
    )
    this.#forgetMatches = this.#db.prepare('DELETE FROM matches WHERE id <= ?')
    this.#findScenario = this.#db.prepare('SELECT id FROM scenarios WHERE hash = ?')
    this.#insertScenario = this.#db.prepare('INSERT INTO scenarios (hash, scenario) VALUES (?, ?)')
    this.#forgetScenarios = this.#db.prepare('DELETE FROM scenarios WHERE id NOT IN (SELECT scenario FROM matches)')
    this.#deleteRoom = this.#db.prepare('DELETE FROM rooms WHERE id = ?')
    this.#sweepEnd = this.#db.prepare('SELECT count(*) AS n, max(id) AS id FROM (SELECT id FROM inputs WHERE id > ? ORDER BY id LIMIT ?)')
    this.#sweep = this.#db.prepare(`DELETE FROM inputs WHERE id > ? AND id <= ? AND ${ORPHANED}`)
    this.#begin = this.#db.prepare('BEGIN')
    this.#commit = this.#db.prepare('COMMIT')
    this.#nextRoom = this.#highest('SELECT max(id) AS highest FROM rooms') + 1
    this.#nextInput = this.#highest('SELECT max(id) AS highest FROM inputs') + 1
    this.#nextMatch = this.#highest('SELECT max(id) AS highest FROM matches') + 1
    this.#forgetMatches.run(this.#nextMatch - 1 - matchesKept)
    this.#forgetScenarios.run()
  }

  *load(report: (code: string, problem: string) => void): Generator<StoredRoom> {
    this.#db.exec(`DELETE FROM inputs WHERE ${ORPHANED}`)
    const rooms = this.#db.prepare('SELECT id, code, rules FROM rooms ORDER BY id').all()
    // One pass over all inputs, sorted by room in SQLite, holds one room at a time in memory.
    // A number beyond what JavaScript counts with would end the pass: it is read as none.
    const inputs = this.#db
      .prepare(`SELECT room, position, iif(at_ms BETWEEN 0 AND ${Number.MAX_SAFE_INTEGER}, at_ms, NULL) AS at_ms, input
        FROM inputs WHERE position BETWEEN 0 AND ${Number.MAX_SAFE_INTEGER} ORDER BY room, position`)
      .iterate()
    let row = inputs.next()
    for (const room of rooms) {
      const entries: Entry[] = []
      let problem: string | null = null
      const rows: RoomRows = { id: Number(room.id), inputs: 0 }
      this.#rooms.set(String(room.code), rows)
      for (; !row.done && row.value.room === room.id; row = inputs.next()) {
        rows.inputs++
        if (problem !== null) continue
        if (row.value.position !== entries.length) problem = `input ${entries.length} is missing`
        else if (row.value.at_ms === null) problem = `input ${entries.length} has no time`
        else {
          try {
            entries.push({ atMs: Number(row.value.at_ms), input: JSON.parse(String(row.value.input)) as RoomInput })
          } catch {
            problem = `input ${entries.length} is no JSON`
          }
        }
      }
      if (problem === null && entries.length === 0) problem = 'it has no inputs'
      if (problem === null) yield { code: String(room.code), rules: Number(room.rules), entries }
      else report(String(room.code), problem)
    }
  }

  open(code: string, rules: number): void {
    const id = this.#nextRoom++
    this.#rooms.set(code, { id, inputs: 0 })
    this.#write(() => this.#insertRoom.run(id, code, rules))
  }

  append(code: string, position: number, atMs: number, input: RoomInput): void {
    const room = this.#rooms.get(code)
    if (room === undefined) throw new Error(`The journal has no room ${code}`)
    room.inputs++
    this.#pending.push(this.#nextInput++, room.id, position, atMs, JSON.stringify(input))
  }

  keepMatch({ code, match, scenario, record }: KeptMatch): void {
    if (this.#matchesKept === 0) return
    const id = this.#nextMatch++
    this.#write(() => {
      this.#insertMatch.run(id, code, match, this.#idOf(scenario), record)
      this.#forgetMatches.run(id - this.#matchesKept)
      if (id % MATCHES_A_SWEEP === 0) this.#forgetScenarios.run() // the last one's match is here: it stays
    })
  }

  /** Most matches are of the same scenario as the one before. */
  #idOf(scenario: string): number {
    if (scenario !== this.#lastScenario?.scenario) {
      const key = hash('sha256', scenario, 'base64url')
      const id = Number(this.#findScenario.get(key)?.id ?? this.#insertScenario.run(key, scenario).lastInsertRowid)
      this.#lastScenario = { scenario, id }
    }
    return this.#lastScenario.id
  }

  remove(code: string): void {
    const room = this.#rooms.get(code)
    if (room === undefined) return
    this.#died += room.inputs
    this.#rooms.delete(code)
    this.#write(() => this.#deleteRoom.run(room.id))
  }

  async flush(): Promise<void> {
    const isOneInput = !this.#inTransaction && this.#pending.length === VALUES_OF_INPUT
    if (isOneInput)
      this.#attempt(() => this.#insertPending()) // is a transaction by itself
    else if (this.#pending.length > 0) this.#write(() => this.#insertPending())
    if (this.#died > 0) this.#write(() => this.#sweepOut())
    if (this.#inTransaction) this.#attempt(() => this.#commit.run())
    if (this.#failure !== null) throw this.#failure
    this.#inTransaction = false
  }

  async close(): Promise<void> {
    if (this.#failure === null) await this.flush()
    this.#db.close()
  }

  /** Many rows by one statement cost little more than one. */
  #insertPending(): void {
    const pending = this.#pending
    this.#pending = []
    let from = 0
    for (const { values, statement } of this.#insertInputs) {
      for (; pending.length - from >= values; from += values) statement.run(...pending.slice(from, from + values))
    }
  }

  /** Writes in the transaction of the next commit. */
  #write(write: () => void): void {
    this.#attempt(() => {
      if (!this.#inTransaction) {
        this.#inTransaction = true
        this.#begin.run()
      }
      write()
    })
  }

  /** What fails is remembered until somebody asks whether it is written, and nothing is written behind it. */
  #attempt(write: () => void): void {
    if (this.#failure !== null) return
    try {
      write()
    } catch (error) {
      this.#failure = new Error('The journal could not be written', { cause: error })
    }
  }

  /** Looks through the next inputs, and behind the last one from the first one on again. */
  #sweepOut(): void {
    const count = Math.max(SWEEP_AT_LEAST, SWEEP_PER_DEAD * this.#died)
    const seen = this.#sweepOn(count)
    if (seen < count) this.#sweepOn(count - seen)
    this.#died = 0
  }

  #sweepOn(count: number): number {
    const end = this.#sweepEnd.get(this.#sweptTo, count)
    const seen = Number(end?.n)
    if (seen > 0) this.#sweep.run(this.#sweptTo, Number(end?.id))
    this.#sweptTo = seen < count ? 0 : Number(end?.id)
    return seen
  }

  #highest(query: string): number {
    return Number(this.#db.prepare(query).get()?.highest ?? 0)
  }
}

function openDatabase(path: string): DatabaseSync {
  let db: DatabaseSync | null = null
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
    db = new DatabaseSync(path, { timeout: 2_000 })
    const isNew = isBlank(db)
    if (!isNew) checkFile(db, path)
    // Of a new file: a commit of a move or two writes one page, and a checkpoint waits until the disk has them all.
    db.exec('PRAGMA page_size = 1024')
    // One process at a time: the lock is kept, and with it goes the bookkeeping of shared memory at every commit.
    db.exec('PRAGMA locking_mode = EXCLUSIVE')
    db.exec('PRAGMA journal_mode = WAL')
    db.exec('PRAGMA synchronous = NORMAL')
    if (isNew) db.exec(`BEGIN; ${SCHEMA} COMMIT;`)
    else db.exec(`BEGIN IMMEDIATE; ${versionOf(db) < SCHEMA_VERSION ? TO_3 : ''} COMMIT;`) // takes the lock now: a second server is told so before it opens its port
    return db
  } catch (error) {
    db?.close()
    throw error instanceof JournalError ? error : new JournalError(`${path} ${problemOf(error)} Nothing was changed.`)
  }
}

/** There is nothing in it, although it may have begun to be a database: whoever made it did not live to write the schema. */
function isBlank(db: DatabaseSync): boolean {
  return applicationOf(db) === 0 && versionOf(db) === 0 && db.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()?.tables === 0
}

function checkFile(db: DatabaseSync, path: string): void {
  const version = versionOf(db)
  if (applicationOf(db) !== APPLICATION_ID) throw new JournalError(`${path} is not a file of Acksu. Nothing was changed.`)
  if (version > SCHEMA_VERSION) {
    throw new JournalError(
      `${path} was written by a newer Acksu (its version ${version}, this program knows ${SCHEMA_VERSION}). Nothing was changed. Start the newer Acksu, or another file with --data.`,
    )
  }
  const check = db.prepare('PRAGMA quick_check(1)').get()?.quick_check
  if (check !== 'ok') throw new JournalError(`${path} is damaged (${check}). Nothing was changed.`)
}

function applicationOf(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA application_id').get()?.application_id)
}

function versionOf(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.user_version)
}

function problemOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  if (/locked|busy/.test(message)) return 'is in use by another program, perhaps a second Acksu.'
  if (/not a database|malformed|corrupt/.test(message)) return `is damaged or not a file of Acksu (${message}).`
  return `cannot be opened (${message}).`
}
