import { HIGHEST_16_BITS } from '../../shared/tcp/segment.ts'
import { distance, seq } from '../../shared/tcp/sequence.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import type { LadderSegment, MatchView, OwedView, WireSegment } from '../../shared/view/match-view.ts'
import { lengthOfWire, nextAfter } from '../../shared/view/segment-view.ts'
import type { Counted, NumberSource } from '../i18n/coach-words.ts'
import type { FlagName } from '../look/flags.ts'
import { flagNamesOf } from '../look/flags.ts'
import type { Draft } from './draft.ts'
import { urgentOf } from './draft.ts'

/** The next move, explained, and what is still missing on the desk. */
export type Coach = {
  readonly owed: OwedView
  readonly seqSource: NumberSource
  readonly ackSource: NumberSource
  readonly turnOn: readonly FlagName[]
  readonly turnOff: readonly FlagName[]
  readonly seqReady: boolean
  readonly ackReady: boolean
  readonly textReady: boolean
  /** The urgent pointer holds what is owed; true, too, where none is owed. */
  readonly urgentReady: boolean
  readonly ready: boolean
  /** The owed reset breaks a connection off; any other refuses one. */
  readonly breaksOff: boolean
  /** What is owed again was not lost: a probe carried it before there was room. */
  readonly isReopened: boolean
  /** What is owed again has not timed out: something has come to which the answer of before is the answer. */
  readonly answersAgain: boolean
  readonly acknowledges: Acknowledged
}

/** What an owed ACK tells the other end: that something has come, that something before it has not, or only which number is expected. */
export type Acknowledged = 'news' | 'hole' | 'nothing'

/**
 * Explains the owed move to which the draft is nearest, the first while it is empty; null where nothing is owed or shown. It stays with the one that was
 * `told` before as long as the draft may become that: whoever does as they are told hears nothing else half-way.
 */
export function coachFor(view: MatchView, side: Side, draft: Draft, told: OwedView | null = null): Coach | null {
  const owed = view.ends[side]?.owed ?? []
  const coaches = owed.map((one) => coachOf(view, side, draft, one))
  if (draft.flags.size === 0) return coaches[0] ?? null
  const same = coaches.find((coach) => isSame(coach.owed, told))
  if (same !== undefined && same.turnOff.length === 0 && same.owed.segment.text.startsWith(draft.text)) return same
  const distance = (coach: Coach) => coach.turnOn.length + coach.turnOff.length
  return coaches.reduce<Coach | null>((best, coach) => (best === null || distance(coach) < distance(best) ? coach : best), null)
}

function isSame({ purpose, segment }: OwedView, told: OwedView | null): boolean {
  return told !== null && purpose === told.purpose && segment.flags === told.segment.flags
}

function coachOf(view: MatchView, side: Side, draft: Draft, owed: OwedView): Coach {
  const wanted = flagNamesOf(owed.segment.flags)
  const turnOn = wanted.filter((flag) => !draft.flags.has(flag))
  // PSH is a matter of taste (§3.9.1).
  const turnOff = [...draft.flags].filter((flag) => !wanted.includes(flag) && flag !== 'PSH')
  const hasAck = owed.segment.flags.includes('A')
  const seqReady = draft.seq === String(owed.segment.seq) || (draft.seq === '' && owed.segment.seq === 0)
  // A number without its flag means nothing, and whoever writes one believes something else.
  const ackReady = hasAck ? draft.ack === String(owed.segment.ack) : draft.ack === '' || draft.ack === '0'
  const textReady = draft.text === owed.segment.text
  const ackSource: NumberSource = hasAck ? ackSourceOf(view, side, owed.segment) : { kind: 'nothing' }
  const urgentReady = !owed.segment.flags.includes('U') || urgentOf(draft) === owed.segment.urgent
  return {
    owed,
    seqSource: seqSourceOf(view, side, owed),
    ackSource,
    turnOn,
    turnOff,
    seqReady,
    ackReady,
    textReady,
    urgentReady,
    breaksOff: owed.purpose === 'reset' && breaksOff(view, side),
    isReopened: owed.purpose === 'retransmission' && isReopened(view, side, owed.segment.seq),
    answersAgain: owed.purpose === 'retransmission' && owesAnswer(view, side),
    acknowledges: ackSource.kind === 'hole' ? 'hole' : acknowledgedIn(view, side, owed.segment.ack),
    ready: turnOn.length === 0 && turnOff.length === 0 && seqReady && ackReady && textReady && urgentReady,
  }
}

function seqSourceOf(view: MatchView, side: Side, { purpose, segment }: OwedView): NumberSource {
  if (purpose === 'reset' && !breaksOff(view, side)) return { kind: segment.flags.includes('A') ? 'nothing' : 'their-ack' }
  if (purpose === 'keep-alive') return { kind: 'one-before' }
  const own = view.ladder.filter((sent) => sent.from === side && !sent.injected)
  // An ACK is never sent again; what has taken its number was wrong, on a raw table.
  const takesNumbers = lengthOfWire(segment) > 0
  if (takesNumbers && own.some((sent) => sent.segment.seq === segment.seq && lengthOfWire(sent.segment) > 0)) return { kind: 'again' }
  if (segment.flags.includes('S')) return { kind: 'isn' }
  const before = lastEndingAt(own, segment.seq)
  return before === undefined ? { kind: 'own-next' } : { kind: 'after-own', seq: before.segment.seq, length: lengthOfWire(before.segment) }
}

/** True while the RST that is owed is the application's wish, not the answer to a segment that belongs to no connection. */
export function breaksOff({ calls, ladder }: MatchView, side: Side): boolean {
  const asked = calls.findLast((made) => made.side === side)
  if (asked?.call.type !== 'abort') return false
  return !ladder.some(({ from, segment, sentAtMs }) => from === side && segment.flags.includes('R') && (sentAtMs ?? 0) >= asked.atMs)
}

/** What was sent last from this number on was a window probe, and the window has opened since (§3.8.6.1). */
function isReopened({ ladder }: MatchView, side: Side, seq: number): boolean {
  const probe = ladder.findLastIndex(
    ({ from, segment, injected }) => from === side && !injected && segment.seq === seq && lengthOfWire(segment) > 0,
  )
  const lastWindow = (seen: readonly LadderSegment[]) =>
    seen.findLast(({ from, arrivedAtMs }) => from !== side && arrivedAtMs !== null)?.segment.window
  return probe >= 0 && lastWindow(ladder.slice(0, probe)) === 0 && lastWindow(ladder) !== 0
}

/** Its timer still runs, so what is sent again is sent for what has come: the call once more, say (§3.10.7.4). */
function owesAnswer({ ends }: MatchView, side: Side): boolean {
  const end = ends[side]
  return end !== null && end.timers.retransmission !== null && end.owed.some(({ purpose }) => purpose === 'acknowledge')
}

/** Nothing of what came last could be taken, and all that could was acknowledged before: nobody got anything. */
function acknowledgedIn({ ladder }: MatchView, side: Side, ack: number): Acknowledged {
  const theirs = ladder.filter(({ from, arrivedAtMs }) => from !== side && arrivedAtMs !== null)
  const dropped = theirs.at(-1)?.dropped ?? null
  if (dropped === null || dropped === 'duplicate') return 'news'
  const isSaid = ladder.some(({ from, segment }) => from === side && segment.flags.includes('A') && segment.ack === ack)
  const taken = lastEndingAt(
    theirs.filter((one) => one.dropped === null),
    ack,
  )
  return isSaid || taken === undefined ? 'nothing' : 'news'
}

function ackSourceOf(view: MatchView, side: Side, segment: WireSegment): NumberSource {
  const theirs = view.ladder.filter((sent) => sent.from !== side && sent.arrivedAtMs !== null)
  if (liesBehind(theirs.at(-1)?.segment, segment.ack)) return { kind: 'hole' }
  const before = lastEndingAt(theirs, segment.ack)
  if (before === undefined) return { kind: 'their-next' }
  return { kind: 'after-theirs', seq: before.segment.seq, length: lengthOfWire(before.segment), counted: countedIn(before.segment) }
}

/** Behind a hole: no further ahead of it than the largest window without scaling reaches (§3.1), as more is not kept. */
function liesBehind(arrived: WireSegment | undefined, next: number): boolean {
  if (arrived === undefined || /[SR]/.test(arrived.flags) || lengthOfWire(arrived) === 0) return false
  const ahead = distance(seq(next), seq(arrived.seq))
  return ahead > 0 && ahead <= HIGHEST_16_BITS
}

/** The newest segment that took numbers and after which `next` comes. */
function lastEndingAt(segments: readonly LadderSegment[], next: number): LadderSegment | undefined {
  return segments.findLast(({ segment }) => lengthOfWire(segment) > 0 && nextAfter(segment) === next)
}

function countedIn(segment: WireSegment): Counted {
  if (segment.flags.includes('S')) return 'syn'
  if (segment.flags.includes('F')) return segment.text === '' ? 'fin' : 'text-and-fin'
  return segment.text === '' ? 'nothing' : 'text'
}
