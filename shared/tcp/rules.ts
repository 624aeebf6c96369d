/** Where RFC 9293 leaves a choice. Times are no business of the machine: who runs it says when a timer expires. */
export type Rules = {
  /** Appendix A.2: a segment that ends exactly at RCV.NXT has its ACK field processed. Figure 7 needs it. */
  readonly appendixA2: boolean
  /** RFC 5961 §5 (MAY-12): an ACK older than SND.UNA - MAX.SND.WND is challenged and its segment dropped. */
  readonly may12: boolean
  /** MAY-2 (§3.6.1): a new SYN with a higher number may reopen a connection in TIME-WAIT. */
  readonly may2: boolean
  /** SHLD-3 (§3.6.1): after a full close by the user, new text from the peer is answered by a reset. */
  readonly resetAfterFullClose: boolean
  /** RFC 1337 fix F1: a RST in TIME-WAIT is ignored. */
  readonly ignoreResetInTimeWait: boolean
  /** RFC 5961 checks of RST and SYN. Off gives the rules of RFC 793, for scenarios that show the attack. */
  readonly challengeAcks: boolean
  /** A SYN alone opens the passive end, without waiting for an ACK of its own SYN: the rule that §3.5 argues against. */
  readonly twoWayHandshake: boolean
}

/** The defaults: what the RFC does by itself. docs/referee.md says why. */
export const RFC_9293: Rules = {
  appendixA2: true,
  may12: false,
  may2: false,
  resetAfterFullClose: false,
  ignoreResetInTimeWait: false,
  challengeAcks: true,
  twoWayHandshake: false,
}
