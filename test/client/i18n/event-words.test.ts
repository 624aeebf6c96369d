import { describe, expect, test } from 'vitest'
import { briefly, eventWords } from '../../../client/i18n/event-words.ts'
import type { MatchViewEvent } from '../../../shared/view/match-view.ts'
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

test('of what has come an unusual window is told, and no other', () => {
  const came = (window?: number): MatchViewEvent => ({
    type: 'segment-arrived',
    atMs: 0,
    id: 'i1',
    to: 'client',
    segment: { flags: 'A', seq: 501, ack: 311, text: '', ...(window !== undefined && { window }) },
    dropped: null,
  })
  expect([came(0), came()].map((event) => eventWords(event, view))).toEqual([
    'Client gets ACK seq 501 ack 311 win 0.',
    'Client gets ACK seq 501 ack 311.',
  ])
})

describe('whoever watches a raw table', () => {
  const segment = { flags: 'S', seq: 100, ack: 0, text: '' }
  const raw = (viewer: 'client' | 'spectator', told: readonly MatchViewEvent[]) => ({ ...blankView({ viewer, table: 'raw' }), log: told })
  const sent: MatchViewEvent = { atMs: 0, type: 'segment-sent', segment: { id: 'c1', from: 'client', segment } }
  const move: MatchViewEvent = {
    atMs: 0,
    type: 'move-judged',
    side: 'client',
    move: 1,
    segment,
    verdict: { grade: 'unjudged' },
    points: 0,
    score: null,
    sent: 'c1',
  }

  test('reads once that a segment was sent', () => {
    const view = raw('spectator', [move, sent])
    expect([move, sent].map((event) => eventWords(event, view))).toEqual(['Client sends SYN seq 100.', null])
  })

  test('reads of what nobody moved, and of verdicts, as before', () => {
    expect(eventWords(sent, raw('spectator', [sent]))).toBe('Client sends SYN seq 100.')
    expect(eventWords(sent, { ...raw('spectator', [move, sent]), table: 'coached' })).toBe('Client sends SYN seq 100.')
  })

  test('reads who has taken a hint', () => {
    const hint: MatchViewEvent = {
      atMs: 0,
      type: 'hint-given',
      side: 'server',
      hint: { level: 1, purpose: 'open-reply', segment: { flags: 'SA' } },
      score: null,
    }
    expect(eventWords(hint, raw('spectator', [hint]))).toBe('Server: a hint was given.')
  })
})
