import { AwakeTime } from './awake.ts'

/** Something that wants to be woken at `wakeMs`. `dueMs`, when the clock looks after it, and `heapIndex` belong to the clock, too. */
export type Sleeper = { wakeMs: number; dueMs: number; heapIndex: number }

/** Longer sleeps are taken in pieces: Node's timers end at 2^31 - 1 ms. */
const LONGEST_SLEEP_MS = 60_000

/**
 * The only timer of the server: one for all rooms, armed for the earliest. Times are whole ms in which the process was awake, times `speed`; a
 * speed above 1 lets tests play long scripts in short time.
 */
export class Clock<S extends Sleeper> {
  readonly #wake: (sleeper: S) => void
  readonly #speed: number
  readonly #time: AwakeTime
  readonly #heap: S[] = []
  #timer: NodeJS.Timeout | null = null
  #armedForMs = Number.POSITIVE_INFINITY

  /** `onStandstill` hears how long this clock has stood still, ms of the wall clock, because the machine slept. */
  constructor(wake: (sleeper: S) => void, speed = 1, onStandstill: (ms: number) => void = () => {}) {
    this.#wake = wake
    this.#speed = speed
    this.#time = new AwakeTime(onStandstill)
  }

  nowMs(): number {
    return Math.floor(this.#time.nowMs() * this.#speed)
  }

  /** Wakes `sleeper` once at `dueMs`, and not at any moment given earlier; null: let it sleep. */
  schedule(sleeper: S, dueMs: number | null): void {
    if (dueMs === null) {
      this.#remove(sleeper)
      return
    }
    sleeper.wakeMs = dueMs
    // Almost every move puts off what was due: that is seen when the time has come, and the heap stays as it is.
    if (sleeper.heapIndex >= 0 && sleeper.dueMs <= dueMs) return
    sleeper.dueMs = dueMs
    if (sleeper.heapIndex < 0) {
      sleeper.heapIndex = this.#heap.length
      this.#heap.push(sleeper)
    }
    this.#rise(sleeper)
    this.#sink(sleeper)
    this.#arm()
  }

  stop(): void {
    this.#time.stop()
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    for (const sleeper of this.#heap) sleeper.heapIndex = -1
    this.#heap.length = 0
  }

  #arm(): void {
    const first = this.#heap[0]
    if (first === undefined || first.dueMs >= this.#armedForMs) return // a timer that fires for nothing costs less than resetting it
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#armedForMs = first.dueMs
    const sleepMs = Math.ceil((first.dueMs - this.nowMs()) / this.#speed)
    this.#timer = setTimeout(this.#ring, Math.min(Math.max(sleepMs, 0), LONGEST_SLEEP_MS))
  }

  readonly #ring = (): void => {
    this.#timer = null
    this.#armedForMs = Number.POSITIVE_INFINITY
    const nowMs = this.nowMs()
    const due: S[] = []
    for (let first = this.#heap[0]; first !== undefined && first.dueMs <= nowMs; first = this.#heap[0]) {
      if (first.wakeMs === first.dueMs) {
        this.#remove(first)
        due.push(first)
      } else {
        first.dueMs = first.wakeMs
        this.#sink(first)
      }
    }
    for (const sleeper of due) this.#wake(sleeper) // once each: who is due again at once waits for the next ring
    this.#arm()
  }

  #remove(sleeper: S): void {
    const at = sleeper.heapIndex
    if (at < 0) return
    sleeper.heapIndex = -1
    sleeper.dueMs = Number.POSITIVE_INFINITY
    const last = this.#heap.pop()
    if (last === undefined || last === sleeper) return
    this.#heap[at] = last
    last.heapIndex = at
    this.#rise(last)
    this.#sink(last)
  }

  #rise(sleeper: S): void {
    for (let at = sleeper.heapIndex; at > 0; ) {
      const parentAt = (at - 1) >> 1
      const parent = this.#heap[parentAt]
      if (parent === undefined || parent.dueMs <= sleeper.dueMs) return
      this.#place(parent, at)
      this.#place(sleeper, parentAt)
      at = parentAt
    }
  }

  #sink(sleeper: S): void {
    for (let at = sleeper.heapIndex; ; ) {
      const left = this.#heap[2 * at + 1]
      const right = this.#heap[2 * at + 2]
      if (left === undefined) return
      const child = right !== undefined && right.dueMs < left.dueMs ? right : left
      if (child.dueMs >= sleeper.dueMs) return
      const childAt = child.heapIndex
      this.#place(child, at)
      this.#place(sleeper, childAt)
      at = childAt
    }
  }

  #place(sleeper: S, at: number): void {
    this.#heap[at] = sleeper
    sleeper.heapIndex = at
  }
}
