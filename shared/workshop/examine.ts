import { legsOf } from '../match/legs.ts'
import type { Scenario, Script } from '../match/scenario.ts'
import type { Side, State } from '../tcp/tcb.ts'
import type { Rehearsal } from './rehearse.ts'
import { rehearse, seedOfLuck } from './rehearse.ts'

/**
 * Something that the parts of a scenario mean together. An error: nobody can win it. A warning: it can be played, but probably not as
 * it was meant.
 */
export type Finding = { readonly severity: 'error' | 'warning'; readonly path: string } & (
  | {
      /** Two correct players never come to the goal; `ends` is where the first try got stuck. */
      readonly code: 'goal-unreachable'
      readonly ends: Readonly<Record<Side, State>>
      readonly stuck: Rehearsal['outcome']
    }
  /** Only with luck. */
  | { readonly code: 'goal-by-luck'; readonly reached: number; readonly tries: number }
  | { readonly code: 'no-calls' }
  /** The call's reason never comes about. */
  | { readonly code: 'call-waits'; readonly index: number }
  /** When its time comes, the state does not allow it. */
  | { readonly code: 'call-refused'; readonly index: number }
  /** The wire would do something to a segment that is never sent. */
  | { readonly code: 'act-idle'; readonly index: number; readonly from: Side; readonly nth: number; readonly sent: number }
  /** Two correct bots are too slow for gold. */
  | { readonly code: 'par-short'; readonly neededMs: number }
  /** The timer expires before an answer can be there. */
  | { readonly code: 'rto-short'; readonly neededMs: number }
)

/** What examining a scenario has found out. */
export type Examination = {
  readonly findings: readonly Finding[]
  /** By the first seed: what a page can show. */
  readonly rehearsal: Rehearsal
  /** A par that leaves two people time to think, ms. */
  readonly suggestedParMs: number
}

const SEEDS = [1, 2, 3, 4, 5, 6].map(seedOfLuck)
/** A quick reply of somebody who has played before. */
const REPLY_MS = 1_500
const PERSON_THINKS_MS = 3_000
const PAR_STEP_MS = 5_000
const SPARE = 1.25

/** Plays a scenario, each leg of it, with several seeds and says what will not go as its author may think. */
export function examine({ script }: Pick<Scenario, 'script'>): Examination {
  const first = examineLeg(script, 'script')
  const later = legsOf(script)
    .slice(1)
    .flatMap((leg, index) => examineLeg(leg, `script${'.next'.repeat(index + 1)}`).findings)
  return { ...first, findings: [...first.findings, ...later] }
}

function examineLeg(script: Script, path: string): Examination {
  const slow = rehearse(script, seedOfLuck(1), PERSON_THINKS_MS)
  // What does not come to an end is not played over and over.
  const rehearsals = SEEDS.slice(0, slow.outcome === 'unfinished' ? 1 : SEEDS.length).map((seed) => rehearse(script, seed))
  const suggestedParMs = Math.ceil((slow.durationMs * SPARE) / PAR_STEP_MS) * PAR_STEP_MS
  const findings = [
    ...goalOf(rehearsals, path),
    ...callsOf(script, rehearsals, path),
    ...actsOf(script, rehearsals, path),
    ...timesOf(script, rehearsals, path),
  ]
  return { findings, rehearsal: rehearsals[0] ?? slow, suggestedParMs }
}

function goalOf(rehearsals: readonly Rehearsal[], path: string): Finding[] {
  const stuck = rehearsals.find(({ outcome }) => outcome !== 'goal')
  if (stuck === undefined) return []
  const reached = rehearsals.filter(({ outcome }) => outcome === 'goal').length
  if (reached > 0) return [{ severity: 'warning', path: `${path}.goal`, code: 'goal-by-luck', reached, tries: rehearsals.length }]
  return [{ severity: 'error', path: `${path}.goal`, code: 'goal-unreachable', ends: stuck.states, stuck: stuck.outcome }]
}

function callsOf({ calls, actors = [], playersClose }: Script, rehearsals: readonly Rehearsal[], path: string): Finding[] {
  if (calls.length + actors.length === 0) return [{ severity: 'warning', path: `${path}.calls`, code: 'no-calls' }]
  return calls.flatMap(({ call }, index): Finding[] => {
    if (playersClose && call.type === 'close') return [] // for when nobody decides: one of them is enough
    const fates = rehearsals.map((rehearsal) => rehearsal.calls[index])
    if (fates.includes('made')) return []
    const code = fates.includes('refused') ? 'call-refused' : 'call-waits'
    return [{ severity: 'warning', path: `${path}.calls.${index}`, code, index }]
  })
}

function actsOf({ wire }: Script, rehearsals: readonly Rehearsal[], path: string): Finding[] {
  return wire.acts.flatMap(({ from, nth, of }, index): Finding[] => {
    const sent = Math.max(...rehearsals.map((rehearsal) => (of === undefined ? rehearsal.sent[from] : rehearsal.tally[from][of])))
    return sent >= nth ? [] : [{ severity: 'warning', path: `${path}.wire.acts.${index}`, code: 'act-idle', index, from, nth, sent }]
  })
}

function timesOf({ parMs, rtoMs, wire }: Script, rehearsals: readonly Rehearsal[], path: string): Finding[] {
  const won = rehearsals.filter(({ outcome }) => outcome === 'goal').map(({ durationMs }) => durationMs)
  const fastestMs = Math.min(...won)
  const roundTripMs = wire.client.delayMs + wire.server.delayMs + REPLY_MS
  return [
    ...(won.length > 0 && fastestMs > parMs
      ? [{ severity: 'warning', path: `${path}.parMs`, code: 'par-short', neededMs: fastestMs } as const]
      : []),
    ...(rtoMs < roundTripMs ? [{ severity: 'warning', path: `${path}.rtoMs`, code: 'rto-short', neededMs: roundTripMs } as const] : []),
  ]
}
