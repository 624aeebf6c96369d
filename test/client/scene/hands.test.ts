import { expect, test } from 'vitest'
import type { Atlas } from '../../../client/scene/atlas.ts'
import type { LadderTexts } from '../../../client/scene/contract.ts'
import { frameOf } from '../../../client/scene/frame.ts'
import { placeOf } from '../../../client/scene/geometry.ts'
import type { Labels } from '../../../client/scene/labels.ts'
import type { Layer } from '../../../client/scene/layer.ts'
import { paintHands } from '../../../client/scene/paint-ladder.ts'
import type { Instant } from '../../../client/scene/scenery.ts'
import { sceneryOf, screenY } from '../../../client/scene/scenery.ts'
import { HELLO, viewOf } from './stories.ts'

/** How far below its place on the wire the first hand of HELLO is put down, px. */
function belowWire(at: number, still: boolean): number {
  const { view, nowMs } = viewOf(HELLO, 'spectator', at)
  const scenery = sceneryOf(view, frameOf(344, 400), {} as Labels, {} as LadderTexts, false)
  const instant = { scenery, atlas: { plate: () => null } as unknown as Atlas, nowMs, still, scroll: 0 } as Instant
  const ys: number[] = []
  paintHands({ put: (_: unknown, __: number, y: number) => ys.push(y) } as unknown as Layer, instant)
  const course = scenery.drawn[0]?.course
  if (course === undefined) throw new Error('nothing was sent')
  return (ys[0] ?? Number.NaN) - screenY(instant, placeOf(course, nowMs).y)
}

test('a hand that waits in mid-wire without motion hangs below the label that is written there, and rises to its place when it lands', () => {
  const half = 4_200 + 600
  expect(belowWire(half, true)).toBeGreaterThan(15)
  expect(Math.abs(belowWire(half, false))).toBeLessThan(5)
  expect(belowWire(5_400, true)).toBe(0)
})
