import { beforeEach, describe, expect, test } from 'vitest'
import type { Side } from '../../../shared/tcp/tcb.ts'
import { foldAll } from '../../../shared/view/fold.ts'
import type { MatchNews, MatchView, MatchViewEvent, VerdictView } from '../../../shared/view/match-view.ts'
import { standInForPage } from '../../support/page-globals.ts'
import { blankView } from '../../support/views.ts'

type Page = typeof import('../../../client/state/desk.ts') &
  typeof import('../../../client/state/draft.ts') &
  typeof import('../../../client/state/sending.ts') &
  typeof import('../../../client/state/streams.ts')
let page: Page

beforeEach(async () => {
  const takeAway = standInForPage()
  page = {
    ...(await import('../../../client/state/desk.ts')),
    ...(await import('../../../client/state/draft.ts')),
    ...(await import('../../../client/state/sending.ts')),
    ...(await import('../../../client/state/streams.ts')),
  }
  return takeAway
})

const playing = (match: number): MatchView => ({ ...blankView({ match, viewer: 'client' }), phase: 'playing' })

/** Sends a SYN that is wrong and comes home. */
function err(): void {
  page.clearDraft()
  page.toggleFlag('SYN')
  page.send()
}

test('the composer shakes once for each move that comes home, and the one of the next match not before its own', () => {
  page.matchView.value = playing(1)
  page.takeMoves(() => false)
  err()
  err()
  expect(page.shakes.value).toBe(2)
  page.matchView.value = { ...playing(1), phase: 'paused' }
  expect(page.shakes.value).toBe(2)
  page.matchView.value = playing(2)
  expect(page.shakes.value).toBe(0)
  err()
  expect(page.shakes.value).toBe(1)
})

test('a move that comes home lies on the desk again, unless its player has begun another', () => {
  page.matchView.value = playing(1)
  page.takeMoves(() => false)
  err()
  expect(page.draft.value.flags).toEqual(new Set(['SYN']))
  page.takeMoves(() => {
    page.toggleFlag('ACK')
    return false
  })
  err()
  expect(page.draft.value.flags).toEqual(new Set(['ACK']))
})

test('on a raw table the word that a segment has left goes with the next that comes to its player', () => {
  const UNJUDGED = { move: 1, points: 0, verdict: { grade: 'unjudged' }, sent: 'c1' } as const
  const tell = (version: number, event: MatchNews) => page.applyEvents({ stream: 'match', match: 1, atMs: 1000, version, events: [event] })
  page.applyView({ epoch: 'e', atMs: 0, version: 0, stream: 'match', view: playing(1) })
  page.feedback.value = UNJUDGED
  tell(1, { type: 'call-made', atMs: 900, side: 'server', call: { type: 'close' } })
  expect(page.feedback.value, 'what the other application asks for is no news').toEqual(UNJUDGED)
  tell(2, { type: 'call-made', atMs: 950, side: 'client', call: { type: 'close' } })
  expect(page.feedback.value).toBeNull()
})

describe('a page that is loaded anew in mid-match', () => {
  const SYN_ACK = { flags: 'SA', seq: 100, ack: 0, text: '' }
  const WRONG: VerdictView = {
    grade: 'wrong',
    faults: [{ field: 'ACK', expected: '0', section: '3.5' }],
    misconception: null,
    section: '3.5',
  }
  const judged = (move: number, verdict: VerdictView, side: Side = 'client'): MatchViewEvent => ({
    type: 'move-judged',
    atMs: 900,
    side,
    move,
    segment: SYN_ACK,
    verdict,
    points: -50,
    score: null,
    sent: verdict.grade === 'wrong' ? null : 'c1',
  })
  const told = (...log: readonly MatchViewEvent[]): MatchView => foldAll(playing(1), log)
  const look = (view: MatchView) => page.applyView({ epoch: 'e', atMs: 1000, version: 1, stream: 'match', view })

  test('has the last mistake on its desk, with the word on it', () => {
    look(told(judged(1, WRONG)))
    expect(page.feedback.value).toMatchObject({ move: 1, points: -50, verdict: WRONG })
    expect(page.draft.value).toMatchObject({ flags: new Set(['ACK', 'SYN']), seq: '100', ack: '0' })
    expect([...page.faulty.value.values()]).toMatchObject([{ field: 'ACK', expected: '0' }])
    page.toggleFlag('ACK')
    expect(page.faulty.value.size, 'what has been put right is marked no more').toBe(0)
    expect(page.shakes.value).toBe(0)
  })

  test.each([
    [['ack'], 'ack'],
    [['seq', 'ack'], 'seq'],
    [['SYN'], 'seq'],
  ] as const)('with mistakes in %o takes the next number into %s', (fields, active) => {
    look(told(judged(1, { ...WRONG, faults: fields.map((field) => ({ field, section: '3.4' })) })))
    expect(page.activeField.value).toBe(active)
  })

  test.each([
    ['the other end was wrong', told(judged(1, WRONG, 'server'))],
    ['the last move was good', told(judged(1, WRONG), judged(2, { grade: 'good', purpose: 'open', section: '3.5' }))],
    ['the match is over', { ...told(judged(1, WRONG)), phase: 'over' } as const],
  ])('has an empty desk where %s', (_, view) => {
    look(view)
    expect([page.feedback.value, page.draft.value]).toEqual([null, page.EMPTY_DRAFT])
  })

  test('a page that stayed open does not get back what was cleared away', () => {
    look(told(judged(1, WRONG)))
    page.clearDraft()
    look(told(judged(1, WRONG)))
    expect(page.feedback.value).toBeNull()
  })
})
