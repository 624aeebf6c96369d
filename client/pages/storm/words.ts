import { en } from '../../i18n/en/storm.ts'
import { ko } from '../../i18n/ko/storm.ts'
import { lateWords } from '../../i18n/late-words.ts'

/** A text of the storm in the language of the moment. They come with this page. */
export const w = lateWords({ en, ko })
