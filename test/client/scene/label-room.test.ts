import { describe, expect, test } from 'vitest'
import type { LadderTexts } from '../../../client/scene/contract.ts'
import { frameOf } from '../../../client/scene/frame.ts'
import type { Course } from '../../../client/scene/geometry.ts'
import type { Labels } from '../../../client/scene/labels.ts'
import { sceneryOf } from '../../../client/scene/scenery.ts'
import type { Line } from './stories.ts'
import { segment, viewOf } from './stories.ts'

/** Letters reach so high above their arrow, px. */
const HIGH_PX = 15

/** The arrows on a phone, each with the stretch that its label has, px from the client's lifeline. */
function arrowsOf(lines: readonly Line[]) {
  const rooms: number[] = []
  const labels = { arrow: (_: unknown, room: number) => rooms.push(room), note: () => 0 } as unknown as Labels
  const { view } = viewOf({ scenario: 'simultaneous-close', lines }, 'spectator', 60_000)
  const { drawn, frame } = sceneryOf(view, frameOf(344, 400), labels, {} as LadderTexts, false)
  for (const { label } of drawn) label()
  const span = frame.x.server - frame.x.client
  return drawn.map(({ course, labelAt }, n) => {
    const middle = (course.from === 'client' ? labelAt : 1 - labelAt) * span
    const room = rooms[n] ?? Number.NaN
    const yAt = (px: number): number => yOn(course, (course.from === 'client' ? px : span - px) / span)
    return { room, from: middle - room / 2, to: middle + room / 2, yAt }
  })
}

function yOn({ fromAlong, toAlong, y0, y1 }: Course, along: number): number {
  return y0 + ((y1 - y0) * (along - fromAlong)) / (toAlong - fromAlong)
}

/** Where another arrow runs through the room of a label, px. */
function runThrough(lines: readonly Line[]): readonly number[] {
  const arrows = arrowsOf(lines)
  return arrows.flatMap((arrow) => {
    const pxs = Array.from({ length: 21 }, (_, n) => arrow.from + 1 + ((arrow.room - 2) * n) / 20)
    return pxs.filter((px) =>
      arrows.some((other) => {
        const above = arrow.yAt(px) - other.yAt(px)
        return other !== arrow && above >= 0 && above <= HIGH_PX
      }),
    )
  })
}

const sent = (at: number, from: 'client' | 'server', takes = 1_200): Line => ({ at, from, segment: segment('FA', 201, 601), takes })

describe('where arrows cross', () => {
  test.each([0, 200, 400, 600, 800])(
    'of which one leaves %i ms after the other, none runs through a label, and labels have their room',
    (laterMs) => {
      for (const lines of [
        [sent(0, 'client'), sent(laterMs, 'server')],
        [sent(0, 'server'), sent(laterMs, 'client')],
      ]) {
        expect(runThrough(lines)).toEqual([])
        for (const { room } of arrowsOf(lines)) expect(room).toBeGreaterThan(70)
      }
    },
  )

  test('because one overtakes the other, neither runs through a label', () => {
    expect(runThrough([sent(0, 'client', 3_000), sent(1_000, 'client', 800)])).toEqual([])
  })
})
