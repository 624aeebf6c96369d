import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite'
import type { Entry } from '../../shared/room/journal.ts'
import type { RoomInput } from '../../shared/room/room.ts'
import { highestId, openFile } from './file.ts'
import { FileWatch } from './file-watch.ts'
import type { Journal, KeptMatch, Loss, StoredRoom } from './journal.ts'
import { JournalError, MATCHES_KEPT } from './journal.ts'
import { MatchShelf } from './match-shelf.ts'
import { Sweeper } from './sweeper.ts'
import { logOf } from './write-ahead-log.ts'

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
  readonly stored: number
  /** The newest of the file was damaged: it holds what was committed before that. */
  readonly isTorn: boolean
  readonly #path: string
  readonly #db: DatabaseSync
  /** For so many inputs at once, the most first. */
  readonly #insertInputs: readonly { readonly values: number; readonly statement: StatementSync }[]
  readonly #insertRoom: StatementSync
  readonly #deleteRoom: StatementSync
  readonly #begin: StatementSync
  readonly #commit: StatementSync
  readonly #rooms = new Map<string, RoomRows>()
  readonly #matches: MatchShelf
  readonly #sweeper: Sweeper
  readonly #watch: FileWatch
  #nextRoom: number
  #nextInput: number
  /** The values of inputs that are still to be inserted, one row after the other. */
  #pending: (number | string)[] = []
  #inTransaction = false
  #failure: Error | null = null

  /**
   * `onLoss` hears when the file is taken away or replaced, and, with null, when it is back.
   * @throws JournalError if the file is damaged, in use, of a newer version or no journal at all.
   */
  constructor(path: string, matchesKept = MATCHES_KEPT, onLoss: (loss: Loss | null) => void = () => {}) {
    this.#path = path
    const { db, isTorn } = openFile(path)
    this.isTorn = isTorn
    this.#db = db
    this.stored = Number(this.#db.prepare('SELECT count(*) AS rooms FROM rooms').get()?.rooms)
    this.#insertInputs = ROWS_AT_ONCE.map((rows) => ({
      values: rows * VALUES_OF_INPUT,
      statement: this.#db.prepare(
        `INSERT INTO inputs (id, room, position, at_ms, input) VALUES ${Array(rows).fill('(?, ?, ?, ?, ?)').join()}`,
      ),
    }))
    this.#insertRoom = this.#db.prepare('INSERT INTO rooms (id, code, rules) VALUES (?, ?, ?)')
    this.#deleteRoom = this.#db.prepare('DELETE FROM rooms WHERE id = ?')
    this.#begin = this.#db.prepare('BEGIN')
    this.#commit = this.#db.prepare('COMMIT')
    this.#nextRoom = highestId(this.#db, 'rooms') + 1
    this.#nextInput = highestId(this.#db, 'inputs') + 1
    this.#matches = new MatchShelf(this.#db, matchesKept)
    this.#sweeper = new Sweeper(this.#db)
    // The newest is in the log beside it: whoever takes that away takes away as much.
    this.#watch = new FileWatch(path === ':memory:' ? [] : [path, logOf(path)], onLoss)
  }

  get loss(): Loss | null {
    return this.#watch.loss
  }

  /** @throws JournalError where the system does not let it read. */
  *load(report: (code: string, problem: string) => void): Generator<StoredRoom> {
    this.#read(() => this.#sweeper.sweepAll())
    const rooms = this.#db.prepare('SELECT id, code, rules FROM rooms ORDER BY id').all()
    // One pass over all inputs, sorted by room in SQLite, holds one room at a time in memory.
    // A number beyond what JavaScript counts with would end the pass: it is read as none.
    const inputs = this.#db
      .prepare(`SELECT room, position, iif(at_ms BETWEEN 0 AND ${Number.MAX_SAFE_INTEGER}, at_ms, NULL) AS at_ms, input
        FROM inputs WHERE position BETWEEN 0 AND ${Number.MAX_SAFE_INTEGER} ORDER BY room, position`)
      .iterate()
    const next = () => this.#read(() => inputs.next())
    let row = next()
    for (const room of rooms) {
      const entries: Entry[] = []
      let problem: string | null = null
      const rows: RoomRows = { id: Number(room.id), inputs: 0 }
      this.#rooms.set(String(room.code), rows)
      for (; !row.done && row.value.room === room.id; row = next()) {
        rows.inputs++
        if (problem !== null) continue
        const entry = entryOf(row.value, entries.length)
        if (typeof entry === 'string') problem = entry
        else entries.push(entry)
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

  keepMatch(match: KeptMatch): void {
    if (this.#matches.hasPlaces) this.#write(() => this.#matches.keep(match))
  }

  remove(code: string): void {
    const room = this.#rooms.get(code)
    if (room === undefined) return
    this.#sweeper.noteDead(room.inputs)
    this.#rooms.delete(code)
    this.#write(() => this.#deleteRoom.run(room.id))
  }

  async flush(): Promise<void> {
    const isOneInput = !this.#inTransaction && this.#pending.length === VALUES_OF_INPUT
    if (isOneInput)
      this.#attempt(() => this.#insertPending()) // is a transaction by itself
    else if (this.#pending.length > 0) this.#write(() => this.#insertPending())
    if (this.#sweeper.hasWork) this.#write(() => this.#sweeper.sweep())
    if (this.#inTransaction) this.#attempt(() => this.#commit.run())
    if (this.#failure !== null) throw this.#failure
    this.#inTransaction = false
  }

  async close(): Promise<void> {
    this.#watch.stop()
    if (this.#failure === null) await this.flush()
    this.#db.close()
  }

  /** SQLite puts in order beside the file, and bit by bit, what would take too much memory. */
  #read<T>(read: () => T): T {
    try {
      return read()
    } catch (error) {
      const hint = 'To put it in order takes room in the folder for temporary files. Is the disk full? Nothing was changed.'
      throw new JournalError(`${this.#path} cannot be read (${error instanceof Error ? error.message : error}). ${hint}`)
    }
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
}

/** The input in a row; a text: what is wrong with it. */
function entryOf({ position, at_ms: atMs, input }: Readonly<Record<string, SQLOutputValue>>, expected: number): Entry | string {
  if (position !== expected) return `input ${expected} is missing`
  if (atMs === null) return `input ${expected} has no time`
  try {
    return { atMs: Number(atMs), input: JSON.parse(String(input)) as RoomInput }
  } catch {
    return `input ${expected} is no JSON`
  }
}
