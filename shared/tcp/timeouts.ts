import type { Ending, Step, Timer } from './input.ts'
import { NO_EFFECTS } from './input.ts'
import { withLast } from './lists.ts'
import { abortReset, isDue, resetsOnly } from './replies.ts'
import type { Connected, Due, Endpoint, Tcb } from './tcb.ts'

/** A timer of this endpoint has expired (§3.10.8, §3.8.4, §3.8.6.1). When it does is the business of whoever runs the machine. */
export function onTimeout(endpoint: Endpoint, timer: Timer): Step {
  const { tcb } = endpoint
  switch (timer) {
    case 'retransmission':
      return isOutstanding(tcb) ? owe(endpoint, { type: 'retransmission' }) : unchanged(endpoint)
    case 'persist':
      return isHeldUp(tcb) ? owe(endpoint, { type: 'window-probe' }) : unchanged(endpoint)
    case 'keep-alive':
      return isIdle(tcb) ? owe(endpoint, { type: 'keep-alive' }) : unchanged(endpoint)
    case 'time-wait':
      return tcb.state === 'TIME-WAIT' ? ended(endpoint, 'closed') : unchanged(endpoint)
    case 'user':
      return onUserTimeout(endpoint)
  }
}

/** The user gives up (§3.10.8): the TCB goes without a word. Stacks that tell the peer by a reset, as for an ABORT, do no harm. */
function onUserTimeout(endpoint: Endpoint): Step {
  const { tcb } = endpoint
  if (tcb.state === 'CLOSED') return unchanged(endpoint)
  const step = ended(endpoint, 'timed-out')
  if (!isConnected(tcb) || tcb.snd.nxt === tcb.snd.iss) return step
  const { segment, or } = abortReset(tcb)
  return { ...step, endpoint: { ...step.endpoint, tcb: { state: 'CLOSED', mayReset: [segment, ...or] } } }
}

/** Something has been sent that is not acknowledged. */
export function isOutstanding(tcb: Tcb): boolean {
  return 'snd' in tcb && tcb.snd.una !== tcb.snd.nxt
}

/** The peer's window is closed, and there is something that it keeps back. */
export function isHeldUp(tcb: Tcb): boolean {
  return isConnected(tcb) && tcb.snd.wnd === 0 && tcb.snd.una !== tcb.snd.iss && (tcb.snd.unsent !== '' || tcb.snd.unacknowledged !== '')
}

/** Nothing is under way and nothing waits: the peer could have vanished without anybody knowing (§3.8.4). */
export function isIdle(tcb: Tcb): boolean {
  if (tcb.state !== 'ESTABLISHED' && tcb.state !== 'CLOSE-WAIT' && tcb.state !== 'FIN-WAIT-2') return false
  return tcb.snd.una === tcb.snd.nxt && tcb.snd.unsent === ''
}

function isConnected(tcb: Tcb): tcb is Connected {
  return 'rcv' in tcb
}

function owe({ tcb, due }: Endpoint, owed: Due): Step {
  return { endpoint: { tcb, due: isDue(due, owed.type) ? due : withLast(due, owed) }, effects: NO_EFFECTS }
}

function ended({ due }: Endpoint, how: Ending): Step {
  return { endpoint: { tcb: { state: 'CLOSED' }, due: resetsOnly(due) }, effects: [{ type: 'connection-ended', how }] }
}

function unchanged(endpoint: Endpoint): Step {
  return { endpoint, effects: NO_EFFECTS }
}
