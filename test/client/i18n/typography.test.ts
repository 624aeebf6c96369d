import { describe, expect, test } from 'vitest'
import { en as bouts } from '../../../client/i18n/en/bouts.ts'
import { en as campaign } from '../../../client/i18n/en/campaign.ts'
import { en as consequence } from '../../../client/i18n/en/consequence.ts'
import { en as learn } from '../../../client/i18n/en/learn.ts'
import { en as raw } from '../../../client/i18n/en/raw.ts'
import { en as storm } from '../../../client/i18n/en/storm.ts'
import { en as workshop } from '../../../client/i18n/en/workshop.ts'
import { en as zeroRtt } from '../../../client/i18n/en/zero-rtt.ts'
import { en } from '../../../client/i18n/en.ts'
import { ko as boutsKo } from '../../../client/i18n/ko/bouts.ts'
import { ko as campaignKo } from '../../../client/i18n/ko/campaign.ts'
import { ko as consequenceKo } from '../../../client/i18n/ko/consequence.ts'
import { ko as learnKo } from '../../../client/i18n/ko/learn.ts'
import { ko as rawKo } from '../../../client/i18n/ko/raw.ts'
import { ko as stormKo } from '../../../client/i18n/ko/storm.ts'
import { ko as workshopKo } from '../../../client/i18n/ko/workshop.ts'
import { ko as zeroRttKo } from '../../../client/i18n/ko/zero-rtt.ts'
import { ko } from '../../../client/i18n/ko.ts'
import { questions } from '../../../client/pages/learn/questions/catalogue.ts'
import { REAL_VALUES } from '../../../client/pages/learn/real-values.ts'
import { STATE_CARDS } from '../../../client/pages/learn/state-cards.ts'
import { WAYS } from '../../../client/pages/learn/ways.ts'
import { catalogue } from '../../../shared/scenarios/catalogue.ts'
import { misconceptions } from '../../../shared/scenarios/misconceptions.ts'
import * as races from '../../../shared/zero-rtt/texts.ts'

/** Every text in the language that stands anywhere below. */
function textsIn(told: unknown, language: 'en' | 'ko'): readonly string[] {
  if (typeof told !== 'object' || told === null) return []
  const own = (told as Readonly<Record<string, unknown>>)[language]
  if (typeof own === 'string') return [own]
  return Object.values(told).flatMap((below) => textsIn(below, language))
}

const TOLD = [catalogue, misconceptions, questions, REAL_VALUES, STATE_CARDS, WAYS, races]
const IN_ENGLISH = [en, bouts, campaign, consequence, learn, raw, storm, workshop, zeroRtt].flatMap((table) => Object.values<string>(table))
const IN_KOREAN = [ko, boutsKo, campaignKo, consequenceKo, learnKo, rawKo, stormKo, workshopKo, zeroRttKo].flatMap((table) =>
  Object.values(table),
)

const ENGLISH = [...IN_ENGLISH, ...textsIn(TOLD, 'en')]
const KOREAN = [...IN_KOREAN, ...textsIn(TOLD, 'ko')]

test('all texts are looked at', () => {
  expect(ENGLISH.length).toBe(KOREAN.length)
  expect(ENGLISH.length).toBeGreaterThan(1_000)
})

describe.each([
  ['English', ENGLISH],
  ['Korean', KOREAN],
])('%s texts', (_, texts) => {
  test.each([
    ['curved quotes and apostrophes', /["']/],
    ['one sign for three dots', /\.\.\./],
    ['a dash, not two hyphens', /--/],
    ['no doubled and no trailing blank', / {2}|[^ ] $/],
  ])('have %s', (_, wrong) => expect(texts.filter((text) => wrong.test(text))).toEqual([]))
})

describe('Korean texts', () => {
  test.each([
    ['speak in one register, 해요체', /(니다|니까|[가-힣]다)[.!?]/],
    ['write 윈도우, and 순서 번호', /윈도(?!우)|시퀀스|일련번호/],
    ['put the particles of SYN, FIN, ISN and MSL after a consonant', /(SYN|FIN|ISN|MSL)(는|가|를|와|로)(?![가-힣])/],
    ['put those of ACK, RST, SEQ and TIME-WAIT after a vowel', /(ACK|RST|SEQ|TIME-WAIT|TIME_WAIT)(은|이|을|과|으로)(?![가-힣])/],
  ])('%s', (_, wrong) => expect(KOREAN.filter((text) => wrong.test(text))).toEqual([]))
})
