import { en } from '../../i18n/en/learn.ts'
import { ko } from '../../i18n/ko/learn.ts'
import { lateWords } from '../../i18n/late-words.ts'

/** The name of a text of the learn page. */
export type LearnKey = keyof typeof en

/** A text of the learn page in the language of the moment. They come with this page. */
export const l = lateWords<LearnKey>({ en, ko })
