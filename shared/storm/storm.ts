import type { Seed } from '../match/chance.ts'
import type { Answer, Judged, Question } from './question.ts'
import { judgeAnswer, questionAt } from './question.ts'

/** How long a storm lasts, without the pauses in which a mistake is explained. */
export const LASTS_MS = 180_000
/** The storm ends with this mistake. */
export const MOST_MISTAKES = 3

/** One run through the questions of a seed: until three minutes are over or three mistakes are made. Times are ms on the caller's clock. */
export type Storm = {
  readonly seed: Seed
  readonly startedAtMs: number
  /** The question that is asked now. */
  readonly question: Question
  readonly askedAtMs: number
  readonly right: number
  readonly mistakes: number
  readonly streak: number
  readonly bestStreak: number
  readonly points: number
  readonly isOver: boolean
}

/** What came of an answer; `judged` is null if it came too late. */
export type StormStep = { readonly storm: Storm; readonly judged: Judged | null; readonly points: number }

const POINTS = 100
const QUICK_POINTS = 100
const QUICK_FADES_IN_MS = 10_000
const STREAK_STEP = 0.1
const HIGHEST_MULTIPLIER = 3

/** A storm that begins at `atMs`, with its first question asked. */
export function startStorm(seed: Seed, atMs: number): Storm {
  return {
    seed,
    startedAtMs: atMs,
    question: questionAt(seed, 1),
    askedAtMs: atMs,
    right: 0,
    mistakes: 0,
    streak: 0,
    bestStreak: 0,
    points: 0,
    isOver: false,
  }
}

/** Milliseconds that are left; 0: over. */
export function leftMs({ startedAtMs, isOver }: Storm, atMs: number): number {
  return isOver ? 0 : Math.max(0, startedAtMs + LASTS_MS - atMs)
}

/** The same as if the last `ms` had not passed: nobody is hurried while a mistake is explained. */
export function withPause(storm: Storm, ms: number): Storm {
  return { ...storm, startedAtMs: storm.startedAtMs + ms, askedAtMs: storm.askedAtMs + ms }
}

/** Answers what is asked; then the next is asked, also after a mistake: nobody is kept where they are stuck. */
export function answer(storm: Storm, given: Answer, atMs: number): StormStep {
  if (leftMs(storm, atMs) === 0) return { storm: storm.isOver ? storm : { ...storm, isOver: true }, judged: null, points: 0 }
  const judged = judgeAnswer(storm.question, given)
  const points = judged.isRight ? pointsFor(storm, atMs) : 0
  const streak = judged.isRight ? storm.streak + 1 : 0
  const mistakes = storm.mistakes + (judged.isRight ? 0 : 1)
  const isOver = mistakes >= MOST_MISTAKES
  const next: Storm = {
    ...storm,
    question: isOver ? storm.question : questionAt(storm.seed, storm.question.n + 1),
    askedAtMs: atMs,
    right: storm.right + (judged.isRight ? 1 : 0),
    mistakes,
    streak,
    bestStreak: Math.max(storm.bestStreak, streak),
    points: storm.points + points,
    isOver,
  }
  return { storm: next, judged, points }
}

/** As in a match: a hundred, up to a hundred more for being quick, more in a streak; difficult questions count more. */
function pointsFor({ question, streak, askedAtMs }: Storm, atMs: number): number {
  const quick = QUICK_POINTS * Math.max(0, 1 - (atMs - askedAtMs) / QUICK_FADES_IN_MS)
  const multiplier = Math.min(HIGHEST_MULTIPLIER, 1 + STREAK_STEP * streak)
  return Math.round((POINTS + quick) * multiplier * (1 + (question.difficulty - 1) / 4))
}
