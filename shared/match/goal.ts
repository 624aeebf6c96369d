import type { Seq } from '../tcp/sequence.ts'
import { add, isBefore } from '../tcp/sequence.ts'
import type { SendSpace } from '../tcp/tcb.ts'
import type { Outcome } from './events.ts'
import type { End, Match } from './match.ts'
import type { Play } from './play.ts'
import { emit, otherSide, SIDES } from './play.ts'
import { resultOf } from './score.ts'

/** Ends the match if its goal is reached, or cannot be reached any more. */
export function checkGoal(play: Play): void {
  const { match } = play
  match.settledAtMs = isSettled(match) ? (match.settledAtMs ?? match.nowMs) : null
  if (isReached(match)) endMatch(play, 'goal')
  else if (isDeadlocked(match) || isDiverged(match)) endMatch(play, 'failed')
}

/** Ends the match. Waiting in TIME-WAIT with nothing left to do does not count. */
export function endMatch(play: Play, outcome: Outcome): void {
  const { match } = play
  const endedAtMs = outcome === 'goal' ? (match.settledAtMs ?? match.nowMs) : match.nowMs
  const result = resultOf(match, outcome, Math.max(0, endedAtMs - match.startsAtMs))
  match.phase = 'over'
  match.result = result
  emit(play, { type: 'match-over', result })
}

/** Nothing is left to do but to wait in TIME-WAIT. */
function isSettled({ ends, flights, pendingCalls }: Match): boolean {
  return flights.length === 0 && pendingCalls.length === 0 && isAtRest(ends.client) && isAtRest(ends.server)
}

function isAtRest({ endpoint, knownSinceMs }: End): boolean {
  return knownSinceMs === null && (endpoint.tcb.state === 'TIME-WAIT' || endpoint.tcb.state === 'CLOSED')
}

/** Both ends are where the goal wants them, owe nothing, no application wants anything more, and all text has come across. */
function isReached({ script, ends, pendingCalls }: Match): boolean {
  if (pendingCalls.length > 0) return false
  for (const side of SIDES) {
    const { endpoint, knownSinceMs, delivered } = ends[side]
    if (endpoint.tcb.state !== script.goal[side] || endpoint.due.length > 0 || knownSinceMs !== null) return false
    if (!script.goal.textLost && delivered !== ends[otherSide(side)].sentText) return false
  }
  return true
}

/** Nobody owes anything, nothing is under way, no timer runs and no call is planned: it would stay so for ever. */
function isDeadlocked({ ends, flights, pendingCalls }: Match): boolean {
  if (flights.length > 0 || !isIdle(ends.client) || !isIdle(ends.server)) return false
  return pendingCalls.every(({ dueAtMs }) => dueAtMs === null)
}

function isIdle({ knownSinceMs, timers, persistExpiresAtMs }: End): boolean {
  return knownSinceMs === null && timers.retransmission === null && timers.timeWait === null && persistExpiresAtMs === null
}

/**
 * On a raw table an end may have been made to believe in text, or in an end of it, that its peer's application has never asked for, or
 * that what was lost has been received: they can never agree again. What it believes too early, its peer may still send.
 */
function isDiverged({ table, ends: { client, server }, flights }: Match): boolean {
  if (table !== 'raw') return false
  if (believesWrong(client, server) || believesWrong(server, client)) return true
  return flights.length === 0 && (feelsTooSafe(client, server) || feelsTooSafe(server, client))
}

/** Its peer has acknowledged what it has not got, and nothing is under way any more. */
function feelsTooSafe({ endpoint: { tcb } }: End, { endpoint: { tcb: peer } }: End): boolean {
  return 'rcv' in tcb && 'rcv' in peer && tcb.snd.iss === peer.rcv.irs && isBefore(peer.rcv.nxt, tcb.snd.una)
}

function believesWrong({ endpoint: { tcb }, delivered, peerClosed }: End, { endpoint: { tcb: peer }, sentText }: End): boolean {
  if (!sentText.startsWith(delivered)) return true
  if (!peerClosed || !('rcv' in tcb) || !('snd' in peer)) return false
  return add(tcb.rcv.nxt, -1) !== endOfText(peer.snd)
}

/** The number of the FIN, sent or not. */
function endOfText({ iss, nxt, unsent, fin }: SendSpace): Seq {
  if (fin === 'sent') return add(nxt, -1)
  return add(nxt, unsent.length + (nxt === iss ? 1 : 0))
}
