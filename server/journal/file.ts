import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { JournalError } from './journal.ts'
import { checkLog } from './write-ahead-log.ts'

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

/** What is read and written, of every version and of this one. */
const OF_EVERY_VERSION = ['SELECT id, code, rules FROM rooms', 'SELECT id, room, position, at_ms, input FROM inputs']
const OF_THIS_VERSION = ['SELECT id, code, match, finished_at, scenario, record FROM matches', 'SELECT id, hash, scenario FROM scenarios']

/**
 * Records of version 1 held names and hashes of tokens, and too little to play their matches again; those of version 2 have been written under rules
 * that are no more. They go. Rooms stay as they are.
 */
const TO_3 = `DROP TABLE matches; ${MATCHES} PRAGMA user_version = ${SCHEMA_VERSION};`

/** A journal's file that is open. `isTorn`: the newest of it was damaged, and is lost. */
type OpenFile = { readonly db: DatabaseSync; readonly isTorn: boolean }

/**
 * Opens a journal's file, makes it if there is none yet, and brings an older one to the present schema. From then on it is locked.
 * @throws JournalError if it is damaged, in use, of a newer version or no journal at all; then nothing has changed.
 */
export function openFile(path: string): OpenFile {
  let db: DatabaseSync | null = null
  try {
    if (path !== ':memory:') makePlaceFor(path)
    const isTorn = checkLog(path)
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
    // Takes the lock now: a second server is told so before it opens its port. So is who may only read: something has to be written for that.
    else db.exec(`BEGIN IMMEDIATE; ${versionOf(db) < SCHEMA_VERSION ? TO_3 : `PRAGMA user_version = ${SCHEMA_VERSION};`} COMMIT;`)
    if (isTorn) db.exec('PRAGMA wal_checkpoint(TRUNCATE)') // what cannot be read is not to be missed a second time
    return { db, isTorn }
  } catch (error) {
    db?.close()
    throw error instanceof JournalError ? error : new JournalError(`${path} ${problemOf(error)} Nothing was changed.`)
  }
}

/** @throws JournalError, or what the system says. */
function makePlaceFor(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new JournalError(`${path} is a folder. Name a file in it: ${join(path, 'acksu.db')}`)
  }
  makeFolder(dirname(path))
}

/** With the folders that it stands in. Node's own way, `recursive`, tries for ever where the system has no place for a folder. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  const parent = dirname(path)
  if (parent !== path) makeFolder(parent)
  try {
    mkdirSync(path)
  } catch (error) {
    if (!existsSync(path)) throw error
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
  for (const query of OF_EVERY_VERSION) db.prepare(query)
  if (version === SCHEMA_VERSION) for (const query of OF_THIS_VERSION) db.prepare(query)
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
  if (/readonly/.test(message)) return 'cannot be written by this user.'
  if (/mkdir|unable to open|not a directory/.test(message))
    return `cannot be opened (${message}). Is there such a folder, and may this user write in it?`
  if (/disk/.test(message) && !/image/.test(message)) return `cannot be written (${message}). Is the disk full?`
  if (/not a database|malformed|corrupt|no such (table|column)/.test(message)) return `is damaged or not a file of Acksu (${message}).`
  return `cannot be opened (${message}).`
}

/** The highest id in a table, whose ids count up from 1; 0: it is empty. */
export function highestId(db: DatabaseSync, table: 'rooms' | 'inputs' | 'matches'): number {
  return Number(db.prepare(`SELECT max(id) AS highest FROM ${table}`).get()?.highest ?? 0)
}
