import { describe, expect, test } from 'vitest'
import type { Assistance } from '../../shared/match/scenario.ts'
import { scenarioById } from '../../shared/scenarios/catalogue.ts'
import { frameOf } from '../../shared/view/frame.ts'
import type { Viewer } from '../../shared/view/match-view.ts'
import { viewEventsOf } from '../../shared/view/redact.ts'
import { createDuoAtPlay } from '../room/script.ts'
import { chronicleOf } from './play.ts'

function given(scenario: string, assistance: Assistance, viewer: Viewer) {
  const script = scenarioById(scenario)?.script
  return frameOf(createDuoAtPlay({ assistance, ...(script && { script }) }).room, 0, viewer)?.given
}

describe('what the books of an expert begin with, in the middle of a connection', () => {
  test.each(['client', 'server'] as const)('is what standard assistance shows first to the %s', (viewer) => {
    const script = scenarioById('slow-reader')?.script
    const standard = createDuoAtPlay({ assistance: 'standard', ...(script && { script }) })
    const first = viewEventsOf(chronicleOf(standard), viewer).find((event) => event.type === 'end-changed')
    const { irs, sndWnd, rcvWnd } = first?.end.tcb ?? {}
    expect(irs).toBeTypeOf('number')
    expect(given('slow-reader', 'expert', viewer)).toEqual({ irs, sndWnd, rcvWnd })
  })

  test.each([
    ['hello', 'expert', 'client'],
    ['slow-reader', 'standard', 'client'],
    ['slow-reader', 'guided', 'server'],
    ['slow-reader', 'expert', 'spectator'],
  ] as const)('is not told in %s, %s, to the %s', (scenario, assistance, viewer) =>
    expect(given(scenario, assistance, viewer)).toBeUndefined(),
  )
})
