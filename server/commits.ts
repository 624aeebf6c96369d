import type { Logger } from 'pino'
import type { Journal } from './journal/journal.ts'
import type { Metrics } from './metrics.ts'
import type { Json } from './packets.ts'
import { Packet } from './packets.ts'

/** Who is answered: nobody waits for the answer to a message without an id. */
export type Asker = { send(packet: Packet): void }
type Answer = { readonly asker: Asker; readonly id: number; readonly json: Json | string }

/** What has news for its members. seal() writes them down as they stand now; they are sent when the commit is through. */
export type Touched = { seal(sends: Send[]): void }
/** Something to be sent to somebody. */
export type Send = { readonly line: Asker; readonly packet: Packet }

const FAILED = JSON.stringify({ ok: false, code: 'internal' })

/**
 * Groups inputs into commits: all that one turn of the event loop brought is committed at its end, and only then answered and told.
 * Groups are committed one after the other.
 */
export class Commits {
  readonly #journal: Journal
  readonly #metrics: Metrics
  readonly #log: Logger
  readonly #onFailure: (error: unknown) => void
  #answers: Answer[] = []
  #tellings: Send[] = []
  #touched = new Set<Touched>()
  #inputs = 0
  #scheduled = false
  #running: Promise<void> | null = null

  /** `onFailure`: the journal could not commit. What is in memory then is not what is written, so the process has to end. */
  constructor(journal: Journal, metrics: Metrics, log: Logger, onFailure: (error: unknown) => void) {
    this.#journal = journal
    this.#metrics = metrics
    this.#log = log
    this.#onFailure = onFailure
  }

  /** An input was appended to the journal. */
  countInput(): void {
    this.#inputs++
  }

  /** `json` answers the message with this id when everything so far is committed. */
  answer(asker: Asker, id: number | null, json: Json | string): void {
    if (id === null) return
    this.#answers.push({ asker, id, json })
    this.#schedule()
  }

  /** Somebody is told something of their own when everything so far is committed. */
  tell(line: Asker, packet: Packet): void {
    this.#tellings.push({ line, packet })
    this.#schedule()
  }

  /** Somebody has news, which are written down and sent with the next commit. */
  touch(touched: Touched): void {
    this.#touched.add(touched)
    this.#schedule()
  }

  /** Resolves when everything so far is committed and sent. */
  async settle(): Promise<void> {
    while (this.#scheduled || this.#running !== null) await (this.#running ?? this.#run())
  }

  #schedule(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    if (this.#running === null) setImmediate(() => this.#scheduled && void this.#run())
  }

  #run(): Promise<void> {
    this.#scheduled = false
    this.#running = this.#commit().finally(() => {
      this.#running = null
      if (this.#scheduled) void this.#run() // came in while a slow journal was writing
    })
    return this.#running
  }

  async #commit(): Promise<void> {
    const answers = this.#answers
    const touched = this.#touched
    const inputs = this.#inputs
    const sends = this.#tellings
    this.#answers = []
    this.#tellings = []
    this.#touched = new Set()
    this.#inputs = 0
    for (const one of touched) this.#seal(one, sends)
    try {
      const startedMs = performance.now()
      await this.#journal.flush()
      if (inputs > 0) {
        this.#metrics.commitSeconds.observe((performance.now() - startedMs) / 1000)
        this.#metrics.groupSize.observe(inputs)
      }
    } catch (error) {
      for (const { asker, id } of answers) asker.send(Packet.answer(id, FAILED))
      this.#onFailure(error)
      return
    }
    for (const { asker, id, json } of answers) asker.send(Packet.answer(id, json))
    for (const { line, packet } of sends) line.send(packet)
  }

  #seal(touched: Touched, sends: Send[]): void {
    const { length } = sends
    try {
      touched.seal(sends)
    } catch (error) {
      sends.length = length
      this.#metrics.failures.inc()
      this.#log.error({ err: error }, 'what a room has to tell has met a bug; its members are not told')
    }
  }
}
