/** The events of a stream as one kind of viewer knows them, each encoded once. Versions count them from 1. */
export class EventLog {
  readonly #keep: number
  #json: string[] = []
  #forgotten = 0

  /** `keep`: how many of those that have been told can still be told again. */
  constructor(keep: number) {
    this.#keep = keep
  }

  get version(): number {
    return this.#forgotten + this.#json.length
  }

  append(event: object): void {
    this.#json.push(JSON.stringify(event))
  }

  /** Everybody has been told everything: only the last ones stay. */
  forgetTold(): void {
    if (this.#json.length <= this.#keep) return
    this.#forgotten += this.#json.length - this.#keep
    this.#json = this.#json.slice(-this.#keep)
  }

  /** Takes back what came after `version`: the step that caused it has failed. */
  truncate(version: number): void {
    this.#json.length = Math.max(0, version - this.#forgotten)
  }

  /** Events after version `after` up to `upTo`, as a JSON array; null if they are not (or not any more) there. */
  between(after: number, upTo: number): string | null {
    if (after < this.#forgotten || after > upTo || upTo > this.version) return null
    const from = after - this.#forgotten
    if (upTo - after === 1) return `[${this.#json[from]}]`
    return `[${this.#json.slice(from, upTo - this.#forgotten).join(',')}]`
  }
}
