import type { Segment } from './segment.ts'
import { ACK, HIGHEST_16_BITS, has } from './segment.ts'
import type { Seq } from './sequence.ts'
import { add, distance, isBefore, ZERO } from './sequence.ts'
import type { SendSpace } from './tcb.ts'

/** The SYN has been sent and is not acknowledged. */
export function isSynOutstanding(snd: SendSpace): boolean {
  return snd.una === snd.iss && snd.nxt !== snd.iss
}

/** "Our FIN is now acknowledged" (§3.10.7.4): it was sent, and being the last number nothing is outstanding. */
export function isFinAcknowledged(snd: SendSpace): boolean {
  return snd.fin === 'sent' && snd.una === snd.nxt
}

/** The window's right edge, if the peer has shrunk its window so far that SND.NXT lies beyond it (§3.8.6); else null. */
export function shrunkEdge(snd: SendSpace): Seq | null {
  return edgeBeforeNext(snd, snd.wnd)
}

/** The same for `passedOver`, the window that stacks have now which take that of every new ACK. */
export function passedOverEdge(snd: SendSpace): Seq | null {
  return snd.passedOver === null ? null : edgeBeforeNext(snd, snd.passedOver)
}

function edgeBeforeNext({ iss, una, nxt }: SendSpace, wnd: number): Seq | null {
  if (una === iss) return null
  const edge = add(una, wnd)
  return isBefore(edge, nxt) ? edge : null
}

/**
 * True if the segment carries the application's text at its right number, but more of it than the peer's window has room for. Before the SYN
 * is acknowledged no window is known.
 */
export function isBeyondWindow({ iss, una, nxt, wnd, unacknowledged, unsent }: SendSpace, { seq, text }: Segment): boolean {
  const at = distance(una, seq)
  if (text === '' || una === iss || at > distance(una, nxt)) return false
  return (unacknowledged + unsent).startsWith(text, at) && at + text.length > wnd
}

/** The urgent pointer of a segment with this number: how far ahead of it SND.UP lies (§3.8.5), octets; 0 if nothing urgent is. */
export function urgentAt({ up }: SendSpace, seq: Seq): number {
  return up !== null && isBefore(seq, up) ? Math.min(distance(seq, up), HIGHEST_16_BITS) : 0
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
    furthestEdge: iss,
    passedOver: null,
  }
}

/** Takes the window that a segment offers, whatever was offered before (§3.10.7.3 and, for SYN-RECEIVED, §3.10.7.4 fifth check). */
export function withWindowOf(snd: SendSpace, segment: Segment): SendSpace {
  const ack = has(segment, ACK) ? segment.ack : snd.una
  const right = add(ack, segment.window)
  return {
    ...snd,
    wnd: segment.window,
    wl1: segment.seq,
    wl2: ack,
    maxWnd: Math.max(snd.maxWnd, segment.window),
    furthestEdge: isBefore(right, snd.furthestEdge) ? snd.furthestEdge : right,
    passedOver: null,
  }
}

/** A new ACK in a segment below SND.WL1: its window is not taken (§3.10.7.4), only remembered, with the right edge that it offers. */
export function passingOverWindowOf(snd: SendSpace, { window }: Segment): SendSpace {
  return { ...withOffer(snd, add(snd.una, window)), passedOver: window }
}

/**
 * A segment below SND.WL1 that acknowledges nothing new: its window is not taken (§3.10.7.4), and only the right edge that it offers is kept.
 * Stacks that took the window of an ACK below SND.WL1 take this one, too, so it replaces what is remembered of theirs.
 */
export function ignoringWindowOf(snd: SendSpace, segment: Segment): SendSpace {
  return snd.passedOver === null ? withOffer(snd, add(snd.una, segment.window)) : passingOverWindowOf(snd, segment)
}

/** The window of an unacceptable segment is not taken (§3.10.7.4, first check). Some stacks process its ACK all the same: the right edge is kept for them. */
export function hearingOfferOf(snd: SendSpace, segment: Segment): SendSpace {
  if (!has(segment, ACK) || distance(snd.una, segment.ack) > distance(snd.una, snd.nxt)) return snd
  return withOffer(snd, add(segment.ack, segment.window))
}

function withOffer(snd: SendSpace, right: Seq): SendSpace {
  return isBefore(snd.furthestEdge, right) ? { ...snd, furthestEdge: right } : snd
}
