import { isSynOutstanding } from '../tcp/send-space.ts'
import { ofSide, otherSide, SIDES } from '../tcp/sides.ts'
import type { Side } from '../tcp/tcb.ts'
import { isIdle, isOutstanding } from '../tcp/timeouts.ts'
import { mayClose } from './applications.ts'
import type { End, Match } from './match.ts'
import type { WireAct } from './scenario.ts'
import { isRunning } from './timers.ts'

/** Nobody owes anything, nothing is under way, and nothing is planned: only timers can bring anything about, or a player who may close. */
export function isQuiet({ ends, flights, pendingCalls, pendingActors }: Match): boolean {
  if (flights.length > 0 || ends.client.knownSinceMs !== null || ends.server.knownSinceMs !== null) return false
  return pendingCalls.every(isUntriggered) && pendingActors.every(isUntriggered)
}

/** Its trigger has not come about: when it will, if ever, is not known. */
export function isUntriggered({ dueAtMs }: { readonly dueAtMs: number | null }): boolean {
  return dueAtMs === null
}

/** In a quiet match: true if nothing that timers make the ends repeat will ever change anything, and no player may close. */
export function isAllInVain(match: Match): boolean {
  if (SIDES.some((side) => ofSide(match.ends, side).controller === 'person' && mayClose(match, side))) return false
  return SIDES.every((side) => !isRunning(ofSide(match.ends, side).timers) || isInVain(match, side))
}

/** True if nothing that the timers of this end make it repeat will change anything, at either end. */
function isInVain(match: Match, side: Side): boolean {
  const [end, peer] = [ofSide(match.ends, side), ofSide(match.ends, otherSide(side))]
  const { timeWait, user, keepAlive } = end.timers
  const isHeard = canBeHeard(match, side)
  const hears = canBeHeard(match, otherSide(side))
  if (timeWait !== null || user !== undefined) return false
  // Two ends that agree would ask each other for ever whether they are still there; so would one that takes nothing more.
  if (keepAlive !== undefined && isHeard && hears) return hasAll(end, peer) && (hasAll(peer, end) || isShutOut(peer, end))
  if (match.script.userTimeoutMs !== undefined) return false // its application will give up
  if (!isHeard || keepAlive !== undefined) return true
  return isShutOut(end, peer) || (!hears && hasNothingToLearn(end, peer))
}

/** Something that this side sends may arrive some time: not where the other machine stays down (no reboot is planned), or the wire loses everything. */
function canBeHeard({ ends, script: { wire } }: Match, side: Side): boolean {
  if (ofSide(ends, otherSide(side)).isDown) return false
  const { lossPercent, duplicatePercent } = ofSide(wire, side)
  if (lossPercent < 100 || duplicatePercent > 0) return true
  return wire.acts.some((act) => act.from === side && act.type !== 'lose' && isToCome(act, ofSide(ends, side)))
}

/** True if the segment that the act waits for may still be sent: only what is outstanding, and ACKs, are repeated. */
function isToCome({ nth, of }: WireAct, { sent, tally, endpoint: { tcb } }: End): boolean {
  if (nth <= (of === undefined ? sent : tally[of])) return false
  if (of === undefined || of === 'ack' || of === 'rst') return true
  if (!isOutstanding(tcb) || !('snd' in tcb)) return false
  return of === 'syn' ? isSynOutstanding(tcb.snd) : of === 'fin' ? tcb.snd.fin === 'sent' : tcb.snd.unacknowledged !== ''
}

/** The peer has received all that this end has sent, in the same connection. */
function hasAll({ endpoint: { tcb } }: End, { endpoint: { tcb: peer } }: End): boolean {
  return 'snd' in tcb && 'rcv' in peer && tcb.snd.iss === peer.rcv.irs && tcb.snd.nxt === peer.rcv.nxt
}

/** What this end repeats makes its peer answer, and do nothing else. */
function hasNothingToLearn(end: End, peer: End): boolean {
  const { state } = peer.endpoint.tcb
  return hasAll(end, peer) || state === 'CLOSED' || (state === 'LISTEN' && end.endpoint.tcb.state !== 'SYN-SENT')
}

/** This end has something for its peer, whose window is closed to it: no segment with text or a FIN can be taken there. */
export function isShutOut({ endpoint: { tcb } }: End, { endpoint: { tcb: peer } }: End): boolean {
  if (!('rcv' in tcb && 'rcv' in peer) || isIdle(tcb)) return false
  return tcb.snd.iss === peer.rcv.irs && tcb.snd.una === peer.rcv.nxt && peer.rcv.wnd === 0
}
