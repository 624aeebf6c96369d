import { describe, expect, test } from 'vitest'
import { ladderOf } from '../../../client/scene/geometry.ts'
import { momentsOf } from '../../../client/scene/moments.ts'
import { keepsForMs, restsFromMs } from '../../../client/scene/rest.ts'
import { HELLO, SMALL_TALK, viewOf } from './stories.ts'

/** Ms from the moment of a story at which it is looked at until all is at rest; negative if it is so already. */
function untilRest(story: typeof HELLO, viewer: 'client' | 'spectator', at: number): number {
  const { view, nowMs } = viewOf(story, viewer, at)
  const eventsMs = view.log.map(({ atMs }) => atMs)
  return restsFromMs(eventsMs, ladderOf(view, 1).courses, momentsOf(view)) - nowMs
}

describe('the picture is at rest', () => {
  test('while players think', () => {
    expect(untilRest(HELLO, 'client', 4_000)).toBeLessThan(0)
    expect(untilRest(SMALL_TALK, 'spectator', 29_900)).toBeLessThan(0)
  })

  test('not while hands travel, and not just after they have come', () => {
    expect(untilRest(HELLO, 'client', 4_300), 'into the fog').toBeGreaterThan(1_000)
    expect(untilRest(HELLO, 'spectator', 4_300), 'all the way').toBeGreaterThan(1_100)
    expect(untilRest(HELLO, 'client', 11_700)).toBeGreaterThan(0)
  })

  test('not while hands are shaken, nor while whoever has won waves', () => {
    expect(untilRest(SMALL_TALK, 'spectator', 15_300)).toBeGreaterThan(2_600)
    expect(untilRest(SMALL_TALK, 'spectator', 47_002)).toBe(6_000)
  })
})

test('a picture is drawn for every frame while something moves, and seldom where nothing does', () => {
  const [moving, resting] = [-1, 0].map((later) => [false, true].map((still) => keepsForMs(1_000, 1_000 + later, still)))
  expect(moving).toEqual([0, 24])
  expect(resting).toEqual([24, 250])
})
