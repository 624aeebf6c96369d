import { en } from '../../i18n/en/workshop.ts'
import { ko } from '../../i18n/ko/workshop.ts'
import { lateWords } from '../../i18n/late-words.ts'

/** A text of the workshop in the language of the moment. They come with this page. */
export const w = lateWords({ en, ko })
