import { beforeEach, describe, expect, test } from 'vitest'
import type { MatchNews } from '../../../shared/view/match-view.ts'
import { standInForPage } from '../../support/page-globals.ts'
import { blankView } from '../../support/views.ts'

type Page = typeof import('../../../client/state/streams.ts')
let page: Page

/** What the application of the client asks for, at this time. */
const call = (atMs: number): MatchNews => ({ type: 'call-made', atMs, side: 'client', call: { type: 'close' } })
const tell = (version: number, ...events: readonly MatchNews[]) =>
  page.applyEvents({ stream: 'match', match: 0, atMs: 1000, version, events })
const times = () => page.matchView.value?.calls.map(({ atMs }) => atMs)

beforeEach(async () => {
  const takeAway = standInForPage()
  page = await import('../../../client/state/streams.ts')
  page.applyView({ epoch: 'e', atMs: 0, version: 5, stream: 'match', view: blankView() })
  return takeAway
})

describe('events that follow what is known', () => {
  test('are folded in, and each is heard once', () => {
    const heard: number[] = []
    const stop = page.onMatchEvent(({ atMs }) => heard.push(atMs))
    expect(tell(7, call(1), call(2))).toBe(true)
    stop()
    expect(tell(8, call(3))).toBe(true)
    expect([times(), heard]).toEqual([
      [1, 2, 3],
      [1, 2],
    ])
  })

  test('are passed over as far as they are known already', () => {
    tell(6, call(1))
    expect(tell(6, call(1)), 'nothing is missing').toBe(true)
    expect(tell(7, call(1), call(2))).toBe(true)
    expect(times()).toEqual([1, 2])
  })

  test('change nothing where some are missing in between, or they are of another match', () => {
    expect(tell(7, call(2))).toBe(false)
    expect(page.applyEvents({ stream: 'match', match: 1, atMs: 1000, version: 6, events: [call(1)] })).toBe(false)
    expect(times()).toEqual([])
    expect(tell(6, call(1))).toBe(true)
  })
})

test('the room’s events need a picture of the room', () => {
  expect(page.applyEvents({ stream: 'room', atMs: 1000, version: 1, events: [{ type: 'member-left', atMs: 900, member: 1 }] })).toBe(false)
  expect(page.roomView.value).toBeNull()
})
