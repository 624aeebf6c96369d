import type { MisconceptionId } from '../tcp/verdict.ts'
import { counting } from './misconceptions/counting.ts'
import { ending } from './misconceptions/ending.ts'
import type { Misconception } from './misconceptions/misconception.ts'
import { opening } from './misconceptions/opening.ts'

/** Every belief that the referee can recognize. One without texts does not compile. */
export const misconceptions: Readonly<Record<MisconceptionId, Misconception>> = { ...counting, ...opening, ...ending }
