import { expect, test } from 'vitest'
import { en } from '../../../client/i18n/en.ts'
import { ko } from '../../../client/i18n/ko.ts'
import { REFUSAL_CODES } from '../../support/refusal-codes.ts'

const texts = Object.keys(en) as (keyof typeof en)[]

test('every text names the same {values} in both languages', () => {
  const valuesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()
  const differing = texts.filter((key) => !sameSet(valuesIn(en[key]), valuesIn(ko[key])))
  expect(differing).toEqual([])
})

test('no text is empty in one language only', () => {
  expect(texts.filter((key) => ((en[key] as string) === '') !== (ko[key] === ''))).toEqual([])
})

test('every refusal is put into words', () => {
  expect(REFUSAL_CODES.filter((code) => !(`refusal.${code}` in en))).toEqual([])
})

test('Korean texts keep the flags in Latin letters', () => {
  const flags = /\b(SYN|ACK|FIN|RST|TIME-WAIT)\b/g
  const lost = texts.filter((key) => (en[key].match(flags) ?? []).some((flag) => !ko[key].includes(flag)))
  expect(lost).toEqual([])
})

/** A value may stand twice in one language; what matters is that none is missing. */
function sameSet(a: readonly (string | undefined)[], b: readonly (string | undefined)[]): boolean {
  return new Set([...a, ...b]).size === new Set(a).size && new Set(a).size === new Set(b).size
}
