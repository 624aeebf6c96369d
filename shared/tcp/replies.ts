import { withLast } from './lists.ts'
import type { Flags, Segment } from './segment.ts'
import { ACK, has, lengthOf, RST } from './segment.ts'
import { passedOverEdge, shrunkEdge, urgentAt } from './send-space.ts'
import type { Seq } from './sequence.ts'
import { add, ZERO } from './sequence.ts'
import type { Connected, Due } from './tcb.ts'

type ResetDue = Extract<Due, { type: 'reset' }>

const NOTHING: readonly Due[] = []

/** How many resets may wait for a slow player to send them. Beyond that the oldest is forgotten, or strangers could fill the memory. */
const MOST_RESETS = 16

/** A segment without text. Its window is 0 if none is given, as in resets. */
export function bare(flags: Flags, seq: Seq, ack: Seq = ZERO, window = 0): Segment {
  return { flags, seq, ack, text: '', window, urgent: 0 }
}

/** The reset that answers a segment of a connection that does not exist (§3.5.2 rule 1, §3.10.7.1). */
export function resetOf(segment: Segment): Segment {
  if (has(segment, ACK)) return bare(RST, segment.ack)
  return bare(RST | ACK, ZERO, add(segment.seq, lengthOf(segment)))
}

/** Adds a reset that is due, unless the same one is waiting already. */
export function oweReset(due: readonly Due[], segment: Segment, own?: Pick<ResetDue, 'or' | 'section'>): readonly Due[] {
  const isSame = (other: Due) =>
    other.type === 'reset' &&
    other.segment.flags === segment.flags &&
    other.segment.seq === segment.seq &&
    other.segment.ack === segment.ack
  if (due.some(isSame)) return due
  const resets = due.filter((other) => other.type === 'reset')
  const kept = resets.length < MOST_RESETS ? due : due.filter((other) => other !== resets[0])
  return withLast<Due>(kept, { type: 'reset', segment, ...own })
}

type AckDue = Extract<Due, { type: 'ack' }>

/** Adds an acknowledgement that is due. One covers all: an ACK is cumulative. */
export function oweAck(due: readonly Due[], why: Omit<AckDue, 'type'> = {}): readonly Due[] {
  const before = due.find((other): other is AckDue => other.type === 'ack')
  if (before === undefined) return withLast<Due>(due, { type: 'ack', ...why })
  const { stale, ...lasting } = { ...before, ...why }
  const both: AckDue = before.stale && why.stale && stale ? { ...lasting, stale } : lasting
  return due.map((other) => (other === before ? both : other))
}

/** True if something of this kind is due. */
export function isDue(due: readonly Due[], type: Due['type']): boolean {
  for (const owed of due) if (owed.type === type) return true
  return false
}

/** What is due without the given kinds. */
export function without(due: readonly Due[], ...types: readonly Due['type'][]): readonly Due[] {
  if (due.length === 0) return due
  const kept = due.filter(({ type }) => !types.includes(type))
  return kept.length === due.length ? due : kept
}

/** What stays due when the TCB is deleted: answers to strangers, which have nothing to do with it. */
export function resetsOnly(due: readonly Due[]): readonly Due[] {
  return due.length === 0 ? NOTHING : due.filter(({ type }) => type === 'reset')
}

/**
 * What comes ahead of a hole after a full close will never be read either: a stack may say so before the hole is filled (SHLD-3, §3.6.1). The
 * reset has the number that the peer acknowledged, now or in what has just been heard, or SND.NXT.
 */
export function resetsForUnread({ snd, rcv, receiving }: Connected, heard: Segment | null): readonly Segment[] {
  if (receiving !== false || rcv.outOfOrder.length === 0) return []
  const resets = [bare(RST, snd.nxt), bare(RST, snd.una), bare(RST | ACK, snd.nxt, rcv.nxt)]
  return heard !== null && has(heard, ACK) ? [...resets, bare(RST, heard.ack)] : resets
}

/**
 * The reset of ABORT (§3.10.5). Stacks send it with and without ACK; before the SYN,ACK has left, the peer believes only one with ACK. If the
 * peer has shrunk its window, the right edge is as good a number. Urgent text that lies ahead may still be announced.
 */
export function abortReset({ snd, rcv }: Connected): { readonly segment: Segment; readonly or: readonly Segment[] } {
  const at = (seq: Seq) => {
    const urgent = urgentAt(snd, seq)
    return [
      { ...bare(RST, seq), urgent },
      { ...bare(RST | ACK, seq, rcv.nxt), urgent },
    ] as const
  }
  const [bareReset, withAck] = at(snd.nxt)
  if (snd.nxt === snd.iss) return { segment: withAck, or: [bareReset] }
  const edges = new Set([shrunkEdge(snd), passedOverEdge(snd)])
  return { segment: bareReset, or: [withAck, ...[...edges].flatMap((edge) => (edge === null ? [] : at(edge)))] }
}
