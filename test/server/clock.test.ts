import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Sleeper } from '../../server/clock.ts'
import { Clock } from '../../server/clock.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Named = Sleeper & { readonly name: string }
const sleeper = (name: string): Named => ({
  name,
  wakeMs: Number.POSITIVE_INFINITY,
  dueMs: Number.POSITIVE_INFINITY,
  heapIndex: -1,
})

describe('the clock', () => {
  test('wakes each sleeper once, in the order of their times, whatever the order of their coming and rescheduling', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(40), fc.option(fc.nat(500))), { maxLength: 200 }), (orders) => {
        const woken: [string, number][] = []
        const clock = new Clock<Named>(({ name }) => void woken.push([name, clock.nowMs()]))
        const startMs = clock.nowMs()
        const sleepers = Array.from({ length: 41 }, (_, n) => sleeper(String(n)))
        const wanted = new Map<string, number>()
        for (const [who, inMs] of orders) {
          const one = sleepers[who]
          if (one === undefined) continue
          clock.schedule(one, inMs === null ? null : startMs + inMs)
          if (inMs === null) wanted.delete(one.name)
          else wanted.set(one.name, startMs + inMs)
        }
        vi.advanceTimersByTime(600)
        expect(woken.map(([name]) => name).sort()).toEqual([...wanted.keys()].sort())
        for (const [name, atMs] of woken) expect(atMs - (wanted.get(name) ?? 0)).toBeOneOf([0, 1])
        expect(woken.map(([name]) => wanted.get(name) ?? 0)).toEqual([...wanted.values()].sort((a, b) => a - b))
        clock.stop()
      }),
    )
  })

  test('does not starve the rest of the process when somebody is always due', () => {
    let wakes = 0
    const clock = new Clock<Named>((one) => {
      wakes++
      clock.schedule(one, clock.nowMs())
    })
    clock.schedule(sleeper('eager'), clock.nowMs())
    vi.advanceTimersByTime(10)
    expect(wakes).toBeGreaterThan(1)
    expect(wakes).toBeLessThan(30)
    clock.stop()
    vi.advanceTimersByTime(10)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('runs faster than the wall for tests', () => {
    const woken: number[] = []
    const clock = new Clock<Named>(() => void woken.push(performance.now()), 10)
    const startMs = performance.now()
    clock.schedule(sleeper('x'), clock.nowMs() + 1_000)
    vi.advanceTimersByTime(99)
    expect(woken).toEqual([])
    vi.advanceTimersByTime(2)
    expect((woken[0] ?? 0) - startMs).toBeLessThanOrEqual(101)
  })

  describe('where the machine sleeps and its clock runs on', () => {
    let sleptMs = 0
    beforeEach(() => {
      sleptMs = 0
      const awakeMs = performance.now.bind(performance)
      vi.spyOn(performance, 'now').mockImplementation(() => awakeMs() + sleptMs)
      return () => void vi.restoreAllMocks()
    })

    test('stands still meanwhile, goes on from there, and tells so', () => {
      const woken: number[] = []
      const standstills: number[] = []
      const clock = new Clock<Named>(
        () => void woken.push(clock.nowMs()),
        1,
        (ms) => void standstills.push(ms),
      )
      const startMs = clock.nowMs()
      clock.schedule(sleeper('x'), startMs + 10_000)
      vi.advanceTimersByTime(4_000)
      sleptMs = 3_600_000
      vi.advanceTimersByTime(1_000)
      expect(clock.nowMs() - startMs).toBe(4_000)
      vi.advanceTimersByTime(6_000)
      expect([woken, standstills]).toEqual([[startMs + 10_000], [3_601_000]])
      clock.stop()
    })

    test('counts what a busy machine takes', () => {
      const clock = new Clock<Named>(() => {})
      const startMs = clock.nowMs()
      sleptMs = 1_900
      vi.advanceTimersByTime(1_000)
      expect(clock.nowMs() - startMs).toBe(2_900)
      clock.stop()
    })
  })
})
