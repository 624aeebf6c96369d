import { acknowledge } from './acknowledge.ts'
import { dropped } from './arrives-unconnected.ts'
import { deliver } from './delivery.ts'
import type { Effect, Step } from './input.ts'
import { NO_EFFECTS } from './input.ts'
import { withLast } from './lists.ts'
import { bare, oweAck, oweReset, resetOf, resetsOnly, without } from './replies.ts'
import type { Rules } from './rules.ts'
import type { Segment } from './segment.ts'
import { ACK, FIN, has, lengthOf, RST, SYN } from './segment.ts'
import { hearingOfferOf, isSynOutstanding, newSendSpace } from './send-space.ts'
import { add, distance, isBefore, isWithin } from './sequence.ts'
import { nextIss, synReceived } from './syn-received.ts'
import type { Connected, Due, ReceiveSpace, Tcb } from './tcb.ts'

const RESTARTED: readonly Effect[] = [{ type: 'time-wait-started' }]

/** SEGMENT ARRIVES in the states with both sequence spaces (§3.10.7.4): eight checks, in this order. */
export function onConnected(tcb: Connected, due: readonly Due[], segment: Segment, rules: Rules): Step {
  if (rules.may2 && isNewIncarnation(tcb, segment)) {
    return {
      endpoint: { tcb: synReceived(newSendSpace(nextIss(tcb.snd.nxt)), segment, tcb.rcv.wnd, 'passive'), due: resetsOnly(due) },
      effects: NO_EFFECTS,
    }
  }

  // First, the sequence number. Outside the window the answer is an ACK, so that the peer can catch up; a RST gets none, so that two
  // ends cannot answer each other for ever.
  if (!isAcceptable(segment, tcb.rcv)) return onUnacceptable(tcb, due, segment, rules)
  const heard = without(due, 'keep-alive')

  // Second, the RST bit.
  if (has(segment, RST)) return onReset(tcb, heard, segment, rules)

  // Third, security: not part of this machine. Fourth, the SYN bit, unless it is the peer's own SYN once more, with text that is new.
  if (has(segment, SYN)) {
    if (!isOwnSynAgain(tcb, segment)) return onSyn(tcb, heard, segment, rules)
    if (!has(segment, ACK)) return dropped(tcb, oweAck(heard), 'duplicate')
  }

  // Fifth, the ACK field.
  if (!has(segment, ACK)) return dropped(tcb, heard, 'no-ack')
  const acknowledged = acknowledge(tcb, heard, segment, rules)
  if (acknowledged.isOver) return { endpoint: { tcb: acknowledged.tcb, due: acknowledged.due }, effects: acknowledged.effects }

  // Sixth to eighth: URG, text and FIN. A closed window takes neither text nor FIN, but says so.
  const isRefused = tcb.rcv.wnd === 0 && lengthOf(segment) > 0
  const owed = isRefused ? oweAck(acknowledged.due) : acknowledged.due
  if (tcb.state === 'TIME-WAIT') return onTimeWait(acknowledged.tcb, owed, segment, acknowledged.effects)
  const delivered = deliver(acknowledged.tcb, owed, segment, rules)
  return { endpoint: delivered.endpoint, effects: joined(acknowledged.effects, delivered.effects) }
}

/** Table 6: does any part of the segment lie in the receive window? With a closed window, ACK, URG and RST at RCV.NXT still count. */
function isAcceptable(segment: Segment, { nxt, wnd }: ReceiveSpace): boolean {
  if (wnd === 0) return segment.seq === nxt && (has(segment, ACK) || has(segment, RST) || lengthOf(segment) === 0)
  if (isWithin(segment.seq, nxt, wnd)) return true
  const length = lengthOf(segment)
  return length > 0 && isWithin(add(segment.seq, length - 1), nxt, wnd)
}

/** What an unacceptable segment leads to. Appendix A.2 spares its ACK field if the segment ends exactly at RCV.NXT. */
function onUnacceptable(tcb: Connected, due: readonly Due[], segment: Segment, rules: Rules): Step {
  if (has(segment, RST)) return dropped(tcb, due, 'outside-window')
  const length = lengthOf(segment)
  const endsAtNext = length > 0 && add(segment.seq, length) === tcb.rcv.nxt
  // A keep-alive wants its answer at once; any other empty segment that lies left of RCV.NXT has been overtaken.
  const isStale = length === 0 && isBefore(segment.seq, add(tcb.rcv.nxt, -1))
  const owed = oweAck(due, isStale ? { stale: true } : {})
  const reason = length > 0 && hasComeBefore(segment, tcb.rcv) ? 'duplicate' : 'outside-window'
  const restarted = isFinAgain(tcb, segment, endsAtNext) ? RESTARTED : NO_EFFECTS
  const isSpared = endsAtNext && mayCross(tcb, rules) && (!has(segment, SYN) || isOwnSynAgain(tcb, segment))
  if (!isSpared || !has(segment, ACK) || !acknowledgesSent(tcb, segment)) {
    const snd = hearingOfferOf(tcb.snd, segment)
    return dropped(snd === tcb.snd ? tcb : { ...tcb, snd }, owed, reason, restarted)
  }

  const { tcb: next, due: left, effects } = acknowledge(tcb, owed, segment, rules)
  const hasOpened = next.state !== 'CLOSED' && isSynOutstanding(tcb.snd) && !isSynOutstanding(next.snd)
  if (next.state === 'CLOSED' || (next.state === tcb.state && !hasOpened)) return dropped(next, left, reason, joined(effects, restarted))
  // The handshake may be complete now (figure 7), if only after CLOSE: what came with the SYN can be delivered.
  const delivered = deliver(next, left, { ...segment, text: '', flags: ACK }, rules)
  return { endpoint: delivered.endpoint, effects: joined(effects, delivered.effects) }
}

/** Its first number is one that this connection has had. Older ones are of an earlier connection of the same ports (§3.4.1). */
function hasComeBefore({ seq }: Segment, { irs, nxt }: ReceiveSpace): boolean {
  return distance(irs, seq) < distance(irs, nxt)
}

/**
 * The peer's FIN comes again in TIME-WAIT: our ACK was lost, so 2 MSL start anew (fifth and eighth check). Its own ACK may be of before our
 * FIN, if the two crossed.
 */
function isFinAgain({ state }: Connected, segment: Segment, endsAtNext: boolean): boolean {
  return state === 'TIME-WAIT' && endsAtNext && has(segment, FIN | ACK) && !has(segment, SYN)
}

/** Appendix A.2 is for crossing SYNs and FINs; after a passive OPEN nothing can cross the SYN,ACK. */
function mayCross({ state, opened }: Connected, { appendixA2 }: Rules): boolean {
  return appendixA2 && (state !== 'SYN-RECEIVED' || opened === 'active')
}

/** SND.UNA =< SEG.ACK =< SND.NXT, and in SYN-RECEIVED more than SND.UNA. */
function acknowledgesSent({ state, snd }: Connected, { ack }: Segment): boolean {
  const octets = distance(snd.una, ack)
  return octets <= distance(snd.una, snd.nxt) && (octets > 0 || state !== 'SYN-RECEIVED')
}

/** Second check, with RFC 5961 §3: only the exact number resets; any other in the window is challenged. */
function onReset(tcb: Connected, due: readonly Due[], segment: Segment, rules: Rules): Step {
  if (!isWithin(segment.seq, tcb.rcv.nxt, Math.max(1, tcb.rcv.wnd))) return dropped(tcb, due, 'outside-window')
  if (tcb.state === 'TIME-WAIT' && rules.ignoreResetInTimeWait) return dropped(tcb, due, 'outside-window')
  if (rules.challengeAcks && segment.seq !== tcb.rcv.nxt) return dropped(tcb, oweAck(due), 'challenged')
  const left = resetsOnly(due)
  if (tcb.state === 'SYN-RECEIVED' && tcb.opened === 'passive') return { endpoint: { tcb: listening(tcb), due: left }, effects: NO_EFFECTS }
  return { endpoint: { tcb: { state: 'CLOSED' }, due: left }, effects: [{ type: 'connection-ended', how: howReset(tcb.state) }] }
}

function howReset(state: Connected['state']): 'refused' | 'closed' | 'reset' {
  if (state === 'SYN-RECEIVED') return 'refused'
  return state === 'CLOSING' || state === 'LAST-ACK' || state === 'TIME-WAIT' ? 'closed' : 'reset'
}

/** The SYN that led to SYN-RECEIVED comes again: it is repeated by the peer, or crosses ours with its ACK (figure 7). */
function isOwnSynAgain({ snd, rcv }: Connected, { seq }: Segment): boolean {
  return isSynOutstanding(snd) && seq === rcv.irs
}

/**
 * Fourth check: a SYN in the window is an attack or the peer has restarted; the challenge ACK finds out (RFC 5961 §4). Where it only leads
 * a segment that reaches into the window, or the window is closed, it lies outside: "this step would not be reached".
 */
function onSyn(tcb: Connected, due: readonly Due[], segment: Segment, rules: Rules): Step {
  const isListener = tcb.state === 'SYN-RECEIVED' && tcb.opened === 'passive'
  if ((isListener || !rules.challengeAcks) && !isWithin(segment.seq, tcb.rcv.nxt, tcb.rcv.wnd)) {
    return dropped(tcb, oweAck(due), segment.seq === tcb.rcv.irs ? 'duplicate' : 'outside-window')
  }
  if (isListener) return { endpoint: { tcb: listening(tcb), due: resetsOnly(due) }, effects: NO_EFFECTS }
  if (rules.challengeAcks) return dropped(tcb, oweAck(due), 'challenged')
  // "Send a reset" is all that is said: it may answer the SYN, or end the connection whose peer has sent one.
  const { snd, rcv } = tcb
  const or = [bare(RST | ACK, snd.nxt, rcv.nxt), bare(RST, snd.nxt)]
  return {
    endpoint: { tcb: { state: 'CLOSED' }, due: oweReset(resetsOnly(due), resetOf(segment), { or, section: '3.10.7.4' }) },
    effects: [{ type: 'connection-ended', how: 'reset' }],
  }
}

/** A passive OPEN goes back to LISTEN: as it was, but for the ISS, which no two connections may share (§3.4.1). */
function listening({ snd, rcv }: Connected): Tcb {
  return { state: 'LISTEN', iss: nextIss(snd.iss), window: rcv.wnd }
}

/** In TIME-WAIT nothing new can come. Whatever takes numbers is acknowledged; the peer's FIN starts 2 MSL anew. */
function onTimeWait(tcb: Connected, due: readonly Due[], segment: Segment, effects: readonly Effect[]): Step {
  if (lengthOf(segment) === 0) return { endpoint: { tcb, due }, effects }
  const restarted = has(segment, FIN) ? RESTARTED : NO_EFFECTS
  return { endpoint: { tcb, due: oweAck(due) }, effects: joined(effects, restarted) }
}

/** MAY-2 (§3.6.1): a SYN beyond all numbers of the old incarnation may open a new one straight from TIME-WAIT. */
function isNewIncarnation({ state, rcv }: Connected, segment: Segment): boolean {
  return state === 'TIME-WAIT' && has(segment, SYN) && !has(segment, RST) && !has(segment, ACK) && isBefore(rcv.nxt, segment.seq)
}

function joined(a: readonly Effect[], b: readonly Effect[]): readonly Effect[] {
  return a.length === 0 ? b : b.reduce<readonly Effect[]>(withLast, a)
}
