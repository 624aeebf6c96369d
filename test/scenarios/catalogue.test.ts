import { describe, expect, test } from 'vitest'
import { createSeed } from '../../shared/match/chance.ts'
import { legsOf } from '../../shared/match/legs.ts'
import type { Path, Script } from '../../shared/match/scenario.ts'
import { catalogue, scenarioById } from '../../shared/scenarios/catalogue.ts'
import { misconceptions } from '../../shared/scenarios/misconceptions.ts'
import { match, playOut, TWO_BOTS } from '../match/playing.ts'

const SEEDS = Array.from({ length: 50 }, (_, n) => createSeed(n * 2_654_435_761))
const TABLES = ['coached', 'raw'] as const
const LOSSY: Path = { delayMs: 300, jitterMs: 200, lossPercent: 30, duplicatePercent: 10, reorderPercent: 10, reorderMs: 500 }

/** Scenarios in which a single loss or a wrong reset decides: a reset is never repeated, and a ghost comes but once. */
const HANG_BY_A_THREAD = ['abort', 'old-duplicate-syn', 'two-way', 'ghost-session', 'no-time-wait', 'predictable-isn']

const legs = catalogue.flatMap(({ script, assistance }) =>
  legsOf(script).map((leg) => [leg.leg === undefined ? leg.id : `${leg.id}, leg ${leg.leg}`, { script: leg, assistance }] as const),
)

describe.each(legs)('%s', (_, { script, assistance }) => {
  // Damage is lived through within its par, too, and earns no medal.
  const isDamage = script.goal.delivered !== undefined
  const gold = isDamage ? null : 'gold'

  test.each(TABLES)('two bots without errors win gold on a %s table, with any luck', (table) => {
    for (const seed of SEEDS) {
      const { match: over } = playOut(
        match({ script, seed, table, assistance, controllers: TWO_BOTS, bot: { thinkMs: 1_500, errorPercent: 0 } }),
      )
      expect(over.result).toMatchObject({ outcome: 'goal', medal: gold, scores: { client: { wrong: 0 }, server: { wrong: 0 } } })
      expect(over.result?.durationMs).toBeLessThanOrEqual(script.parMs)
    }
  })

  test('two people who think for 3 s win gold, and those who think for 10 s finish', () => {
    for (const [thinkMs, medal] of [
      [3_000, gold],
      [10_000, isDamage ? null : expect.any(String)],
    ] as const) {
      const { match: over } = playOut(match({ script, seed: createSeed(7) }), thinkMs)
      expect(over.result).toMatchObject({ outcome: 'goal', medal })
    }
  })

  test.each(['client', 'server'] as const)('a person on the side of the %s can practise with a bot', (side) => {
    const controllers = { ...TWO_BOTS, [side]: 'person' as const }
    expect(playOut(match({ script, controllers }), 2_500).match.result).toMatchObject({ outcome: 'goal' })
  })

  test.each(TABLES)('bots that err in a third of their moves finish on a %s table', (table) => {
    const outcome = table === 'raw' && HANG_BY_A_THREAD.includes(script.id) ? expect.stringMatching(/goal|failed/) : 'goal'
    for (const seed of SEEDS) {
      const { match: over } = playOut(match({ script, seed, table, controllers: TWO_BOTS, bot: { thinkMs: 1_500, errorPercent: 33 } }))
      expect(over.result).toMatchObject({ outcome })
    }
  })

  test('bots finish over a wire that loses a third, doubles and reorders', () => {
    const rough: Script = { ...script, rtoMs: 6_000, isn: 'random', wire: { ...script.wire, client: LOSSY, server: LOSSY } }
    const outcome = HANG_BY_A_THREAD.includes(script.id) ? expect.stringMatching(/goal|failed/) : 'goal'
    for (const seed of SEEDS) {
      const { match: over } = playOut(match({ script: rough, seed, controllers: TWO_BOTS, bot: { thinkMs: 1_000, errorPercent: 0 } }))
      expect(over.result).toMatchObject({ outcome, scores: { client: { wrong: 0 }, server: { wrong: 0 } } })
    }
  })
})

describe.each(catalogue.map((scenario) => [scenario.script.id, scenario] as const))('%s', (id, { script, texts, legs: notes = [] }) => {
  test('is found by its id', () => expect(scenarioById(id)?.script).toBe(script))

  test('has a word for each leg, and one id and one luck for all', () => {
    const parts = legsOf(script)
    expect(parts.length === 1 ? 0 : parts.length).toBe(notes.length)
    for (const [at, part] of parts.entries()) expect([part.id, part.leg]).toEqual([id, parts.length === 1 ? undefined : at + 1])
  })

  test('is told in both languages', () => {
    for (const text of [...Object.values(texts), ...notes]) {
      for (const words of [text.en, text.ko]) expect(words.trim().length).toBeGreaterThan(1)
      expect(text.ko).toMatch(/[가-힣]/)
      expect(text.en).not.toMatch(/[가-힣]/)
    }
  })
})

describe('the catalogue', () => {
  test('has no id twice', () => {
    const ids = catalogue.map(({ script }) => script.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('knows no other scenario', () => expect(scenarioById('no-such-scenario')).toBeNull())
})

describe.each(Object.entries(misconceptions))('the misconception %s', (_, { name, explanation, section }) => {
  test('has a name and an explanation in both languages, and a section', () => {
    for (const { en, ko } of [name, explanation]) {
      expect(en).toMatch(/[a-z]/)
      expect(ko).toMatch(/[가-힣]/)
    }
    expect(section).toMatch(/^3\.\d+(\.\d+)*$/)
  })
})
