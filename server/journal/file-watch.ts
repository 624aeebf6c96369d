import type { BigIntStats } from 'node:fs'
import { statSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Loss } from './journal.ts'

const LOOK_EVERY_MS = 1_000

/** What a file is known by; null: only that it is there. */
type Watched = { readonly path: string; readonly identity: string | null }

/**
 * Looks every second whether files that are open are still to be found under their names. The system says nothing of it: what is written goes to a
 * file that nobody will find again.
 */
export class FileWatch {
  readonly #files: readonly Watched[]
  readonly #onChange: (loss: Loss | null) => void
  readonly #timer: NodeJS.Timeout
  #loss: Loss | null = null
  #isStopped = false

  /** `paths` as they are now; what is not there is not watched. `onChange` hears of a loss, and, with null, when all are back. */
  constructor(paths: readonly string[], onChange: (loss: Loss | null) => void) {
    this.#files = paths.flatMap((path) => {
      const found = statSync(path, { bigint: true, throwIfNoEntry: false })
      return found === undefined ? [] : [{ path, identity: identityOf(found) }]
    })
    this.#onChange = onChange
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS).unref()
  }

  /** Null: all are there. */
  get loss(): Loss | null {
    return this.#loss
  }

  /** Nobody hears of anything from now on: whoever closes a file may well take it away. */
  stop(): void {
    this.#isStopped = true
    clearInterval(this.#timer)
  }

  async #look(): Promise<void> {
    const losses = await Promise.all(this.#files.map(lossOf))
    const loss = losses.find((one) => one !== null) ?? null
    if (this.#isStopped || loss === this.#loss) return
    this.#loss = loss
    this.#onChange(loss)
  }
}

async function lossOf({ path, identity }: Watched): Promise<Loss | null> {
  try {
    const found = identityOf(await stat(path, { bigint: true }))
    return identity === null || found === null || found === identity ? null : 'replaced'
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'gone' : null // else it is not known
  }
}

/** Windows lets nobody take away a file that is open, and some file systems number none. */
function identityOf({ dev, ino }: BigIntStats): string | null {
  return process.platform === 'win32' || ino === 0n ? null : `${dev}:${ino}`
}
