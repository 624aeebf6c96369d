import type { Conclusion, MatchResult, Medal, Score } from './events.ts'
import type { Match } from './match.ts'

/** The books of a side that has not moved yet. */
export const NEW_SCORE: Score = { points: 0, streak: 0, multiplier: 1, good: 0, harmless: 0, wrong: 0, hints: 0 }

const GOOD_POINTS = 100
const SPEED_POINTS = 100
const SPEED_FADES_IN_MS = 10_000
const WRONG_POINTS = -50
/** What a mistake costs its maker goes to whoever meets it as the RFC says. */
const MET_POINTS = -WRONG_POINTS
const MULTIPLIER_STEP = 0.25
const HIGHEST_MULTIPLIER = 2
/** A player's network counts for no more than this: a measured round trip can be feigned. */
export const HIGHEST_RTT_MS = 300
const SILVER_OF_PAR = 1.5

/** What a move was worth, and the books after it. */
export type Scored = { readonly points: number; readonly score: Score }

/**
 * A good move. `worth` is how much of what was needed it has done: 1 for one duty, 2 for two in one segment, half for half of a text.
 * `elapsedMs` runs from the moment when the player's own view could show the reason. Each hint halves the points.
 */
export function scoreGood(score: Score, worth: number, elapsedMs: number, hints: number): Scored {
  const speed = SPEED_POINTS * Math.max(0, 1 - Math.max(0, elapsedMs) / SPEED_FADES_IN_MS)
  const points = Math.round(((GOOD_POINTS + speed) * worth * score.multiplier) / 2 ** hints)
  const streak = score.streak + 1
  const multiplier = Math.min(HIGHEST_MULTIPLIER, 1 + MULTIPLIER_STEP * streak)
  return { points, score: { ...score, points: score.points + points, streak, multiplier, good: score.good + 1 } }
}

/** A legal move that nobody needed: no points, and the streak stays. */
export function scoreHarmless(score: Score): Scored {
  return { points: 0, score: { ...score, harmless: score.harmless + 1 } }
}

/** A wrong move: it costs points and the streak. */
export function scoreWrong(score: Score): Scored {
  const wrong = { ...score, points: score.points + WRONG_POINTS, streak: 0, multiplier: 1, wrong: score.wrong + 1 }
  return { points: WRONG_POINTS, score: wrong }
}

/** The player has looked at a hint: it is counted, and what is done with it is worth less. */
export function scoreHint(score: Score): Score {
  return { ...score, hints: score.hints + 1 }
}

/** A good move that only a mistake or a harmless segment has made needed, or that leads nowhere: it is counted, and the streak stays. */
export function scoreUnpaid(score: Score): Scored {
  return { points: 0, score: { ...score, good: score.good + 1 } }
}

/** A mistake of the peer was met as the RFC says (raw table), with an answer or with silence: what its maker lost is won, so a pair gains nothing by it. */
export function scoreMistakeMet(score: Score, hints: number): Scored {
  const points = Math.round(MET_POINTS / 2 ** hints)
  return { points, score: { ...score, points: score.points + points } }
}

/** The medal for a goal that took `durationMs`. */
export function medalOf(durationMs: number, parMs: number): Medal {
  if (durationMs <= parMs) return 'gold'
  return durationMs <= parMs * SILVER_OF_PAR ? 'silver' : 'bronze'
}

/** The goal was reached and there is nothing to win: it was the damage that a broken rule does. */
export function isDamage({ outcome, medal }: MatchResult): boolean {
  return outcome === 'goal' && medal === null
}

/** The result of a match that took `durationMs`. */
export function resultOf(match: Match, conclusion: Conclusion, durationMs: number): MatchResult {
  const { goal, parMs } = match.script
  const scores = { client: match.ends.client.score, server: match.ends.server.score }
  return {
    ...conclusion,
    // Damage under a broken rule is lived through, not won.
    medal: conclusion.outcome === 'goal' && goal.delivered === undefined ? medalOf(durationMs, parMs) : null,
    durationMs,
    parMs,
    scores,
    teamPoints: scores.client.points + scores.server.points,
  }
}
