import { en } from '../../i18n/en/campaign.ts'
import { ko } from '../../i18n/ko/campaign.ts'
import { lateWords } from '../../i18n/late-words.ts'

/** A text of the campaign in the language of the moment. */
export const c = lateWords({ en, ko })
