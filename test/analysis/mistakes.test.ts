import { describe, expect, test } from 'vitest'
import { mistakesIn, positionBefore } from '../../shared/analysis/mistakes.ts'
import { createSeed } from '../../shared/match/chance.ts'
import { catalogue } from '../../shared/scenarios/catalogue.ts'
import { match, playOut, TWO_BOTS } from '../match/playing.ts'

describe.each(catalogue.map(({ script }) => [script.id, script] as const))('a match of %s between bots that err', (_, script) => {
  const { match: over, events } = playOut(
    match({ script, seed: createSeed(5), controllers: TWO_BOTS, bot: { thinkMs: 1_000, errorPercent: 40 } }),
  )

  test('shows a consequence for every wrong move', () => {
    const found = [...mistakesIn(events, 'client', over.rules), ...mistakesIn(events, 'server', over.rules)]
    const wrong = events.filter((event) => event.type === 'move-judged' && event.verdict.grade === 'wrong')
    expect(new Set(found.map(({ event }) => event))).toEqual(new Set(wrong))
    for (const { event, consequence } of found) expect(consequence.steps[0]).toMatchObject({ isWrong: true, segment: event.segment })
  })

  test('can be read back from its events at any moment', () => {
    const last = positionBefore(events, events.length)
    expect(last.ends).toEqual({ client: over.ends.client.endpoint, server: over.ends.server.endpoint })
    expect(last.flights.map(({ segment }) => segment)).toEqual(over.flights.filter(({ lost }) => !lost).map(({ segment }) => segment))
  })
})
