/**
 * A growing table in one flat array. A row weighs a word for each column; as an object of its own it would weigh about twice as much, which counts where
 * thousands of matches remember what has happened in them.
 */
export class Rows<Row extends readonly unknown[]> {
  readonly #columns: number
  readonly #cells: unknown[] = []

  /** `columns`: how many a row has. */
  constructor(columns: Row['length']) {
    this.#columns = columns
  }

  get length(): number {
    return this.#cells.length / this.#columns
  }

  add(row: Row): void {
    for (let column = 0; column < this.#columns; column++) this.#cells.push(row[column])
  }

  /** The n-th row from 0. */
  row(n: number): Row {
    const from = n * this.#columns
    return this.#cells.slice(from, from + this.#columns) as readonly unknown[] as Row
  }

  /** The last row that has this in the column; -1: none has. */
  findLast<C extends number>(column: C, value: Row[C]): number {
    let at = this.#cells.length - this.#columns + column
    while (at >= 0 && this.#cells[at] !== value) at -= this.#columns
    return Math.floor(at / this.#columns)
  }

  set<C extends number>(n: number, column: C, value: Row[C]): void {
    this.#cells[n * this.#columns + column] = value
  }

  all(): readonly Row[] {
    return Array.from({ length: this.length }, (_, n) => this.row(n))
  }
}
