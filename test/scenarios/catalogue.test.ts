import { describe, expect, test } from 'vitest'
import { createSeed } from '../../shared/match/chance.ts'
import type { Path, Script } from '../../shared/match/scenario.ts'
import { catalogue, scenarioById } from '../../shared/scenarios/catalogue.ts'
import { misconceptions } from '../../shared/scenarios/misconceptions.ts'
import { match, playOut, TWO_BOTS } from '../match/playing.ts'

const SEEDS = Array.from({ length: 50 }, (_, n) => createSeed(n * 2_654_435_761))
const TABLES = ['coached', 'raw'] as const
const LOSSY: Path = { delayMs: 300, jitterMs: 200, lossPercent: 30, duplicatePercent: 10, reorderPercent: 10, reorderMs: 500 }

const scenarios = catalogue.map(({ script, ...rest }) => [script.id, { script, ...rest }] as const)

describe.each(scenarios)('%s', (id, { script, texts, assistance }) => {
  test('is found by its id', () => expect(scenarioById(id)?.script).toBe(script))

  test.each(TABLES)('two bots without errors win gold on a %s table, with any luck', (table) => {
    for (const seed of SEEDS) {
      const { match: over } = playOut(
        match({ script, seed, table, assistance, controllers: TWO_BOTS, bot: { thinkMs: 1_500, errorPercent: 0 } }),
      )
      expect(over.result).toMatchObject({ outcome: 'goal', medal: 'gold', scores: { client: { wrong: 0 }, server: { wrong: 0 } } })
    }
  })

  test('two people who think for 3 s win gold, and those who think for 10 s finish', () => {
    for (const [thinkMs, medal] of [
      [3_000, 'gold'],
      [10_000, expect.any(String)],
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
    for (const seed of SEEDS) {
      const { match: over } = playOut(match({ script, seed, table, controllers: TWO_BOTS, bot: { thinkMs: 1_500, errorPercent: 33 } }))
      expect(over.result).toMatchObject({ outcome: 'goal' })
    }
  })

  test('bots finish over a wire that loses a third, doubles and reorders', () => {
    const rough: Script = { ...script, rtoMs: 6_000, isn: 'random', wire: { ...script.wire, client: LOSSY, server: LOSSY } }
    // A reset is never repeated: where it gets lost, the other end stays half open.
    const outcome = id === 'abort' ? expect.stringMatching(/goal|failed/) : 'goal'
    for (const seed of SEEDS) {
      const { match: over } = playOut(match({ script: rough, seed, controllers: TWO_BOTS, bot: { thinkMs: 1_000, errorPercent: 0 } }))
      expect(over.result).toMatchObject({ outcome, scores: { client: { wrong: 0 }, server: { wrong: 0 } } })
    }
  })

  test('is told in both languages', () => {
    for (const text of Object.values(texts)) {
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
