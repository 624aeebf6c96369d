import { beforeEach, expect, test } from 'vitest'
import { standInForPage } from '../../support/page-globals.ts'
import { blankView } from '../../support/views.ts'

type Page = typeof import('../../../client/panels/announcer.tsx') & typeof import('../../../client/state/streams.ts')
let page: Page

beforeEach(async () => {
  const takeAway = standInForPage()
  page = { ...(await import('../../../client/panels/announcer.tsx')), ...(await import('../../../client/state/streams.ts')) }
  return takeAway
})

const seeMatch = (match: number) =>
  page.applyView({ stream: 'match', epoch: 'e', atMs: 0, version: 0, view: blankView({ match, viewer: 'client' }) })

const hearThatItBegins = (match: number) =>
  page.applyEvents({ stream: 'match', match, atMs: 0, version: 1, events: [{ type: 'match-started', atMs: 0 }] })

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
