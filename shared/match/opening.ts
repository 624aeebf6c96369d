import type { Rules } from '../tcp/rules.ts'
import { sendable } from '../tcp/sendable.ts'
import { seq } from '../tcp/sequence.ts'
import { otherSide } from '../tcp/sides.ts'
import { initial, step } from '../tcp/step.ts'
import type { Endpoint, Side } from '../tcp/tcb.ts'
import { NOTHING_SENT } from './cargo.ts'
import type { Seed } from './chance.ts'
import type { Controller } from './events.ts'
import { issOf } from './isn.ts'
import type { End } from './match.ts'
import type { Script } from './scenario.ts'
import { NEW_SCORE } from './score.ts'
import { NO_TIMERS } from './timers.ts'

type Endpoints = Readonly<Record<Side, Endpoint>>
/** What of a script says how its ends begin. */
export type Opening = Pick<Script, 'start' | 'isn' | 'window'>

/** Both endpoints as the script wants them to begin. */
export function startingEndpoints(script: Opening, seed: Seed, rules: Rules): Endpoints {
  if (script.start.client.state === 'ESTABLISHED' || script.start.server.state === 'ESTABLISHED') {
    return shakeHands(open(script, seed, 'client', 'open-active', rules), open(script, seed, 'server', 'open-passive', rules), rules)
  }
  const endpointOf = (side: Side) => (script.start[side].state === 'LISTEN' ? open(script, seed, side, 'open-passive', rules) : initial)
  return { client: endpointOf('client'), server: endpointOf('server') }
}

/** A side of the table before play. */
export function newEnd(endpoint: Endpoint, controller: Controller): End {
  return {
    endpoint,
    timers: NO_TIMERS,
    controller,
    botActsAtMs: null,
    score: NEW_SCORE,
    told: null,
    awaySinceMs: null,
    knownSinceMs: null,
    hintsTaken: 0,
    sent: 0,
    tally: NOTHING_SENT,
    delivered: '',
    sentText: '',
    peerClosed: false,
    expiries: 0,
    unanswered: 0,
    opens: endpoint.tcb.state === 'CLOSED' ? 0 : 1,
    isDown: false,
    isBrokenOff: false,
    answering: null,
    silence: null,
    past: [],
  }
}

function open(script: Opening, seed: Seed, side: Side, type: 'open-active' | 'open-passive', rules: Rules): Endpoint {
  const call = { type, iss: seq(issOf(script.isn, seed, side)), window: script.window[side] }
  return step(initial, { type: 'call', call }, rules).endpoint
}

/** The three-way handshake on a wire without delay (§3.5 figure 6). */
function shakeHands(client: Endpoint, server: Endpoint, rules: Rules): Endpoints {
  let ends: Endpoints = { client, server }
  for (const from of ['client', 'server', 'client'] as const) {
    const segment = sendable(ends[from], rules)[0]?.segment
    if (segment === undefined) throw new Error(`the ${from} has nothing to send in the handshake`)
    const sent = step(ends[from], { type: 'segment-sent', segment }, rules).endpoint
    const to = otherSide(from)
    const landed = step(ends[to], { type: 'segment-arrives', segment }, rules).endpoint
    ends = from === 'client' ? { client: sent, server: landed } : { client: landed, server: sent }
  }
  return ends
}
