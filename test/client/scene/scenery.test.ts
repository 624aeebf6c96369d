import { describe, expect, test } from 'vitest'
import type { LadderTexts } from '../../../client/scene/contract.ts'
import { frameOf } from '../../../client/scene/frame.ts'
import type { Labels } from '../../../client/scene/labels.ts'
import type { Scenery } from '../../../client/scene/scenery.ts'
import { fogAt, sceneryOf } from '../../../client/scene/scenery.ts'
import type { Viewer } from '../../../shared/view/match-view.ts'
import type { Story } from './stories.ts'
import { HELLO, segment, viewOf } from './stories.ts'

/** The scenery of a story on a laptop; `rooms`: what each arrow's label is given, px. */
function sceneOf(story: Story, viewer: Viewer, atMs: number): { scenery: Scenery; rooms: readonly number[]; nowMs: number } {
  const rooms: number[] = []
  const labels = { arrow: (_: unknown, room: number) => rooms.push(room), note: () => 0 } as unknown as Labels
  const { view, nowMs } = viewOf(story, viewer, atMs)
  const scenery = sceneryOf(view, frameOf(900, 500), labels, { dropped: () => '' } as unknown as LadderTexts)
  for (const { label } of scenery.drawn) label()
  return { scenery, rooms, nowMs }
}

describe('the fog over the other end', () => {
  test('is thick while the match goes on, and lifts when it is over', () => {
    const during = sceneOf(HELLO, 'client', 9_000)
    expect(during.scenery.foggy).toBe('server')
    expect(fogAt(during.scenery, during.nowMs, false)).toBe(1)
    const { scenery } = sceneOf(HELLO, 'client', 60_000)
    const overMs = scenery.moments.overMs ?? Number.NaN
    const thickness = [0, 700, 1_400, 9_000].map((later) => fogAt(scenery, overMs + later, false))
    expect(thickness).toEqual([1, 0.5, 0, 0])
    expect(fogAt(scenery, overMs, true), 'at once where nothing is to move').toBe(0)
  })

  test('is not there for whoever watches', () => {
    const { scenery, nowMs } = sceneOf(HELLO, 'spectator', 9_000)
    expect([scenery.foggy, fogAt(scenery, nowMs, false)]).toEqual([null, 0])
  })
})

describe('the label of an arrow', () => {
  const sent = (at: number, from: 'client' | 'server') => ({ at, from, segment: segment('A', 1, 1), takes: 1_000 })

  test('keeps to the first half of the wire where another comes towards it in the meantime', () => {
    const [alone = 0] = sceneOf({ scenario: 'hello', lines: [sent(0, 'client')] }, 'spectator', 60_000).rooms
    const { rooms } = sceneOf({ scenario: 'hello', lines: [sent(0, 'client'), sent(500, 'server')] }, 'spectator', 60_000)
    expect(rooms.every((room) => room < alone)).toBe(true)
  })

  test('has all its room where the other goes the same way, or later', () => {
    const [alone = 0] = sceneOf({ scenario: 'hello', lines: [sent(0, 'client')] }, 'spectator', 60_000).rooms
    expect(sceneOf({ scenario: 'hello', lines: [sent(0, 'client'), sent(500, 'client')] }, 'spectator', 60_000).rooms).toEqual([
      alone,
      alone,
    ])
    expect(sceneOf({ scenario: 'hello', lines: [sent(0, 'client'), sent(1_000, 'server')] }, 'spectator', 60_000).rooms).toEqual([
      alone,
      alone,
    ])
  })
})
