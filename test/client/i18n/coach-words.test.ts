import { expect, test } from 'vitest'
import { sourceWords } from '../../../client/i18n/coach-words.ts'
import { en } from '../../../client/i18n/en.ts'

test.each([
  ['their', { kind: 'after-theirs', seq: 4_294_967_295, length: 1, counted: 'syn' }, 0],
  ['the own', { kind: 'after-own', seq: 4_294_967_291, length: 11 }, 6],
] as const)('a number that goes around from %s last one is said to', (_, source, number) => {
  expect(sourceWords(source, number)).toContain(en['source.around'])
})

test('a number that does not go around is not said to', () => {
  expect(sourceWords({ kind: 'after-own', seq: 4_294_967_290, length: 1 }, 4_294_967_291)).not.toContain(en['source.around'])
})
