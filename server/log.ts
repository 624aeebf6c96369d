import { write, writeSync } from 'node:fs'
import type { Logger } from 'pino'
import { pino } from 'pino'

const STDOUT = 1
/** A terminal or the reader of a pipe may stop reading: what comes once so much waits is left out. */
const MOST_WAITING_CHARS = 1_000_000
const TRY_AGAIN_MS = 100

/** The server's log: JSON lines on stdout. */
export function createLog(level: string): Logger {
  const lines = new LogLines(STDOUT)
  process.on('exit', () => lines.flushSync())
  return pino({ level }, lines)
}

/**
 * Lines for a file, a pipe or a terminal. Nobody waits for them, and no game ends for them: what cannot be written, because the disk is full or the
 * terminal is gone, is left out. (pino's own writer tries it again at the end of the process, without end, and nothing else is done meanwhile.)
 */
export class LogLines {
  readonly #fd: number
  #waiting = ''
  #isWriting = false

  constructor(fd: number) {
    this.#fd = fd
  }

  write(line: string): void {
    if (this.#waiting.length + line.length > MOST_WAITING_CHARS) return
    this.#waiting += line
    if (this.#isWriting) return
    this.#isWriting = true
    setImmediate(() => this.#writeWaiting())
  }

  /** Writes what waits before the process ends; pino calls it behind what is fatal. */
  flushSync(): void {
    let left = this.#takeWaiting()
    try {
      while (left.length > 0) left = left.subarray(writeSync(this.#fd, left))
    } catch {
      // there is nowhere left to say so
    }
  }

  #writeWaiting(): void {
    const chunk = this.#takeWaiting()
    if (chunk.length > 0) this.#writeChunk(chunk)
    else this.#isWriting = false
  }

  #writeChunk(chunk: Buffer): void {
    write(this.#fd, chunk, (error, written) => {
      if (error?.code === 'EAGAIN') setTimeout(() => this.#writeChunk(chunk), TRY_AGAIN_MS).unref()
      else if (error === null && written < chunk.length) this.#writeChunk(chunk.subarray(written))
      else this.#writeWaiting()
    })
  }

  #takeWaiting(): Buffer {
    const text = this.#waiting
    this.#waiting = ''
    return Buffer.from(text)
  }
}
