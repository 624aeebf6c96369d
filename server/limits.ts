/** A bucket that fills with `perSecond` tokens up to `burst`; what finds it empty is refused. Times in ms. */
export class TokenBucket {
  readonly #perSecond: number
  readonly #burst: number
  #tokens: number
  #filledAtMs: number

  constructor(perSecond: number, burst: number, nowMs: number) {
    this.#perSecond = perSecond
    this.#burst = burst
    this.#tokens = burst
    this.#filledAtMs = nowMs
  }

  /**
   * Takes `cost` tokens if there are as many as are `needed`, or none at all. What costs more than is needed leaves a debt. What needs more than the
   * burst is never granted.
   */
  take(nowMs: number, cost = 1, needed = cost): boolean {
    this.#fill(nowMs)
    if (this.#tokens < needed) return false
    this.#tokens -= cost
    return true
  }

  isFull(nowMs: number): boolean {
    this.#fill(nowMs)
    return this.#tokens >= this.#burst
  }

  #fill(nowMs: number): void {
    this.#tokens = Math.min(this.#burst, this.#tokens + ((nowMs - this.#filledAtMs) * this.#perSecond) / 1000)
    this.#filledAtMs = nowMs
  }
}

/** As many addresses as are remembered without looking which of them can be forgotten. */
const SWEEP_AT = 1_000

/** One bucket per key (a network address); those that are full again are forgotten. */
export class KeyedBuckets {
  readonly #perSecond: number
  readonly #burst: number
  readonly #buckets = new Map<string, TokenBucket>()
  #sweepAt = SWEEP_AT

  constructor(perSecond: number, burst: number) {
    this.#perSecond = perSecond
    this.#burst = burst
  }

  get size(): number {
    return this.#buckets.size
  }

  take(key: string, nowMs: number, cost = 1, needed = cost): boolean {
    let bucket = this.#buckets.get(key)
    if (bucket === undefined) {
      if (this.#buckets.size >= this.#sweepAt) {
        this.sweep(nowMs)
        this.#sweepAt = Math.max(SWEEP_AT, 2 * this.#buckets.size)
      }
      bucket = new TokenBucket(this.#perSecond, this.#burst, nowMs)
      this.#buckets.set(key, bucket)
    }
    return bucket.take(nowMs, cost, needed)
  }

  /** Forgets every bucket that says nothing any more. Happens by itself when there are many. */
  sweep(nowMs: number): void {
    for (const [key, bucket] of this.#buckets) if (bucket.isFull(nowMs)) this.#buckets.delete(key)
  }
}
