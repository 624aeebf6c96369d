import { setTimeout as sleep } from 'node:timers/promises'
import type { Pair } from './pairs.ts'
import { openPairs } from './pairs.ts'
import type { Target } from './target.ts'

const WINDOW_MS = 5_000
const TURN_MS = 1_000

/** A server that is measured, and how two people come to it. */
export type Measured = { readonly target: Target; readonly open: (n: number) => Promise<Pair> }

/** What was measured of a crowd: in all its windows, and, with `roomBytes`, of each room at the end. */
export type Calm = {
  readonly cpuUs: number
  readonly moves: number
  readonly latencies: readonly number[]
  readonly roomBytes: number
}

/** Rooms in which people take their time. They play in windows of some seconds, and hold their moves back in between. */
export class Crowd {
  readonly #target: Target
  readonly #pairs: readonly Pair[]
  /** What the server's heap held before anybody came. */
  readonly #emptyBytes: number
  readonly #latencies: number[] = []
  #held: (() => void)[] = []
  #isPlaying = false
  #cpuUs = 0

  private constructor(target: Target, pairs: readonly Pair[], emptyBytes: number) {
    this.#target = target
    this.#pairs = pairs
    this.#emptyBytes = emptyBytes
  }

  /** Everybody has come, and waits for their turn to play. */
  static async open({ target, open }: Measured, rooms: number): Promise<Crowd> {
    const { heapBytes } = await target.usage(true)
    const crowd = new Crowd(target, await openPairs(open, rooms), heapBytes)
    for (const pair of crowd.#pairs) {
      // People are no metronomes: pairs that keep time fall into step with each other, and come all at once.
      pair.onTurn = (send) => (crowd.#isPlaying ? void setTimeout(send, TURN_MS * (0.5 + Math.random())) : void crowd.#held.push(send))
    }
    await Promise.all(crowd.#pairs.map((pair) => pair.prepare()))
    for (const pair of crowd.#pairs) pair.begin()
    return crowd
  }

  async play(): Promise<void> {
    const held = this.#held
    this.#held = []
    this.#isPlaying = true
    for (const send of held) setTimeout(send, TURN_MS * Math.random())
    await sleep(TURN_MS)
    for (const pair of this.#pairs) pair.onMoved = (ms) => void this.#latencies.push(ms)
    const before = await this.#target.usage()
    await sleep(WINDOW_MS)
    const after = await this.#target.usage()
    this.#cpuUs += after.cpuUs - before.cpuUs
    for (const pair of this.#pairs) pair.onMoved = () => {}
    this.#isPlaying = false
    await sleep(2 * TURN_MS)
  }

  async result(): Promise<Calm> {
    const { heapBytes } = await this.#target.usage(true)
    return {
      cpuUs: this.#cpuUs,
      moves: this.#latencies.length,
      latencies: this.#latencies,
      roomBytes: (heapBytes - this.#emptyBytes) / this.#pairs.length,
    }
  }
}
