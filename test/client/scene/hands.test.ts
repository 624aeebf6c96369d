import { expect, test } from 'vitest'
import type { Atlas } from '../../../client/scene/atlas.ts'
import type { LadderTexts } from '../../../client/scene/contract.ts'
import { frameOf } from '../../../client/scene/frame.ts'
import { placeOf } from '../../../client/scene/geometry.ts'
import type { Labels } from '../../../client/scene/labels.ts'
import type { Layer } from '../../../client/scene/layer.ts'
import { paintEffects } from '../../../client/scene/paint-effects.ts'
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

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

/** Where the hands of the SYN of HELLO lie, and the stamp that says what it was worth, at some moment without motion. */
function stampedHands(viewer: 'client' | 'spectator', size: readonly [number, number], age: number): { hands: Box[]; stamp: Box[] } {
  const { view, nowMs } = viewOf(HELLO, viewer, 4_200 + age)
  const stampPlate = { width: 110, height: 38, anchor: [0.5, 0.5] }
  const labels = { stamp: () => stampPlate } as unknown as Labels
  const scenery = sceneryOf(view, frameOf(...size), labels, {} as LadderTexts, false)
  const atlas = { plate: () => ({ width: 44, height: 46, anchor: [0.5, 28 / 46] }) } as unknown as Atlas
  const instant = { scenery, atlas, labels, texts: { good: 'Good' } as LadderTexts, nowMs, still: true, scroll: 0 } as unknown as Instant
  const into = (boxes: Box[]): Layer => {
    const put: Layer['put'] = ({ width, height, anchor: [ax, ay] }, x, y, { scale = 1 } = {}) => {
      const [w, h] = [width * scale, height * scale]
      boxes.push({ left: x - w * ax, right: x + w * (1 - ax), top: y - h * ay, bottom: y + h * (1 - ay) })
    }
    return { put } as unknown as Layer
  }
  const [hands, stamp]: [Box[], Box[]] = [[], []]
  paintHands(into(hands), instant)
  paintEffects(into(stamp), instant)
  return { hands, stamp }
}

test.each([
  ['a phone', [344, 260]],
  ['a laptop', [700, 400]],
] as const)('no stamp lies on a hand that waits without motion: %s', (_, size) => {
  for (const viewer of ['client', 'spectator'] as const) {
    for (let age = 10; age < 1_490; age += 70) {
      const { hands, stamp } = stampedHands(viewer, size, age)
      expect([hands.length, stamp.length]).toEqual([1, 1])
      const met = hands.filter((a) => stamp.some((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom))
      expect(met, `${viewer} after ${age} ms`).toEqual([])
    }
  }
})
