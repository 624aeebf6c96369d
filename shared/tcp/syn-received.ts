import type { Segment } from './segment.ts'
import { FIN, has } from './segment.ts'
import { withWindowOf } from './send-space.ts'
import type { Seq } from './sequence.ts'
import { add } from './sequence.ts'
import type { Connected, SendSpace } from './tcb.ts'

/** How far the next ISS of a reused TCB lies from the last number used: far enough that old segments miss it (§3.4.1). */
const ISS_STRIDE = 65_537

/** An ISS for the next connection of an endpoint, following from the last: chance comes into the machine from outside only. */
export function nextIss(last: Seq): Seq {
  return add(last, ISS_STRIDE)
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
