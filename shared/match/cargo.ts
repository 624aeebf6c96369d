import type { Segment } from '../tcp/segment.ts'
import { ACK, FIN, has, RST, SYN } from '../tcp/segment.ts'
import type { Cargo, Sent } from './scenario.ts'

/** How many segments of each cargo a side has sent. */
export type Tally = Readonly<Record<Cargo, number>>

/** The tally of a side that has sent nothing yet. */
export const NOTHING_SENT: Tally = { syn: 0, fin: 0, text: 0, ack: 0, rst: 0 }

/** True if the segment carries it. Text and FIN may travel together; `ack` is an ACK that takes no number. */
export function carries(segment: Segment, cargo: Cargo): boolean {
  switch (cargo) {
    case 'syn':
      return has(segment, SYN)
    case 'fin':
      return has(segment, FIN)
    case 'text':
      return segment.text !== ''
    case 'ack':
      return has(segment, ACK) && !has(segment, SYN) && !has(segment, FIN) && !has(segment, RST) && segment.text === ''
    case 'rst':
      return has(segment, RST)
  }
}

/** True if it has been sent, by the tally of the side that was to send it. */
export function isSent({ of, nth }: Sent, tally: Tally): boolean {
  return tally[of] >= nth
}

/** The tally with one segment more. */
export function withCounted(tally: Tally, segment: Segment): Tally {
  const more = (cargo: Cargo) => tally[cargo] + (carries(segment, cargo) ? 1 : 0)
  return { syn: more('syn'), fin: more('fin'), text: more('text'), ack: more('ack'), rst: more('rst') }
}
