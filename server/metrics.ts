import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What is counted and measured, for GET /metrics. Nothing in it names a person or a room. */
export type Metrics = {
  readonly registry: Registry
  readonly messages: Counter<'event'>
  readonly refusals: Counter<'code'>
  readonly inputs: Counter<'type'>
  readonly matches: Counter<'outcome'>
  readonly failures: Counter
  readonly commitSeconds: Histogram
  readonly groupSize: Histogram
}

/** `now` says what is true at the moment when somebody asks. */
export function createMetrics(now: { rooms(): number; sockets(): number; matches(): number }): Metrics {
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
  return {
    registry,
    messages: new Counter({ name: 'acksu_messages_total', help: 'Messages received, by event', labelNames: ['event'], registers }),
    refusals: new Counter({ name: 'acksu_refusals_total', help: 'Messages refused, by code', labelNames: ['code'], registers }),
    inputs: new Counter({ name: 'acksu_inputs_total', help: 'Inputs applied to rooms, by type', labelNames: ['type'], registers }),
    matches: new Counter({ name: 'acksu_matches_total', help: 'Matches finished, by outcome', labelNames: ['outcome'], registers }),
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
