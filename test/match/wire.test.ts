import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSeed } from '../../shared/match/chance.ts'
import type { Path, Wire, WireAct } from '../../shared/match/scenario.ts'
import { passagesOf } from '../../shared/match/wire.ts'

const GOOD: Path = { delayMs: 800, jitterMs: 0, lossPercent: 0, duplicatePercent: 0, reorderPercent: 0, reorderMs: 0 }
const SEED = createSeed(1)

function wire(path: Partial<Path> = {}, acts: readonly WireAct[] = []): Wire {
  return { client: { ...GOOD, ...path }, server: GOOD, acts }
}

describe('a segment on the wire', () => {
  test.each<[string, Wire, ReturnType<typeof passagesOf>]>([
    ['takes the base delay', wire(), [{ copy: 0, afterMs: 800, lost: false }]],
    ['is lost half way where everything is', wire({ lossPercent: 100 }), [{ copy: 0, afterMs: 400, lost: true }]],
    ['is held back where everything is', wire({ reorderPercent: 100, reorderMs: 900 }), [{ copy: 0, afterMs: 1_700, lost: false }]],
    ['is lost by an act', wire({}, [{ type: 'lose', from: 'client', nth: 2 }]), [{ copy: 0, afterMs: 400, lost: true }]],
    ['is held by an act', wire({}, [{ type: 'hold', from: 'client', nth: 2, forMs: 20_000 }]), [{ copy: 0, afterMs: 20_800, lost: false }]],
    [
      'is doubled by an act',
      wire({}, [{ type: 'duplicate', from: 'client', nth: 2, afterMs: 300 }]),
      [
        { copy: 0, afterMs: 800, lost: false },
        { copy: 1, afterMs: 1_100, lost: false },
      ],
    ],
    [
      'is no business of acts for another number',
      wire({}, [{ type: 'lose', from: 'client', nth: 3 }]),
      [{ copy: 0, afterMs: 800, lost: false }],
    ],
    [
      'is no business of acts for the other side',
      wire({}, [{ type: 'lose', from: 'server', nth: 2 }]),
      [{ copy: 0, afterMs: 800, lost: false }],
    ],
  ])('%s', (_, given, expected) => expect(passagesOf(given, SEED, 'client', 2)).toEqual(expected))

  test('takes whole ms from the base delay to base and jitter', () => {
    const delays = new Set<number>()
    for (let n = 1; n <= 2_000; n++) for (const { afterMs } of passagesOf(wire({ jitterMs: 20 }), SEED, 'client', n)) delays.add(afterMs)
    expect([...delays].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 21 }, (_, extra) => 800 + extra))
  })

  test('meets the same luck with the same seed, side and number, and never waits a negative or broken time', () => {
    const percent = fc.integer({ min: 0, max: 100 })
    const ms = fc.integer({ min: 0, max: 5_000 })
    const path = fc.record({
      delayMs: ms,
      jitterMs: ms,
      lossPercent: percent,
      duplicatePercent: percent,
      reorderPercent: percent,
      reorderMs: ms,
    })
    fc.assert(
      fc.property(
        fc.record({ client: path, server: path }),
        fc.nat(),
        fc.constantFrom('client' as const, 'server' as const),
        fc.nat(),
        (paths, seed, side, n) => {
          const passages = passagesOf({ ...paths, acts: [] }, createSeed(seed), side, n)
          expect(passagesOf({ ...paths, acts: [] }, createSeed(seed), side, n)).toEqual(passages)
          for (const { afterMs } of passages) expect(Number.isInteger(afterMs) && afterMs >= 0).toBe(true)
        },
      ),
    )
  })
})
