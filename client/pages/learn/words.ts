import { lateWords } from '../../i18n/late-words.ts'
import { learnTexts } from './texts.ts'

/** A text of the learn page in the language of the moment. */
export const l = lateWords(learnTexts)
