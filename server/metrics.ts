import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Counts by one label. Cheap to count: prom-client sees the numbers only when somebody asks for them. */
export class Tally {
  readonly #counts = new Map<string, { count: number }>()

  constructor(registry: Registry, name: string, help: string, label: string) {
    const counts = this.#counts
    new Counter({
      name,
      help,
      labelNames: [label],
      registers: [registry],
      collect() {
        this.reset()
        for (const [value, { count }] of counts) this.inc({ [label]: value }, count)
      },
    })
  }

  count(value: string): void {
    const counted = this.#counts.get(value)
    if (counted === undefined) this.#counts.set(value, { count: 1 })
    else counted.count++
  }
}

/** What is counted and measured, for GET /metrics. Nothing in it names a person or a room. */
export type Metrics = {
  readonly registry: Registry
  readonly messages: Tally
  readonly refusals: Tally
  readonly inputs: Tally
  readonly matches: Tally
  readonly refusedConnections: Tally
  readonly failures: Counter
  readonly commitSeconds: Histogram
  readonly groupSize: Histogram
}

/** `now` says what is true at the moment when somebody asks. */
export function createMetrics(now: { rooms(): number; sockets(): number; matches(): number; isDataLost(): boolean }): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const gauge = (name: string, help: string, value: () => number): void => {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value())
      },
    })
  }
  gauge('acksu_rooms', 'Open rooms', now.rooms)
  gauge('acksu_sockets', 'Connected sockets', now.sockets)
  gauge('acksu_matches_under_way', 'Matches being played', now.matches)
  gauge('acksu_data_lost', '1: the data file was taken away or replaced, and nothing survives a restart', () => Number(now.isDataLost()))
  return {
    registry,
    messages: new Tally(registry, 'acksu_messages_total', 'Messages received, by event', 'event'),
    refusals: new Tally(registry, 'acksu_refusals_total', 'Messages refused, by code', 'code'),
    inputs: new Tally(registry, 'acksu_inputs_total', 'Inputs applied to rooms, by type', 'type'),
    matches: new Tally(registry, 'acksu_matches_total', 'Matches finished, by outcome', 'outcome'),
    refusedConnections: new Tally(
      registry,
      'acksu_connections_refused_total',
      'Connections refused: too many of one address, or of all',
      'crowd',
    ),
    failures: new Counter({ name: 'acksu_failures_total', help: 'Inputs on which the program itself failed', registers }),
    commitSeconds: new Histogram({
      name: 'acksu_commit_seconds',
      help: 'Time that a commit of the journal took',
      buckets: [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 1],
      registers,
    }),
    groupSize: new Histogram({
      name: 'acksu_commit_inputs',
      help: 'Inputs in one commit',
      buckets: [1, 2, 5, 10, 20, 50, 100, 1000],
      registers,
    }),
  }
}
