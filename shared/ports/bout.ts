import type { MatchEvent } from '../match/events.ts'
import type { ApplicationCall, Script } from '../match/scenario.ts'
import type { Side } from '../tcp/tcb.ts'

/** Who closed first, as TIME-WAIT knows it: both, if their FINs crossed; nobody, if the connection was broken off. */
export type Closer = Side | 'both' | 'nobody'

/** An application that nobody tells to close does so by itself in the end: so long after it has heard the other. */
export const PATIENCE_MS = 20_000
const FAREWELL_MS = 1_500
const DEMAND = 'NEXT'
const ANSWER = 'HERE'

const CALLS: readonly ApplicationCall[] = [
  { side: 'client', call: { type: 'open-active' }, trigger: { when: 'start', afterMs: 0 } },
  { side: 'client', call: { type: 'send', text: DEMAND }, trigger: { when: 'state', state: 'ESTABLISHED', afterMs: 500 } },
  { side: 'server', call: { type: 'send', text: ANSWER }, trigger: { when: 'delivered', text: DEMAND, afterMs: 500 } },
  { side: 'client', call: { type: 'close' }, trigger: { when: 'delivered', text: ANSWER, afterMs: PATIENCE_MS } },
  { side: 'server', call: { type: 'close' }, trigger: { when: 'delivered', text: DEMAND, afterMs: PATIENCE_MS } },
  { side: 'client', call: { type: 'close' }, trigger: { when: 'peer-closed', afterMs: FAREWELL_MS } },
  { side: 'server', call: { type: 'close' }, trigger: { when: 'peer-closed', afterMs: FAREWELL_MS } },
]

/** One bout: a whole connection with a question and an answer, closed by whoever decides to. `ordinary`: wire and all the rest. */
export function boutScript(ordinary: Omit<Script, 'id' | 'calls' | 'parMs'>): Script {
  const goal = { client: 'CLOSED', server: 'CLOSED' } as const
  return { ...ordinary, id: 'four-ports', calls: CALLS, playersClose: true, parksPorts: true, goal, parMs: 80_000 }
}

/** Who has come to TIME-WAIT in these events of a match. */
export function closerIn(events: readonly MatchEvent[]): Closer {
  const waits = (side: Side) =>
    events.some((event) => event.type === 'end-changed' && event.side === side && event.endpoint.tcb.state === 'TIME-WAIT')
  const [client, server] = [waits('client'), waits('server')]
  if (client && server) return 'both'
  return client ? 'client' : server ? 'server' : 'nobody'
}
