import { beforeEach, expect, test } from 'vitest'
import { standInForDocument } from '../../support/tiny-page.ts'

beforeEach(standInForDocument)

test.each([
  ['K7MQ2P', 'K7MQ2P'],
  [' k7m-q2p ', 'K7MQ2P'],
  ['http://192.168.0.7:3000/room/K7MQ2P', 'K7MQ2P'],
  ['https://example.org/room/k7mq2p?from=chat', 'K7MQ2P'],
  ['', null],
  ['hello', null],
])('the code in "%s" is %s', async (typed, code) => {
  const { codeIn } = await import('../../../client/pages/home.tsx')
  expect(codeIn(typed)).toBe(code)
})
