import { expect, test } from 'vitest'
import { refusalWords } from '../../../client/i18n/refusals.ts'

test.each([
  [{ code: 'too-fast' }, 'Too many messages at once. Wait a moment.'],
  [{ code: 'malformed', field: 'name' }, 'The server could not read that. A name needs 1 to 20 characters.'],
  [
    { code: 'malformed', field: 'segment.seq', expected: 'a whole number from 0 to 4294967295' },
    'The server could not read that. SEQ: a whole number from 0 to 4,294,967,295.',
  ],
  [{ code: 'malformed', field: 'side', expected: 'client' }, 'The server could not read that. (side: client expected)'],
] as const)('%o is told as the page calls its fields', (refused, words) => expect(refusalWords(refused)).toBe(words))
