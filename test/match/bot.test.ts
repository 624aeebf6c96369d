import { describe, expect, test } from 'vitest'
import { createSeed } from '../../shared/match/chance.ts'
import type { MatchEvent, MatchEventOf } from '../../shared/match/events.ts'
import { scenarioById } from '../../shared/scenarios/catalogue.ts'
import { match, playOut, TWO_BOTS } from './playing.ts'

function judged(events: readonly MatchEvent[]): MatchEventOf<'move-judged'>[] {
  return events.filter((event) => event.type === 'move-judged')
}

function movesOf(errorPercent: number, table: 'coached' | 'raw' = 'coached'): MatchEventOf<'move-judged'>[] {
  const script = scenarioById('small-talk')?.script
  if (script === undefined) throw new Error('small-talk is missing')
  return Array.from({ length: 100 }, (_, seed) =>
    judged(playOut(match({ script, seed: createSeed(seed), table, controllers: TWO_BOTS, bot: { thinkMs: 1_000, errorPercent } })).events),
  ).flat()
}

describe('a bot', () => {
  test('makes no mistake if it is not to', () => {
    expect(movesOf(0).every(({ verdict }) => verdict.grade === 'good')).toBe(true)
  })

  test.each(['coached', 'raw'] as const)('errs about as often as it is told on a %s table', (table) => {
    const moves = movesOf(30, table)
    const wrong = moves.filter(({ verdict }) => verdict.grade === 'wrong').length
    expect(Math.abs((100 * wrong) / moves.length - 30)).toBeLessThan(5)
  })

  test('always comes to an end', () => {
    const moves = movesOf(100)
    expect(moves.filter(({ verdict }) => verdict.grade === 'good').length).toBeGreaterThan(500)
  })

  test('errs in many ways', () => {
    const faulty = movesOf(40).flatMap(({ verdict }) => (verdict.grade === 'wrong' ? verdict.faults.map(({ field }) => field) : []))
    expect(new Set(faulty)).toEqual(new Set(['ack', 'ACK', 'seq']))
  })

  test('acknowledges too much on a coached table only: on a raw one that could never be made good', () => {
    const [coached, raw] = (['coached', 'raw'] as const).map((table) =>
      movesOf(40, table).filter(({ segment, verdict }) => {
        const fault = verdict.grade === 'wrong' ? verdict.faults.find(({ field }) => field === 'ack') : undefined
        return fault?.expected === String(segment.ack - 1)
      }),
    )
    expect([coached?.length === 0, raw]).toEqual([false, []])
  })

  test('thinks from half to one and a half times as long as usual', () => {
    const { events } = playOut(match({ controllers: TWO_BOTS, bot: { thinkMs: 1_000, errorPercent: 0 } }))
    const [syn, synAck] = judged(events)
    expect(syn?.atMs).toBeGreaterThanOrEqual(500)
    expect(syn?.atMs).toBeLessThanOrEqual(1_500)
    expect((synAck?.atMs ?? 0) - (syn?.atMs ?? 0)).toBeGreaterThanOrEqual(100 + 500)
  })

  test('combines what may be combined', () => {
    const script = scenarioById('combined-close')?.script
    const { events } = playOut(match({ ...(script && { script }), controllers: TWO_BOTS, bot: { thinkMs: 1_000, errorPercent: 0 } }))
    expect(judged(events)).toHaveLength(3)
  })
})
