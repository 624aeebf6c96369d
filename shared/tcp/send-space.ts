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

/** The right edge of the window, where the peer has taken back what was sent already (§3.8.6): SND.NXT lies outside. Else null. */
export function shrunkEdge(snd: SendSpace): Seq | null {
  return edgeBeforeNext(snd, snd.wnd)
}

/** The same, of a window that was not taken and that stacks which trust every new ACK have. */
export function passedOverEdge(snd: SendSpace): Seq | null {
  return snd.passedOver === null ? null : edgeBeforeNext(snd, snd.passedOver)
}

function edgeBeforeNext({ iss, una, nxt }: SendSpace, wnd: number): Seq | null {
  if (una === iss) return null
  const edge = add(una, wnd)
  return isBefore(edge, nxt) ? edge : null
}

/** It is the application's text, in its place, and more than the peer has room for. Before the SYN is acknowledged no window is known. */
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

/** The window of a new ACK stays untaken, as its text was sent before that of the last (§3.10.7.4); only what it promised is kept. */
export function passingOverWindowOf(snd: SendSpace, { window }: Segment): SendSpace {
  return { ...withOffer(snd, add(snd.una, window)), passedOver: window }
}

/**
 * A segment with the ACK of before that was sent before the last (§3.10.7.4): stacks that have trusted an ACK against SND.WL1 go on to trust
 * what comes behind it. To all others it is old, and the offer alone is kept.
 */
export function ignoringWindowOf(snd: SendSpace, segment: Segment): SendSpace {
  return snd.passedOver === null ? withOffer(snd, add(snd.una, segment.window)) : passingOverWindowOf(snd, segment)
}

/** What an unacceptable segment offers is not taken (§3.10.7.4, first check), but stacks that count its ACK make use of it. */
export function hearingOfferOf(snd: SendSpace, segment: Segment): SendSpace {
  if (!has(segment, ACK) || distance(snd.una, segment.ack) > distance(snd.una, snd.nxt)) return snd
  return withOffer(snd, add(segment.ack, segment.window))
}

function withOffer(snd: SendSpace, right: Seq): SendSpace {
  return isBefore(snd.furthestEdge, right) ? { ...snd, furthestEdge: right } : snd
}
