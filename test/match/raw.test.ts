import { describe, expect, test } from 'vitest'
import { createSeed } from '../../shared/match/chance.ts'
import { createMatch, nextDueMs, step } from '../../shared/match/step.ts'
import { catalogue } from '../../shared/scenarios/catalogue.ts'
import { viewEventsOf } from '../../shared/view/redact.ts'
import { match, playOut, TWO_BOTS } from './playing.ts'

const SCENARIOS = catalogue.map(({ script }) => [script.id, script] as const)
const PLAYED_FOR_MS = 60_000

describe('a raw table', () => {
  test.each(SCENARIOS)('%s is won by two who know TCP', (_, script) => {
    const { match: over } = playOut(match({ script, table: 'raw', seed: createSeed(7), controllers: TWO_BOTS }))
    expect(over.result?.outcome).toBe('goal')
  })

  test.each(SCENARIOS)('%s goes on whatever mistakes are made, and tells of none before the end', (_, script) => {
    let now = createMatch({
      script,
      table: 'raw',
      seed: createSeed(3),
      assistance: 'standard',
      controllers: TWO_BOTS,
      startsAtMs: 0,
      bot: { thinkMs: 800, errorPercent: 40 },
    })
    const events = []
    for (let due = nextDueMs(now); due !== null && due < PLAYED_FOR_MS && now.phase !== 'over'; due = nextDueMs(now)) {
      const taken = step(now, { type: 'tick' }, due)
      now = taken.match
      events.push(...taken.events)
    }
    const ended = step(now, { type: 'abandon' }, PLAYED_FOR_MS)
    events.push(...ended.events)
    for (const viewer of ['client', 'server', 'spectator'] as const) {
      const told = viewEventsOf({ table: 'raw', assistance: 'standard', rules: now.rules, events }, viewer)
      for (const event of told)
        if (event.type === 'move-judged') expect(event).toMatchObject({ verdict: { grade: 'unjudged' }, points: 0, score: null })
      const over = told.find(({ type }) => type === 'match-over')
      const moves = events.filter(({ type }) => type === 'move-judged').length
      expect(over?.type === 'match-over' ? over.history.filter(({ type }) => type === 'move') : []).toHaveLength(moves)
    }
  })
})
