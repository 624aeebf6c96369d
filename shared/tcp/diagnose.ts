import type { Segment } from './segment.ts'
import { ACK, FIN, has, lengthOf, RST, SYN } from './segment.ts'
import { isSynOutstanding } from './send-space.ts'
import type { Seq } from './sequence.ts'
import { add } from './sequence.ts'
import type { Endpoint, ReceiveSpace, SendSpace, Tcb, Trail } from './tcb.ts'
import type { Fault, Field, MisconceptionId, Sendable } from './verdict.ts'

/** All that a wrong move can be read by. */
type Clues = {
  readonly tcb: Tcb
  readonly snd: SendSpace | null
  readonly rcv: ReceiveSpace | null
  readonly heard: Segment | null
  readonly said: Segment | null
  readonly wasDuplicate: boolean
  readonly isResetDue: boolean
  /** Something good may be sent. */
  readonly isAnythingOwed: boolean
  readonly move: Segment
  readonly isFault: (field: Field) => boolean
}

type Sign = readonly [MisconceptionId, (clues: Clues) => boolean]

const NO_TRAIL: Trail = { heard: null, wasDuplicate: false, said: null }

/** Further from the right number than this, a number was not counted wrongly but invented. */
const FAR = 1000

/**
 * The belief that a wrong move most likely betrays; null for a slip like any other. The signs are asked in order: first what kind of
 * segment was sent at all, then its flags, then its numbers.
 */
export function diagnose(endpoint: Endpoint, move: Segment, nearest: Sendable | null, faults: readonly Fault[]): MisconceptionId | null {
  const { tcb, due, trail = NO_TRAIL } = endpoint
  const clues: Clues = {
    tcb,
    snd: 'snd' in tcb ? tcb.snd : null,
    rcv: 'rcv' in tcb ? tcb.rcv : null,
    ...trail,
    isResetDue: due.some(({ type }) => type === 'reset'),
    isAnythingOwed: nearest?.grade === 'good',
    move,
    isFault: (field) => faults.some((fault) => fault.field === field),
  }
  return SIGNS.find(([, shows]) => shows(clues))?.[0] ?? null
}

const SIGNS: readonly Sign[] = [
  // Silence would have been right.
  [
    'answering-a-rst',
    ({ tcb, heard, isResetDue, move }) => isGone(tcb) && !isResetDue && heard !== null && has(heard, RST) && move.flags !== SYN,
  ],
  [
    'answering-a-pure-ack',
    ({ tcb, heard, isResetDue, move }) => tcb.state === 'CLOSED' && !isResetDue && heard !== null && isPureAck(heard) && isPureAck(move),
  ],
  // The connection is over for this end; the peer, which closed first, is the one that waits.
  [
    'time-wait-on-the-wrong-side',
    ({ tcb, heard, said, isResetDue, move }) =>
      tcb.state === 'CLOSED' && isResetDue && heard !== null && has(heard, FIN) && said !== null && has(said, FIN) && isPureAck(move),
  ],
  // The wrong kind of segment.
  ['fin-instead-of-rst', ({ tcb, isResetDue, move }) => isGone(tcb) && isResetDue && has(move, FIN) && !has(move, RST)],
  ['server-speaks-first', ({ tcb, move }) => tcb.state === 'LISTEN' && !has(move, RST)],
  ['server-speaks-first', ({ tcb, rcv, move }) => tcb.state === 'SYN-RECEIVED' && rcv !== null && move.text !== '' && !has(move, RST)],
  ['left-time-wait-early', ({ tcb, move }) => tcb.state === 'TIME-WAIT' && (has(move, RST) || has(move, SYN))],
  ['rst-instead-of-fin', ({ snd, heard, isResetDue, move }) => has(move, RST) && !isResetDue && snd !== null && isClosing(snd, heard)],
  ['first-syn-with-ack', ({ tcb, snd, move }) => tcb.state === 'SYN-SENT' && snd?.nxt === snd?.iss && has(move, SYN | ACK)],
  [
    'new-isn-on-retransmission',
    ({ snd, move, isFault }) => snd !== null && isSynOutstanding(snd) && has(move, SYN) && !has(move, RST) && isFault('seq'),
  ],
  ['handshake-repeated', ({ snd, rcv, move }) => snd !== null && rcv !== null && snd.una !== snd.iss && has(move, SYN) && !has(move, RST)],
  [
    'fin-before-text-sent',
    ({ snd, rcv, move }) => snd !== null && rcv !== null && has(move, FIN) && !has(move, RST) && leavesText(snd, move),
  ],
  // The ACK flag and its number.
  ['ack-number-without-flag', ({ move, isFault }) => !has(move, ACK) && Number(move.ack) !== 0 && (isFault('ACK') || isFault('ack'))],
  ['ack-flag-missing', ({ rcv, move, isFault }) => rcv !== null && !has(move, ACK) && isFault('ACK')],
  // Both numbers.
  ['seq-ack-swapped', ({ snd, rcv, heard, move }) => snd !== null && rcv !== null && isSwapped(snd, rcv, heard, move)],
  // The sequence number.
  ['isn-again', ({ snd, rcv, move, isFault }) => rcv !== null && isFault('seq') && move.seq === snd?.iss && !has(move, SYN)],
  [
    'fin-new-random-seq',
    ({ snd, rcv, move, isFault }) => snd !== null && rcv !== null && isFault('seq') && has(move, FIN) && isFar(move.seq, snd.nxt),
  ],
  [
    'advanced-on-duplicate',
    (clues) => clues.wasDuplicate && ((seqAhead(clues) > 0 && seqAhead(clues) < FAR) || isAckAheadBy(clues, lengthOfHeard(clues))),
  ],
  ['seq-after-pure-ack', (clues) => seqAhead(clues) === 1 && clues.said !== null && isPureAck(clues.said)],
  ['numbers-count-segments', (clues) => isSeqAfter(clues, 1) && textOfSaid(clues) > 1],
  ['length-forgotten', (clues) => isSeqAfter(clues, 0) && textOfSaid(clues) > 0],
  ['ack-off-by-one', (clues) => seqAhead(clues) === -1 && clues.said !== null && has(clues.said, FIN)],
  // The acknowledgement number.
  ['seq-after-pure-ack', (clues) => isAckAheadBy(clues, 1) && clues.heard !== null && isPureAck(clues.heard)],
  ['ack-off-by-one', (clues) => isAckAheadBy(clues, -1) && endsWithControl(clues)],
  ['numbers-count-segments', (clues) => isAckAfterHeard(clues, 1) && textOfHeard(clues) > 2],
  ['ack-of-last-byte', (clues) => isAckAheadBy(clues, -1)],
  ['length-forgotten', (clues) => isAckAfterHeard(clues, 0) && textOfHeard(clues) > 0],
  ['ack-past-next', (clues) => [1, 2, 3, 4].some((octets) => isAckAheadBy(clues, octets))],
]

function isGone({ state }: Tcb): boolean {
  return state === 'CLOSED' || state === 'LISTEN'
}

function isPureAck(segment: Segment): boolean {
  return (segment.flags & (ACK | SYN | FIN | RST)) === ACK && segment.text === ''
}

/** The application or the peer wants an orderly end. */
function isClosing({ fin }: SendSpace, heard: Segment | null): boolean {
  return fin !== 'none' || (heard !== null && has(heard, FIN))
}

/** The FIN of the move would stand before text that the application gave earlier. */
function leavesText({ unsent }: SendSpace, { text }: Segment): boolean {
  return text.length < unsent.length
}

/** Each number in the other's place: as both should be, or as both stood in the segment that is answered. */
function isSwapped(snd: SendSpace, rcv: ReceiveSpace, heard: Segment | null, { seq, ack }: Segment): boolean {
  if (snd.nxt === rcv.nxt) return false
  if (seq === rcv.nxt && (ack === snd.nxt || (ack === snd.una && ack !== rcv.nxt))) return true
  return heard !== null && has(heard, ACK) && seq === heard.seq && ack === heard.ack && seq !== snd.nxt && ack !== rcv.nxt
}

function isFar(number: Seq, from: Seq): boolean {
  return Math.abs((number - from) | 0) > FAR
}

/** How far the sequence number lies ahead of SND.NXT; 0 where it is not at fault. */
function seqAhead({ snd, rcv, move, isFault }: Clues): number {
  return snd !== null && rcv !== null && isFault('seq') ? (move.seq - snd.nxt) | 0 : 0
}

/** The sequence number is that of the text sent last, plus `octets`. */
function isSeqAfter({ said, move, isFault }: Clues, octets: number): boolean {
  return said !== null && isFault('seq') && move.seq === add(said.seq, octets)
}

function isAckAheadBy({ rcv, move, isFault }: Clues, octets: number): boolean {
  return rcv !== null && octets !== 0 && has(move, ACK) && isFault('ack') && move.ack === add(rcv.nxt, octets)
}

/** The acknowledgement number is the sequence number of what came last, plus `octets`. */
function isAckAfterHeard({ heard, move, isFault }: Clues, octets: number): boolean {
  return heard !== null && has(move, ACK) && isFault('ack') && move.ack === add(heard.seq, octets)
}

/** The last number before RCV.NXT is that of a SYN or a FIN. */
function endsWithControl({ tcb, rcv }: Clues): boolean {
  if (rcv === null) return false
  const isFinReceived = tcb.state === 'CLOSE-WAIT' || tcb.state === 'CLOSING' || tcb.state === 'LAST-ACK' || tcb.state === 'TIME-WAIT'
  return isFinReceived || rcv.nxt === add(rcv.irs, 1)
}

function lengthOfHeard({ heard }: Clues): number {
  return heard === null ? 0 : lengthOf(heard)
}

function textOfHeard({ heard }: Clues): number {
  return heard === null ? 0 : heard.text.length
}

function textOfSaid({ said }: Clues): number {
  return said === null ? 0 : said.text.length
}
