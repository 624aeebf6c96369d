import { crossed } from './crossed.ts'
import type { Grade, Stretch } from './families.ts'
import { again, bareFamily, finBehind, gradeIf, textFamily, usableText } from './families.ts'
import { bare, isDue, resetsForUnread } from './replies.ts'
import type { Rules } from './rules.ts'
import { RFC_9293 } from './rules.ts'
import type { Segment } from './segment.ts'
import { ACK, FIN, PSH, SYN, URG } from './segment.ts'
import { isSynOutstanding, passedOverEdge, shrunkEdge } from './send-space.ts'
import { add, distance, isBefore } from './sequence.ts'
import type { Connected, Due, Endpoint, SendSpace, Tcb } from './tcb.ts'
import { isHeldUp, isIdle } from './timeouts.ts'
import type { Purpose, Sendable } from './verdict.ts'

/** What `sendable` was asked, and what it found. */
type Asked = { readonly endpoint: Endpoint | null; readonly rules: Rules; readonly families: readonly Sendable[] }

/**
 * Every set of segments that a correct stack may send now (§3.8, §3.10): the good ones first, the most urgent of them at the front, so
 * that whoever always sends the first good one is a correct TCP. Empty: only silence is right.
 */
export function sendable(endpoint: Endpoint, rules: Rules = RFC_9293): readonly Sendable[] {
  for (const asked of lately) if (asked.endpoint === endpoint && asked.rules === rules) return asked.families
  const families = find(endpoint, rules)
  lately[next] = { endpoint, rules, families }
  next = (next + 1) % lately.length
  return families
}

/**
 * The latest answers. The referee, the books and the views ask about the same endpoint one after the other; no endpoint ever changes, so
 * neither does the answer.
 */
const lately: Asked[] = Array.from({ length: 8 }, () => ({ endpoint: null, rules: RFC_9293, families: [] }))
let next = 0

function find({ tcb, due, trail }: Endpoint, rules: Rules): readonly Sendable[] {
  const found: Sendable[] = []
  resets(tcb, due, found)
  if (tcb.state === 'SYN-SENT') syn(tcb, due, found)
  else if ('rcv' in tcb) {
    connected(tcb, due, found)
    if (trail?.crossing !== undefined) crossed(tcb, trail.crossing, found)
    if (rules.resetAfterFullClose) {
      for (const form of resetsForUnread(tcb, trail?.heard ?? null)) found.push(reset('harmless', form, '3.6.1'))
    }
  } else if (trail?.crossing?.ended !== undefined) crossed(trail.crossing.ended, trail.crossing, found)
  return sorted(found)
}

/** Good before harmless; otherwise the order stays. Sorts in place: this is asked several times with every move. */
function sorted(found: Sendable[]): readonly Sendable[] {
  let good = 0
  for (let at = 0; at < found.length; at++) {
    if (found[at]?.grade !== 'good') continue
    if (at !== good) found.splice(good, 0, ...found.splice(at, 1))
    good++
  }
  return found
}

function resets(tcb: Tcb, due: readonly Due[], found: Sendable[]): void {
  for (const owed of due) {
    if (owed.type !== 'reset') continue
    const { section = '3.5.2' } = owed
    found.push(reset('good', owed.segment, section))
    if (owed.or !== undefined) for (const form of owed.or) found.push(reset('good', form, section))
  }
  if (tcb.state === 'CLOSED' && tcb.mayReset !== undefined) for (const form of tcb.mayReset) found.push(reset('harmless', form, '3.10.5'))
}

function reset(grade: Grade, segment: Segment, section: string): Sendable {
  return { grade, purpose: 'reset', section, segment, optionalFlags: segment.urgent > 0 ? URG : 0, minText: 0 }
}

function syn({ snd, window }: Extract<Tcb, { state: 'SYN-SENT' }>, due: readonly Due[], found: Sendable[]): void {
  const segment = bare(SYN, snd.iss, undefined, window)
  if (snd.nxt === snd.iss) found.push({ grade: 'good', purpose: 'open', section: '3.10.1', segment, optionalFlags: PSH, minText: 0 })
  else
    found.push({
      grade: gradeIf(isDue(due, 'retransmission')),
      purpose: 'retransmission',
      section: '3.8.1',
      segment,
      optionalFlags: PSH,
      minText: 0,
    })
}

/** Grade and purpose of a segment that is sent before its own time has come. */
type Early = { readonly grade: Grade; readonly purpose: Purpose; readonly section: string }

/** An ACK that is owed rides on whatever goes out, be it old text or an old FIN (§3.10.7.4): BSD answers a crossing FIN so. */
const RIDING_ACK: Early = { grade: 'good', purpose: 'acknowledge', section: '3.10.7.4' }
const REPEATED: Early = { grade: 'harmless', purpose: 'retransmission', section: '3.8.1' }
const PROBING: Early = { grade: 'harmless', purpose: 'window-probe', section: '3.8.6.1' }

function connected(tcb: Connected, due: readonly Due[], found: Sendable[]): void {
  const { snd } = tcb
  let owed: Extract<Due, { type: 'ack' }> | undefined
  for (const one of due) if (one.type === 'ack') owed = one

  if (snd.nxt === snd.iss) {
    found.push(synAck(tcb, 'good', 'open-reply'))
    return
  }
  const early = owed === undefined ? null : RIDING_ACK
  if (isSynOutstanding(snd)) {
    const isRetransmission = isDue(due, 'retransmission')
    if (owed?.withSyn) {
      found.push(synAck(tcb, 'good', 'open-reply'))
      return
    }
    if (isRetransmission) found.push(synAck(tcb, 'good', 'retransmission'))
    acknowledgement(tcb, owed, found)
    if (!isRetransmission) found.push(synAck(tcb, gradeIf(owed !== undefined), 'retransmission'))
    if (snd.fin !== 'none' && tcb.state !== 'SYN-RECEIVED') fin(tcb, false, early, found)
    return
  }
  const usable = usableText(snd)
  dueRetransmission(tcb, due, usable, found)
  acknowledgement(tcb, owed, found)
  newText(tcb, due, usable, early, found)
  if (snd.fin === 'queued' ? snd.unsent === '' : snd.fin === 'sent') fin(tcb, isDue(due, 'retransmission'), early, found)
  retransmissions(tcb, usable, early, found)
  probes(tcb, due, owed !== undefined && owed.stale === undefined, found)
}

function synAck({ snd, rcv, opened }: Connected, grade: Grade, purpose: Purpose): Sendable {
  const section = purpose !== 'open-reply' ? '3.8.1' : opened === 'active' ? '3.10.7.3' : '3.10.7.2'
  return { grade, purpose, section, segment: bare(SYN | ACK, snd.iss, rcv.nxt, rcv.wnd), optionalFlags: PSH, minText: 0 }
}

function acknowledgement(tcb: Connected, owed: Extract<Due, { type: 'ack' }> | undefined, found: Sendable[]): void {
  const purpose = owed?.update ? 'window-update' : 'acknowledge'
  const section = owed?.update ? '3.8.6.2' : owed?.completes && isOpening(tcb) ? '3.10.7.3' : '3.10.7.4'
  const grade = gradeIf(owed !== undefined)
  // An ACK beyond the peer's window is unacceptable there and is answered by another ACK: two ends with closed windows would go on for ever.
  // An ACK at the window's right edge is accepted.
  const edge = shrunkEdge(tcb.snd)
  if (edge !== null) found.push(bareFamily(tcb, grade, purpose, '3.8.6', ACK, edge))
  found.push(bareFamily(tcb, grade, purpose, section, ACK, tcb.snd.nxt))
  const other = passedOverEdge(tcb.snd)
  if (other !== null && other !== edge) found.push(bareFamily(tcb, grade, purpose, '3.8.6', ACK, other))
}

/** The peer has not closed yet: a transition that an ACK completes is that of the handshake. */
function isOpening({ state }: Connected): boolean {
  return state === 'ESTABLISHED' || state === 'FIN-WAIT-1'
}

/** The oldest text that is unacknowledged, because its timer has expired or to probe a closed window; new text may follow in the same segment. */
function dueRetransmission(tcb: Connected, due: readonly Due[], usable: string, found: Sendable[]): void {
  const { snd } = tcb
  if (due.length === 0 || snd.unacknowledged === '') return
  const isProbe = !isDue(due, 'retransmission')
  if (isProbe && !(snd.wnd === 0 && isDue(due, 'window-probe'))) return
  const purpose = isProbe ? 'window-probe' : 'retransmission'
  found.push(...again(tcb, 'good', purpose, isProbe ? '3.8.6.1' : '3.8.1', usable))
}

/** Anything unacknowledged may be sent again, from any octet on. It advances the connection only where it goes on into what is new. */
function retransmissions(tcb: Connected, usable: string, early: Early | null, found: Sendable[]): void {
  const { snd } = tcb
  const old = snd.unacknowledged.length
  if (old === 0) return
  const text = snd.unacknowledged + usable
  const fin = finBehind(snd, usable)
  const maySkip = old - 1
  if (usable !== '') found.push(textFamily(tcb, 'good', 'text', '3.8.1', { seq: snd.una, text, minText: old + 1, maySkip, fin }))
  if (fin === 'optional' && snd.fin === 'queued') {
    found.push(textFamily(tcb, 'good', 'close', '3.8.1', { seq: snd.una, text, minText: text.length, maySkip, fin: 'required' }))
  }
  const { grade, purpose, section } = early ?? REPEATED
  found.push(...again(tcb, grade, purpose, section, '', maySkip))
}

/** Text that the application has given and the peer's window has room for; one octet when the window is closed and a probe is due. */
function newText(tcb: Connected, due: readonly Due[], usable: string, early: Early | null, found: Sendable[]): void {
  const { snd } = tcb
  if (usable !== '') {
    found.push(textFamily(tcb, 'good', 'text', '3.10.2', newStretch(snd, usable)))
  } else if (snd.wnd === 0 && snd.unsent !== '') {
    const probes = isDue(due, 'window-probe')
    // A sender may probe before its timer expires, but not with a second octet before the first is acknowledged.
    if (probes || snd.una === snd.nxt) {
      const octet = { seq: snd.nxt, text: snd.unsent.slice(0, 1), minText: 1, maySkip: 0, fin: 'none' } as const
      const { grade, purpose, section } = probes ? { ...PROBING, grade: 'good' as const } : (early ?? PROBING)
      found.push(textFamily(tcb, grade, purpose, section, octet))
    }
  }
  // A peer should not shrink its window (SHLD-14). If it does, a sender should send nothing new beyond it (SHLD-15), but using what was
  // promised does no harm (§3.8.6).
  if (usable.length < snd.unsent.length) {
    const promised = snd.unsent.slice(0, isBefore(snd.nxt, snd.furthestEdge) ? distance(snd.nxt, snd.furthestEdge) : 0)
    if (promised.length > usable.length) found.push(textFamily(tcb, 'harmless', 'text', '3.8.6', newStretch(snd, promised)))
  }
}

/** The first of the unsent text, or any part of that from its beginning on, with the FIN if nothing is left behind it. */
function newStretch(snd: SendSpace, text: string): Stretch {
  return { seq: snd.nxt, text, minText: 1, maySkip: 0, fin: finBehind(snd, text) }
}

/** The FIN alone, once all text has gone; it may be sent into a closed window. */
function fin(tcb: Connected, isRetransmissionDue: boolean, early: Early | null, found: Sendable[]): void {
  const { snd } = tcb
  if (snd.fin === 'queued') found.push(bareFamily(tcb, 'good', 'close', '3.10.4', ACK | FIN, snd.nxt))
  else if (snd.una !== snd.nxt) {
    const isInTime = isRetransmissionDue && snd.unacknowledged === ''
    const { grade, purpose, section } = isInTime ? { ...REPEATED, grade: 'good' as const } : (early ?? REPEATED)
    found.push(bareFamily(tcb, grade, purpose, section, ACK | FIN, add(snd.nxt, -1)))
  }
}

/** Segments that only make the peer answer: keep-alives left of its window (§3.8.4) and the empty window probe of some stacks. */
function probes(tcb: Connected, due: readonly Due[], isAckOwed: boolean, found: Sendable[]): void {
  const { snd } = tcb
  const isDueNow = isDue(due, 'keep-alive')
  // Where an ACK is owed for more than a straggler, the connection is not idle, and SND.NXT-1 is a mistake.
  if (isIdle(tcb) && (isDueNow || !isAckOwed)) {
    const keepAlive = bareFamily(tcb, gradeIf(isDueNow), 'keep-alive', '3.8.4', ACK, add(snd.nxt, -1))
    found.push({ ...keepAlive, anyOctet: true })
  }
  if (mayProbe(tcb)) found.push(bareFamily(tcb, gradeIf(isDue(due, 'window-probe')), 'window-probe', '3.8.6.1', ACK, add(snd.una, -1)))
}

/** Something waits for a window that is closed, or that the newest ACK says is closed. Some stacks keep back even a FIN then. */
function mayProbe(tcb: Connected): boolean {
  const { snd } = tcb
  if (isHeldUp(tcb)) return true
  if (snd.wnd !== 0 && snd.passedOver !== 0) return false
  return snd.unsent !== '' || snd.fin === 'queued'
}
