import { en } from '../../i18n/en/bouts.ts'
import { ko } from '../../i18n/ko/bouts.ts'
import { lateWords } from '../../i18n/late-words.ts'

/** A text on the bouts of a best of five, in the language of the moment. They come with the result. */
export const b = lateWords({ en, ko })
