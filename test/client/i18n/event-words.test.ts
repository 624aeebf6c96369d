import { expect, test } from 'vitest'
import { briefly, eventWords } from '../../../client/i18n/event-words.ts'
import { blankView } from '../../support/views.ts'
import { HELLO, viewOf } from '../scene/stories.ts'

const view = blankView({ scenario: 'ghost-session' })

test.each([
  [{ type: 'close' }, 'Client, application: “I have nothing more to say. Please close.”'],
  [{ type: 'crash' }, 'Client: The power is gone. Everything is forgotten.'],
  [{ type: 'reboot' }, 'Client: The machine is up again and remembers nothing.'],
] as const)('%o is told of whoever it comes from: the application, or the machine', (call, words) => {
  expect(eventWords({ type: 'call-made', atMs: 0, side: 'client', call }, view)).toBe(words)
})

test('a mistake in the ACK flag and its number is said to be in ACK once', () => {
  const { view } = viewOf(HELLO, 'server', 8000)
  const judged = view.log.find((event) => event.type === 'move-judged' && event.verdict.grade === 'wrong')
  if (judged?.type !== 'move-judged' || judged.verdict.grade !== 'wrong') throw new Error('no wrong move in hello')
  const faults = (['ACK', 'seq', 'ack'] as const).map((field) => ({ field, section: '3.4' }))
  expect(eventWords({ ...judged, verdict: { ...judged.verdict, faults } }, view)).toContain('(ACK, SEQ)')
})

test('of a segment without flags no dash is read out', () => {
  expect(briefly({ flags: '', seq: 901, ack: 301, text: '' })).toBe('seq 901')
  expect(briefly({ flags: 'SA', seq: 300, ack: 101, text: '' })).toBe('SYN+ACK seq 300 ack 101')
})
