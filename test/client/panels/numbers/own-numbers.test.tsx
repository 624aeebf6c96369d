import { beforeEach, expect, test, vi } from 'vitest'
import type { EndView, MatchView, TcbView } from '../../../../shared/view/match-view.ts'
import { show, standInForDocument } from '../../../support/tiny-page.ts'
import { blankView } from '../../../support/views.ts'

beforeEach(standInForDocument)

const TCB: TcbView = {
  iss: 100,
  sndUna: 100,
  sndNxt: 100,
  sndWnd: 65_535,
  irs: null,
  rcvNxt: null,
  rcvWnd: 65_535,
  unsent: '',
  unacknowledged: '',
}

/** The names of the numbers that lie beside the received ones. */
async function namesOf(
  tcb: TcbView | null,
  given: MatchView['given'],
  isNarrow: boolean,
  calls: MatchView['calls'] = [],
): Promise<readonly string[]> {
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: isNarrow && query.includes('max-width'), addEventListener() {} }))
  const [{ OwnNumbers }, { matchView }] = await Promise.all([
    import('../../../../client/panels/numbers/tcb.tsx'),
    import('../../../../client/state/streams.ts'),
  ])
  const end = { state: 'SYN-SENT', iss: 100, tcb, owed: [], owedCount: 0 } as unknown as EndView
  const blank = { ...blankView({ viewer: 'client' }), calls }
  matchView.value = { ...blank, phase: 'playing', ends: { client: end, server: null }, ...(given && { given }) }
  const page = await show(<OwnNumbers />)
  return page.all('span').flatMap((span) => (span.getAttribute('class') === 'number-name' ? span.textContent : []))
}

test.each([
  ['on a phone, before the SYN has gone out', TCB, undefined, true, ['ISS']],
  ['on a phone, after it', { ...TCB, sndNxt: 101, rcvNxt: 301 }, undefined, true, ['SND.NXT', 'RCV.NXT']],
  ['on a wide table they stand in the books', TCB, undefined, false, []],
  ['to experts, who keep their own', null, undefined, false, ['ISS']],
  [
    'to experts, with what a handshake before the match has told',
    null,
    { irs: 300, sndWnd: 10, rcvWnd: 65_535 },
    false,
    ['ISS', 'IRS', 'SND.WND'],
  ],
])('own numbers lie beside the received ones: %s', async (_, tcb, given, isNarrow, names) => {
  expect(await namesOf(tcb, given, isNarrow)).toEqual(names)
})

test('what a handshake has told is forgotten when the machine goes down', async () => {
  const crash: MatchView['calls'] = [{ side: 'client', call: { type: 'crash' }, atMs: 1_000 }]
  expect(await namesOf(null, { irs: 300, sndWnd: 10, rcvWnd: 65_535 }, false, crash)).toEqual(['ISS'])
})
