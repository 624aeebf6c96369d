import type { Segment } from './segment.ts'
import type { Seq } from './sequence.ts'

/** The two ends of a connection: the `client` end opens actively, the `server` end passively. */
export type Side = 'client' | 'server'

/** All eleven (§3.3.2), in the order of a connection's life. */
export const STATES = [
  'CLOSED',
  'LISTEN',
  'SYN-SENT',
  'SYN-RECEIVED',
  'ESTABLISHED',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSE-WAIT',
  'CLOSING',
  'LAST-ACK',
  'TIME-WAIT',
] as const

/** The state of a connection, spelt as the RFC prints it. */
export type State = (typeof STATES)[number]

/** States that have both sequence spaces. */
export type Synchronized = Exclude<State, 'CLOSED' | 'LISTEN' | 'SYN-SENT'>

/**
 * The send sequence space (§3.3.1) and what it holds. SND.NXT moves when a segment leaves, not when the application
 * asks for it: a person takes time to send. So `nxt` equals `iss` until the SYN has gone out.
 */
export type SendSpace = {
  readonly iss: Seq
  readonly una: Seq
  readonly nxt: Seq
  readonly wnd: number
  readonly wl1: Seq
  readonly wl2: Seq
  /** The largest window that the peer has offered, octets (MAX.SND.WND of RFC 5961). */
  readonly maxWnd: number
  /** Text from SND.UNA on that has been sent and not been acknowledged: what a retransmission repeats. */
  readonly unacknowledged: string
  /** Text of SEND calls that has not been sent yet. */
  readonly unsent: string
  /** Where the application's CLOSE stands: not called, called and the FIN not sent yet, or sent (and then numbered). */
  readonly fin: 'none' | 'queued' | 'sent'
  /** SND.UP: the first sequence number after the urgent text, while some of it is unacknowledged (§3.8.5). */
  readonly up: Seq | null
  /** The furthest right edge that the peer has ever offered. Where it lies beyond SND.UNA+SND.WND, the peer shrank its window (§3.8.6). */
  readonly furthestEdge: Seq
  /**
   * The window that the newest ACK offered where SND.WL1 forbids to take it: its text was sent before (§3.10.7.4). Stacks that trust
   * every new ACK have that window. Null: the newest ACK's window was taken.
   */
  readonly passedOver: number | null
}

/** The receive sequence space, with what arrived ahead of a hole (text and FIN are kept until it is filled). */
export type ReceiveSpace = {
  readonly irs: Seq
  readonly nxt: Seq
  readonly wnd: number
  readonly outOfOrder: readonly Held[]
  readonly up: Seq | null
}

/** A piece of the peer's stream that arrived ahead of a hole. */
export type Held = { readonly seq: Seq; readonly text: string; readonly fin: boolean }

/** Whether this connection began as a passive or an active OPEN: a RST in SYN-RECEIVED asks for it (§3.10.7.4). */
export type Opened = 'passive' | 'active'

/** A transmission control block: a variable exists only in the states that have it (§3.3.2). */
export type Tcb =
  /** `mayReset`: resets that a correct stack may still send for the connection that ended here, and need not (§3.10.5). */
  | { readonly state: 'CLOSED'; readonly mayReset?: readonly Segment[] }
  /** `iss` is chosen beforehand by whoever calls OPEN: chance comes into the machine as a value. */
  | { readonly state: 'LISTEN'; readonly iss: Seq; readonly window: number }
  | { readonly state: 'SYN-SENT'; readonly snd: SendSpace; readonly window: number }
  | Connected

/** The TCB of a synchronized state. `receiving` is false once the user has said that it will not receive any more (§3.6.1). */
export type Connected = {
  readonly state: Synchronized
  readonly snd: SendSpace
  readonly rcv: ReceiveSpace
  readonly opened: Opened
  readonly receiving?: boolean
}

/** Why an end resets its own connection: an ABORT, text that was lost for its user, or a SYN in the window where that draws no challenge. */
export type ResetSection = '3.10.5' | '3.6.1' | '3.10.7.4'

/**
 * What RFC 9293 obliges this end to send and what it has not sent yet. Text, SYN and FIN that the application has asked for
 * are not listed: they follow from the TCB (`unsent`, `fin`, `nxt` = `iss`).
 */
export type Due =
  /**
   * An acknowledgement of RCV.NXT; any segment that carries it will do. `completes`: it completes a transition.
   * `withSyn`: the SYN has to go with it (simultaneous open, §3.10.7.3). `update`: it says that the window is open again.
   * `stale`: only for an empty segment that came late, which many stacks pass over in silence.
   */
  | {
      readonly type: 'ack'
      readonly completes?: true
      readonly withSyn?: true
      readonly update?: true
      readonly stale?: true
    }
  /**
   * Exactly this reset, formed from the segment that caused it (§3.5.2), or one of the own connection: for an ABORT, or for text that its user
   * will never read (SHLD-3, §3.6.1). Each one in `or` is as good then.
   */
  | { readonly type: 'reset'; readonly segment: Segment; readonly or?: readonly Segment[]; readonly section?: ResetSection }
  /** The retransmission timer expired: the oldest unacknowledged segment again (§3.8.1). */
  | { readonly type: 'retransmission' }
  /** The peer's window is zero and there is something to send: one octet, to learn of its reopening (§3.8.6.1). */
  | { readonly type: 'window-probe' }
  /** The connection was idle: a segment that makes the peer answer (§3.8.4). */
  | { readonly type: 'keep-alive' }

/**
 * The last segment that came and the last that left. No part of the RFC's TCB: the diagnosis of mistakes reads it, and by it the judge accepts what
 * was under way when text came (`crossing`), and one more number of a reset for text that nobody will read (`heard`).
 */
export type Trail = {
  readonly heard: Segment | null
  /** The state in which it came. */
  readonly heardIn: State | null
  /** Why what came advanced nothing; null if it did. */
  readonly dropped: DropReason | null
  readonly said: Segment | null
  /** There only if text or FIN of `heard` counted while something was outstanding, and nothing has acknowledged or reset it yet. */
  readonly crossing?: Crossing
}

/** Before anything has come or left. */
export const NO_TRAIL: Trail = { heard: null, heardIn: null, dropped: null, said: null }

/**
 * The fifth check comes before the seventh (§3.10.7.4): what the ACK field of a segment makes a stack send is made before the text of
 * that segment counts. It acknowledges `ack`, RCV.NXT as it was, and ends at `end` at the latest: text or FIN that were there by then.
 * `up` is SND.UP as it was. `ended` is the connection as it was, if that text has ended it (SHLD-3).
 */
export type Crossing = { readonly ack: Seq; readonly end: Seq; readonly up: Seq | null; readonly ended?: Connected }

/** Why a segment that arrived advanced nothing. */
export type DropReason = 'outside-window' | 'duplicate' | 'bad-ack' | 'no-ack' | 'challenged' | 'no-connection' | 'nonsense'

/** One end of a connection: its variables and what it still owes. */
export type Endpoint = { readonly tcb: Tcb; readonly due: readonly Due[]; readonly trail?: Trail }
