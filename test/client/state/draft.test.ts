import { describe, expect, test } from 'vitest'
import { draftOf, EMPTY_DRAFT, isEmpty, plus, segmentOf, withDigits, withFlag, withPicked } from '../../../client/state/draft.ts'
import { lengthOfWire } from '../../../shared/view/segment-view.ts'

describe('the number fields', () => {
  test.each([
    ['digits stay', '', '301', '301'],
    ['leading zeros go', '', '0042', '42'],
    ['a zero alone stays', '', '0', '0'],
    ['what is no digit falls away', '', '3x0-1', '301'],
    ['digits of full width are digits', '', '１２３', '123'],
    ['2^32 - 1 is the last number', '', '4294967295', '4294967295'],
    ['2^32 does not go in', '7', '4294967296', '7'],
  ])('%s', (_, before, typed, expected) => {
    expect(withDigits({ ...EMPTY_DRAFT, seq: before }, 'seq', typed).seq).toBe(expected)
  })

  test.each([
    ['300 + 1', '300', 1, '301'],
    ['nothing + 1 counts from 0', '', 1, '1'],
    ['the last number + 1 is 0', '4294967295', 1, '0'],
    ['0 - 1 is the last number', '0', -1, '4294967295'],
  ])('%s', (_, before, amount, expected) => {
    expect(plus({ ...EMPTY_DRAFT, ack: before }, 'ack', amount).ack).toBe(expected)
  })

  test('a number that fits no field is not taken, wherever it was dragged from', () => {
    expect(withPicked(EMPTY_DRAFT, 'seq', 2 ** 32, null)).toEqual(EMPTY_DRAFT)
    expect(withPicked(EMPTY_DRAFT, 'seq', 2 ** 32 - 1, null).seq).toBe('4294967295')
  })

  test('a number that is picked up brings the length of its segment, and typing forgets it', () => {
    const picked = withPicked(EMPTY_DRAFT, 'ack', 300, 5)
    expect([picked.ack, picked.length.ack]).toEqual(['300', 5])
    expect(withDigits(picked, 'ack', '301').length.ack).toBeNull()
  })
})

test('a letter of Hangul that gets into a field changes nothing, and the length is still known', () => {
  const picked = withPicked(EMPTY_DRAFT, 'ack', 101, 5)
  expect(withDigits(picked, 'ack', '101ㅁ')).toEqual(picked)
})

describe('the segment that leaves', () => {
  const synAck = withFlag(withFlag(EMPTY_DRAFT, 'ACK'), 'SYN')

  test('has its letters in the order of speech and empty numbers as 0', () => {
    expect(segmentOf(synAck, null)).toEqual({ flags: 'SA', seq: 0, ack: 0, text: '' })
  })

  test.each([
    ['the usual window is left out', 65535, {}],
    ['a smaller one is told', 10, { window: 10 }],
    ['a closed one, too', 0, { window: 0 }],
  ])('%s', (_, window, expected) => {
    expect(segmentOf(synAck, window)).toEqual({ flags: 'SA', seq: 0, ack: 0, text: '', ...expected })
  })

  test('points to the end of the text if it is urgent and nothing else is said', () => {
    const urgent = { ...withFlag(EMPTY_DRAFT, 'URG'), text: 'STOP' }
    expect(segmentOf(urgent, null).urgent).toBe(4)
    expect(segmentOf({ ...urgent, urgent: '2' }, null).urgent).toBe(2)
    expect(segmentOf({ ...urgent, flags: new Set() }, null).urgent).toBeUndefined()
  })

  test.each([
    ['to the end of its text', 4],
    ['before it', 2],
    ['nowhere', 0],
  ])('is the same when it comes home to a page that was loaded anew: its pointer leads %s', (_, urgent) => {
    const left = segmentOf({ ...withFlag(EMPTY_DRAFT, 'URG'), text: 'STOP', urgent: String(urgent) }, null)
    expect(segmentOf(draftOf(left), null)).toEqual(left)
  })

  test('a desk without anything on it is empty, whatever was there before', () => {
    expect(isEmpty(withFlag(withFlag(EMPTY_DRAFT, 'FIN'), 'FIN'))).toBe(true)
    expect(isEmpty({ ...EMPTY_DRAFT, text: 'A' })).toBe(false)
  })

  test.each([
    ['SA', '', 1],
    ['FA', 'BYE', 4],
    ['A', '', 0],
  ])('%s with %j has LEN %i', (flags, text, expected) => expect(lengthOfWire({ flags, text })).toBe(expected))
})
