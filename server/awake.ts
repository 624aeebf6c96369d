import { uptime } from 'node:os'

/** While the process runs, it looks at its clock at least so often. */
const LOOK_EVERY_MS = 1_000
/** No work keeps it from looking for so long: its machine slept, or somebody stopped it. */
const ASLEEP_AFTER_MS = 3_000

/**
 * The time in which this process was awake, ms. On some systems the clock runs on while the machine sleeps, and whoever plays there would pay for a lid
 * that was closed. On others, such as Linux, it stands still by itself, and only the machine's own tells that it has slept.
 */
export class AwakeTime {
  readonly #onWake: (sleptMs: number) => void
  readonly #machineMs: () => number
  readonly #timer = setInterval(() => this.#look(), LOOK_EVERY_MS).unref()
  #lookedAtMs = performance.now()
  #sleptMs = 0
  /** What the machine's clock is ahead of the process's. */
  #aheadMs: number

  /** `onWake` hears soon after each sleep how long it was. `machineMs`: since the machine was started, its sleep included. */
  constructor(onWake: (sleptMs: number) => void, machineMs = sinceStartMs) {
    this.#onWake = onWake
    this.#machineMs = machineMs
    this.#aheadMs = machineMs() - performance.now()
  }

  nowMs(): number {
    const clockMs = performance.now()
    const pauseMs = clockMs - this.#lookedAtMs
    this.#lookedAtMs = clockMs
    if (pauseMs > ASLEEP_AFTER_MS) {
      this.#sleptMs += pauseMs
      this.#wake(pauseMs)
    }
    return clockMs - this.#sleptMs
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #look(): void {
    this.nowMs()
    const aheadMs = this.#machineMs() - performance.now()
    const moreMs = aheadMs - this.#aheadMs
    this.#aheadMs = aheadMs
    if (moreMs > ASLEEP_AFTER_MS) this.#wake(moreMs)
  }

  /** Whoever asked for the time is in the middle of something. */
  #wake(sleptMs: number): void {
    setImmediate(this.#onWake, sleptMs)
  }
}

/** Not every system lets a process know. */
function sinceStartMs(): number {
  try {
    return uptime() * 1_000
  } catch {
    return performance.now()
  }
}
