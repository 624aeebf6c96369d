import { describe, expect, test } from 'vitest'
import { frameOf, magnificationOf, wireX } from '../../../client/scene/frame.ts'
import type { Course } from '../../../client/scene/geometry.ts'
import {
  bottomOf,
  EMERGING_MS,
  ENTERING_MS,
  FOG_ENTERED,
  FOG_LEFT,
  INJECTED_AT,
  LOST_AT,
  ladderOf,
  placeOf,
  progressOf,
  tipOf,
} from '../../../client/scene/geometry.ts'
import { momentsOf } from '../../../client/scene/moments.ts'
import { yAt } from '../../../client/scene/timeline.ts'
import { GHOST, HELLO, ROUGH, SMALL_TALK, segment, viewOf } from './stories.ts'

function courseOf(story: typeof HELLO, viewer: 'client' | 'server' | 'spectator', at: number, id: string): Course {
  const course = ladderOf(viewOf(story, viewer, at).view, 1).courses.find((c) => c.id === id)
  if (!course) throw new Error(`no course ${id}`)
  return course
}

test('a lifeline reaches down to all that has landed when the match is over, however low answers were moved', () => {
  const quick = { takes: 10, from: 'server', segment: segment('A', 1, 1) } as const
  const { view } = viewOf(
    { scenario: 'hello', lines: [...[0, 1, 2, 3].map((at) => ({ at, ...quick })), { at: 20, over: true }] },
    'client',
    60_000,
  )
  const ladder = ladderOf(view, 0.2)
  const lowest = Math.max(...ladder.courses.map(({ y1 }) => y1))
  expect(lowest).toBeGreaterThan(yAt(ladder.timeline, view.startsAtMs + 20))
  expect(tipOf(ladder, view.startsAtMs + 60_000, view.startsAtMs + 20)).toBe(lowest)
})

describe('the course of a segment', () => {
  test('goes from lifeline to lifeline for a spectator, as long as it is under way', () => {
    const course = courseOf(HELLO, 'spectator', 4300, 'c1')
    expect(course).toMatchObject({ fate: 'flying', fromAlong: 0, toAlong: 1, landsMs: course.departsMs + 1200 })
  })

  test('is the same picture after it has arrived', () => {
    const [flying, arrived] = [courseOf(HELLO, 'spectator', 5000, 'c1'), courseOf(HELLO, 'spectator', 5400, 'c1')]
    expect(arrived.fate).toBe('arrived')
    expect(arrived.y1).toBeCloseTo(flying.y1, 6)
  })

  test('ends in the fog for its own player, who is told neither when it lands nor if', () => {
    const course = courseOf(HELLO, 'client', 12_000, 'c1')
    expect(course).toMatchObject({ fate: 'fog', fromAlong: 0, toAlong: FOG_ENTERED, landsMs: course.departsMs + ENTERING_MS })
  })

  test('comes out of the fog for the other player', () => {
    const course = courseOf(HELLO, 'server', 12_000, 'i1')
    expect(course).toMatchObject({ fate: 'arrived', fromAlong: FOG_LEFT, toAlong: 1, landsMs: course.departsMs + EMERGING_MS })
  })

  test('is whole for the players, too, once the match is over', () => {
    const { view } = viewOf(HELLO, 'client', 16_000)
    expect(ladderOf(view, 1).courses.map((c) => [c.fromAlong, c.toAlong, c.fate])).toEqual(Array(3).fill([0, 1, 'arrived']))
  })

  test('ends in mid-wire if it is lost', () =>
    expect(courseOf(ROUGH, 'spectator', 4000, 'c1')).toMatchObject({ fate: 'lost', toAlong: LOST_AT }))

  test('ends at the door of a listener that has no place for it, not in mid-wire', () => {
    const backlog = { places: 4, everyMs: 100, untilMs: 3_000, heldMs: 1_000, cookies: false }
    const [course] = ladderOf({ ...viewOf(ROUGH, 'spectator', 4_000).view, backlog }, 1).courses
    expect(course).toMatchObject({ fate: 'lost', unheard: 'no-place', landsMs: course?.segment.lostAtMs })
    expect(course?.toAlong).toBeGreaterThan(0.9)
  })

  test('starts in mid-wire if no player sent it', () =>
    expect(courseOf(GHOST, 'spectator', 1500, 'c1')).toMatchObject({ fate: 'flying', fromAlong: INJECTED_AT, toAlong: 1 }))

  test('slants downwards, always', () => {
    for (const story of [HELLO, SMALL_TALK, ROUGH])
      for (const viewer of ['client', 'server', 'spectator'] as const)
        for (const { y0, y1 } of ladderOf(viewOf(story, viewer, 60_000).view, 1).courses) expect(y1).toBeGreaterThan(y0)
  })

  test('leaves below the arrival that it answers, and clear of the one before it', () => {
    const { courses } = ladderOf(viewOf(ROUGH, 'spectator', 60_000).view, 1)
    const of = (id: string): Course => courses.find((c) => c.id === id) as Course
    expect(of('s1').y0).toBeGreaterThanOrEqual(of('c2').y1)
    expect(of('c4').y0 - of('c3').y0).toBeGreaterThanOrEqual(25)
  })
})

describe('a flight', () => {
  const course = courseOf(HELLO, 'spectator', 5400, 'c1')
  test.each([
    ['before it departs', -500, 0],
    ['half-way', 600, 0.5],
    ['landed', 1200, 1],
    ['long ago', 90_000, 1],
  ])('%s', (_, after, progress) => {
    expect(progressOf(course, course.departsMs + after)).toBeCloseTo(progress, 6)
    expect(placeOf(course, course.departsMs + after).along).toBeCloseTo(progress, 6)
    expect(placeOf(course, course.departsMs + after).y).toBeCloseTo(course.y0 + (course.y1 - course.y0) * progress, 6)
  })
})

test('the ladder reaches down to the moment that is shown', () => {
  const { view, nowMs } = viewOf(SMALL_TALK, 'spectator', 30_500)
  const ladder = ladderOf(view, 1)
  expect(bottomOf(ladder, nowMs, null)).toBeGreaterThanOrEqual(yAt(ladder.timeline, nowMs))
})

test('the ladder of a match that is over grows no longer: its beginning stays in sight', () => {
  const { view, nowMs } = viewOf(HELLO, 'client', 16_000)
  const ladder = ladderOf(view, 1)
  const { overMs } = momentsOf(view)
  expect(overMs).not.toBeNull()
  expect(bottomOf(ladder, nowMs + 60_000, overMs)).toBe(bottomOf(ladder, nowMs, overMs))
})

describe('the frame', () => {
  test.each([
    [320, 240],
    [360, 260],
    [800, 520],
    [1400, 800],
  ])('fits %i by %i', (width, height) => {
    const frame = frameOf(width, height)
    expect(frame.x.client).toBeGreaterThanOrEqual(50)
    expect(frame.x.server - frame.x.client).toBeGreaterThan(width * 0.5)
    expect(frame.x.server).toBe(width - frame.x.client)
    expect(frame.headerHeight).toBeLessThan(height / 2)
    expect(wireX(frame, 'server', 0)).toBe(frame.x.server)
    expect(wireX(frame, 'client', 1)).toBe(frame.x.server)
  })

  test('is drawn larger on a projector only', () => {
    expect(magnificationOf(360, 740)).toBe(1)
    expect(magnificationOf(790, 545), 'the ladder on a laptop').toBe(1)
    expect(magnificationOf(1116, 690), 'the ladder on a projector of 1920 by 1080').toBeGreaterThan(1.3)
    expect(magnificationOf(1900, 900)).toBeGreaterThan(1.6)
  })
})
