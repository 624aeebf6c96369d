import { beforeEach, expect, test } from 'vitest'
import type { EndView } from '../../../../shared/view/match-view.ts'
import { show, standInForDocument } from '../../../support/tiny-page.ts'
import { blankView } from '../../../support/views.ts'

beforeEach(standInForDocument)

/** What the coach says of the step with SEQ while RST of this number is owed, RST is pressed and this is written. */
async function seqStep(owedSeq: number, written: string): Promise<string> {
  const [{ Task }, { draft }, { EMPTY_DRAFT }, { matchView }] = await Promise.all([
    import('../../../../client/panels/ends/task.tsx'),
    import('../../../../client/state/desk.ts'),
    import('../../../../client/state/draft.ts'),
    import('../../../../client/state/streams.ts'),
  ])
  const owed = [{ purpose: 'reset', segment: { flags: 'R', seq: owedSeq, ack: 0, text: '' }, section: '3.5.2' }]
  const end = { state: 'CLOSED', iss: 100, tcb: null, owed, owedCount: 1 } as unknown as EndView
  matchView.value = { ...blankView({ viewer: 'client' }), phase: 'playing', ends: { client: end, server: null } }
  draft.value = { ...EMPTY_DRAFT, flags: new Set(['RST']), seq: written }
  const task = await show(<Task side="client" />)
  const step = task.all('li').find(({ textContent }) => textContent.includes('SEQ ='))
  return step?.getAttribute('class')?.trim() ?? 'none'
}

test.each([
  ['an empty field counts as 0 when it is sent, but is still to be filled in', 0, '', 'current'],
  ['0 written down', 0, '0', 'done'],
  ['nothing written of another number', 301, '', 'current'],
  ['the number', 301, '301', 'done'],
  ['a wrong one', 301, '300', 'current'],
])('the coach ticks the SEQ that is owed off once it stands there: %s', async (_, owedSeq, written, state) =>
  expect(await seqStep(owedSeq, written)).toBe(state),
)

test('the task has its place before anything is known of the own end, so that nothing below it moves when the match begins', async () => {
  const [{ Task }, { matchView }] = await Promise.all([
    import('../../../../client/panels/ends/task.tsx'),
    import('../../../../client/state/streams.ts'),
  ])
  matchView.value = blankView({ viewer: 'client' })
  const page = await show(<Task side="client" />)
  expect(page.all('div').map((box) => box.getAttribute('class'))).toEqual(['task'])
})
