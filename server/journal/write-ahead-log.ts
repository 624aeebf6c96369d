import { copyFileSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { JournalError } from './journal.ts'

// The format of SQLite's write-ahead log: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
const HEADER_OCTETS = 32
const FRAME_HEADER_OCTETS = 24
/** Ends in 1 where the words that are summed up begin with their highest octet. */
const MAGIC = 0x377f0682

/** Sums up octets in words of 32 bits, beginning with the sum of what stands before them. */
type Sum = (octets: Buffer, before: readonly [number, number]) => readonly [number, number]

/**
 * Looks at the log that belongs to a database file: SQLite throws one away that has no file or that it cannot read, and says nothing. True: it is
 * damaged in the middle, and what was committed behind that will be lost; there is a copy of it then.
 * @throws JournalError if it would be thrown away. Nothing has changed.
 */
export function checkLog(path: string): boolean {
  const file = fileBehind(path)
  const log = logOf(path)
  if (!sizeOf(log)) return false
  const size = sizeOf(file)
  if (!size) {
    const problem = `${file} is ${size === null ? 'missing' : 'empty'}, but ${basename(log)} beside it holds what was written last.`
    throw new JournalError(`${problem} Nothing was changed. Put the file back, or take ${basename(log)} away, too, to begin anew.`)
  }
  const octets = readFileSync(log)
  if (octets.length < HEADER_OCTETS) return false // only begun: nothing was ever committed to it
  const sum = sumIn(octets)
  if (sum === null) {
    throw new JournalError(`${log} is damaged. Nothing was changed. Take it away to go on without what was written last.`)
  }
  if (!isTorn(octets, sum)) return false
  copyFileSync(log, damagedLog(path))
  return true
}

/** Where the log of a database file is: beside the file itself, whatever links lead to it. */
export function logOf(path: string): string {
  return `${fileBehind(path)}-wal`
}

/** Where a damaged log is kept. */
export function damagedLog(path: string): string {
  return `${logOf(path)}.damaged`
}

/** The file to which a link leads, be it there or not, or a link to a link, as far as anybody goes. */
function fileBehind(path: string, links = 20): string {
  try {
    const target = resolve(realpathSync(dirname(path)), readlinkSync(path))
    return links > 0 ? fileBehind(target, links - 1) : target
  } catch {
    return path // is no link
  }
}

/** Null: there is no such file. */
function sizeOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.size ?? null
}

/** How this log sums up its frames; null where its header is none. */
function sumIn(log: Buffer): Sum | null {
  const magic = log.readUInt32BE(0)
  if (magic !== MAGIC && magic !== MAGIC + 1) return null
  const word =
    magic === MAGIC ? (octets: Buffer, at: number) => octets.readUInt32LE(at) : (octets: Buffer, at: number) => octets.readUInt32BE(at)
  const sum: Sum = (octets, before) => {
    let [a, b] = before
    for (let at = 0; at + 8 <= octets.length; at += 8) {
      a = (a + word(octets, at) + b) >>> 0
      b = (b + word(octets, at + 4) + a) >>> 0
    }
    return [a, b]
  }
  return isSummedUp(log, 24, sum(log.subarray(0, 24), [0, 0])) ? sum : null
}

function isSummedUp(octets: Buffer, at: number, [a, b]: readonly [number, number]): boolean {
  return octets.readUInt32BE(at) === a && octets.readUInt32BE(at + 4) === b
}

/**
 * Behind the first frame that is not whole there is another commit. In that frame itself there may be: whoever wrote it may have been killed meanwhile.
 * Frames without the salt of the header are left from before the log was begun anew.
 */
function isTorn(log: Buffer, sum: Sum): boolean {
  const salt = log.subarray(16, 24)
  const octets = FRAME_HEADER_OCTETS + log.readUInt32BE(8)
  let isWhole = true
  let before = sum(log.subarray(0, 24), [0, 0])
  for (let at = HEADER_OCTETS; at + octets <= log.length; at += octets) {
    const frame = log.subarray(at, at + octets)
    const isOfThisLog = frame.subarray(8, 16).equals(salt)
    if (!isWhole && isOfThisLog && frame.readUInt32BE(4) > 0) return true
    before = sum(frame.subarray(FRAME_HEADER_OCTETS), sum(frame.subarray(0, 8), before))
    isWhole &&= isOfThisLog && isSummedUp(frame, 16, before)
  }
  return false
}
