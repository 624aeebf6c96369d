import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Logger } from 'pino'

/** So long nothing else is done meanwhile, ms. */
const STRETCH_MS = 20
/** A start that takes no longer has nothing to tell. */
const TELL_AFTER_MS = 1_000
const TELL_EVERY_MS = 3_000

/** How far bringing the rooms back has come: it is told in the log if it takes long, and everything else has its turn meanwhile. */
export class Recovery {
  /** Rooms that have been looked at. */
  done = 0
  readonly of: number
  readonly #log: Logger
  readonly #stop: AbortSignal | undefined
  #goesOnUntilMs = performance.now() + STRETCH_MS
  #tellsAtMs = performance.now() + TELL_AFTER_MS

  /** `of` so many rooms, unless `stop` says that they are not wanted any more. */
  constructor(of: number, log: Logger, stop?: AbortSignal) {
    this.of = of
    this.#log = log
    this.#stop = stop
  }

  /** Something else is to have its turn now. */
  get isDue(): boolean {
    return performance.now() >= this.#goesOnUntilMs
  }

  /** The rooms are not wanted any more. */
  get isCalledOff(): boolean {
    return this.#stop?.aborted === true
  }

  /** @throws whatever `stop` gives as its reason, once it has said so. */
  async pause(): Promise<void> {
    const { done, of } = this
    if (performance.now() >= this.#tellsAtMs) {
      this.#tellsAtMs = performance.now() + TELL_EVERY_MS
      this.#log.info({ rooms: done, of }, 'bringing rooms back')
    }
    await nextTurn()
    this.#stop?.throwIfAborted()
    this.#goesOnUntilMs = performance.now() + STRETCH_MS
  }
}
