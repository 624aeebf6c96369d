import type { Seed } from '../match/chance.ts'
import type { Position } from '../match/position.ts'
import { judge } from '../tcp/judge.ts'
import type { Segment } from '../tcp/segment.ts'
import { sendable } from '../tcp/sendable.ts'
import { otherSide } from '../tcp/sides.ts'
import type { Endpoint, Side } from '../tcp/tcb.ts'
import type { Sendable, Verdict } from '../tcp/verdict.ts'
import { MOST_TRIES, stormDice } from './luck.ts'
import type { Difficulty, Memory, Walk } from './walk.ts'
import { begin, goOn, sendOwed } from './walk.ts'

/** One question of the storm: an end of a connection, and what it has lived through, oldest first. What is due now? */
export type Question = {
  readonly n: number
  readonly difficulty: Difficulty
  readonly side: Side
  readonly endpoint: Endpoint
  readonly memories: readonly Memory[]
  /** Both ends and what is under way: only to show, once it is answered, what a mistake would lead to. */
  readonly whole: Position
}

/** `silence`: nothing is due. */
export type Answer = Segment | 'silence'

/** The word on an answer. `owed` is what would have been good, the most urgent first; none: silence. */
export type Judged = { readonly isRight: boolean; readonly verdict: Verdict | null; readonly owed: readonly Sendable[] }

const DIFFICULTIES: readonly Difficulty[] = [1, 2, 3, 4, 5]
const QUESTIONS_A_LEVEL = 4
const MEMORIES = 6
const MOST_STEPS = 80
/** In so many of a hundred places at which nothing is owed, that is the question. */
const SILENCE_PERCENT = 8

/** How difficult the n-th question is, from 1: a level every four, up to the highest. */
export function difficultyAt(n: number): Difficulty {
  return DIFFICULTIES[Math.floor((n - 1) / QUESTIONS_A_LEVEL)] ?? 5
}

/**
 * The n-th question of a seed, from 1: none tells the story of an earlier one, as long as there are others to tell. To know what was asked,
 * all before it are found, too: that takes a few hundredths of a millisecond each.
 */
export function questionAt(seed: Seed, n: number): Question {
  const asked = new Map<string, Question[]>()
  for (let at = 1; ; at++) {
    const question = another(seed, at, asked)
    if (at >= n) return question
    const story = storyOf(question)
    asked.set(story, [...(asked.get(story) ?? []), question])
  }
}

/** A question whose story is new, or, where there are no more stories (four handshakes, of three kinds), with new numbers. */
function another(seed: Seed, n: number, asked: ReadonlyMap<string, readonly Question[]>): Question {
  let other: Question | null = null
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const question = found(seed, n, attempt)
    const alike = asked.get(storyOf(question))
    if (alike === undefined) return question
    if (alike.every(({ memories }) => JSON.stringify(memories) !== JSON.stringify(question.memories))) other ??= question
  }
  return other ?? found(seed, n, 0)
}

/** Reached by a walk on which everybody does right, and the wire what it likes. */
function found(seed: Seed, n: number, attempt: number): Question {
  const dice = stormDice(seed, n, attempt)
  const difficulty = difficultyAt(n)
  const side: Side = dice.percent(50) ? 'client' : 'server'
  const walk = begin(side, difficulty, dice)
  const length = dice.below(difficulty === 1 ? 2 : 2 + 3 * difficulty)
  let latest: Question | null = null
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const heardBefore = walk.memories.at(-1)?.type === 'heard'
    if (isOwing(walk)) {
      latest = seen(walk, n, difficulty)
      if (steps >= length) return latest
    } else if (difficulty > 1 && heardBefore && steps >= length && dice.percent(SILENCE_PERCENT)) return seen(walk, n, difficulty)
    sendOwed(walk, walk.asked)
    sendOwed(walk, otherSide(walk.asked))
    if (!goOn(walk, difficulty, dice)) break
  }
  // If the asked end never owed anything, silence is the answer.
  return latest ?? seen(walk, n, difficulty)
}

/** What the end lived through, without numbers and texts: two handshakes are the same story. */
function storyOf({ side, memories }: Question): string {
  return [side, ...memories.map(chapterOf)].join()
}

function chapterOf(memory: Memory): string {
  switch (memory.type) {
    case 'called':
      return memory.call.type
    case 'expired':
      return memory.timer
    case 'heard':
    case 'said':
      return `${memory.type} ${memory.segment.flags}`
  }
}

function isOwing({ ends, asked }: Walk): boolean {
  return sendable(ends[asked])[0]?.grade === 'good'
}

function seen({ asked, ends, flights, memories }: Walk, n: number, difficulty: Difficulty): Question {
  const whole = { ends: { ...ends }, flights: [...flights] }
  return { n, difficulty, side: asked, endpoint: ends[asked], memories: memories.slice(-MEMORIES), whole }
}

/** Harmless is not enough: the question is what is due. */
export function judgeAnswer({ endpoint }: Question, answer: Answer): Judged {
  const owed = sendable(endpoint).filter(({ grade }) => grade === 'good')
  if (answer === 'silence') return { isRight: owed.length === 0, verdict: null, owed }
  const verdict = judge(endpoint, answer)
  return { isRight: verdict.grade === 'good', verdict, owed }
}
