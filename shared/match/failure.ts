import type { Seq } from '../tcp/sequence.ts'
import { add, isBefore } from '../tcp/sequence.ts'
import { ofSide, otherSide, SIDES } from '../tcp/sides.ts'
import type { SendSpace } from '../tcp/tcb.ts'
import { isAckWar } from './answers.ts'
import { wantedAt } from './applications.ts'
import type { Failure } from './events.ts'
import type { End, Match } from './match.ts'
import { isRunning } from './timers.ts'

/** So often in a row nothing came back: an application would have given up by now (R2 of §3.8.3). */
const HOPELESS_EXPIRIES = 4

/** Why the goal is out of reach for good; null: it is not. Before a mistake, only a dead end is possible. */
export function failureOf(match: Match): Failure | null {
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
    if (
      !wantedAt(match, side).startsWith(ofSide(ends, side).delivered) ||
      believesInWrongEnd(ofSide(ends, side), ofSide(ends, otherSide(side)))
    )
      return true
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
