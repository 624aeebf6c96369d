import type { Flags, Segment } from './segment.ts'
import { PSH, URG } from './segment.ts'
import type { Seq } from './sequence.ts'
import { distance, isBefore } from './sequence.ts'
import type { Connected, SendSpace } from './tcb.ts'
import type { Purpose, Sendable } from './verdict.ts'

export type Grade = Sendable['grade']

/** A family of segments with the connection's ACK. While SND.UP is ahead, new text says so; anything else may (§3.8.5). */
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
  const urgent = snd.up !== null && isBefore(seq, snd.up) ? Math.min(distance(seq, snd.up), 65_535) : 0
  const isNew = text !== '' && seq === snd.nxt && urgent > 0
  const segment: Segment = { flags: isNew ? flags | URG : flags, seq, ack: rcv.nxt, text, window: rcv.wnd, urgent }
  const optional = optionalFlags | PSH | (urgent > 0 && !isNew ? URG : 0)
  return maySkip === 0
    ? { grade, purpose, section, segment, optionalFlags: optional, minText }
    : { grade, purpose, section, segment, optionalFlags: optional, minText, maySkip }
}

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
