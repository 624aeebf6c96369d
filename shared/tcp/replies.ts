import type { Rules } from './rules.ts'
import type { Flags, Segment } from './segment.ts'
import { ACK, FIN, has, lengthOf, RST, SYN } from './segment.ts'
import type { Seq } from './sequence.ts'
import { add, seq } from './sequence.ts'
import type { Connected, Due, SendSpace } from './tcb.ts'

export const ZERO: Seq = seq(0)

const NOTHING: readonly Due[] = []

/** Replies that wait for a slow player; an instant stack has none waiting. More are not kept: strangers could fill the memory. */
const MOST_RESETS = 16

/** How far the next ISS of a reused TCB lies from the last number used: far enough that old segments miss it (§3.4.1). */
const ISS_STRIDE = 65_537

/** An ISS for the next connection of an endpoint, following from the last: chance comes into the machine from outside only. */
export function nextIss(last: Seq): Seq {
  return add(last, ISS_STRIDE)
}

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
export function oweReset(due: readonly Due[], segment: Segment, or?: readonly Segment[]): readonly Due[] {
  const isSame = (other: Due) =>
    other.type === 'reset' &&
    other.segment.flags === segment.flags &&
    other.segment.seq === segment.seq &&
    other.segment.ack === segment.ack
  if (due.some(isSame)) return due
  const resets = due.filter((other) => other.type === 'reset').length
  const kept =
    resets < MOST_RESETS ? due : due.filter((other, at) => other.type !== 'reset' || at !== due.findIndex((d) => d.type === 'reset'))
  return [...kept, or === undefined ? { type: 'reset', segment } : { type: 'reset', segment, or }]
}

type AckDue = Extract<Due, { type: 'ack' }>

/** Adds an acknowledgement that is due. One covers all: an ACK is cumulative. */
export function oweAck(due: readonly Due[], why: Omit<AckDue, 'type'>): readonly Due[] {
  const before = due.find((other): other is AckDue => other.type === 'ack')
  if (before === undefined) return [...due, { type: 'ack', ...why }]
  const both: AckDue = { ...before, ...why, challenge: before.challenge && why.challenge }
  return due.map((other) => (other === before ? both : other))
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

/** The SYN has been sent and is not acknowledged. */
export function isSynOutstanding(snd: SendSpace): boolean {
  return snd.una === snd.iss && snd.nxt !== snd.iss
}

/** "Our FIN is now acknowledged" (§3.10.7.4): it was sent, and being the last number nothing is outstanding. */
export function isFinAcknowledged(snd: SendSpace): boolean {
  return snd.fin === 'sent' && snd.una === snd.nxt
}

/** The send space of a new connection: nothing sent, not even the SYN. */
export function newSendSpace(iss: Seq): SendSpace {
  return {
    iss,
    una: iss,
    nxt: iss,
    wnd: 0,
    wl1: ZERO,
    wl2: ZERO,
    maxWnd: 0,
    unacknowledged: '',
    unsent: '',
    fin: 'none',
    up: null,
    edge: iss,
  }
}

/** Takes the window that a segment offers, whatever was offered before (§3.10.7.3 and, for SYN-RECEIVED, §3.10.7.4 fifth check). */
export function withWindowOf(snd: SendSpace, segment: Segment): SendSpace {
  const ack = has(segment, ACK) ? segment.ack : snd.una
  const right = add(snd.una, segment.window)
  const edge = snd.edge !== undefined && ((snd.edge - right) | 0) > 0 && snd.maxWnd > 0 ? snd.edge : right
  return { ...snd, wnd: segment.window, wl1: segment.seq, wl2: ack, maxWnd: Math.max(snd.maxWnd, segment.window), edge }
}

/**
 * A SYN has come in LISTEN, SYN-SENT (simultaneous open) or, by MAY-2, TIME-WAIT: the TCB of SYN-RECEIVED. Text and FIN that come with
 * the SYN are queued for processing in ESTABLISHED.
 */
export function synReceived(snd: SendSpace, segment: Segment, window: number, opened: Connected['opened']): Connected {
  const nxt = add(segment.seq, 1)
  const fin = has(segment, FIN)
  const text = segment.text.slice(0, window)
  const isWhole = text.length === segment.text.length
  return {
    state: 'SYN-RECEIVED',
    snd: withWindowOf(snd, segment),
    rcv: {
      irs: segment.seq,
      nxt,
      wnd: window,
      outOfOrder: text !== '' || (fin && isWhole) ? [{ seq: nxt, text, fin: fin && isWhole }] : [],
      up: null,
    },
    opened,
  }
}

/** The reset of ABORT (§3.10.5). Written with and without ACK in the wild; before the SYN,ACK went out only the former is heard. */
export function abortReset({ snd, rcv }: Connected): { readonly segment: Segment; readonly or: readonly Segment[] } {
  const bareReset = bare(RST, snd.nxt)
  const withAck = bare(RST | ACK, snd.nxt, rcv.nxt)
  return snd.nxt === snd.iss ? { segment: withAck, or: [bareReset] } : { segment: bareReset, or: [withAck] }
}

/** RFC 5961 answers with a challenge ACK where RFC 793 obeyed. */
export function challenge(due: readonly Due[], rules: Rules): readonly Due[] {
  return rules.challengeAcks ? oweAck(due, { challenge: true }) : due
}

export const SYN_ACK: Flags = SYN | ACK
