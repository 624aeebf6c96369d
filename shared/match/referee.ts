import { judge } from '../tcp/judge.ts'
import { withLast } from '../tcp/lists.ts'
import type { Rules } from '../tcp/rules.ts'
import type { Segment } from '../tcp/segment.ts'
import { has, lengthOf, RST } from '../tcp/segment.ts'
import { sendable } from '../tcp/sendable.ts'
import { distance } from '../tcp/sequence.ts'
import { ofSide } from '../tcp/sides.ts'
import { step } from '../tcp/step.ts'
import type { Due, Endpoint, SendSpace, Side } from '../tcp/tcb.ts'
import type { Verdict } from '../tcp/verdict.ts'
import type { Answered } from './answers.ts'
import { answeredBy } from './answers.ts'
import { isSent, withCounted } from './cargo.ts'
import { changeEnd, expectMove, unseenOf } from './end.ts'
import type { FlightId, Score } from './events.ts'
import type { Chain, End, Flight, Match, Past, Standing } from './match.ts'
import { keepSilence, payForMistake } from './mistakes.ts'
import type { Play } from './play.ts'
import { depart, emit, letGo, setEnd, timeOf } from './play.ts'
import type { Scored } from './score.ts'
import { HIGHEST_RTT_MS, scoreGood, scoreHarmless, scoreUnpaid, scoreWrong } from './score.ts'
import { passagesOf } from './wire.ts'

/** A segment that a player or a bot wants to send. `move` is the client-made number, 0 for a bot; `rttMs` the measured round trip. */
export type Move = { readonly move: number; readonly segment: Segment; readonly rttMs: number }

/** Nobody needed the segment: the answers to it earn nothing. */
const NEEDLESS: Chain = { answers: 0, unpaid: true }

/** Judges a move, books it, and lets it leave unless it is wrong on a coached table. */
export function makeMove(play: Play, side: Side, { move, segment: written, rttMs: measuredMs }: Move): void {
  const { match } = play
  const end = ofSide(match.ends, side)
  const rttMs = Math.min(Math.max(measuredMs, 0), HIGHEST_RTT_MS)
  const segment = withWindow(written, end.endpoint)
  const judged = judgeMove(match, end, segment, rttMs)
  const { verdict } = judged
  const isRight = verdict.grade !== 'wrong'
  const sent = isRight ? step(end.endpoint, { type: 'segment-sent', segment }, match.rules) : null
  const isGood = verdict.grade === 'good'
  const answered = end.answering !== null && isGood && sent ? answeredBy(end.answering, end.endpoint, sent.endpoint) : null
  const worth = isGood && sent ? worthOf(end.endpoint, sent.endpoint) : 0
  const unpaid = answered?.unpaid ?? 0
  const actedMs = match.nowMs - rttMs
  const { points, score } = scoreOf(end.score, judged, worth - unpaid, actedMs)
  const isAlike = end.told === null && unpaid === 0
  const told = isAlike ? null : scoreOf(end.told ?? end.score, judged, worth, actedMs)
  const leaves = isRight || (match.table === 'raw' && !end.isDown)
  const flight: FlightId | null = leaves ? { from: side, nth: end.sent + 1, copy: 0 } : null
  setEnd(play, side, {
    ...end,
    score,
    told: told?.score ?? null,
    sent: end.sent + (leaves ? 1 : 0),
    botActsAtMs: null,
    answering: answered === null ? end.answering : answered.answering,
    past: sent ? pastAfter(end, segment) : end.past,
  })
  emit(play, { atMs: timeOf(play), type: 'move-judged', side, move, segment, verdict, points, score, ...(told && { told }), flight })
  for (const mistake of answered?.mistakes ?? []) payForMistake(play, side, 'answer', mistake, end.hintsTaken)
  if (end.silence !== null) keepSilence(play, side, isGood)
  if (leaves) putOnWire(play, side, segment, end.sent + 1, placeOf(verdict, segment, answered), !isRight)
  const cause = isGood ? 'good-move' : 'other-move'
  if (sent && sent.endpoint !== end.endpoint) changeEnd(play, side, cause, sent)
  else setEnd(play, side, expectMove(match, side, ofSide(match.ends, side), cause))
}

/** The verdict on a move, and how its end stood when it was that. */
type Judged = { readonly verdict: Verdict; readonly standing: Standing }

/**
 * Judges a move. Nobody is worse off for what was still on its way to them: what was right, or good, as the end stood before
 * something that its player cannot have reacted to yet is so. A kernel might have sent it a moment earlier just so.
 */
function judgeMove(match: Match, end: End, segment: Segment, rttMs: number): Judged {
  let verdict = judge(end.endpoint, segment, match.rules)
  if (verdict.grade === 'good') return { verdict, standing: end }
  const past = unseenOf(end.past, match.nowMs, rttMs)
  for (let i = past.length - 1; i >= 0; i--) {
    const then = stoodAt(past, i, match.rules)
    if (then === null) continue
    const earlier = judge(then.endpoint, segment, match.rules)
    if (earlier.grade === 'good') return { verdict: earlier, standing: then }
    if (verdict.grade === 'wrong' && earlier.grade !== 'wrong') verdict = earlier
  }
  return { verdict, standing: end }
}

/** How the end would stand without what came since: what its player has sent in the meantime is not to be sent twice. Null: this was no change from outside. */
function stoodAt(past: readonly Past[], index: number, rules: Rules): Standing | null {
  const then = past[index]
  if (then === undefined || 'sent' in then) return null
  let { endpoint } = then
  for (const later of past.slice(index)) {
    if ('sent' in later) endpoint = step(endpoint, { type: 'segment-sent', segment: later.sent }, rules).endpoint
  }
  return { ...then, endpoint }
}

/** What was sent is noted only as long as there is something that its sender may not have seen. */
function pastAfter({ past }: End, sent: Segment): readonly Past[] {
  return past.length === 0 ? past : withLast(past, { sent })
}

/** The window is the machine's to fill in, like ports and checksum: players choose flags, numbers and text. */
function withWindow(segment: Segment, { tcb }: Endpoint): Segment {
  if (has(segment, RST) || tcb.state === 'CLOSED') return segment
  const window = 'rcv' in tcb ? tcb.rcv.wnd : tcb.window
  return segment.window === window ? segment : { ...segment, window }
}

/** What a move brings to these books. `worth`: how much that was needed it has done; `actedMs`: when its player acted, without the network's time. */
function scoreOf(score: Score, { verdict, standing: { knownSinceMs, hintsTaken } }: Judged, worth: number, actedMs: number): Scored {
  switch (verdict.grade) {
    case 'good':
      return worth <= 0 ? scoreUnpaid(score) : scoreGood(score, worth, knownSinceMs === null ? 0 : actedMs - knownSinceMs, hintsTaken)
    case 'harmless':
      return scoreHarmless(score)
    case 'wrong':
      return scoreWrong(score)
  }
}

/**
 * How much of what was needed a segment did. Two duties in one segment count twice and half of a text counts half, so that it is all
 * the same whether players combine, as the RFC lets them, or go step by step.
 */
function worthOf(before: Endpoint, after: Endpoint): number {
  let worth = 0
  for (const due of before.due) if (!isStillDue(due, after.due)) worth++
  if ('snd' in before.tcb && 'snd' in after.tcb) worth += progress(before.tcb.snd, after.tcb.snd)
  // A move that was good only as the end stood before (see judgeMove) does nothing now, and counts as one duty.
  return worth === 0 ? 1 : worth
}

function isStillDue(due: Due, after: readonly Due[]): boolean {
  if (due.type === 'reset') return after.includes(due)
  return after.some(({ type }) => type === due.type)
}

/** SYN, FIN and text that went out for the first time; text by its share of what the window lets out. */
function progress(before: SendSpace, after: SendSpace): number {
  if (before.nxt === after.nxt) return 0
  if (before.nxt === before.iss) return 1
  let done = before.fin === 'queued' && after.fin === 'sent' ? 1 : 0
  const octets = before.unsent.length - after.unsent.length
  const room = before.wnd - distance(before.una, before.nxt)
  // Without room it is the octet of a window probe, which is a duty of its own.
  if (octets > 0 && room > 0) done += Math.min(1, octets / Math.min(room, before.unsent.length))
  return done
}

/** Where a move stands in a row of answers. */
function placeOf(verdict: Verdict, segment: Segment, answered: Answered | null): Chain | null {
  if (verdict.grade !== 'good') return NEEDLESS
  const chain = answered?.chain ?? null
  // Where an ACK rides on old text or on an old FIN, only the ACK was needed.
  return verdict.purpose === 'acknowledge' && lengthOf(segment) > 0 ? { ...(chain ?? NEEDLESS), unpaid: true } : chain
}

/** A reset with a wrong number is a mistake, too, but a connection that it ends was to be reset. */
function owesReset(endpoint: Endpoint, rules: Rules): boolean {
  return sendable(endpoint, rules).some(({ purpose, grade }) => purpose === 'reset' && grade === 'good')
}

/** Hands the n-th segment of a side to the wire. Of a mistake that it doubles, the first copy to land counts. */
function putOnWire(play: Play, side: Side, segment: Segment, n: number, chain: Chain | null, isWrong: boolean): void {
  const { match } = play
  const { wire } = match.script
  const end = ofSide(match.ends, side)
  const tally = isWrong ? null : wire.acts.length === 0 ? end.tally : withCounted(end.tally, segment)
  if (tally !== null && tally !== end.tally) setEnd(play, side, { ...end, tally })
  let isMistake = isWrong
  const breaksOff = isWrong && !owesReset(end.endpoint, match.rules)
  for (const { copy, afterMs, lost, held } of passagesOf(wire, match.seed, side, n, segment, tally)) {
    const isHeld = held !== undefined && !isSent(held.until, ofSide(match.ends, held.until.from).tally)
    const landsAtMs = match.nowMs + (held === undefined || isHeld ? afterMs : held.thenMs)
    const known = { id: { from: side, nth: n, copy }, segment, landsAtMs, order: match.flightCount, lost, ...(isHeld && { held }) }
    const mistake = isMistake && !lost ? { isMistake, ...(breaksOff && { breaksOff }) } : {}
    const flight: Flight = chain === null ? known : { ...known, chain, ...mistake }
    if (!lost) isMistake = false
    depart(play, flight, false)
  }
  if (tally !== null) letGo(play)
}
