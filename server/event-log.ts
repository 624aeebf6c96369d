/** The events of a stream as one kind of viewer knows them. Versions count them from 1. */
export class EventLog {
  readonly #keep: number
  /** Encoded when they are told: of a room that is brought back, all but the last ones never are. */
  #events: object[] = []
  #forgotten = 0

  /** `keep`: how many of those that have been told can still be told again. */
  constructor(keep: number) {
    this.#keep = keep
  }

  get version(): number {
    return this.#forgotten + this.#events.length
  }

  append(event: object): void {
    this.#events.push(event)
  }

  /** Everybody has been told everything: only the last ones stay. */
  forgetTold(): void {
    if (this.#events.length <= this.#keep) return
    this.#forgotten += this.#events.length - this.#keep
    this.#events = this.#events.slice(-this.#keep)
  }

  /** Takes back what came after `version`: the step that caused it has failed. */
  truncate(version: number): void {
    this.#events.length = Math.max(0, version - this.#forgotten)
  }

  /** Events after version `after` up to `upTo`, as a JSON array; null if they are not (or not any more) there. */
  between(after: number, upTo: number): string | null {
    if (after < this.#forgotten || after > upTo || upTo > this.version) return null
    const from = after - this.#forgotten
    return JSON.stringify(this.#events.slice(from, upTo - this.#forgotten))
  }
}
