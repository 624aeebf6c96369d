import { deliver } from './delivery.ts'
import type { Effect, Step } from './input.ts'
import { NO_EFFECTS } from './input.ts'
import { withLast } from './lists.ts'
import { bare, oweAck, oweReset, resetOf, resetsOnly, without } from './replies.ts'
import type { Rules } from './rules.ts'
import type { Segment } from './segment.ts'
import { ACK, has, RST, SYN } from './segment.ts'
import { newSendSpace, withWindowOf } from './send-space.ts'
import { distance } from './sequence.ts'
import { synReceived } from './syn-received.ts'
import type { Connected, DropReason, Due, Endpoint, Tcb } from './tcb.ts'

/** SEGMENT ARRIVES in CLOSED (§3.10.7.1): everything but a reset is answered by one. */
export function onClosed({ tcb, due }: Endpoint, segment: Segment): Step {
  return dropped(tcb, has(segment, RST) ? due : oweReset(due, resetOf(segment)), 'no-connection')
}

/** SEGMENT ARRIVES in LISTEN (§3.10.7.2). */
export function onListen(tcb: Extract<Tcb, { state: 'LISTEN' }>, due: readonly Due[], segment: Segment, rules: Rules): Step {
  if (has(segment, RST)) return dropped(tcb, due, 'no-connection')
  if (has(segment, ACK)) return dropped(tcb, oweReset(due, resetOf(segment)), 'bad-ack')
  if (!has(segment, SYN)) return dropped(tcb, due, 'nonsense')
  const received = synReceived(newSendSpace(tcb.iss), segment, tcb.window, 'passive')
  return { endpoint: { tcb: rules.twoWayHandshake ? { ...received, state: 'ESTABLISHED' } : received, due }, effects: NO_EFFECTS }
}

/** SEGMENT ARRIVES in SYN-SENT (§3.10.7.3). */
export function onSynSent(tcb: Extract<Tcb, { state: 'SYN-SENT' }>, due: readonly Due[], segment: Segment, rules: Rules): Step {
  const { snd } = tcb
  // First, the ACK bit: it has to acknowledge the SYN, and nothing that was never sent.
  const isAcknowledged = has(segment, ACK)
  const octets = isAcknowledged ? distance(snd.iss, segment.ack) : 0
  if (isAcknowledged && (octets === 0 || octets > distance(snd.iss, snd.nxt))) {
    return dropped(tcb, has(segment, RST) ? due : oweReset(due, bare(RST, segment.ack)), 'bad-ack')
  }

  // Second, the RST bit: believed only if it acknowledges the SYN (RFC 5961 §3.2).
  if (has(segment, RST)) {
    if (!isAcknowledged) return dropped(tcb, due, 'no-ack')
    return {
      endpoint: { tcb: { state: 'CLOSED' }, due: resetsOnly(due) },
      effects: [{ type: 'connection-ended', how: 'refused' }],
    }
  }

  // Fourth, the SYN bit; fifth, without it the segment is dropped.
  if (!has(segment, SYN)) return dropped(tcb, due, 'nonsense')
  const received = synReceived(snd, segment, tcb.window, 'active')
  if (!isAcknowledged) {
    const withSyn = snd.nxt === snd.iss ? due : oweAck(due, { completes: true, withSyn: true })
    return { endpoint: { tcb: received, due: withSyn }, effects: NO_EFFECTS }
  }
  const established: Connected = {
    ...received,
    state: 'ESTABLISHED',
    snd: withWindowOf({ ...snd, una: segment.ack }, segment),
    // The text is processed now, not queued.
    rcv: { ...received.rcv, outOfOrder: [] },
  }
  const owed = oweAck(without(due, 'retransmission'), { completes: true })
  const step = deliver(established, owed, segment, rules)
  return { endpoint: step.endpoint, effects: [{ type: 'acknowledged' }, ...step.effects] }
}

/** Nothing has advanced, for the given reason. */
export function dropped(tcb: Tcb, due: readonly Due[], reason: DropReason, effects = NO_EFFECTS): Step {
  return { endpoint: { tcb, due }, effects: withLast<Effect>(effects, { type: 'segment-dropped', reason }) }
}
