import type { Side } from '../tcp/tcb.ts'
import { isSilenceKept } from './answers.ts'
import type { Mistake } from './match.ts'
import type { Play } from './play.ts'
import { emit, setEnd, timeOf } from './play.ts'
import { scoreMistakeMet } from './score.ts'

/** Pays a side for having met a mistake of the other as the RFC says. Each hint that was taken for it halves the points. */
export function payForMistake(play: Play, side: Side, by: 'answer' | 'silence', { segment, dropped }: Mistake, hints: number): void {
  const end = play.match.ends[side]
  const { points, score } = scoreMistakeMet(end.score, hints)
  setEnd(play, side, { ...end, score })
  emit(play, { atMs: timeOf(play), type: 'mistake-met', side, by, segment, dropped, points, score })
}

/** A side has moved, or the match is over, and its silence comes to an end: kept, it is paid. One silence is paid once, for all mistakes in it. */
export function keepSilence(play: Play, side: Side, isNeeded = true): void {
  const end = play.match.ends[side]
  const { silence } = end
  if (silence === null) return
  setEnd(play, side, { ...end, silence: null })
  if (isSilenceKept(silence, isNeeded, play.match.nowMs)) payForMistake(play, side, 'silence', silence, 0)
}
