import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSeed } from '../../shared/match/chance.ts'
import type { MatchEvent } from '../../shared/match/events.ts'
import type { Match, MatchInput } from '../../shared/match/match.ts'
import type { Path } from '../../shared/match/scenario.ts'
import type { MatchOptions } from '../../shared/match/step.ts'
import { nextDueMs, step } from '../../shared/match/step.ts'
import { catalogue } from '../../shared/scenarios/catalogue.ts'
import { sendable } from '../../shared/tcp/sendable.ts'
import { add } from '../../shared/tcp/sequence.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import { match, move, playOut, segment, TWO_BOTS } from './playing.ts'

const ROUGH: Path = { delayMs: 400, jitterMs: 600, lossPercent: 20, duplicatePercent: 20, reorderPercent: 20, reorderMs: 900 }

/** What a player does: mostly something sensible, sometimes the same a little wrong, sometimes nonsense. */
type Deed =
  | { readonly do: 'best' | 'off-by-one' | 'no-ack'; readonly side: Side; readonly rttMs: number }
  | {
      readonly do: 'nonsense'
      readonly side: Side
      readonly flags: number
      readonly seq: number
      readonly ack: number
      readonly text: string
    }
  | { readonly do: 'input'; readonly input: MatchInput }

const sides = fc.constantFrom<Side>('client', 'server')
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('best' as const), side: sides, rttMs: fc.nat(400) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('off-by-one' as const, 'no-ack' as const), side: sides, rttMs: fc.constant(0) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('nonsense' as const),
      side: sides,
      flags: fc.nat(63),
      seq: fc.oneof(fc.nat(1_000), fc.nat(2 ** 32 - 1)),
      ack: fc.oneof(fc.nat(1_000), fc.nat(2 ** 32 - 1)),
      text: fc.constantFrom('', 'X', 'HELLO'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .oneof(
        fc.record({ type: fc.constantFrom('pause' as const, 'resume' as const, 'tick' as const) }),
        fc.record({ type: fc.constantFrom('hint' as const, 'away' as const, 'back' as const), side: sides }),
        fc.record({
          type: fc.constant('control' as const),
          side: sides,
          controller: fc.constantFrom('person' as const, 'bot' as const),
        }),
      )
      .map((input) => ({ do: 'input' as const, input })),
  },
)
/** Deeds, each some ms after the last. */
const games = fc.array(fc.tuple(fc.oneof(fc.nat(300), fc.nat(4_000), fc.nat(60_000)), deeds), { maxLength: 40 })

const options: fc.Arbitrary<Partial<MatchOptions>> = fc
  .record({
    scenario: fc.constantFrom(...catalogue),
    seed: fc.nat(),
    table: fc.constantFrom('coached' as const, 'raw' as const),
    rough: fc.boolean(),
    random: fc.boolean(),
    client: fc.constantFrom('person' as const, 'bot' as const),
    errorPercent: fc.constantFrom(0, 30),
  })
  .map(({ scenario: { script }, seed, table, rough, random, client, errorPercent }) => ({
    script: {
      ...script,
      ...(rough ? { wire: { ...script.wire, client: ROUGH, server: ROUGH } } : {}),
      ...(random ? { isn: 'random' as const } : {}),
    },
    seed: createSeed(seed),
    table,
    controllers: { client, server: 'person' as const },
    bot: { thinkMs: 800, errorPercent },
    startsAtMs: 500,
  }))

function inputOf(deed: Deed, { ends, rules }: Match): MatchInput {
  if (deed.do === 'input') return deed.input
  if (deed.do === 'nonsense') return move(deed.side, { ...segment('', deed.seq, deed.ack, deed.text), flags: deed.flags })
  const best = sendable(ends[deed.side].endpoint, rules)[0]?.segment ?? segment('A', 1, 1)
  if (deed.do === 'off-by-one') return move(deed.side, { ...best, ack: add(best.ack, -1) })
  if (deed.do === 'no-ack') return move(deed.side, { ...best, flags: best.flags & 0b101111 })
  return move(deed.side, best, deed.rttMs)
}

type Run = { match: Match; events: readonly MatchEvent[]; refusals: readonly (string | null)[] }

/** Plays a game; `ticks` are further moments at which the time is played out, in between. */
function run(
  start: Match,
  game: readonly (readonly [number, Deed])[],
  everyMs: number | null,
  log?: (readonly [number, MatchInput])[],
): Run {
  let current = start
  let atMs = 0
  const events: MatchEvent[] = []
  const refusals: (string | null)[] = []
  const apply = (input: MatchInput) => {
    const next = step(current, input, atMs)
    current = next.match
    events.push(...next.events)
    return next.refusal ?? null
  }
  for (const [waitMs, deed] of game) {
    const untilMs = atMs + waitMs
    while (everyMs !== null && atMs + everyMs < untilMs) {
      atMs += everyMs
      apply({ type: 'tick' })
    }
    atMs = untilMs
    const input = inputOf(deed, step(current, { type: 'tick' }, atMs).match)
    log?.push([atMs, input])
    refusals.push(apply(input))
  }
  atMs += 100_000
  apply({ type: 'tick' })
  return { match: current, events, refusals }
}

describe('whatever players do', () => {
  test('nothing throws, times never go back, and nothing but flights in the air is ever due in the past', () => {
    fc.assert(
      fc.property(options, games, (given, game) => {
        const { match: after, events } = run(match(given), game, null)
        let last = 0
        for (const { atMs } of events) {
          expect(Number.isInteger(atMs)).toBe(true)
          expect(atMs).toBeGreaterThanOrEqual(last)
          last = atMs
        }
        const dueMs = nextDueMs(after)
        if (dueMs !== null) expect(dueMs).toBeGreaterThan(after.nowMs + after.pausedMs)
      }),
      { numRuns: 300 },
    )
  })

  test('the same inputs at the same times give the same match and the same events', () => {
    fc.assert(
      fc.property(options, games, (given, game) => {
        expect(run(match(given), game, null)).toEqual(run(match(given), game, null))
      }),
      { numRuns: 100 },
    )
  })

  test('it makes no difference whether time passes in one step or in many', () => {
    fc.assert(
      fc.property(options, games, fc.integer({ min: 37, max: 5_000 }), (given, game, everyMs) => {
        expect(run(match(given), game, everyMs)).toEqual(run(match(given), game, null))
      }),
      { numRuns: 150 },
    )
  })

  test('inputs are left as they were', () => {
    fc.assert(
      fc.property(options, games, (given, game) => {
        const start = match(given)
        const before = structuredClone(start)
        run(start, game, null)
        expect(start).toEqual(before)
      }),
      { numRuns: 50 },
    )
  })

  test('what is delivered was sent, once and in order, as long as no wrong move leaves and no rule is broken', () => {
    fc.assert(
      fc.property(options, games, (given, game) => {
        const { ends, script } = run(match({ ...given, table: 'coached' }), game, null).match
        const damage = script.goal.delivered ?? {}
        expect((damage.server ?? ends.client.sentText).startsWith(ends.server.delivered)).toBe(true)
        expect((damage.client ?? ends.server.sentText).startsWith(ends.client.delivered)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

describe('fair luck', () => {
  test('the n-th segment of a side meets the same wire, whoever sends it and whenever', () => {
    const fates = (thinkMs: number, seed: number) => {
      const [{ script }] = catalogue.filter(({ script: { id } }) => id === 'small-talk') as [(typeof catalogue)[number]]
      const wire = { ...script.wire, client: ROUGH, server: ROUGH }
      const { events } = playOut(
        match({ script: { ...script, wire }, seed: createSeed(seed), controllers: TWO_BOTS, bot: { thinkMs, errorPercent: 0 } }),
      )
      const found = new Map<string, number | null>()
      for (const event of events) {
        if (event.type === 'segment-sent')
          found.set(JSON.stringify(event.flight), event.landsAtMs === null ? null : event.landsAtMs - event.atMs)
      }
      return found
    }
    for (let seed = 0; seed < 50; seed++) {
      const [quick, slow] = [fates(100, seed), fates(3_000, seed)]
      const common = [...quick.keys()].filter((flight) => slow.has(flight))
      expect(common.length).toBeGreaterThan(3)
      for (const flight of common) expect(quick.get(flight)).toBe(slow.get(flight))
    }
  })
})
