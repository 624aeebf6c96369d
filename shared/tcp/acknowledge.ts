import type { Effect } from './input.ts'
import { NO_EFFECTS } from './input.ts'
import { bare, oweAck, oweReset, resetsOnly, without } from './replies.ts'
import type { Rules } from './rules.ts'
import type { Segment } from './segment.ts'
import { RST } from './segment.ts'
import { ignoringWindowOf, isFinAcknowledged, isSynOutstanding, passingOverWindowOf, withWindowOf } from './send-space.ts'
import { add, distance, isAtMost, isBefore } from './sequence.ts'
import type { Connected, Due, SendSpace, Tcb } from './tcb.ts'

/** What the ACK field did. `isOver`: the segment is dropped here, its text and FIN do not count. */
type Acknowledged =
  | { readonly tcb: Connected; readonly due: readonly Due[]; readonly effects: readonly Effect[]; readonly isOver: boolean }
  | {
      readonly tcb: Extract<Tcb, { state: 'CLOSED' }>
      readonly due: readonly Due[]
      readonly effects: readonly Effect[]
      readonly isOver: true
    }

/** The fifth check (§3.10.7.4): the ACK field of an acceptable segment. */
export function acknowledge(tcb: Connected, due: readonly Due[], segment: Segment, rules: Rules): Acknowledged {
  const { snd } = tcb
  const octets = distance(snd.una, segment.ack)
  const isNew = octets > 0 && octets <= distance(snd.una, snd.nxt)

  if (tcb.state === 'SYN-RECEIVED') {
    if (!isNew) return over(tcb, oweReset(due, bare(RST, segment.ack)), 'bad-ack')
    const established: Connected = { ...tcb, state: snd.fin === 'queued' ? 'FIN-WAIT-1' : 'ESTABLISHED', snd: withWindowOf(snd, segment) }
    return advance(established, plainAck(due), segment)
  }
  if (isBefore(snd.nxt, segment.ack)) return over(tcb, oweAck(due), 'bad-ack')
  // MAY-12 (RFC 5961 §5): older than anything that could still be under way.
  if (rules.may12 && isBefore(segment.ack, add(snd.una, -snd.maxWnd))) return over(tcb, oweAck(due), 'challenged')
  // A CLOSE leads from SYN-RECEIVED to FIN-WAIT-1 before our SYN is acknowledged: this may be the ACK of it.
  if (isNew) return advance(tcb, isSynOutstanding(snd) ? plainAck(due) : due, segment)
  // SEG.ACK = SND.UNA updates the window; an older ACK is a duplicate and ignored.
  if (octets !== 0) return { tcb, due, effects: NO_EFFECTS, isOver: false }
  const updated = isBefore(segment.seq, snd.wl1) ? ignoringWindowOf(snd, segment) : withWindow(snd, segment)
  return updated === snd
    ? { tcb, due, effects: NO_EFFECTS, isOver: false }
    : { tcb: { ...tcb, snd: updated }, due: stillDue(due, updated), effects: NO_EFFECTS, isOver: false }
}

/** SND.UNA moves on, and the state with it if that acknowledges our FIN. */
function advance(tcb: Connected, due: readonly Due[], segment: Segment): Acknowledged {
  const acknowledgedSpace = acknowledgedUpTo(tcb.snd, segment)
  const updated = withWindow(acknowledgedSpace, segment)
  const snd = updated === acknowledgedSpace ? passingOverWindowOf(updated, segment) : updated
  const left = without(due, 'retransmission', 'window-probe')
  const acknowledged: Effect = { type: 'acknowledged' }
  const state = isFinAcknowledged(snd) ? afterFinAcknowledged(tcb.state) : tcb.state
  if (state === 'CLOSED') {
    return { tcb: { state }, due: resetsOnly(due), effects: [acknowledged, { type: 'connection-ended', how: 'closed' }], isOver: true }
  }
  const effects: readonly Effect[] = state === 'TIME-WAIT' ? [acknowledged, { type: 'time-wait-started' }] : [acknowledged]
  return { tcb: { ...tcb, state, snd }, due: left, effects, isOver: false }
}

/** "If our FIN is now acknowledged ..." (§3.10.7.4, fifth check). */
function afterFinAcknowledged(state: Connected['state']): Connected['state'] | 'CLOSED' {
  switch (state) {
    case 'FIN-WAIT-1':
      return 'FIN-WAIT-2'
    case 'CLOSING':
      return 'TIME-WAIT'
    case 'LAST-ACK':
      return 'CLOSED'
    default:
      return state
  }
}

/** Takes what is acknowledged off the retransmission queue. The SYN takes a number and is no text. */
function acknowledgedUpTo(snd: SendSpace, { ack }: Segment): SendSpace {
  const octets = distance(snd.una, ack) - (isSynOutstanding(snd) ? 1 : 0)
  return {
    ...snd,
    una: ack,
    unacknowledged: snd.unacknowledged.slice(octets),
    up: snd.up !== null && isAtMost(snd.up, ack) ? null : snd.up,
  }
}

/** The window update of §3.10.7.4: only from a segment that is not older than the last that updated it. */
function withWindow(snd: SendSpace, segment: Segment): SendSpace {
  if (isBefore(segment.seq, snd.wl1) || (snd.wl1 === segment.seq && isBefore(segment.ack, snd.wl2))) return snd
  if (snd.wnd === segment.window && snd.wl1 === segment.seq && snd.wl2 === segment.ack) return snd
  return withWindowOf(snd, segment)
}

/** A probe serves no purpose once the window is open. */
function stillDue(due: readonly Due[], { wnd }: SendSpace): readonly Due[] {
  return wnd > 0 ? without(due, 'window-probe') : due
}

/** Once our SYN is acknowledged, a plain ACK answers the peer's. */
function plainAck(due: readonly Due[]): readonly Due[] {
  return due.map((owed) => (owed.type === 'ack' && owed.withSyn ? { type: 'ack', completes: true } : owed))
}

function over(tcb: Connected, due: readonly Due[], reason: 'bad-ack' | 'challenged'): Acknowledged {
  return { tcb, due, effects: [{ type: 'segment-dropped', reason }], isOver: true }
}
