import type { Flags, Segment } from './segment.ts'

/** What a segment that may be sent now is for. The interface has a text for each. */
export type Purpose =
  | 'open' // SYN
  | 'open-reply' // SYN,ACK
  | 'acknowledge'
  | 'text'
  | 'close' // FIN
  | 'reset'
  | 'retransmission'
  | 'window-probe'
  | 'keep-alive'
  | 'window-update'

/** A field of the segment, or one flag of it, as the composer marks them. */
export type Field = 'URG' | 'ACK' | 'PSH' | 'RST' | 'SYN' | 'FIN' | 'seq' | 'ack' | 'text' | 'window' | 'urgent' | 'segment'

/** One field that no correct stack would have sent so. `expected` says it as players read it; absent where nothing would be right. */
export type Fault = { readonly field: Field; readonly expected?: string; readonly section: string }

/**
 * A set of segments that a correct stack may send now: every one that has `flags` and any of `optionalFlags`, these numbers, and a
 * prefix of `text` of at least `minText` octets (FIN only with the whole text). `good` discharges something due or
 * advances the connection; `harmless` is legal and not needed. The window field is free, and so is `urgent` without URG.
 */
export type Sendable = {
  readonly grade: 'good' | 'harmless'
  readonly purpose: Purpose
  readonly section: string
  /** The segment in full, with the required flags alone and the longest text. */
  readonly segment: Segment
  readonly optionalFlags: Flags
  readonly minText: number
  /** The segment may leave out up to so many octets from the start; its numbers move with it, and at least one octet stays if minText asks for text. */
  readonly maySkip?: number
  /** Instead of the text there may be any one octet: it lies left of the peer's window and says nothing (§3.8.4). */
  readonly anyOctet?: true
}

/** The referee's word on a move. */
export type Verdict =
  | { readonly grade: 'good' | 'harmless'; readonly purpose: Purpose; readonly section: string }
  | {
      readonly grade: 'wrong'
      readonly faults: readonly Fault[]
      /** The id of the catalogue (shared/scenarios/misconceptions.ts) that the move most likely betrays; null: a slip like any other. */
      readonly misconception: MisconceptionId | null
      readonly section: string
      /** What was good and nearest to the move; null where nothing may be sent but silence. */
      readonly nearest: Sendable | null
    }

/** Beliefs by which people go wrong; each has its texts in shared/scenarios/misconceptions.ts. */
export type MisconceptionId =
  | 'ack-off-by-one'
  | 'ack-of-last-byte'
  | 'ack-past-next'
  | 'syn-counts-four'
  | 'length-forgotten'
  | 'numbers-count-segments'
  | 'seq-after-pure-ack'
  | 'isn-again'
  | 'relative-numbers'
  | 'wrong-wrap'
  | 'fin-new-random-seq'
  | 'seq-ack-swapped'
  | 'numbers-of-the-other-end'
  | 'hole-skipped'
  | 'advanced-on-duplicate'
  | 'new-isn-on-retransmission'
  | 'ack-flag-missing'
  | 'ack-number-without-flag'
  | 'first-syn-with-ack'
  | 'syn-missing'
  | 'crossing-syns'
  | 'server-speaks-first'
  | 'up-after-syn-ack'
  | 'handshake-repeated'
  | 'reset-for-a-lost-ack'
  | 'window-ignored'
  | 'urgent-pointer'
  | 'fin-unasked'
  | 'fin-answers-fin'
  | 'fin-before-text-sent'
  | 'fin-means-over'
  | 'fin-instead-of-rst'
  | 'rst-instead-of-fin'
  | 'rst-for-the-unacceptable'
  | 'rst-from-nowhere'
  | 'no-connection-here'
  | 'answering-a-rst'
  | 'answering-a-pure-ack'
  | 'time-wait-on-the-wrong-side'
  | 'left-time-wait-early'
