import type { Localized } from '../../match/scenario.ts'
import type { MisconceptionId } from '../../tcp/verdict.ts'

/** A wrong belief that a move betrays. `explanation` says what is true, in two sentences; `section` is of RFC 9293. */
export type Misconception = { readonly name: Localized; readonly explanation: Localized; readonly section: string }

/** Some of the beliefs, by their ids. */
export type Misconceptions = Readonly<Partial<Record<MisconceptionId, Misconception>>>
