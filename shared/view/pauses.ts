import type { MatchView, MatchViewEvent } from './match-view.ts'

/** When a match stood still, ms; a pause that goes on has no end. */
export type Pause = { readonly fromMs: number; readonly toMs: number }

/** The pauses of a match, oldest first. */
export function pausesOf(log: readonly MatchViewEvent[]): readonly Pause[] {
  const pauses: Pause[] = []
  for (const { type, atMs } of log) {
    if (type === 'match-paused') pauses.push({ fromMs: atMs, toMs: Number.POSITIVE_INFINITY })
    const last = pauses.at(-1)
    if (type === 'match-resumed' && last) pauses[pauses.length - 1] = { fromMs: last.fromMs, toMs: atMs }
  }
  return pauses
}

/** A moment of the room's clock on a clock that stands still in pauses, ms. */
export function playedMs(pauses: readonly Pause[], atMs: number): number {
  let played = atMs
  for (const { fromMs, toMs } of pauses) if (atMs > fromMs) played -= Math.min(atMs, toMs) - fromMs
  return played
}

/**
 * The clock of a match: ms from its beginning to a moment of the room's clock, without its pauses. Its par and its result are counted so, its timers
 * and its wire stand still so: whatever tells a time of the match tells this one.
 */
export function clockOfMatch({ log, startsAtMs }: Pick<MatchView, 'log' | 'startsAtMs'>): (atMs: number) => number {
  const pauses = pausesOf(log)
  return (atMs) => playedMs(pauses, atMs) - startsAtMs
}
