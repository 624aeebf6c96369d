import { beforeEach, expect, test, vi } from 'vitest'
import { RFC_9293 } from '../../../../shared/tcp/rules.ts'
import type { TinyElement } from '../../../support/tiny-page.ts'
import { show, standInForDocument } from '../../../support/tiny-page.ts'
import { blankView } from '../../../support/views.ts'
import { wordsOf } from '../../../support/words.ts'

const words = wordsOf('en')
/** What shows that something is under way. */
const dots = (page: TinyElement) => page.all('span').filter((span) => span.getAttribute('class') === 'dots').length

beforeEach(() => {
  const takeAway = standInForDocument()
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  return () => {
    vi.doUnmock('../../../../client/panels/consequence/consequence.tsx')
    vi.doUnmock('../../../../client/panels/consequence/supposed-break.tsx')
    vi.restoreAllMocks()
    takeAway()
  }
})

const gone = () => {
  throw new Error('The server is gone')
}

test('what a mistake would break is told of as missing where it does not come, and the offer stands as before', async () => {
  vi.doMock('../../../../client/panels/consequence/consequence.tsx', gone)
  const [{ WhatBreaks }, { missing }] = await Promise.all([
    import('../../../../client/panels/consequence/what-breaks.tsx'),
    import('../../../../client/state/missing.ts'),
  ])
  const what = { position: {}, side: 'client', move: {}, rules: RFC_9293 } as unknown as Parameters<typeof WhatBreaks>[0]
  const page = await show(<WhatBreaks {...what} />)
  page.button(words('verdict.what-breaks')).click()
  await vi.waitFor(() => expect(missing.value).toBe(true))
  await vi.waitFor(() => expect(dots(page)).toBe(0))
  expect(page.button(words('verdict.what-breaks')).getAttribute('aria-expanded')).toBe('false')
})

test('so is the offer itself', async () => {
  vi.doMock('../../../../client/panels/consequence/supposed-break.tsx', gone)
  const [{ MayBreak }, { missing }, { matchView }] = await Promise.all([
    import('../../../../client/panels/consequence/may-break.tsx'),
    import('../../../../client/state/missing.ts'),
    import('../../../../client/state/streams.ts'),
  ])
  matchView.value = { ...blankView({ viewer: 'client' }), log: [{ type: 'match-started', atMs: 0 }] }
  await show(<MayBreak move={1} />)
  await vi.waitFor(() => expect(missing.value).toBe(true))
})
