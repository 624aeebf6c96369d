import { expect, test } from 'vitest'
import { language } from '../../../../client/i18n/i18n.ts'
import { expectationWords, findingWords } from '../../../../client/pages/workshop/complaints.ts'

test('times are told in seconds, as the form writes them, and other numbers as they are', () => {
  language.value = 'en'
  const expected = { kind: 'whole-number', low: 1_000, high: 600_000 } as const
  const told = (path: string) => expectationWords({ path, expected }).match(/\d+/g)
  expect(told('script.parMs')).toEqual(['1', '600'])
  expect(told('script.window.client')).toEqual(['1000', '600000'])
})

test('what is needed is rounded up, so that it is enough', () => {
  expect(findingWords({ code: 'par-short', severity: 'warning', path: 'script.parMs', neededMs: 60_001 } as never)).toContain('1:01')
})
