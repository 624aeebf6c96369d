import { beforeEach, expect, test, vi } from 'vitest'
import type { Script } from '../../../../shared/match/scenario.ts'
import { catalogue } from '../../../../shared/scenarios/catalogue.ts'
import { show, standInForDocument } from '../../../support/tiny-page.ts'

const played: Script[] = []

beforeEach(() => {
  const takeAway = standInForDocument()
  played.length = 0
  const traceOf = (script: Script) => {
    played.push(script)
    return null // and nothing is drawn
  }
  vi.doMock('../../../../client/pages/learn/trace.ts', () => ({ traceOf }))
  return () => {
    vi.doUnmock('../../../../client/pages/learn/trace.ts')
    takeAway()
  }
})

test('a question that is open plays the leg it is about, and where another shows the answer, too, that one when it is chosen', async () => {
  const [{ Interview }, { questions }, { scenarios }] = await Promise.all([
    import('../../../../client/pages/learn/interview.tsx'),
    import('../../../../client/pages/learn/questions/catalogue.ts'),
    import('../../../../client/state/library.ts'),
  ])
  scenarios.value = catalogue
  const asked = questions.find(({ shown }) => shown[0]?.leg === 1 && shown[1]?.leg === 2)
  vi.stubGlobal('location', { pathname: '/learn', hash: `#${asked?.id}` })
  const page = await show(<Interview />)
  await vi.waitFor(() => expect(played.map(({ id, leg }) => [id, leg])).toEqual([[asked?.shown[0]?.scenario, 1]]))
  const other = page.all('button').find((button) => button.getAttribute('aria-pressed') === 'false')
  other?.click()
  await vi.waitFor(() => expect(played.map(({ id, leg }) => [id, leg]).at(-1)).toEqual([asked?.shown[1]?.scenario, 2]))
})
