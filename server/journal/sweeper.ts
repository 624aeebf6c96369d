import type { DatabaseSync, StatementSync } from 'node:sqlite'

// Inputs are looked through for those of rooms that were removed: several for each that has died since, so that what is dead cannot pile up,
// and not too few, so that small rooms are swept out together.
const SWEEP_PER_DEAD = 4
const SWEEP_AT_LEAST = 2_000
const ORPHANED = 'room NOT IN (SELECT id FROM rooms)'

/** Sweeps out the inputs of rooms that are gone, piece by piece: none of them is found by its room (see SCHEMA in file.ts). */
export class Sweeper {
  readonly #findEnd: StatementSync
  readonly #sweepPiece: StatementSync
  readonly #sweepAll: StatementSync
  /** The last input that was looked through. */
  #sweptTo = 0
  /** Inputs of rooms that were removed since the last sweep. */
  #died = 0

  constructor(db: DatabaseSync) {
    this.#findEnd = db.prepare('SELECT count(*) AS n, max(id) AS id FROM (SELECT id FROM inputs WHERE id > ? ORDER BY id LIMIT ?)')
    this.#sweepPiece = db.prepare(`DELETE FROM inputs WHERE id > ? AND id <= ? AND ${ORPHANED}`)
    this.#sweepAll = db.prepare(`DELETE FROM inputs WHERE ${ORPHANED}`)
  }

  /** A room with so many inputs is gone. */
  noteDead(inputs: number): void {
    this.#died += inputs
  }

  get hasWork(): boolean {
    return this.#died > 0
  }

  sweepAll(): void {
    this.#sweepAll.run()
  }

  /** Looks through the next inputs, and behind the last one from the first one on again. */
  sweep(): void {
    const count = Math.max(SWEEP_AT_LEAST, SWEEP_PER_DEAD * this.#died)
    const seen = this.#sweepOn(count)
    if (seen < count) this.#sweepOn(count - seen)
    this.#died = 0
  }

  /** Gives how many inputs there were to look through, up to `count`. */
  #sweepOn(count: number): number {
    const end = this.#findEnd.get(this.#sweptTo, count)
    const seen = Number(end?.n)
    if (seen > 0) this.#sweepPiece.run(this.#sweptTo, Number(end?.id))
    this.#sweptTo = seen < count ? 0 : Number(end?.id)
    return seen
  }
}
