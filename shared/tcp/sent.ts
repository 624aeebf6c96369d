import { resetsForUnread, resetsOnly, without } from './replies.ts'
import type { Segment } from './segment.ts'
import { ACK, FIN, has, lengthOf, RST, SYN, URG } from './segment.ts'
import { add, distance, isBefore } from './sequence.ts'
import type { Connected, Due, Endpoint, SendSpace } from './tcb.ts'

/**
 * A segment that the judge did not call wrong has left: SND.NXT moves past what is new in it, what it discharges is due no more, and the
 * window that it offers is RCV.WND from now on. What does not fit the endpoint changes nothing.
 */
export function onSent(endpoint: Endpoint, segment: Segment): Endpoint {
  const { tcb, due } = endpoint
  if (has(segment, RST)) return resetSent(endpoint, segment)
  switch (tcb.state) {
    case 'CLOSED':
    case 'LISTEN':
      return endpoint
    case 'SYN-SENT': {
      if (!has(segment, SYN) || segment.seq !== tcb.snd.iss) return endpoint
      return { tcb: { ...tcb, snd: { ...tcb.snd, nxt: add(tcb.snd.iss, 1) }, window: segment.window }, due: without(due, 'retransmission') }
    }
    default:
      return connectedSent(tcb, due, segment)
  }
}

function connectedSent(tcb: Connected, due: readonly Due[], segment: Segment): Endpoint {
  const snd = withSent(tcb.snd, segment)
  const carriesAck = has(segment, ACK) && segment.ack === tcb.rcv.nxt
  const rcv = carriesAck && tcb.rcv.wnd !== segment.window ? { ...tcb.rcv, wnd: segment.window } : tcb.rcv
  const left = due.length === 0 ? due : due.filter((owed) => !discharges(owed, tcb, snd, segment, carriesAck))
  return { tcb: snd === tcb.snd && rcv === tcb.rcv ? tcb : { ...tcb, snd, rcv }, due: left }
}

function discharges(owed: Due, tcb: Connected, after: SendSpace, segment: Segment, carriesAck: boolean): boolean {
  const { snd } = tcb
  const length = lengthOf(segment)
  const isAtUna = segment.seq === snd.una
  switch (owed.type) {
    case 'ack':
      return carriesAck && (owed.withSyn === undefined || has(segment, SYN))
    case 'retransmission':
      return isAtUna && length > 0
    case 'window-probe':
      return (isAtUna && length > 0) || segment.seq === add(snd.una, -1) || after.nxt !== snd.nxt
    case 'keep-alive':
      return length > 0 || segment.seq === add(snd.nxt, -1)
    case 'reset':
      return false
  }
}

/** SND.NXT moves past the SYN, the text and the FIN that had not been sent before. */
function withSent(snd: SendSpace, segment: Segment): SendSpace {
  if (snd.nxt === snd.iss) return has(segment, SYN) && segment.seq === snd.iss ? { ...snd, nxt: add(snd.iss, 1) } : snd
  if (has(segment, SYN) || isBefore(snd.nxt, segment.seq)) return snd
  const end = add(segment.seq, segment.text.length)
  const octets = isBefore(snd.nxt, end) ? Math.min(distance(snd.nxt, end), snd.unsent.length) : 0
  const unsent = snd.unsent.slice(octets)
  const isFin = has(segment, FIN) && snd.fin === 'queued' && unsent === '' && end === add(snd.nxt, octets)
  if (octets === 0 && !isFin) return snd
  return {
    ...snd,
    nxt: add(snd.nxt, octets + (isFin ? 1 : 0)),
    unacknowledged: snd.unacknowledged + snd.unsent.slice(0, octets),
    unsent,
    fin: isFin ? 'sent' : snd.fin,
  }
}

/** A reset that was due is due no more, whichever of its forms was chosen. */
function resetSent({ tcb, due, trail }: Endpoint, segment: Segment): Endpoint {
  const at = due.findIndex((owed) => owed.type === 'reset' && [owed.segment, ...(owed.or ?? [])].some((form) => isSameReset(form, segment)))
  if (at >= 0) return { tcb, due: due.filter((_, other) => other !== at) }
  const ends = tcb.state === 'CLOSED' ? (tcb.mayReset ?? []) : 'rcv' in tcb ? resetsForUnread(tcb, trail?.heard ?? null) : []
  return ends.some((form) => isSameReset(form, segment)) ? { tcb: { state: 'CLOSED' }, due: resetsOnly(due) } : { tcb, due }
}

/** The same reset. It may announce urgent text that was never sent, and need not. */
function isSameReset(a: Segment, b: Segment): boolean {
  return (a.flags & ~URG) === (b.flags & ~URG) && a.seq === b.seq && a.ack === b.ack
}
