import { expect, test } from 'vitest'
import { flagNamesOf } from '../../../../client/look/flags.ts'
import { meaningOf } from '../../../../client/pages/learn/flag-meaning.ts'

test.each([
  ['', 'none'],
  ['S', 'syn'],
  ['SA', 'syn-ack'],
  ['A', 'ack'],
  ['PA', 'ack'],
  ['FA', 'fin'],
  ['R', 'rst'],
  ['RA', 'rst'],
  ['F', 'odd'], // every segment after the first SYN carries ACK (§3.10.7.4)
  ['P', 'odd'],
  ['SF', 'odd'],
  ['SR', 'odd'],
  ['FRA', 'odd'],
  ['FPU', 'christmas'],
  ['FSRPAU', 'christmas'],
])('the flags "%s" mean: %s', (letters, meaning) => {
  expect(meaningOf(new Set(flagNamesOf(letters)))).toBe(`flags.meaning-${meaning}`)
})
