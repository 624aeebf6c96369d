import { describe, expect, test } from 'vitest'
import { consequenceOf } from '../../shared/analysis/consequence.ts'
import { createSeed } from '../../shared/match/chance.ts'
import { catalogue } from '../../shared/scenarios/catalogue.ts'
import { segmentOf } from '../../shared/view/segment-view.ts'
import { Story } from '../../shared/view/story.ts'
import { match, playOut, TWO_BOTS } from '../match/playing.ts'
import { positionBefore } from './position-before.ts'

describe.each(catalogue.map(({ script }) => [script.id, script] as const))('the story of %s between bots that err', (_, script) => {
  const { match: over, events } = playOut(
    match({ script, seed: createSeed(5), controllers: TWO_BOTS, bot: { thinkMs: 1_000, errorPercent: 40 } }),
  )
  const story = new Story(over.rules)
  for (const event of events) story.note(event)
  const { history, ladder } = story.tell()

  test('has how the connection stood before a wrong move, and that shows a consequence', () => {
    const moves = events.flatMap((event, at) => (event.type === 'move-judged' ? [{ event, at }] : []))
    const told = history.filter((event) => event.type === 'move')
    expect(told).toHaveLength(moves.length)
    for (const [n, { event, at }] of moves.entries()) {
      const { segment, before } = told[n] ?? {}
      expect(before !== undefined).toBe(event.verdict.grade === 'wrong')
      if (segment === undefined || before === undefined) continue
      const { ends, flights } = positionBefore(events, at)
      expect(before.ends).toEqual(ends)
      expect(before.flights).toEqual(flights)
      const consequence = consequenceOf(before, event.side, segmentOf(segment), before.rules)
      expect(consequence?.steps[0]).toMatchObject({ isWrong: true, segment: event.segment })
    }
  })

  test('has every segment, and what became of it', () => {
    expect(ladder.map(({ sentAtMs }) => sentAtMs)).toEqual(events.flatMap((event) => (event.type === 'segment-sent' ? [event.atMs] : [])))
    const underWay = ladder.filter(({ arrivedAtMs, lostAtMs }) => arrivedAtMs === undefined && lostAtMs === undefined)
    expect(underWay).toHaveLength(over.flights.length)
  })
})
