import { ofSide, otherSide } from '../tcp/sides.ts'
import type { DropReason, Side } from '../tcp/tcb.ts'
import { answeringAfter, asksForAnswer, isSilenceKept } from './answers.ts'
import type { End, Flight, Mistake } from './match.ts'
import type { Play } from './play.ts'
import { emit, setEnd, timeOf } from './play.ts'
import { scoreMistakeMet } from './score.ts'

/** A segment has landed at an end that stood as `before`: what is owed only for it, and a mistake to which silence is the answer. */
export function noteArrival(play: Play, before: End, flight: Flight, dropped: DropReason | null): void {
  const side = otherSide(flight.id.from)
  const end = ofSide(play.match.ends, side)
  const answering = answeringAfter(before, end.endpoint, flight, dropped)
  const asksForSilence = flight.isMistake === true && end.silence === null && !asksForAnswer(before.endpoint, end.endpoint)
  const silence = asksForSilence ? { segment: flight.segment, dropped, sinceMs: play.match.nowMs } : end.silence
  if (answering !== end.answering || silence !== end.silence) setEnd(play, side, { ...end, answering, silence })
}

/** Pays a side for having met a mistake of the other as the RFC says. Each hint that was taken for it halves the points. */
export function payForMistake(play: Play, side: Side, by: 'answer' | 'silence', { segment, dropped }: Mistake, hints: number): void {
  const end = ofSide(play.match.ends, side)
  const { points, score } = scoreMistakeMet(end.score, hints)
  setEnd(play, side, { ...end, score })
  emit(play, { atMs: timeOf(play), type: 'mistake-met', side, by, segment, dropped, points, score })
}

/**
 * Ends a side's silence, because it has moved or the match is over, and pays for it if it was kept: once, however many mistakes came meanwhile.
 * `isNeeded`: what ends it is not a needless move.
 */
export function keepSilence(play: Play, side: Side, isNeeded = true): void {
  const end = ofSide(play.match.ends, side)
  const { silence } = end
  if (silence === null) return
  setEnd(play, side, { ...end, silence: null })
  if (isSilenceKept(silence, isNeeded, play.match.nowMs)) payForMistake(play, side, 'silence', silence, 0)
}
