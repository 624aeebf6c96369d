import { closingQuestions } from './closing.ts'
import { numberQuestions } from './numbers.ts'
import { openingQuestions } from './opening.ts'
import type { Question } from './question.ts'
import { troubleQuestions } from './trouble.ts'

/** What is asked in interviews about opening and closing, topic by topic. */
export const questions: readonly Question[] = [...openingQuestions, ...numberQuestions, ...closingQuestions, ...troubleQuestions]
