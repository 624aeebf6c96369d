import type { Seq } from '../tcp/sequence.ts'
import { add, isBefore } from '../tcp/sequence.ts'
import { ofSide, otherSide, SIDES } from '../tcp/sides.ts'
import type { SendSpace, Side } from '../tcp/tcb.ts'
import { isAckWar } from './answers.ts'
import { wantedAt } from './applications.ts'
import type { Failure } from './events.ts'
import type { End, Match } from './match.ts'
import { isAllInVain, isQuiet, isShutOut, isUntriggered } from './vain.ts'

/** After so many timeouts in a row an application would have given up (R2 of §3.8.3). */
const HOPELESS_EXPIRIES = 4
/** After so many in a row a match is given up even where a lucky wire could still help: nobody waits that long. */
const MOST_EXPIRIES = 100

/** Why the goal is out of reach for good; null: it is not. Before a mistake, only what can never change is a reason. */
export function failureOf(match: Match): Failure | null {
  const { client, server } = match.ends
  const stuck = isQuiet(match) ? whyStuck(match) : null
  if (stuck !== null) return stuck
  if (isAckWar(client) || isAckWar(server)) return 'ack-war'
  if (match.table !== 'raw') return null
  // With a user timeout the application gives up by itself, and the match goes on from there.
  if (match.script.userTimeoutMs === undefined) {
    if (Math.max(client.unanswered, server.unanswered) >= HOPELESS_EXPIRIES) return 'given-up'
    if ((isHopeless(client) || isHopeless(server)) && isShut(match) && match.pendingCalls.length === 0) return 'shut-window'
  }
  return isDiverged(match) ? 'disagreement' : null
}

/** In a quiet match: why it will get no further. What is repeated in vain is repeated a few times first, as a player could not know at once. */
function whyStuck(match: Match): Failure | null {
  const { client, server } = match.ends
  if (Math.max(client.expiries, server.expiries) >= MOST_EXPIRIES) return 'given-up'
  if (!isAllInVain(match)) return null
  if (!isRepeating(client) && !isRepeating(server)) return deadEndOf(match)
  if (!isHopeless(client) && !isHopeless(server)) return null
  return isShut(match) ? 'shut-window' : 'given-up'
}

/** What kind of end nobody will get out of any more. */
function deadEndOf({ ends: { client, server } }: Match): Failure {
  const [here, there] = ['rcv' in client.endpoint.tcb, 'rcv' in server.endpoint.tcb]
  if (here && there) return 'dead-end'
  return here || there ? 'half-open' : 'connection-gone'
}

function isHopeless({ expiries }: End): boolean {
  return expiries >= HOPELESS_EXPIRIES
}

function isRepeating({ timers: { retransmission, persist } }: End): boolean {
  return retransmission !== null || persist !== undefined
}

function isShut({ ends: { client, server } }: Match): boolean {
  return isShutOut(client, server) || isShutOut(server, client)
}

/**
 * On a raw table an end may have been made to believe in text, or in an end of it, that its peer's application has never asked for, or
 * that what was lost has been received: they can never agree again. What it believes too early, its peer may still send.
 */
function isDiverged(match: Match): boolean {
  const { ends, flights } = match
  const { client, server } = ends
  for (const side of SIDES) {
    if (hasWrongText(match, side) || believesInWrongEnd(ofSide(ends, side), ofSide(ends, otherSide(side)))) return true
  }
  if (flights.length > 0) return false
  return believesArrived(client, server) || believesArrived(server, client) || haveOtherPeers(match)
}

/** Its application was given what nobody has said. Where text may be lost, some of what was said may be missing, with a connection that has gone. */
function hasWrongText(match: Match, side: Side): boolean {
  const said = wantedAt(match, side)
  const { delivered } = ofSide(match.ends, side)
  if (said.startsWith(delivered)) return false
  if (!match.script.goal.textLost) return true
  let found = 0
  for (const octet of said) if (octet === delivered[found]) found++
  return found < delivered.length
}

/**
 * Both are connected, and not with each other: they count from different beginnings. Only a reset could tell them, and once both are
 * synchronized none is due for a wrong number (§3.5.3).
 */
function haveOtherPeers({ ends: { client, server }, pendingCalls }: Match): boolean {
  if (!pendingCalls.every(isUntriggered) || client.knownSinceMs !== null || server.knownSinceMs !== null) return false
  const [here, there] = [client.endpoint.tcb, server.endpoint.tcb]
  if (!('rcv' in here && 'rcv' in there) || here.state === 'SYN-RECEIVED' || there.state === 'SYN-RECEIVED') return false
  return here.snd.iss !== there.rcv.irs || there.snd.iss !== here.rcv.irs
}

/** Its peer has acknowledged what it has not received: nobody will send it again. */
function believesArrived({ endpoint: { tcb } }: End, { endpoint: { tcb: peer } }: End): boolean {
  return 'rcv' in tcb && 'rcv' in peer && tcb.snd.iss === peer.rcv.irs && isBefore(peer.rcv.nxt, tcb.snd.una)
}

/** It has processed a FIN at a number where its peer's stream does not end. Once either has begun another connection, that cannot be told. */
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
