import type { Flags, Segment } from './segment.ts'
import { ACK, FIN, PSH, URG } from './segment.ts'
import { urgentAt } from './send-space.ts'
import type { Seq } from './sequence.ts'
import { add, distance, isBefore } from './sequence.ts'
import type { Connected, SendSpace } from './tcb.ts'
import type { Purpose, Sendable } from './verdict.ts'

/** The grades of segments that may be sent. */
export type Grade = Sendable['grade']

/** A family of segments with the connection's ACK and without text: they may carry the urgent pointer, and need not (§3.8.5). */
export function bareFamily({ snd, rcv }: Connected, grade: Grade, purpose: Purpose, section: string, flags: Flags, seq: Seq): Sendable {
  const urgent = urgentAt(snd, seq)
  const segment: Segment = { flags, seq, ack: rcv.nxt, text: '', window: rcv.wnd, urgent }
  return { grade, purpose, section, segment, optionalFlags: urgent > 0 ? PSH | URG : PSH, minText: 0 }
}

/** Text, some at least, that may go out in one segment, by the sequence number of its first octet; `minText` and `maySkip` as in Sendable. */
export type Stretch = {
  readonly seq: Seq
  readonly text: string
  readonly minText: number
  readonly maySkip: number
  /** Whether the FIN follows in the same segment: never, as its sender likes, or always. */
  readonly fin: 'none' | 'optional' | 'required'
}

/**
 * A family of segments with the connection's ACK and text. While SND.UP is ahead of what has been sent, new text says so, with old text in front of
 * it, too (§3.10.2); old text alone may (§3.8.5). So no family holds segments with new text and segments without: `minText` tells which they are.
 */
export function textFamily({ snd, rcv }: Connected, grade: Grade, purpose: Purpose, section: string, stretch: Stretch): Sendable {
  const { seq, text, minText, maySkip, fin } = stretch
  const urgent = urgentAt(snd, seq)
  const isNew = urgent > 0 && isAhead(snd) && isBefore(snd.nxt, add(seq, Math.max(1, minText)))
  const flags = (fin === 'required' ? ACK | FIN : ACK) | (isNew ? URG : 0)
  const segment: Segment = { flags, seq, ack: rcv.nxt, text, window: rcv.wnd, urgent }
  const optionalFlags = PSH | (fin === 'optional' ? FIN : 0) | (urgent > 0 && !isNew ? URG : 0)
  return maySkip === 0
    ? { grade, purpose, section, segment, optionalFlags, minText }
    : { grade, purpose, section, segment, optionalFlags, minText, maySkip }
}

/** Some of the urgent text has not been sent yet. */
function isAhead({ nxt, up }: SendSpace): boolean {
  return up !== null && isBefore(nxt, up)
}

/** All that is unacknowledged again, with `usable` new text behind it or without, and the FIN where it follows; the longest first. */
export function again(tcb: Connected, grade: Grade, purpose: Purpose, section: string, usable: string, maySkip = 0): readonly Sendable[] {
  const { snd } = tcb
  const seq = snd.una
  const old = snd.unacknowledged
  const alone = textFamily(tcb, grade, purpose, section, { seq, text: old, minText: 1, maySkip, fin: finBehind(snd, '') })
  if (usable === '') return [alone]
  const more = { seq, text: old + usable, minText: old.length + 1, maySkip, fin: finBehind(snd, usable) }
  return [textFamily(tcb, grade, purpose, section, more), alone]
}

/** Good where it is due, else harmless. */
export function gradeIf(isGood: boolean): Grade {
  return isGood ? 'good' : 'harmless'
}

/** What of the unsent text fits the peer's window (§3.8.6). */
export function usableText({ una, nxt, wnd, unsent }: SendSpace): string {
  if (unsent === '') return unsent
  const room = wnd - distance(una, nxt)
  if (room <= 0) return ''
  return room >= unsent.length ? unsent : unsent.slice(0, room)
}

/** Whether the FIN may follow `usable`, the first of the unsent text: it stands behind all of it. */
export function finBehind(snd: SendSpace, usable: string): 'none' | 'optional' {
  return snd.fin !== 'none' && usable.length === snd.unsent.length ? 'optional' : 'none'
}
