import type { Flags, Segment } from './segment.ts'
import { ACK, FIN, HIGHEST_16_BITS, PSH, URG } from './segment.ts'
import type { Seq } from './sequence.ts'
import { add, distance, isBefore } from './sequence.ts'
import type { Connected, SendSpace } from './tcb.ts'
import type { Purpose, Sendable } from './verdict.ts'

export type Grade = Sendable['grade']

/**
 * A family of segments with the connection's ACK. While SND.UP is ahead of what has been sent, new text says so, with old text in front of it,
 * too (§3.10.2); anything else may (§3.8.5). So no family holds segments with new text and segments without: `minText` tells which they are.
 */
export function family(
  { snd, rcv }: Connected,
  grade: Grade,
  purpose: Purpose,
  section: string,
  flags: Flags,
  seq: Seq,
  text: string,
  minText: number,
  optionalFlags = 0,
  maySkip = 0,
): Sendable {
  const urgent = snd.up !== null && isBefore(seq, snd.up) ? Math.min(distance(seq, snd.up), HIGHEST_16_BITS) : 0
  const isNew = urgent > 0 && text !== '' && isAhead(snd) && isBefore(snd.nxt, add(seq, Math.max(1, minText)))
  const segment: Segment = { flags: isNew ? flags | URG : flags, seq, ack: rcv.nxt, text, window: rcv.wnd, urgent }
  const optional = optionalFlags | PSH | (urgent > 0 && !isNew ? URG : 0)
  return maySkip === 0
    ? { grade, purpose, section, segment, optionalFlags: optional, minText }
    : { grade, purpose, section, segment, optionalFlags: optional, minText, maySkip }
}

/** Some of the urgent text has not been sent yet. */
function isAhead({ nxt, up }: SendSpace): boolean {
  return up !== null && isBefore(nxt, up)
}

/** All that is unacknowledged again, with `usable` new text behind it or without, and the FIN where it follows; the longest first. */
export function again(
  tcb: Connected,
  grade: Grade,
  purpose: Purpose,
  section: string,
  usable: string,
  mayEnd: boolean,
  maySkip = 0,
): readonly Sendable[] {
  const { snd } = tcb
  const old = snd.unacknowledged
  const alone = family(tcb, grade, purpose, section, ACK, snd.una, old, 1, mayEnd && finishes(snd, '') ? FIN : 0, maySkip)
  if (usable === '') return [alone]
  const optional = mayEnd && finishes(snd, usable) ? FIN : 0
  return [family(tcb, grade, purpose, section, ACK, snd.una, old + usable, old.length + 1, optional, maySkip), alone]
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

/** Behind all outstanding text and `usable` stands the FIN. */
export function finishes(snd: SendSpace, usable: string): boolean {
  return snd.fin !== 'none' && usable.length === snd.unsent.length
}
