import type { Effect, Step } from './input.ts'
import { NO_EFFECTS } from './input.ts'
import { withLast } from './lists.ts'
import { bare, oweAck, oweReset, resetsOnly } from './replies.ts'
import type { Rules } from './rules.ts'
import type { Segment } from './segment.ts'
import { ACK, FIN, has, RST, SYN, URG } from './segment.ts'
import type { Seq } from './sequence.ts'
import { add, distance, isBefore } from './sequence.ts'
import type { Connected, Due, Held, ReceiveSpace } from './tcb.ts'

/** The sixth to eighth check (§3.10.7.4): URG, text and FIN of a segment whose sequence number and ACK have been accepted. */
export function deliver(tcb: Connected, due: readonly Due[], segment: Segment, rules: Rules): Step {
  const { state } = tcb
  if (state !== 'ESTABLISHED' && state !== 'FIN-WAIT-1' && state !== 'FIN-WAIT-2') {
    // After the peer's FIN, URG and text "should not occur" and are ignored; a FIN is acknowledged, whatever it means.
    if (!has(segment, FIN)) return { endpoint: { tcb, due }, effects: NO_EFFECTS }
    return {
      endpoint: { tcb, due: oweAck(due) },
      effects: state === 'TIME-WAIT' ? [{ type: 'time-wait-started' }] : NO_EFFECTS,
    }
  }

  const urgent = withUrgent(tcb.rcv, segment)
  const piece = partInWindow(segment, tcb.rcv)
  if (piece === null && tcb.rcv.outOfOrder.length === 0) {
    return { endpoint: { tcb: urgent === tcb.rcv ? tcb : { ...tcb, rcv: urgent }, due }, effects: NO_EFFECTS }
  }
  const { rcv, text, fin } = take(urgent, piece)
  // SHLD-3 (§3.6.1): the user will never read it, and the peer should know that it was lost.
  if (piece !== null && piece.text !== '' && rules.resetAfterFullClose && tcb.receiving === false) {
    return lost(tcb, due, segment.ack, [tcb.rcv.nxt, add(tcb.rcv.nxt, text.length), rcv.nxt])
  }
  const isUrgent = urgent.up !== null && isBefore(urgent.nxt, urgent.up)
  let effects: readonly Effect[] = text === '' ? NO_EFFECTS : [{ type: 'text-delivered', text, urgent: isUrgent }]
  if (fin) effects = withLast(effects, { type: 'peer-closed' })
  const next = fin ? afterFin(state) : state
  if (next === 'TIME-WAIT') effects = withLast(effects, { type: 'time-wait-started' })
  if (piece === null && text === '' && !fin) return { endpoint: { tcb: { ...tcb, rcv }, due }, effects }
  return {
    endpoint: { tcb: { ...tcb, state: next, rcv }, due: oweAck(due, fin ? { completes: true } : {}) },
    effects,
  }
}

/** Where the peer's FIN leads; in FIN-WAIT-1 our own is not acknowledged, or the fifth check had moved on. */
function afterFin(state: 'ESTABLISHED' | 'FIN-WAIT-1' | 'FIN-WAIT-2'): Connected['state'] {
  switch (state) {
    case 'ESTABLISHED':
      return 'CLOSE-WAIT'
    case 'FIN-WAIT-1':
      return 'CLOSING'
    case 'FIN-WAIT-2':
      return 'TIME-WAIT'
  }
}

/** RCV.UP moves on, never back; a pointer into what has arrived already says nothing new. */
function withUrgent(rcv: ReceiveSpace, segment: Segment): ReceiveSpace {
  if (!has(segment, URG)) return rcv
  const up = add(segment.seq, segment.urgent)
  if (!isBefore(rcv.nxt, up) || (rcv.up !== null && !isBefore(rcv.up, up))) return rcv
  return { ...rcv, up }
}

/** Text and FIN without what lies outside the window; null if nothing is left (§3.10.7.4, "trimming off"). All that comes here reaches RCV.NXT. */
function partInWindow(segment: Segment, { nxt, wnd }: ReceiveSpace): Held | null {
  let seq = has(segment, SYN) ? add(segment.seq, 1) : segment.seq
  let text = segment.text
  if (isBefore(seq, nxt)) {
    text = text.slice(distance(seq, nxt))
    seq = nxt
  }
  const room = wnd - distance(nxt, seq)
  if (text.length > room) text = text.slice(0, room)
  const fin = has(segment, FIN) && text.length < room
  return text === '' && !fin ? null : { seq, text, fin }
}

type Taken = { readonly rcv: ReceiveSpace; readonly text: string; readonly fin: boolean }

/** Puts a piece where it belongs, and takes all that is in order now: RCV.NXT and RCV.WND move, their sum does not (§3.8.6). */
function take(rcv: ReceiveSpace, piece: Held | null): Taken {
  const isNext = piece !== null && piece.seq === rcv.nxt
  const held = piece === null || isNext ? rcv.outOfOrder : joined(withLast(rcv.outOfOrder, piece), rcv.nxt)
  let text = isNext ? piece.text : ''
  let fin = isNext && piece.fin
  let taken = 0
  for (const { seq, text: more, fin: last } of held) {
    const known = text.length - distance(rcv.nxt, seq)
    if (fin || known < 0) break
    taken++
    if (known > more.length) continue
    text += more.slice(known)
    fin = last
  }
  if (text === '' && !fin) return { rcv: held === rcv.outOfOrder ? rcv : { ...rcv, outOfOrder: held }, text, fin }
  const nxt = add(rcv.nxt, text.length + (fin ? 1 : 0))
  const wnd = Math.max(0, rcv.wnd - text.length)
  const up = rcv.up !== null && isBefore(nxt, rcv.up) ? rcv.up : null
  return { rcv: { ...rcv, nxt, wnd, outOfOrder: fin ? [] : held.slice(taken), up }, text, fin }
}

/**
 * The pieces in order and each octet once: what overlaps or touches becomes one. Both are nonsense: text behind a FIN, and a FIN within text.
 * Processing goes by SEG.SEQ (§3.10.7.4), so what begins first counts; text behind a FIN stays apart, as the FIN may turn out to lie within text.
 */
function joined(pieces: readonly Held[], nxt: ReceiveSpace['nxt']): readonly Held[] {
  const ordered = pieces.toSorted((a, b) => distance(nxt, a.seq) - distance(nxt, b.seq))
  const result: Held[] = []
  for (const piece of ordered) {
    const last = result.at(-1)
    const overlap = last === undefined ? -1 : last.text.length - distance(last.seq, piece.seq)
    const added = piece.text.length - overlap
    if (last === undefined || overlap < 0 || (last.fin && added > 0)) result.push(piece)
    else if (added > 0) result[result.length - 1] = { seq: last.seq, text: last.text + piece.text.slice(overlap), fin: piece.fin }
    else if (added === 0 && piece.fin) result[result.length - 1] = { ...last, fin: true }
  }
  return result
}

/**
 * New text for a user that has stopped receiving: reset, and the TCB is gone. The number of the reset may be SND.NXT or what the peer expects,
 * and an ACK on it may leave out or count what has just come.
 */
function lost({ snd }: Connected, due: readonly Due[], expected: Seq, acks: readonly Seq[]): Step {
  const or = [bare(RST, expected), ...[...new Set(acks)].map((ack) => bare(RST | ACK, snd.nxt, ack))]
  return {
    endpoint: { tcb: { state: 'CLOSED' }, due: oweReset(resetsOnly(due), bare(RST, snd.nxt), { or, section: '3.6.1' }) },
    effects: [{ type: 'connection-ended', how: 'aborted' }],
  }
}
