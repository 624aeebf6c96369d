import { beforeEach, expect, test } from 'vitest'
import type { MatchViewEvent } from '../../../../shared/view/match-view.ts'
import { standInForPage } from '../../../support/page-globals.ts'
import { blankView } from '../../../support/views.ts'

type Page = typeof import('../../../../client/panels/notices/announcer.tsx') &
  typeof import('../../../../client/state/streams.ts') &
  typeof import('../../../../client/state/library.ts') &
  typeof import('../../../../client/state/moves.ts')
let page: Page

beforeEach(async () => {
  const takeAway = standInForPage()
  page = {
    ...(await import('../../../../client/panels/notices/announcer.tsx')),
    ...(await import('../../../../client/state/streams.ts')),
    ...(await import('../../../../client/state/library.ts')),
    ...(await import('../../../../client/state/moves.ts')),
  }
  return takeAway
})

const seeMatch = (match: number) =>
  page.applyView({ stream: 'match', epoch: 'e', atMs: 0, version: 0, view: blankView({ match, viewer: 'client' }) })

const hearThatItBegins = (match: number) =>
  page.applyEvents({ stream: 'match', match, atMs: 0, version: 1, events: [{ type: 'match-started', atMs: 0 }] })

const hear = (event: MatchViewEvent) => page.applyEvents({ stream: 'match', match: 1, atMs: 0, version: 1, events: [event] })

const words = (): unknown => [page.Announcer().props.children].flat().map((line) => line.props.children)

test('what was said last is there until the match changes', () => {
  seeMatch(1)
  hearThatItBegins(1)
  expect(words()).toEqual(['The match begins.'])
  seeMatch(1)
  expect(words()).toEqual(['The match begins.'])
  seeMatch(2)
  expect(words()).toEqual([])
})

test('what comes at the same moment is said one after the other, and the same twice is said twice', () => {
  seeMatch(1)
  page.applyEvents({
    stream: 'match',
    match: 1,
    atMs: 0,
    version: 3,
    events: [
      { type: 'match-started', atMs: 0 },
      { type: 'match-paused', atMs: 10 },
      { type: 'match-paused', atMs: 10 },
    ],
  })
  expect(words()).toEqual(['The match begins.', 'Paused.', 'Paused.'])
})

test('of a wrong move it is said what is wrong with it, and which mistake that is', async () => {
  seeMatch(1)
  await page.loadBeliefs()
  hear({
    type: 'move-judged',
    atMs: 0,
    side: 'client',
    move: 1,
    segment: { flags: 'A', seq: 101, ack: 300, text: '' },
    verdict: {
      grade: 'wrong',
      faults: [{ field: 'ack', expected: '301', section: '3.4' }],
      misconception: 'ack-off-by-one',
      section: '3.4',
    },
    points: -50,
    sent: null,
    score: null,
  })
  expect(words()).toEqual(['Client (you): ACK seq 101 ack 300 is wrong (ACK).', 'ACK should be 301.', 'Off by one: SYN and FIN count'])
})

test('a hint is said as it is shown', () => {
  seeMatch(1)
  const segment = { flags: 'SA', seq: 300, ack: 101, text: '' }
  hear({ type: 'hint-given', atMs: 0, side: 'client', hint: { level: 1, purpose: 'open-reply', segment }, score: null })
  expect(words()).toEqual(['Hint: answers the call, SYN+ACK'])
  seeMatch(2)
  seeMatch(1)
  hear({ type: 'hint-given', atMs: 0, side: 'client', hint: { level: 2, purpose: 'open-reply', segment }, score: null })
  expect(words()).toEqual(['Hint: answers the call, SYN+ACK seq 300 ack 101'])
})

test('of an urgent segment a hint says where its pointer leads', () => {
  seeMatch(1)
  const segment = { flags: 'UPA', seq: 101, ack: 301, text: 'STOP', urgent: 4 }
  hear({ type: 'hint-given', atMs: 0, side: 'client', hint: { level: 2, purpose: 'text', segment }, score: null })
  expect(words()).toEqual([expect.stringMatching(/ACK seq 101 ack 301 "STOP" URP 4$/)])
})

test('a move that was not even judged is said, too', () => {
  seeMatch(1)
  page.refusedMove.value = { move: 1, segment: { flags: 'S', seq: 0, ack: 0, text: '' }, code: 'too-fast' }
  expect(words()).toEqual(['Not accepted: Too many messages at once. Wait a moment.'])
})

test('what a lost connection brings late, with a whole view, is said as it would have been; a page that was loaded anew is not told all again', () => {
  const seen = blankView({ match: 1, viewer: 'client' })
  const missed: MatchViewEvent[] = [{ type: 'match-started', atMs: 0 }]
  const arrival: MatchViewEvent = {
    type: 'segment-arrived',
    atMs: 900,
    id: 's1',
    to: 'client',
    segment: { flags: 'SA', seq: 300, ack: 101, text: '' },
    dropped: null,
  }
  const see = (log: MatchViewEvent[]) =>
    page.applyView({ stream: 'match', epoch: 'after a restart', atMs: 0, version: log.length, view: { ...seen, log } })
  see(missed)
  expect(words()).toEqual([])
  see([...missed, arrival])
  expect(words()).toEqual(['Client (you) gets SYN+ACK seq 300 ack 101.'])
  see([...missed, arrival])
  expect(words()).toHaveLength(1)
})
