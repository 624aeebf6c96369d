import { beforeEach, expect, test } from 'vitest'
import type { EndView } from '../../../../shared/view/match-view.ts'
import { show, standInForDocument } from '../../../support/tiny-page.ts'
import { blankView } from '../../../support/views.ts'
import { wordsOf } from '../../../support/words.ts'

beforeEach(standInForDocument)

const words = wordsOf('en')
const END: Omit<EndView, 'state'> = {
  inTransition: false,
  iss: 300,
  tcb: null,
  owed: [],
  owedCount: 0,
  timers: { retransmission: null, timeWait: null },
}

test.each([
  ['before the call of the client', 'LISTEN', false, 0],
  ['while its own connection is half-open', 'SYN-RECEIVED', false, 1],
  ['but a cookie needs no place for it', 'SYN-RECEIVED', true, 0],
  ['and gives it up for one that is open', 'ESTABLISHED', false, 0],
] as const)('the backlog holds a place for the client, too, once the strangers are gone: %s', async (_, state, cookies, taken) => {
  const { Backlog } = await import('../../../../client/panels/ends/backlog.tsx')
  const backlog = { places: 8, everyMs: 500, untilMs: 0, heldMs: 0, cookies }
  const view = { ...blankView({ viewer: 'server', backlog }), ends: { client: null, server: { ...END, state } } }
  const page = await show(<Backlog view={view} />)
  expect(page.textContent).toContain(words('backlog.taken', { taken, places: 8 }))
})
