/** While the process runs, it looks at its clock at least so often. */
const LOOK_EVERY_MS = 1_000
/** No work keeps it from looking for so long: its machine slept, or somebody stopped it. */
const ASLEEP_AFTER_MS = 3_000

/**
 * The time in which this process was awake, ms. On some systems the clock runs on while the machine sleeps, and whoever plays there would pay for a lid
 * that was closed.
 */
export class AwakeTime {
  readonly #onWake: (sleptMs: number) => void
  readonly #timer = setInterval(() => this.nowMs(), LOOK_EVERY_MS).unref()
  #lookedAtMs = performance.now()
  #sleptMs = 0

  /** `onWake` hears soon after each sleep how long it was. */
  constructor(onWake: (sleptMs: number) => void) {
    this.#onWake = onWake
  }

  nowMs(): number {
    const clockMs = performance.now()
    const pauseMs = clockMs - this.#lookedAtMs
    this.#lookedAtMs = clockMs
    if (pauseMs > ASLEEP_AFTER_MS) this.#wake(pauseMs)
    return clockMs - this.#sleptMs
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** Whoever asked for the time is in the middle of something. */
  #wake(pauseMs: number): void {
    this.#sleptMs += pauseMs
    setImmediate(this.#onWake, pauseMs)
  }
}
