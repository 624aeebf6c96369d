import { hash } from 'node:crypto'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { highestId } from './file.ts'
import type { KeptMatch } from './journal.ts'

/** How many matches are kept between two sweeps for scenarios of which no match is left. */
const MATCHES_A_SWEEP = 1_000

/** The records of finished matches, as many as there is room for: the oldest ones make place. Each scenario is there once, however many matches share it. */
export class MatchShelf {
  readonly #places: number
  readonly #insertMatch: StatementSync
  readonly #forgetMatches: StatementSync
  readonly #findScenario: StatementSync
  readonly #insertScenario: StatementSync
  readonly #forgetScenarios: StatementSync
  #nextMatch: number
  #lastScenario: { readonly scenario: string; readonly id: number } | null = null

  /** Forgets what `places` are too few for. */
  constructor(db: DatabaseSync, places: number) {
    this.#places = places
    this.#insertMatch = db.prepare(
      "INSERT INTO matches (id, code, match, finished_at, scenario, record) VALUES (?, ?, ?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), ?, ?)",
    )
    this.#forgetMatches = db.prepare('DELETE FROM matches WHERE id <= ?')
    this.#findScenario = db.prepare('SELECT id FROM scenarios WHERE hash = ?')
    this.#insertScenario = db.prepare('INSERT INTO scenarios (hash, scenario) VALUES (?, ?)')
    this.#forgetScenarios = db.prepare('DELETE FROM scenarios WHERE id NOT IN (SELECT scenario FROM matches)')
    this.#nextMatch = highestId(db, 'matches') + 1
    this.#forgetMatches.run(this.#nextMatch - 1 - places)
    this.#forgetScenarios.run()
  }

  get hasPlaces(): boolean {
    return this.#places > 0
  }

  keep({ code, match, scenario, record }: KeptMatch): void {
    const id = this.#nextMatch++
    this.#insertMatch.run(id, code, match, this.#idOf(scenario), record)
    this.#forgetMatches.run(id - this.#places)
    if (id % MATCHES_A_SWEEP === 0) this.#forgetScenarios.run() // #lastScenario stays: its match has just been kept
  }

  /** Most matches are of the same scenario as the one before. */
  #idOf(scenario: string): number {
    if (scenario !== this.#lastScenario?.scenario) {
      const key = hash('sha256', scenario, 'base64url')
      const id = Number(this.#findScenario.get(key)?.id ?? this.#insertScenario.run(key, scenario).lastInsertRowid)
      this.#lastScenario = { scenario, id }
    }
    return this.#lastScenario.id
  }
}
