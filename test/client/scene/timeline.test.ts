import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { timelineOf, yAt } from '../../../client/scene/timeline.ts'

const moment = fc.integer({ min: 0, max: 200_000 })
const flight = fc.tuple(moment, fc.integer({ min: 1, max: 30_000 })).map(([fromMs, takes]) => ({ fromMs, toMs: fromMs + takes }))

describe('time runs down the ladder', () => {
  test('never upwards, whatever happens when', () => {
    fc.assert(
      fc.property(fc.array(moment), fc.array(flight), moment, moment, (moments, flights, a, b) => {
        const timeline = timelineOf(0, moments, flights, 1)
        expect(yAt(timeline, Math.min(a, b))).toBeLessThanOrEqual(yAt(timeline, Math.max(a, b)))
      }),
    )
  })

  test('without jumps: a millisecond is a fraction of a pixel', () => {
    fc.assert(
      fc.property(fc.array(moment), fc.array(flight), moment, (moments, flights, at) => {
        const timeline = timelineOf(0, moments, flights, 1)
        expect(yAt(timeline, at + 1) - yAt(timeline, at)).toBeLessThan(0.2)
      }),
    )
  })

  test('the past stays where it is when something new happens now', () => {
    fc.assert(
      fc.property(fc.array(moment), fc.array(flight), moment, (moments, flights, at) => {
        const past = { moments: moments.filter((t) => t < at), flights: flights.filter((f) => f.toMs < at) }
        const before = timelineOf(0, past.moments, past.flights, 1)
        const after = timelineOf(0, [...past.moments, at], past.flights, 1)
        expect(yAt(after, at)).toBeCloseTo(yAt(before, at), 6)
      }),
    )
  })

  test('idle minutes take little room, flights take theirs', () => {
    const idle = timelineOf(0, [0, 60_000], [], 1)
    const flown = timelineOf(0, [0, 1200], [{ fromMs: 0, toMs: 1200 }], 1)
    expect(yAt(idle, 60_000)).toBeLessThan(110)
    expect(yAt(flown, 1200)).toBeGreaterThan(60)
  })

  test('before the start is the top', () => expect(yAt(timelineOf(5000, [6000], [], 1), 1000)).toBe(0))
})
