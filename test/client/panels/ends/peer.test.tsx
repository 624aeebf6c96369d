import { beforeEach, expect, test } from 'vitest'
import type { Assistance } from '../../../../shared/match/scenario.ts'
import { show, standInForDocument } from '../../../support/tiny-page.ts'
import { arrived, blankView } from '../../../support/views.ts'
import { wordsOf } from '../../../support/words.ts'

const words = wordsOf('en')

beforeEach(standInForDocument)

/** What a server reads of the client, from which text has come. */
async function told(assistance: Assistance): Promise<readonly (string | null)[]> {
  const [{ Peer }, { matchView }] = await Promise.all([
    import('../../../../client/panels/ends/peer.tsx'),
    import('../../../../client/state/streams.ts'),
  ])
  const ladder = [
    arrived('i1', { flags: 'S', seq: 100, ack: 0, text: '' }),
    arrived('i2', { flags: 'A', seq: 101, ack: 301, text: 'HELLO' }),
  ]
  matchView.value = { ...blankView({ viewer: 'server', assistance }), phase: 'playing', ladder }
  return (await show(<Peer side="client" />)).all('dd').map(({ textContent }) => textContent)
}

test('experts count for themselves: the next number of the other end, which no segment says, is not told', async () => {
  const fog = words('peer.fog')
  expect(await told('standard')).toEqual(['100', '106', '301', fog])
  expect(await told('expert')).toEqual(['100', '301', fog])
})

test('text that was not taken is not said to be a word of the other end', async () => {
  const [{ Peer }, { matchView }] = await Promise.all([
    import('../../../../client/panels/ends/peer.tsx'),
    import('../../../../client/state/streams.ts'),
  ])
  const text = arrived('i1', { flags: 'A', seq: 101, ack: 301, text: 'HELLO' })
  const ghost = { ...arrived('i2', { flags: 'PA', seq: 4_000_000_000, ack: 77, text: 'PAY 900' }), dropped: 'outside-window' } as const
  matchView.value = { ...blankView({ viewer: 'server' }), phase: 'playing', ladder: [text, ghost] }
  const page = await show(<Peer side="client" />)
  expect(page.textContent).toContain(words('meaning.text', { text: 'HELLO' }))
  expect(page.textContent).not.toContain('PAY 900')
})
