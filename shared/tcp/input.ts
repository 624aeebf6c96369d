import type { Segment } from './segment.ts'
import type { Seq } from './sequence.ts'
import type { DropReason, Endpoint } from './tcb.ts'

/** What the application above asks for (§3.10.1 to §3.10.5). */
export type Call =
  | { readonly type: 'open-passive'; readonly iss: Seq; readonly window: number }
  | { readonly type: 'open-active'; readonly iss: Seq; readonly window: number }
  | { readonly type: 'send'; readonly text: string; readonly urgent?: boolean }
  /** The application has taken `octets` and there is room for them again. */
  | { readonly type: 'receive'; readonly octets: number }
  /**
   * `receiving` false: the user will not receive any more either, so SHLD-3 may apply. Default true, the RFC's CLOSE.
   * `unread`: the user leaves behind text that it was given and did not take (SHLD-3 again).
   */
  | { readonly type: 'close'; readonly receiving?: boolean; readonly unread?: boolean }
  | { readonly type: 'abort' }

/** Retransmission (§3.8.1, RFC 6298), 2 MSL in TIME-WAIT (§3.6.1), the user's patience (§3.8.3), keep-alive (§3.8.4), and the probes of a closed window (§3.8.6.1). */
export type Timer = 'retransmission' | 'time-wait' | 'user' | 'keep-alive' | 'persist'

/** How a connection ended, as its user is told. */
export type Ending = 'closed' | 'reset' | 'refused' | 'aborted' | 'timed-out'

/** Everything that can happen to an endpoint (§3.10). */
export type Input =
  | { readonly type: 'call'; readonly call: Call }
  | { readonly type: 'segment-arrives'; readonly segment: Segment }
  /** A segment that the judge did not call wrong has left: SND.NXT moves on and what it discharges is due no more. */
  | { readonly type: 'segment-sent'; readonly segment: Segment }
  | { readonly type: 'timeout'; readonly timer: Timer }

/** What happened, for whoever runs the machine. */
export type Effect =
  | { readonly type: 'text-delivered'; readonly text: string; readonly urgent: boolean }
  /** The peer's FIN was processed: RECEIVE calls end here. */
  | { readonly type: 'peer-closed' }
  /** SND.UNA moved on: the retransmission timer starts anew, or stops if nothing is outstanding (RFC 6298 5.2, 5.3). */
  | { readonly type: 'acknowledged' }
  | { readonly type: 'time-wait-started' } // also when 2 MSL start anew
  /** Why the segment that arrived advanced nothing: it goes into the event log. */
  | { readonly type: 'segment-dropped'; readonly reason: DropReason }
  /** The user is told: connection reset, refused, aborted or timed out. The TCB is gone or back in LISTEN. */
  | { readonly type: 'connection-ended'; readonly how: Ending }
  /** A call that the state does not allow; nothing changed. */
  | { readonly type: 'call-refused'; readonly why: 'no-connection' | 'already-exists' | 'closing' }

/** What almost every step has to tell: all of them share it. */
export const NO_EFFECTS: readonly Effect[] = []

/** How the endpoint stands afterwards, and what happened. */
export type Step = { readonly endpoint: Endpoint; readonly effects: readonly Effect[] }
