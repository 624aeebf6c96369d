import { beforeEach, expect, test } from 'vitest'
import type { Draft } from '../../../../client/state/draft.ts'
import type { Field } from '../../../../shared/tcp/verdict.ts'
import { standInForPage } from '../../../support/page-globals.ts'

type Modules = typeof import('../../../../client/panels/verdict/mistake.ts') &
  typeof import('../../../../client/state/library.ts') &
  typeof import('../../../../client/state/draft.ts')
let page: Modules

beforeEach(async () => {
  const takeAway = standInForPage()
  page = {
    ...(await import('../../../../client/panels/verdict/mistake.ts')),
    ...(await import('../../../../client/state/library.ts')),
    ...(await import('../../../../client/state/draft.ts')),
  }
  await page.loadBeliefs()
  return takeAway
})

type Misconception = 'relative-numbers' | 'new-isn-on-retransmission' | 'numbers-of-the-other-end' | 'fin-unasked' | 'ack-off-by-one' | null

/** The name of the belief, and the fields that were forgotten. */
function told(misconception: Misconception, wrong: readonly Field[], draft: Draft | undefined) {
  const faults = wrong.map((field) => ({ field, section: '3.4' }))
  const { belief, leftEmpty } = page.mistakeOf({ grade: 'wrong', faults, misconception, section: '3.4' }, draft)
  return [belief?.name.en ?? null, ...leftEmpty]
}

const desk = (flag: 'SYN' | 'ACK', numbers: Partial<Draft>): Draft => ({ ...page.withFlag(page.EMPTY_DRAFT, flag), ...numbers })

test('whoever left SEQ empty is told that, and not that they counted from 0', () => {
  expect(told('relative-numbers', ['seq'], desk('SYN', {}))).toEqual([null, 'seq'])
  expect(told('relative-numbers', ['seq'], desk('SYN', { seq: '0' }))).toEqual(['Counted from zero'])
  expect(told('relative-numbers', ['seq'], undefined)).toEqual(['Counted from zero'])
})

test('nor that they chose a new number when repeating', () => {
  expect(told('new-isn-on-retransmission', ['seq'], desk('SYN', {}))).toEqual([null, 'seq'])
  expect(told('new-isn-on-retransmission', ['seq'], desk('SYN', { seq: '101' }))).toEqual(['A new number when repeating'])
})

test('nor, where the numbers pass 0, that they took one for another', () => {
  expect(told('numbers-of-the-other-end', ['ack'], desk('ACK', { seq: '0' }))).toEqual([null, 'ack'])
  expect(told('ack-off-by-one', ['seq', 'ack'], desk('ACK', {}))).toEqual([null, 'seq', 'ack'])
  expect(told('fin-unasked', ['FIN', 'seq'], desk('ACK', { ack: '301' }))).toEqual(['A FIN that nobody asked for'])
})

test('an empty ACK is forgotten only where the flag says that it counts', () => {
  expect(told(null, ['ack'], desk('ACK', { seq: '101' }))).toEqual([null, 'ack'])
  expect(told(null, ['ACK', 'ack'], desk('SYN', { seq: '101' }))).toEqual([null])
})

test('what a move betrays in its other fields is told as ever', () => {
  expect(told('ack-off-by-one', ['seq', 'ack'], desk('ACK', { ack: '300' }))).toEqual(['Off by one: SYN and FIN count'])
})
