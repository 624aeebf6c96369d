import { expect, test } from 'vitest'
import { brokeWords } from '../../../../client/panels/consequence/step-words.ts'

test('of text that nobody has sent it is said that it was not, instead of naming none in its place', () => {
  const broke = brokeWords({ kind: 'text-misplaced', side: 'server', given: 'X', sent: '' })
  expect(broke).toBe('The server’s application receives “X”, which the other application never sent.')
})
