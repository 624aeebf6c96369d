import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Tally } from '../../shared/match/cargo.ts'
import { NOTHING_SENT, withCounted } from '../../shared/match/cargo.ts'
import type { Seed } from '../../shared/match/chance.ts'
import { createSeed } from '../../shared/match/chance.ts'
import type { Path, Wire, WireAct } from '../../shared/match/scenario.ts'
import { passagesOf as passagesOfSegment } from '../../shared/match/wire.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import { segment } from './playing.ts'

const GOOD: Path = { delayMs: 800, jitterMs: 0, lossPercent: 0, duplicatePercent: 0, reorderPercent: 0, reorderMs: 0 }
const SEED = createSeed(1)

const ANY = segment('A', 101, 301)

/** Of a segment of which nothing is known but its number. */
function passagesOf(given: Wire, seed: Seed, side: Side, n: number): ReturnType<typeof passagesOfSegment> {
  return passagesOfSegment(given, seed, side, n, ANY, NOTHING_SENT)
}

function wire(path: Partial<Path> = {}, acts: readonly WireAct[] = []): Wire {
  return { client: { ...GOOD, ...path }, server: GOOD, acts }
}

test('a segment is counted by all that it carries', () => {
  const counted = (letters: string, text = '') => withCounted(NOTHING_SENT, segment(letters, 1, 1, text))
  expect(counted('S')).toEqual({ syn: 1, fin: 0, text: 0, ack: 0, rst: 0 })
  expect(counted('SA')).toEqual({ syn: 1, fin: 0, text: 0, ack: 0, rst: 0 })
  expect(counted('A')).toEqual({ syn: 0, fin: 0, text: 0, ack: 1, rst: 0 })
  expect(counted('PA', 'HI')).toEqual({ syn: 0, fin: 0, text: 1, ack: 0, rst: 0 })
  expect(counted('FPA', 'HI')).toEqual({ syn: 0, fin: 1, text: 1, ack: 0, rst: 0 })
  expect(counted('FA')).toEqual({ syn: 0, fin: 1, text: 0, ack: 0, rst: 0 })
  expect(counted('RA')).toEqual({ ...NOTHING_SENT, rst: 1 })
})

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
      'is lost by an act, though chance would double it',
      wire({ duplicatePercent: 100 }, [{ type: 'lose', from: 'client', nth: 2 }]),
      [{ copy: 0, afterMs: 400, lost: true }],
    ],
    [
      'is held by an act, though chance would lose it',
      wire({ lossPercent: 100 }, [{ type: 'hold', from: 'client', nth: 2, forMs: 20_000 }]),
      [{ copy: 0, afterMs: 20_800, lost: false }],
    ],
    [
      'is doubled by an act, though chance would lose it',
      wire({ lossPercent: 100 }, [{ type: 'duplicate', from: 'client', nth: 2, afterMs: 300 }]),
      [
        { copy: 0, afterMs: 800, lost: false },
        { copy: 1, afterMs: 1_100, lost: false },
      ],
    ],
    [
      'is lost by one act and comes late by another',
      wire({}, [
        { type: 'duplicate', from: 'client', nth: 2, afterMs: 300 },
        { type: 'lose', from: 'client', nth: 2 },
      ]),
      [
        { copy: 0, afterMs: 400, lost: true },
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

  test.each<[string, Segment, Partial<Tally>, boolean]>([
    ['the second text', segment('A', 101, 301, 'HI'), { text: 2 }, true],
    ['the second text with a FIN', segment('FA', 101, 301, 'HI'), { text: 2, fin: 1 }, true],
    ['the first text', segment('A', 101, 301, 'HI'), { text: 1 }, false],
    ['a pure ACK after the second text', segment('A', 101, 301), { text: 2, ack: 2 }, false],
    ['a FIN after the second text', segment('FA', 101, 301), { text: 2, fin: 2 }, false],
  ])('an act on the second text of a side meets %s: %#', (_, sent, tally, isMet) => {
    const given = wire({}, [{ type: 'lose', from: 'client', nth: 2, of: 'text' }])
    expect(passagesOfSegment(given, SEED, 'client', 7, sent, { ...NOTHING_SENT, ...tally })[0]?.lost).toBe(isMet)
  })

  test('takes whole ms from the base delay to base and jitter', () => {
    const delays = new Set<number>()
    for (let n = 1; n <= 2_000; n++) for (const { afterMs } of passagesOf(wire({ jitterMs: 20 }), SEED, 'client', n)) delays.add(afterMs)
    expect([...delays].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 21 }, (_, extra) => 800 + extra))
  })

  test('is doubled by chance at another moment than its own, at the latest a whole way later', () => {
    const short = wire({ delayMs: 2, jitterMs: 1, duplicatePercent: 100 })
    const gaps = Array.from({ length: 500 }, (_, n) => passagesOf(short, SEED, 'client', n + 1)).map(
      ([first, double]) => (double?.afterMs ?? 0) - (first?.afterMs ?? 0),
    )
    expect([...new Set(gaps)].sort()).toEqual([1, 2, 3, 4])
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
