import { describe, expect, test } from 'vitest'
import { consequenceOf } from '../../shared/analysis/consequence.ts'
import { createSeed } from '../../shared/match/chance.ts'
import type { MatchEvent } from '../../shared/match/events.ts'
import { NO_TIMERS } from '../../shared/match/timers.ts'
import { catalogue } from '../../shared/scenarios/catalogue.ts'
import { RFC_9293 } from '../../shared/tcp/rules.ts'
import { segmentOf } from '../../shared/view/segment-view.ts'
import { Story } from '../../shared/view/story.ts'
import { match, playOut, TWO_BOTS } from '../match/playing.ts'
import { positionBefore } from './position-before.ts'
import { OPENING, SCORE, SYN_100, WRONG } from './wrong.ts'

const stands = (atMs: number): MatchEvent => ({ atMs, type: 'end-changed', side: 'client', endpoint: OPENING, timers: NO_TIMERS })

function told(...events: readonly MatchEvent[]) {
  const story = new Story(RFC_9293)
  for (const event of events) story.note(event)
  return story.tell()
}

describe('the story of a match', () => {
  const made = { type: 'move-judged', side: 'client', move: 1, segment: SYN_100, points: 120, score: SCORE, flight: null } as const
  const { history } = told(stands(1), { atMs: 5, ...made, verdict: WRONG }, stands(6), {
    atMs: 7,
    type: 'text-delivered',
    side: 'client',
    text: 'HI',
  })

  test('has every new state, text and move, with the verdict in full', () => {
    expect(history).toMatchObject([
      { atMs: 1, side: 'client', type: 'state', state: 'SYN-SENT' },
      {
        ...{ atMs: 5, side: 'client', type: 'move', points: 120 },
        verdict: { grade: 'wrong', faults: [{ field: 'seq', expected: '100' }], misconception: 'isn-again' },
      },
      { atMs: 7, side: 'client', type: 'text', text: 'HI' },
    ])
  })

  test('has how the connection stood when a wrong move was made', () => {
    expect(history.find(({ type }) => type === 'move')).toMatchObject({
      before: { ends: { client: OPENING, server: { tcb: { state: 'CLOSED' } } }, flights: [], rules: RFC_9293 },
    })
  })

  test('has it of the first twenty: who has made more learns enough from them', () => {
    const moves = Array.from({ length: 25 }, (_, n) => ({ atMs: n, ...made, verdict: WRONG }))
    expect(told(...moves).history.map((event) => 'before' in event)).toEqual([...Array(20).fill(true), ...Array(5).fill(false)])
  })

  test('has how mistakes were met', () => {
    const met = {
      type: 'mistake-met',
      side: 'server',
      by: 'silence',
      segment: SYN_100,
      dropped: 'no-ack',
      points: 50,
      score: SCORE,
    } as const
    expect(told({ atMs: 8, ...met }).history).toMatchObject([
      { atMs: 8, side: 'server', type: 'met', by: 'silence', segment: { flags: 'S' }, dropped: 'no-ack', points: 50 },
    ])
  })
})

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
    const underWay = ladder.filter(({ arrivedAtMs, lostAtMs }) => arrivedAtMs === null && lostAtMs === null)
    expect(underWay).toHaveLength(over.flights.length)
  })
})
