import { beforeEach, expect, test } from 'vitest'
import { catalogue, scenarioById } from '../../../../shared/scenarios/catalogue.ts'
import { loggedAs } from '../../../../shared/view/fold.ts'
import type { MatchViewEvent, MatchViewEventOf, WireSegment } from '../../../../shared/view/match-view.ts'
import { Teller } from '../../../../shared/view/redact.ts'
import { match, playOut, TWO_BOTS } from '../../../match/playing.ts'
import { show, standInForDocument } from '../../../support/tiny-page.ts'
import { blankView } from '../../../support/views.ts'
import { wordsOf } from '../../../support/words.ts'

const words = wordsOf('en')

beforeEach(standInForDocument)

/** What the client of `hello` was told until its first move was judged: its SYN. */
function untilFirstMove(): readonly [before: readonly MatchViewEvent[], move: MatchViewEventOf<'move-judged'>] {
  const script = scenarioById('hello')?.script ?? expect.fail('there is no hello')
  const { match: over, events } = playOut(match({ script, controllers: TWO_BOTS }))
  const teller = new Teller(over)
  const before: MatchViewEvent[] = []
  for (const event of events) {
    teller.note(event)
    const told = teller.tell('client')
    if (told?.type === 'move-judged') return [before, told]
    if (told !== null) before.push(...loggedAs(told, 'client'))
  }
  return expect.fail('nobody moves')
}

/** What is offered after the referee has called this first segment wrong. */
async function offerAfter(change: Partial<WireSegment>): Promise<string> {
  const [{ SupposedBreak }, { matchView }, { scenarios }] = await Promise.all([
    import('../../../../client/panels/consequence/supposed-break.tsx'),
    import('../../../../client/state/streams.ts'),
    import('../../../../client/state/library.ts'),
  ])
  scenarios.value = catalogue
  const [before, move] = untilFirstMove()
  const verdict = { grade: 'wrong', faults: [], misconception: null, section: '3.5' } as const
  const log = [...before, { ...move, segment: { ...move.segment, ...change }, verdict }]
  matchView.value = { ...blankView({ viewer: 'client', scenario: 'hello' }), log }
  const offer = await show(<SupposedBreak move={move.move} />)
  return offer.textContent.trim()
}

test.each([
  ['a SYN of another number', { seq: 7 }, words('verdict.what-breaks-now')],
  ['the SYN that is due, of which its player cannot see what is wrong', {}, ''],
])('what a wrong move would break is shown where it is wrong as far as its player can know, too: %s', async (_, change, said) =>
  expect(await offerAfter(change)).toBe(said),
)
