import { describe, expect, test } from 'vitest'
import { en as bouts } from '../../../client/i18n/en/bouts.ts'
import { en as campaign } from '../../../client/i18n/en/campaign.ts'
import { en as consequence } from '../../../client/i18n/en/consequence.ts'
import { en as learn } from '../../../client/i18n/en/learn.ts'
import { en as raw } from '../../../client/i18n/en/raw.ts'
import { en as storm } from '../../../client/i18n/en/storm.ts'
import { en as workshop } from '../../../client/i18n/en/workshop.ts'
import { en as zeroRtt } from '../../../client/i18n/en/zero-rtt.ts'
import { ko as boutsKo } from '../../../client/i18n/ko/bouts.ts'
import { ko as campaignKo } from '../../../client/i18n/ko/campaign.ts'
import { ko as consequenceKo } from '../../../client/i18n/ko/consequence.ts'
import { ko as learnKo } from '../../../client/i18n/ko/learn.ts'
import { ko as rawKo } from '../../../client/i18n/ko/raw.ts'
import { ko as stormKo } from '../../../client/i18n/ko/storm.ts'
import { ko as workshopKo } from '../../../client/i18n/ko/workshop.ts'
import { ko as zeroRttKo } from '../../../client/i18n/ko/zero-rtt.ts'

const PAGES: readonly (readonly [string, Readonly<Record<string, string>>, Readonly<Record<string, string>>])[] = [
  ['bouts', bouts, boutsKo],
  ['campaign', campaign, campaignKo],
  ['consequence', consequence, consequenceKo],
  ['learn', learn, learnKo],
  ['raw', raw, rawKo],
  ['storm', storm, stormKo],
  ['workshop', workshop, workshopKo],
  ['zero-rtt', zeroRtt, zeroRttKo],
]

const valuesIn = (text = '') => [...new Set(text.match(/\{\w+\}/g))].sort()

describe.each(PAGES)('the texts of %s, which come with their page', (_, en, ko) => {
  test('are there in both languages, with the same {values}', () => {
    expect(Object.keys(ko)).toEqual(Object.keys(en))
    for (const key of Object.keys(en)) {
      expect(ko[key], key).not.toBe('')
      expect(valuesIn(ko[key]), key).toEqual(valuesIn(en[key]))
    }
  })

  test('go on in Korean after a quoted value as it fits any: nobody knows how that ends', () => {
    const fixed = /\}”(?:은|는|이|가|을|를|과|와|로|으로|예요|이에요)(?!\()/
    expect(Object.values(ko).filter((text) => fixed.test(text))).toEqual([])
  })
})
