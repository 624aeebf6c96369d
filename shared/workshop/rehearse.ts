import type { Tally } from '../match/cargo.ts'
import type { Seed } from '../match/chance.ts'
import { createSeed } from '../match/chance.ts'
import type { Conclusion, MatchEvent } from '../match/events.ts'
import type { Match } from '../match/match.ts'
import type { Script } from '../match/scenario.ts'
import { createMatch, nextDueMs, step } from '../match/step.ts'
import type { Side, State } from '../tcp/tcb.ts'

/** What became of a call of the script: made, not allowed by the state when its time came, or never triggered. */
export type CallFate = 'made' | 'refused' | 'waiting'

/** How a script plays when two correct bots play it. */
export type Rehearsal = {
  readonly events: readonly MatchEvent[]
  /** Unfinished: neither won nor lost within the time or the steps of a rehearsal. */
  readonly outcome: Conclusion['outcome'] | 'unfinished'
  /** Until the goal, or until the rehearsal was broken off, ms. */
  readonly durationMs: number
  readonly calls: readonly CallFate[]
  readonly states: Readonly<Record<Side, State>>
  /** Segments that left each end. */
  readonly sent: Readonly<Record<Side, number>>
  /** How many of them carried what, where the wire has acts. */
  readonly tally: Readonly<Record<Side, Tally>>
}

/** How long bots think: as a person who knows the game. */
const THINK_MS = 1_500
/** The longest that anybody plays one scenario, ms of the match. */
const LONGEST_MS = 30 * 60_000
const MOST_STEPS = 3_000

/** How far the seed of one luck lies from that of the next. */
const FAR_APART = 2_654_435_761

/** The seed of the n-th luck, from 1, that a script is rehearsed with. */
export function seedOfLuck(n: number): Seed {
  return createSeed(n * FAR_APART)
}

/** Plays a script to its end with two bots that make no mistakes. */
export function rehearse(script: Script, seed: Seed, thinkMs = THINK_MS): Rehearsal {
  let match = createMatch({
    script,
    seed,
    table: 'coached',
    assistance: 'guided',
    controllers: { client: 'bot', server: 'bot' },
    startsAtMs: 0,
    bot: { thinkMs, errorPercent: 0 },
  })
  const events: MatchEvent[] = []
  let steps = 0
  for (let dueMs = nextDueMs(match); dueMs !== null && dueMs <= LONGEST_MS && steps < MOST_STEPS; dueMs = nextDueMs(match)) {
    const next = step(match, { type: 'tick' }, dueMs)
    match = next.match
    events.push(...next.events)
    steps += 1
  }
  const { client, server } = match.ends
  return {
    events,
    outcome: match.result?.outcome ?? 'unfinished',
    durationMs: match.result?.durationMs ?? match.nowMs,
    calls: fatesOf(match, events),
    states: { client: client.endpoint.tcb.state, server: server.endpoint.tcb.state },
    sent: { client: client.sent, server: server.sent },
    tally: { client: client.tally, server: server.tally },
  }
}

/** The script's own call comes with the event: which of two like calls was made is told by its identity. */
function fatesOf({ script, pendingCalls }: Match, events: readonly MatchEvent[]): readonly CallFate[] {
  const made = new Set(events.flatMap((event) => (event.type === 'call-made' ? [event.call] : [])))
  const pending = new Set(pendingCalls.map(({ index }) => index))
  return script.calls.map(({ call }, index) => (made.has(call) ? 'made' : pending.has(index) ? 'waiting' : 'refused'))
}
