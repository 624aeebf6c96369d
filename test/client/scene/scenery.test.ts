import { describe, expect, test } from 'vitest'
import type { LadderTexts } from '../../../client/scene/contract.ts'
import { frameOf, restingPx } from '../../../client/scene/frame.ts'
import type { Labels } from '../../../client/scene/labels.ts'
import type { Scenery } from '../../../client/scene/scenery.ts'
import { fogAt, followingScroll, sceneryOf } from '../../../client/scene/scenery.ts'
import type { Viewer } from '../../../shared/view/match-view.ts'
import type { Story } from './stories.ts'
import { HELLO, segment, viewOf } from './stories.ts'

const LAPTOP: readonly [number, number] = [900, 500]
const PHONE: readonly [number, number] = [344, 400]

/** The scenery of a story; `rooms`: what each arrow's label is given, px. `isWhole`: as after the match. */
function sceneOf(
  story: Story,
  viewer: Viewer,
  atMs: number,
  isWhole = false,
  size = LAPTOP,
): { scenery: Scenery; rooms: readonly number[]; nowMs: number } {
  const rooms: number[] = []
  const labels = { arrow: (_: unknown, room: number) => rooms.push(room), note: () => 0 } as unknown as Labels
  const { view, nowMs } = viewOf(story, viewer, atMs)
  const scenery = sceneryOf(view, frameOf(...size), labels, { dropped: () => '' } as unknown as LadderTexts, isWhole)
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

test('the label of an answer keeps clear of the hands beside its beginning where there is little room', () => {
  const talk: Story = {
    scenario: 'hello',
    lines: [
      { at: 0, from: 'client', segment: segment('PA', 1, 1), takes: 1_000 },
      { at: 1_000, from: 'server', segment: segment('A', 1, 1), takes: 1_000 },
      { at: 9_000, from: 'client', segment: segment('A', 1, 1), takes: 1_000 },
    ],
  }
  const beginnings = [PHONE, LAPTOP].map((size) => {
    const { scenery, rooms } = sceneOf(talk, 'spectator', 60_000, false, size)
    const { x } = scenery.frame
    return scenery.drawn.map(({ labelAt }, n) => Math.round(labelAt * (x.server - x.client) - (rooms[n] ?? 0) / 2))
  })
  expect(beginnings).toEqual([
    [12, Math.round(restingPx(2, frameOf(...PHONE)) - 7), 12],
    [12, 12, 12],
  ])
})

describe('a match that is looked at as a whole', () => {
  /** So many segments to and fro, a second under way each. */
  const talk = (count: number): Story => ({
    scenario: 'hello',
    lines: [
      ...Array.from({ length: count }, (_, n) => ({
        at: n * 2_000,
        from: n % 2 === 0 ? ('client' as const) : ('server' as const),
        segment: segment('A', 1, 1),
        takes: 1_000,
      })),
      { at: count * 2_000, over: true },
    ],
  })
  const scrollOf = (count: number, isWhole: boolean): number => {
    const { scenery, nowMs } = sceneOf(talk(count), 'spectator', 600_000, isWhole)
    return followingScroll(scenery, nowMs)
  }

  test('is as far apart as ever where there is room for it', () => {
    const [newest, whole] = [false, true].map((isWhole) => sceneOf(talk(2), 'spectator', 600_000, isWhole).scenery.ladder)
    expect(whole).toEqual(newest)
  })

  test('comes closer together until all of it is in view', () => {
    expect(scrollOf(5, false)).toBeGreaterThan(0)
    expect(scrollOf(5, true)).toBe(0)
  })

  test('comes no closer than it can be read: the rest is scrolled', () => {
    expect(scrollOf(40, true)).toBeGreaterThan(0)
    const ys = sceneOf(talk(40), 'spectator', 600_000, true).scenery.drawn.map(({ course }) => course.y0)
    for (const [n, y] of ys.slice(1).entries()) expect(y - (ys[n] ?? 0)).toBeGreaterThan(20)
  })

  test('comes closer than usual where what is long are single flights, and keeps notes beside what they tell of', () => {
    const slow: Story = {
      scenario: 'slow-wire',
      lines: [
        ...Array.from({ length: 6 }, (_, n) => ({
          at: n * 9_000,
          from: n % 2 === 0 ? ('client' as const) : ('server' as const),
          segment: segment('A', 1, 1),
          takes: 8_000,
        })),
        { at: 54_000, over: true },
      ],
    }
    const { scenery, nowMs } = sceneOf(slow, 'spectator', 600_000, true)
    expect(scenery.ladder.timeline.pace).toBeLessThan(0.3)
    expect(followingScroll(scenery, nowMs)).toBe(0)
    for (const { note } of scenery.notes) expect(note.y - note.pointY).toBeLessThanOrEqual(50)
  })

  /** Flights of eight seconds each, so many, and what else there is. */
  const slowly = (count: number, ...more: Story['lines']): Story => ({
    scenario: 'slow-wire',
    lines: [
      ...Array.from({ length: count }, (_, n) => ({
        at: n * 9_000,
        from: n % 2 === 0 ? ('client' as const) : ('server' as const),
        segment: segment('A', 1, 1),
        takes: 8_000,
      })),
      ...more,
    ],
  })

  test('comes as close though much is told of one moment: its notes stand in one column', () => {
    const told: Story['lines'] = [
      { at: 8_000, side: 'server', delivered: 'ONE' },
      { at: 8_000, side: 'server', delivered: 'TWO' },
      { at: 9_000, side: 'server', call: { type: 'close' } },
      { at: 9_000, side: 'server', state: 'LAST-ACK' },
      { at: 54_000, over: true },
    ]
    const { scenery, nowMs } = sceneOf(slowly(6, ...told), 'spectator', 600_000, true)
    expect(Math.max(...scenery.notes.map(({ note }) => note.y - note.pointY))).toBeGreaterThan(60)
    expect(followingScroll(scenery, nowMs)).toBe(0)
  })

  test('comes as close though the last of it is in the air when it is over', () => {
    const { scenery, nowMs } = sceneOf(slowly(6, { at: 46_000, over: true }), 'spectator', 600_000, true)
    expect(followingScroll(scenery, nowMs)).toBe(0)
  })

  test('comes no closer than labels can be read of segments of which one nearly overtakes the other', () => {
    const story: Story = {
      scenario: 'slow-wire',
      lines: [
        ...[0, 20_000, 40_000, 60_000].flatMap((at) => [
          { at, from: 'client' as const, segment: segment('A', 1, 1), takes: 8_000 },
          { at: at + 1_500, from: 'client' as const, segment: segment('A', 2, 1), takes: 6_800 },
        ]),
        { at: 90_000, over: true },
      ],
    }
    const { drawn } = sceneOf(story, 'spectator', 600_000, true).scenery
    const middles = drawn.map(({ course }) => (course.y0 + course.y1) / 2)
    for (const n of [0, 2, 4, 6]) expect((middles[n + 1] ?? 0) - (middles[n] ?? 0)).toBeGreaterThanOrEqual(15)
  })

  test('leaves room for the labels of what one side sends in one go', () => {
    const burst = Array.from({ length: 60 }, (_, n) => ({ at: n, from: 'client' as const, segment: segment('A', 1, 1), takes: 100 }))
    const story: Story = { scenario: 'hello', lines: [...burst, { at: 9_000, over: true }] }
    const ys = sceneOf(story, 'spectator', 600_000, true).scenery.drawn.map(({ course }) => course.y0)
    for (const [n, y] of ys.slice(1).entries()) expect(y - (ys[n] ?? 0)).toBeGreaterThan(12)
  })
})
