import type { Endpoint } from '../tcp/tcb.ts'
import { isHeldUp, isOutstanding } from '../tcp/timeouts.ts'
import type { Timers } from './events.ts'
import type { End } from './match.ts'
import type { Script } from './scenario.ts'

export const NO_TIMERS: Timers = { retransmission: null, timeWait: null }

/** Backing off stops here: 64 times the first timeout (RFC 6298 5.5 and 5.7 leave the limit open). */
const MOST_DOUBLINGS = 6

/** Which news of the machine restart a timer. */
export type Restarts = { readonly retransmission: boolean; readonly timeWait: boolean }

type Clockwork = Pick<End, 'timers' | 'expiries' | 'persistExpiresAtMs'>

/**
 * The timers of an end that now stands at `endpoint`. A timer that has made a segment due waits until its player has sent it: a slow
 * player is not to owe the same thing twice.
 */
export function timersAt(end: End, endpoint: Endpoint, restarts: Restarts, script: Script, nowMs: number): Clockwork {
  const { tcb, due } = endpoint
  const before = end.timers
  const heldUp = isHeldUp(tcb)
  const outstanding = isOutstanding(tcb)
  let expiries = restarts.retransmission || !(outstanding || heldUp) ? 0 : end.expiries
  let retransmission: Timers['retransmission'] = null
  let persistExpiresAtMs: number | null = null

  // Before a closed window the probe takes the place of the retransmission (§3.8.6.1).
  if (heldUp) {
    if (before.retransmission !== null) expiries = 0
    if (!owes(due, 'window-probe')) persistExpiresAtMs = end.persistExpiresAtMs ?? nowMs + timeoutMs(script, expiries)
  } else if (outstanding && !owes(due, 'retransmission')) {
    // RFC 6298 5.1 to 5.3: runs while anything is outstanding, and starts anew with every acknowledgement of something new.
    const keeps = before.retransmission !== null && !restarts.retransmission
    retransmission = keeps ? before.retransmission : { startedAtMs: nowMs, expiresAtMs: nowMs + timeoutMs(script, expiries), expiries }
  }
  const timeWait = timeWaitAt(before.timeWait, endpoint, restarts.timeWait, script, nowMs)
  const isSame = retransmission === before.retransmission && timeWait === before.timeWait
  return { timers: isSame ? before : retransmission || timeWait ? { retransmission, timeWait } : NO_TIMERS, expiries, persistExpiresAtMs }
}

/** 2 MSL run from the moment when the acknowledgement that leads there has been sent: a kernel sends it at once, a player thinks. */
function timeWaitAt(
  before: Timers['timeWait'],
  { tcb, due }: Endpoint,
  restart: boolean,
  script: Script,
  nowMs: number,
): Timers['timeWait'] {
  if (tcb.state !== 'TIME-WAIT' || due.length > 0) return null
  return before !== null && !restart ? before : { startedAtMs: nowMs, expiresAtMs: nowMs + 2 * script.mslMs }
}

function timeoutMs(script: Script, expiries: number): number {
  return script.rtoMs * 2 ** Math.min(expiries, MOST_DOUBLINGS)
}

function owes(due: Endpoint['due'], type: Endpoint['due'][number]['type']): boolean {
  for (const one of due) if (one.type === type) return true
  return false
}
