import { isDue } from '../tcp/replies.ts'
import type { Endpoint, Side } from '../tcp/tcb.ts'
import { isHeldUp, isIdle, isOutstanding } from '../tcp/timeouts.ts'
import type { Running, Timers } from './events.ts'
import type { End } from './match.ts'
import type { Script } from './scenario.ts'

/** No timer runs: one value for all, compared by identity. */
export const NO_TIMERS: Timers = { retransmission: null, timeWait: null }

/** Backing off stops here: 64 times the first timeout (RFC 6298 2.5 allows a limit, of a minute or more). */
const MOST_DOUBLINGS = 6

type Clockwork = Pick<End, 'timers' | 'expiries'>

/** True if time alone will make this end do something. */
export function isRunning({ retransmission, timeWait, persist, keepAlive, user }: Timers): boolean {
  return retransmission !== null || timeWait !== null || persist !== undefined || keepAlive !== undefined || user !== undefined
}

/**
 * The timers of an end that now stands at `endpoint`; `hasAdvanced`: something new has been acknowledged. A timer that has made a segment due waits
 * until its player has sent it: a slow player is not to owe the same thing twice.
 */
export function timersAt(end: End, side: Side, endpoint: Endpoint, hasAdvanced: boolean, script: Script, nowMs: number): Clockwork {
  const { tcb, due } = endpoint
  const before = end.timers
  const heldUp = isHeldUp(tcb)
  const outstanding = isOutstanding(tcb)
  // Once its window has closed or opened the peer has been heard: what is waited for now is something else.
  const hasTurned = heldUp !== isHeldUp(end.endpoint.tcb)
  const expiries = hasAdvanced || hasTurned || !(outstanding || heldUp) ? 0 : end.expiries
  let retransmission: Timers['retransmission'] = null
  let persist: Timers['persist']

  // Before a closed window the probe takes the place of the retransmission (§3.8.6.1).
  if (heldUp) {
    if (!isDue(due, 'window-probe')) persist = before.persist ?? { ...from(nowMs, timeoutMs(script, expiries)), expiries }
  } else if (outstanding && !isDue(due, 'retransmission')) {
    // RFC 6298 5.1 to 5.3: runs while anything is outstanding, and starts anew with every acknowledgement of something new.
    const keeps = before.retransmission !== null && !hasAdvanced
    retransmission = keeps ? before.retransmission : { ...from(nowMs, timeoutMs(script, expiries)), expiries }
  }
  const timeWait = timeWaitAt(before.timeWait, endpoint, script, nowMs)
  const isPlain = script.keepAliveMs === undefined && script.userTimeoutMs === undefined
  const keepAlive = isPlain ? undefined : keepAliveAt(endpoint, script.keepAliveMs?.[side], nowMs)
  const user = isPlain ? undefined : userAt(end, endpoint, hasAdvanced, script, nowMs)

  if (retransmission === before.retransmission && timeWait === before.timeWait && persist === before.persist && isPlain) {
    return { timers: before, expiries }
  }
  if (persist === undefined && isPlain) {
    return { timers: retransmission || timeWait ? { retransmission, timeWait } : NO_TIMERS, expiries }
  }
  const rest = { ...(persist && { persist }), ...(keepAlive && { keepAlive }), ...(user && { user }) }
  return { timers: { retransmission, timeWait, ...rest }, expiries }
}

/**
 * 2 MSL run from the moment when the acknowledgement that leads there has been sent: a kernel sends it at once, a player thinks. So they start anew at
 * the peer's FIN again, which is to be acknowledged, too.
 */
function timeWaitAt(before: Timers['timeWait'], { tcb, due }: Endpoint, script: Script, nowMs: number): Timers['timeWait'] {
  if (tcb.state !== 'TIME-WAIT' || due.length > 0) return null
  return before ?? from(nowMs, 2 * script.mslMs)
}

/** Whatever comes or goes starts the wait anew, the probe itself included: it is repeated as long as nobody answers. */
function keepAliveAt({ tcb, due }: Endpoint, idleMs: number | undefined, nowMs: number): Running | undefined {
  return idleMs === undefined || !isIdle(tcb) || isDue(due, 'keep-alive') ? undefined : from(nowMs, idleMs)
}

/** Runs on as long as nothing is answered: text, SYN and FIN by an acknowledgement, a keep-alive by anything at all. */
function userAt(end: End, { tcb, due, trail }: Endpoint, hasAdvanced: boolean, script: Script, nowMs: number): Running | undefined {
  if (script.userTimeoutMs === undefined) return undefined
  const { user } = end.timers
  const hasHeard = trail?.heard !== end.endpoint.trail?.heard
  const isProbing = isDue(due, 'keep-alive') || (isIdle(tcb) && user !== undefined && !hasHeard)
  if (!isOutstanding(tcb) && !isProbing) return undefined
  return user === undefined || hasAdvanced ? from(nowMs, script.userTimeoutMs) : user
}

function from(nowMs: number, forMs: number): Running {
  return { startedAtMs: nowMs, expiresAtMs: nowMs + forMs }
}

function timeoutMs(script: Script, expiries: number): number {
  return script.rtoMs * (1 << Math.min(expiries, MOST_DOUBLINGS))
}

/** The same timers on a clock that is `byMs` ahead. */
export function laterTimers(timers: Timers, byMs: number): Timers {
  if (byMs === 0 || !isRunning(timers)) return timers
  const { retransmission, timeWait, persist, keepAlive, user } = timers
  return {
    retransmission: retransmission && later(retransmission, byMs),
    timeWait: timeWait && later(timeWait, byMs),
    ...(persist && { persist: later(persist, byMs) }),
    ...(keepAlive && { keepAlive: later(keepAlive, byMs) }),
    ...(user && { user: later(user, byMs) }),
  }
}

function later<T extends Running>(timer: T, byMs: number): T {
  return { ...timer, startedAtMs: timer.startedAtMs + byMs, expiresAtMs: timer.expiresAtMs + byMs }
}
