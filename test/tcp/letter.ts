import type { Segment } from '../../shared/tcp/segment.ts'
import { ACK, FIN, has, lengthOf, lettersOf, RST, SYN } from '../../shared/tcp/segment.ts'
import type { Seq } from '../../shared/tcp/sequence.ts'
import { add } from '../../shared/tcp/sequence.ts'
import type { Opened, State } from '../../shared/tcp/tcb.ts'

/** What an endpoint that owes nothing has to know of itself. */
export type Standing = {
  readonly state: State
  readonly opened: Opened
  readonly una: Seq
  readonly nxt: Seq
  /** Its FIN is the last number before SND.NXT. */
  readonly hasClosed: boolean
  readonly expected: Seq
  readonly window: number
}

/** Where a segment leads, and the one that answers it: flags, number, ACK; '' for silence. */
export type Reading = Pick<Standing, 'state' | 'una' | 'expected'> & { readonly reply: string }

/** How far b lies behind a; negative if it lies before. */
const ahead = (a: Seq, b: Seq) => (b - a) | 0

/**
 * §3.10.7 read a second time, in one piece and with none of the machine's own code but arithmetic: what happens to a segment whose window
 * does not matter. Where the RFC leaves a choice it is the one of docs/referee.md.
 */
export function byTheLetter(at: Standing, segment: Segment): Reading {
  switch (at.state) {
    case 'CLOSED':
      return stays(at, has(segment, RST) ? '' : reset(segment))
    case 'LISTEN':
      if (has(segment, RST)) return stays(at)
      if (has(segment, ACK)) return stays(at, reset(segment))
      return has(segment, SYN) ? opens(at, segment) : stays(at)
    case 'SYN-SENT':
      return inSynSent(at, segment)
    default:
      return connected(at, segment)
  }
}

function inSynSent(at: Standing, segment: Segment): Reading {
  const isAcknowledged = has(segment, ACK)
  if (isAcknowledged && !acknowledges(at, segment)) return stays(at, has(segment, RST) ? '' : reset(segment))
  if (has(segment, RST)) return isAcknowledged ? gone(at) : stays(at)
  if (!has(segment, SYN)) return stays(at)
  if (!isAcknowledged) return opens(at, segment)
  const first = add(segment.seq, 1)
  return delivered({ ...at, state: 'ESTABLISHED', una: segment.ack, expected: first }, { ...segment, seq: first }, true)
}

function connected(at: Standing, arriving: Segment): Reading {
  const { state, expected, window } = at
  const place = ahead(expected, arriving.seq)
  const length = lengthOf(arriving)
  const isIn = (number: number) => number >= 0 && number < window
  const isListener = state === 'SYN-RECEIVED' && at.opened === 'passive'
  const isOwnSyn = has(arriving, SYN) && state === 'SYN-RECEIVED' && place === -1

  // First: Table 6. A closed window lets in valid ACKs and RSTs.
  const isLetIn = window === 0 && place === 0 && (length === 0 || has(arriving, ACK) || has(arriving, RST))
  if (!isLetIn && !isIn(place) && !(length > 0 && isIn(place + length - 1))) {
    if (has(arriving, RST)) return stays(at)
    // Appendix A.2: what ends at RCV.NXT has its ACK processed.
    const isSpared = length > 0 && place + length === 0 && !isListener && (!has(arriving, SYN) || isOwnSyn)
    const isHeard = isSpared && has(arriving, ACK) && acknowledges(at, arriving)
    return isHeard ? delivered(acknowledged(at, arriving), { ...arriving, text: '', flags: ACK }, true) : stays(at, ack(at))
  }

  // Second and fourth: RST and SYN, by RFC 5961.
  if (has(arriving, RST)) {
    if (place !== 0) return stays(at, place > 0 ? ack(at) : '')
    return isListener ? { ...gone(at), state: 'LISTEN' } : gone(at)
  }
  if (has(arriving, SYN) && !isOwnSyn) return isListener && isIn(place) ? { ...gone(at), state: 'LISTEN' } : stays(at, ack(at))

  // Fifth: the ACK field.
  if (!has(arriving, ACK)) return stays(at, isOwnSyn ? ack(at) : '')
  if (state === 'SYN-RECEIVED' && !acknowledges(at, arriving)) return stays(at, reset(arriving))
  if (ahead(at.nxt, arriving.ack) > 0) return stays(at, ack(at))
  const heard = acknowledged(at, arriving)
  if (heard.state === 'CLOSED') return gone(at)
  const segment = isOwnSyn ? { ...arriving, seq: expected } : arriving
  if (state === 'TIME-WAIT') return stays(at, length > 0 ? ack(at) : '')
  return delivered(heard, segment, isLetIn && length > 0)
}

/** SND.UNA < SEG.ACK =< SND.NXT. */
function acknowledges({ una, nxt }: Standing, segment: Segment): boolean {
  return ahead(una, segment.ack) > 0 && ahead(segment.ack, nxt) >= 0
}

function acknowledged(at: Standing, segment: Segment): Standing {
  const una = acknowledges(at, segment) ? segment.ack : at.una
  const isClosed = at.hasClosed && una === at.nxt
  const next: Partial<Record<State, State>> = {
    'SYN-RECEIVED': 'ESTABLISHED',
    ...(isClosed && { 'FIN-WAIT-1': 'FIN-WAIT-2', CLOSING: 'TIME-WAIT', 'LAST-ACK': 'CLOSED' }),
  }
  return { ...at, una, state: next[at.state] ?? at.state }
}

/** Seventh and eighth: text and FIN, as far as the window goes. */
function delivered(at: Standing, segment: Segment, isAnswered: boolean): Reading {
  if (at.state === 'CLOSED') return gone(at)
  const place = ahead(at.expected, segment.seq)
  const end = place + segment.text.length
  const afterFin: Partial<Record<State, State>> = { ESTABLISHED: 'CLOSE-WAIT', 'FIN-WAIT-1': 'CLOSING', 'FIN-WAIT-2': 'TIME-WAIT' }
  const next = afterFin[at.state]
  const isHere = has(segment, FIN) && place <= 0 && end >= 0 && end < at.window
  if (next === undefined) return stays(at, isAnswered || has(segment, FIN) ? ack(at) : '')
  const octets = place <= 0 ? Math.max(0, Math.min(end, at.window)) : 0
  const after: Standing = { ...at, state: isHere ? next : at.state, expected: add(at.expected, octets + (isHere ? 1 : 0)) }
  return stays(after, isAnswered || lengthOf(segment) > 0 ? ack(after) : '')
}

function stays({ state, una, expected }: Standing, reply = ''): Reading {
  return { state, una, expected, reply }
}

function gone({ una, expected }: Standing): Reading {
  return { state: 'CLOSED', una, expected, reply: '' }
}

function opens(at: Standing, { seq }: Segment): Reading {
  const expected = add(seq, 1)
  return { state: 'SYN-RECEIVED', una: at.una, expected, reply: `SA ${at.una} ${expected}` }
}

function ack({ nxt, expected }: Standing): string {
  return `${lettersOf(ACK)} ${nxt} ${expected}`
}

function reset(segment: Segment): string {
  return has(segment, ACK) ? `R ${segment.ack} 0` : `RA 0 ${add(segment.seq, lengthOf(segment))}`
}
