import type { Call, Effect, Step } from './input.ts'
import { NO_EFFECTS } from './input.ts'
import { abortReset, oweAck, oweReset, resetsOnly } from './replies.ts'
import type { Rules } from './rules.ts'
import { HIGHEST_16_BITS } from './segment.ts'
import { newSendSpace } from './send-space.ts'
import { add } from './sequence.ts'
import type { Connected, Due, Endpoint, ResetSection, SendSpace, Tcb } from './tcb.ts'

/** Processes what the application above asks for (§3.10.1 to §3.10.5). A call that the state does not allow changes nothing. */
export function onCall(endpoint: Endpoint, call: Call, rules: Rules): Step {
  switch (call.type) {
    case 'open-passive':
      return endpoint.tcb.state === 'CLOSED'
        ? to(endpoint, { state: 'LISTEN', iss: call.iss, window: call.window })
        : refuse(endpoint, 'already-exists')
    case 'open-active':
      return onOpenActive(endpoint, call)
    case 'send':
      return onSend(endpoint, call.text, call.urgent === true)
    case 'receive':
      return onReceive(endpoint, call.octets)
    case 'close':
      return onClose(endpoint, call, rules)
    case 'abort':
      return onAbort(endpoint)
  }
}

/** Active OPEN (§3.10.1); in LISTEN it turns the passive OPEN into an active one. The SYN is owed from now on. */
function onOpenActive(endpoint: Endpoint, { iss, window }: Extract<Call, { type: 'open-active' }>): Step {
  const { state } = endpoint.tcb
  if (state !== 'CLOSED' && state !== 'LISTEN') return refuse(endpoint, 'already-exists')
  return to(endpoint, { state: 'SYN-SENT', snd: newSendSpace(iss), window })
}

/** SEND (§3.10.2). In LISTEN it is an error, as no foreign socket is known. */
function onSend(endpoint: Endpoint, text: string, urgent: boolean): Step {
  const { tcb } = endpoint
  switch (tcb.state) {
    case 'CLOSED':
    case 'LISTEN':
      return refuse(endpoint, 'no-connection')
    case 'SYN-SENT':
      return to(endpoint, { ...tcb, snd: withText(tcb.snd, text, urgent) })
    case 'SYN-RECEIVED':
    case 'ESTABLISHED':
    case 'CLOSE-WAIT':
      return tcb.snd.fin === 'none' ? to(endpoint, { ...tcb, snd: withText(tcb.snd, text, urgent) }) : refuse(endpoint, 'closing')
    default:
      return refuse(endpoint, 'closing')
  }
}

/** SND.UP points after the last urgent octet (§3.8.5); before the SYN has gone out, that takes a number of its own. */
function withText(snd: SendSpace, text: string, urgent: boolean): SendSpace {
  const unsent = snd.unsent + text
  const first = snd.nxt === snd.iss ? add(snd.iss, 1) : snd.nxt
  return { ...snd, unsent, up: urgent && text !== '' ? add(first, unsent.length) : snd.up }
}

/** RECEIVE (§3.10.3): the application has taken `octets`. If the window was closed, the peer has to be told that it is open again. */
function onReceive(endpoint: Endpoint, octets: number): Step {
  const { tcb, due } = endpoint
  switch (tcb.state) {
    case 'CLOSED':
    case 'LISTEN':
    case 'SYN-SENT':
      return refuse(endpoint, 'no-connection')
    case 'CLOSING':
    case 'LAST-ACK':
    case 'TIME-WAIT':
      return refuse(endpoint, 'closing')
    default: {
      const wnd = Math.min(HIGHEST_16_BITS, tcb.rcv.wnd + Math.max(0, octets))
      const isReopened = tcb.rcv.wnd === 0 && wnd > 0 && tcb.state !== 'SYN-RECEIVED' && tcb.state !== 'CLOSE-WAIT'
      return {
        endpoint: {
          tcb: { ...tcb, rcv: { ...tcb.rcv, wnd } },
          due: isReopened ? oweAck(due, { update: true }) : due,
        },
        effects: NO_EFFECTS,
      }
    }
  }
}

/** CLOSE (§3.10.4): the FIN is owed behind all text that was given to SEND before. */
function onClose(endpoint: Endpoint, call: Extract<Call, { type: 'close' }>, rules: Rules): Step {
  const { tcb } = endpoint
  switch (tcb.state) {
    case 'CLOSED':
      return refuse(endpoint, 'no-connection')
    case 'LISTEN':
    case 'SYN-SENT':
      return end(endpoint, 'closed')
    default:
      break
  }
  // SHLD-3 (§3.6.1): text was lost for the user, and a reset tells the peer so.
  if (call.receiving === false && call.unread === true && rules.resetAfterFullClose && tcb.state !== 'TIME-WAIT') {
    return broken(tcb, endpoint.due, true, '3.6.1')
  }
  const stopsReceiving = call.receiving === false && tcb.receiving !== false
  const next: Connected = stopsReceiving ? { ...tcb, receiving: false } : tcb
  if (tcb.snd.fin !== 'none') return stopsReceiving ? to(endpoint, next) : refuse(endpoint, 'closing')
  const snd: SendSpace = { ...tcb.snd, fin: 'queued' }
  switch (tcb.state) {
    case 'SYN-RECEIVED':
      // With anything still to be sent before it, the CLOSE waits for ESTABLISHED; so it does for a SYN,ACK that a slow player still owes.
      return to(endpoint, { ...next, snd, state: tcb.snd.unsent === '' && tcb.snd.nxt !== tcb.snd.iss ? 'FIN-WAIT-1' : 'SYN-RECEIVED' })
    case 'ESTABLISHED':
      return to(endpoint, { ...next, snd, state: 'FIN-WAIT-1' })
    case 'CLOSE-WAIT':
      return to(endpoint, { ...next, snd, state: 'LAST-ACK' })
    default:
      return refuse(endpoint, 'closing')
  }
}

/** ABORT (§3.10.5): text is lost, the peer is told by a reset, where it may still be waiting for something. */
function onAbort(endpoint: Endpoint): Step {
  const { tcb, due } = endpoint
  switch (tcb.state) {
    case 'CLOSED':
      return refuse(endpoint, 'no-connection')
    case 'LISTEN':
    case 'SYN-SENT':
      return end(endpoint, 'aborted')
    default:
      return broken(tcb, due, canReset(tcb), '3.10.5')
  }
}

/** The connection is broken off: the TCB goes, and a reset is owed, or may be sent. */
function broken(tcb: Connected, due: readonly Due[], isResetOwed: boolean, section: ResetSection): Step {
  const { segment, or } = abortReset(tcb)
  const owed = resetsOnly(due)
  const effects: readonly Effect[] = [{ type: 'connection-ended', how: 'aborted' }]
  if (isResetOwed) return { endpoint: { tcb: { state: 'CLOSED' }, due: oweReset(owed, segment, { or, section }) }, effects }
  return { endpoint: { tcb: { state: 'CLOSED', mayReset: [segment, ...or] }, due: owed }, effects }
}

/** The states in which ABORT sends a reset; in the others both ends have closed (§3.10.5). */
function canReset({ state }: Connected): boolean {
  return state !== 'CLOSING' && state !== 'LAST-ACK' && state !== 'TIME-WAIT'
}

function to({ due }: Endpoint, tcb: Tcb): Step {
  return { endpoint: { tcb, due }, effects: NO_EFFECTS }
}

function end({ due }: Endpoint, how: 'closed' | 'aborted'): Step {
  const left: readonly Due[] = resetsOnly(due)
  return { endpoint: { tcb: { state: 'CLOSED' }, due: left }, effects: [{ type: 'connection-ended', how }] }
}

function refuse(endpoint: Endpoint, why: 'no-connection' | 'already-exists' | 'closing'): Step {
  return { endpoint, effects: [{ type: 'call-refused', why }] }
}
