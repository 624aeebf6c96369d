import { en } from '../../i18n/en/raw.ts'
import { ko } from '../../i18n/ko/raw.ts'
import { lateWords } from '../../i18n/late-words.ts'

/** A text on how mistakes were met and why a match failed, in the language of the moment. They come with the result. */
export const r = lateWords({ en, ko })
