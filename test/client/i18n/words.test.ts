import { afterEach, describe, expect, test } from 'vitest'
import { en } from '../../../client/i18n/en.ts'
import { language, t } from '../../../client/i18n/i18n.ts'
import { callWords, faultWords, segmentWords, shortFaultWords, waitingWords } from '../../../client/i18n/words.ts'
import type { LadderSegment } from '../../../shared/view/match-view.ts'
import { blankView } from '../../support/views.ts'

const SEEN = {
  id: 's1',
  from: 'server',
  sentAtMs: 0,
  arrivedAtMs: 900,
  landsAtMs: null,
  lostAtMs: null,
  dropped: null,
  injected: false,
} as const

test.each<[string, LadderSegment['segment'], string]>([
  ['a SYN takes one number', { flags: 'SA', seq: 300, ack: 101, text: '' }, 'Server seq 300, ack 101, LEN 1, arrived.'],
  ['a FIN does, after its text', { flags: 'F', seq: 301, ack: 0, text: 'HI' }, 'Server seq 301, LEN 3, “HI”, arrived.'],
  [
    'a window that is unusual is told',
    { flags: 'A', seq: 301, ack: 101, text: '', window: 0 },
    'Server seq 301, ack 101, LEN 0, WIN 0, arrived.',
  ],
  ['but not that of a reset', { flags: 'R', seq: 301, ack: 0, text: '', window: 0 }, 'Server seq 301, LEN 0, arrived.'],
])('readers hear what the card of a segment shows: %s', (_, segment, expected) => {
  expect(segmentWords({ ...SEEN, segment }, blankView())).toBe(expected)
})

test('readers hear that a segment was sent by neither of the two', () => {
  const segment = { flags: 'S', seq: 40, ack: 0, text: '' }
  expect(segmentWords({ ...SEEN, segment, injected: true }, blankView({ viewer: 'server' }))).toBe(
    'A ghost or stranger (as Server) seq 40, LEN 1, arrived.',
  )
})

test.each([
  ['all of the window is taken', { unsent: 'TER', sndUna: 401, sndNxt: 411, sndWnd: 10 }, 'waiting.window'],
  ['the window is shut', { unsent: 'TER', sndUna: 411, sndNxt: 411, sndWnd: 0 }, 'waiting.window'],
  ['nothing is left to send', { unsent: '', sndUna: 411, sndNxt: 411, sndWnd: 0 }, 'waiting.ESTABLISHED'],
] as const)('why there is nothing to do: %s', (_, numbers, expected) => {
  const tcb = { iss: 400, irs: 200, rcvNxt: 201, rcvWnd: 65_535, unacknowledged: '', ...numbers }
  const timers = { retransmission: null, timeWait: null }
  const end = { state: 'ESTABLISHED', inTransition: false, iss: 400, tcb, owed: [], owedCount: 0, timers } as const
  const view = { ...blankView({ viewer: 'client' }), phase: 'playing', ends: { client: end, server: null } } as const
  expect(waitingWords(view, 'client')).toBe(en[expected])
})

describe('in words of both languages', () => {
  afterEach(() => {
    language.value = 'en'
  })

  test.each([
    ['en', 'should be “SOUP ”', 'should be 302'],
    ['ko', '“SOUP ” 그대로여야 해요', '302여야 해요'],
  ] as const)('%s: what is expected is quoted where it is a text', (spoken, text, number) => {
    language.value = spoken
    expect(faultWords({ field: 'text', expected: 'SOUP ', section: '3.7' })).toBe(text)
    expect(shortFaultWords({ field: 'text', expected: 'SOUP ', section: '3.7' })).toBe(text)
    expect(faultWords({ field: 'ack', expected: '302', section: '3.4' })).toBe(number)
  })

  test.each([
    ['en', 'is not the number that it had the first time', 'is not the number that belongs here', 'means nothing without its flag'],
    ['ko', '처음 보낼 때의 번호가 아니에요', '여기에 맞는 번호가 아니에요', '플래그가 없으면 의미가 없어요'],
  ] as const)('%s: a number that is not the next one is not called so', (spoken, again, other, unused) => {
    language.value = spoken
    expect(faultWords({ field: 'seq', section: '3.8.1' })).toBe(again)
    for (const section of ['3.5.2', '3.6.1', '3.8.4', '3.8.6', '3.8.6.1', '3.10.5'])
      expect(faultWords({ field: 'seq', section })).toBe(other)
    expect(faultWords({ field: 'ack', section: '3.5.2' })).toBe(other)
    expect(faultWords({ field: 'ack', section: '3.1' })).toBe(unused)
    expect(faultWords({ field: 'seq', section: '3.4' })).toBe(t('fault.seq'))
    expect(faultWords({ field: 'ack', section: '3.4' })).toBe(t('fault.ack'))
    expect(shortFaultWords({ field: 'seq', section: '3.8.1' })).toBe(t('fault.short.seq-again'))
  })

  test.each([
    [1, '“I have read 1 byte: there is room again.”'],
    [2, '“I have read 2 bytes: there is room again.”'],
  ])('%i is counted as it should be', (octets, said) => expect(callWords({ type: 'receive', octets })).toBe(said))
})
