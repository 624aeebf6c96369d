import { expect, test } from 'vitest'
import { cut, numbersInShort } from '../../../client/i18n/shortened.ts'

test.each([
  ['HELLO', 5, 'HELLO'],
  ['HELLO', 4, 'HEL…'],
  ['HELLO', 0, 'H…'],
  ['', 4, ''],
])('%j in %i characters is %j', (text, length, short) => expect(cut(text, length)).toBe(short))

test.each([
  ['a SYN has no ack', 'S', '', '101'],
  ['nor does a bare text', 'P', 'HI', '101 “HI”'],
  ['an ACK has', 'A', '', '101 ack 301'],
  ['a long text is cut', 'PA', 'GOOD MORNING', '101 ack 301 “GOOD MO…”'],
])('the numbers of a segment in short: %s', (_, flags, text, short) =>
  expect(numbersInShort({ flags, seq: 101, ack: 301, text }, 8)).toBe(short),
)
