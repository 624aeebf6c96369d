import type { Seq } from '../tcp/sequence.ts'
import { add, isBefore } from '../tcp/sequence.ts'
import type { SendSpace, Side } from '../tcp/tcb.ts'
import { isAckWar } from './answers.ts'
import type { Failure, Outcome } from './events.ts'
import type { End, Match } from './match.ts'
import { keepSilence } from './mistakes.ts'
import type { Play } from './play.ts'
import { emit, otherSide, SIDES, timeOf } from './play.ts'
import { resultOf } from './score.ts'
import { isRunning } from './timers.ts'

/** So often in a row nothing came back: an application would have given up by now (R2 of §3.8.3). */
const HOPELESS_EXPIRIES = 4

/** Ends the match if its goal is reached, or cannot be reached any more. */
export function checkGoal(play: Play): void {
  const { match } = play
  match.settledAtMs = isSettled(match) ? (match.settledAtMs ?? match.nowMs) : null
  if (isReached(match)) {
    endMatch(play, 'goal')
    return
  }
  const why = failureOf(match)
  if (why !== null) endMatch(play, 'failed', why)
}

/** Ends the match. Waiting in TIME-WAIT with nothing left to do does not count. */
export function endMatch(play: Play, outcome: Outcome, why: Failure | null = null): void {
  const { match } = play
  for (const side of SIDES) keepSilence(play, side)
  const endedAtMs = outcome === 'goal' ? (match.settledAtMs ?? match.nowMs) : match.nowMs
  const result = resultOf(match, outcome, Math.max(0, endedAtMs - match.startsAtMs), why)
  match.phase = 'over'
  match.result = result
  emit(play, { atMs: timeOf(play), type: 'match-over', result })
}

/** Nothing is left to do but to wait in TIME-WAIT. */
function isSettled({ ends, flights, pendingCalls, pendingActors }: Match): boolean {
  return flights.length === 0 && pendingCalls.length === 0 && pendingActors.length === 0 && isAtRest(ends.client) && isAtRest(ends.server)
}

function isAtRest({ endpoint, knownSinceMs }: End): boolean {
  return knownSinceMs === null && (endpoint.tcb.state === 'TIME-WAIT' || endpoint.tcb.state === 'CLOSED')
}

/**
 * Both ends are where the goal wants them, owe nothing, no application wants anything more, no ghost is to come, and all text has come
 * across.
 */
function isReached(match: Match): boolean {
  const { script, ends, flights, pendingCalls, pendingActors } = match
  if (pendingCalls.length > 0 || pendingActors.length > 0) return false
  for (const side of SIDES) {
    const { endpoint, knownSinceMs, delivered } = ends[side]
    if (endpoint.tcb.state !== script.goal[side] || endpoint.due.length > 0 || knownSinceMs !== null) return false
    if (!script.goal.textLost && delivered !== wanted(match, side)) return false
  }
  return script.actors === undefined || !flights.some(({ id }) => id.nth === 0)
}

/** All that an end is to be given. */
function wanted({ script, ends }: Match, side: Side): string {
  return script.goal.delivered?.[side] ?? ends[otherSide(side)].sentText
}

/** Why the goal is out of reach for good; null: it is not. Before a mistake, only a dead end is possible. */
function failureOf(match: Match): Failure | null {
  const { client, server } = match.ends
  if (isDeadlocked(match)) return deadEndOf(match)
  if (isAckWar(client) || isAckWar(server)) return 'ack-war'
  if (match.table !== 'raw') return null
  if (Math.max(client.expiries, server.expiries) >= HOPELESS_EXPIRIES) return 'given-up'
  return isDiverged(match) ? 'disagreement' : null
}

/** What kind of end nobody will get out of any more. */
function deadEndOf({ ends: { client, server } }: Match): Failure {
  const [here, there] = ['rcv' in client.endpoint.tcb, 'rcv' in server.endpoint.tcb]
  if (here && there) return 'dead-end'
  return here || there ? 'half-open' : 'connection-gone'
}

/** Nobody owes anything, nothing is under way, no timer runs and no call is planned: it would stay so for ever. */
function isDeadlocked({ ends: { client, server }, flights, pendingCalls, pendingActors }: Match): boolean {
  if (flights.length > 0 || client.knownSinceMs !== null || server.knownSinceMs !== null) return false
  if (isRunning(client.timers) || isRunning(server.timers)) {
    // Two ends that agree would ask each other for ever whether they are still there.
    if (!isOnlyKeptAlive(client) || !isOnlyKeptAlive(server) || !hasAll(client, server) || !hasAll(server, client)) return false
  }
  return pendingCalls.every(isUntriggered) && pendingActors.every(isUntriggered)
}

function isOnlyKeptAlive({ timers: { retransmission, timeWait, persist, user } }: End): boolean {
  return retransmission === null && timeWait === null && persist === undefined && user === undefined
}

/** The peer has received all that this end has sent, in the same connection. */
function hasAll({ endpoint: { tcb } }: End, { endpoint: { tcb: peer } }: End): boolean {
  return 'rcv' in tcb && 'rcv' in peer && tcb.snd.iss === peer.rcv.irs && tcb.snd.nxt === peer.rcv.nxt
}

function isUntriggered({ dueAtMs }: { readonly dueAtMs: number | null }): boolean {
  return dueAtMs === null
}

/**
 * On a raw table an end may have been made to believe in text, or in an end of it, that its peer's application has never asked for, or
 * that what was lost has been received: they can never agree again. What it believes too early, its peer may still send.
 */
function isDiverged(match: Match): boolean {
  const { ends, flights } = match
  const { client, server } = ends
  for (const side of SIDES) {
    if (!wanted(match, side).startsWith(ends[side].delivered) || believesInWrongEnd(ends[side], ends[otherSide(side)])) return true
  }
  if (flights.length > 0) return false
  return feelsTooSafe(client, server) || feelsTooSafe(server, client) || areStrangers(match)
}

/**
 * Both are connected, and not with each other: they count from different beginnings. Only a reset could tell them, and once both are
 * synchronized none is due for a wrong number (§3.5.3).
 */
function areStrangers({ ends: { client, server }, pendingCalls }: Match): boolean {
  if (!pendingCalls.every(isUntriggered) || client.knownSinceMs !== null || server.knownSinceMs !== null) return false
  const [here, there] = [client.endpoint.tcb, server.endpoint.tcb]
  if (!('rcv' in here && 'rcv' in there) || here.state === 'SYN-RECEIVED' || there.state === 'SYN-RECEIVED') return false
  return here.snd.iss !== there.rcv.irs || there.snd.iss !== here.rcv.irs
}

/** Its peer has acknowledged what it has not got, and nothing is under way any more. */
function feelsTooSafe({ endpoint: { tcb } }: End, { endpoint: { tcb: peer } }: End): boolean {
  return 'rcv' in tcb && 'rcv' in peer && tcb.snd.iss === peer.rcv.irs && isBefore(peer.rcv.nxt, tcb.snd.una)
}

/** It has processed a FIN, and its peer's stream does not end there. Once either has begun another connection, nothing can be said. */
function believesInWrongEnd({ endpoint: { tcb }, peerClosed, opens }: End, { endpoint: { tcb: peer }, opens: peerOpens }: End): boolean {
  if (opens !== peerOpens) return false
  if (!peerClosed || !('rcv' in tcb) || !('snd' in peer)) return false
  return add(tcb.rcv.nxt, -1) !== endOfText(peer.snd)
}

/** The number of the FIN, sent or not. */
function endOfText({ iss, nxt, unsent, fin }: SendSpace): Seq {
  if (fin === 'sent') return add(nxt, -1)
  return add(nxt, unsent.length + (nxt === iss ? 1 : 0))
}
