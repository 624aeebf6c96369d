import { describe, expect, test } from 'vitest'
import type { MatchEvent } from '../../shared/match/events.ts'
import { nextDueMs, step } from '../../shared/match/step.ts'
import { boutScript, closerIn } from '../../shared/ports/bout.ts'
import { boutGoesOn, newSeries } from '../../shared/ports/series.ts'
import { ORDINARY } from '../../shared/scenarios/ordinary.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import { LASTING, lineOf, match, playOut, TWO_BOTS } from '../match/playing.ts'

const SCRIPT = boutScript(ORDINARY)

/** Two bots play, and the players on these sides have their applications close once the answer has been read. */
function playWith(closers: readonly Side[]): { events: MatchEvent[]; lines: string[] } {
  const people = Object.fromEntries(closers.map((side) => [side, 'person'])) as Partial<Record<Side, 'person'>>
  const { match: then, events } = playOut(match({ script: SCRIPT, controllers: { ...TWO_BOTS, ...people } }), 1_000, /client reads "HERE/)
  let current = then
  for (const side of closers) {
    const closed = step(current, { type: 'close', side }, current.nowMs)
    expect(closed.refusal).toBeUndefined()
    current = closed.match
    events.push(...closed.events)
  }
  const rest = playOut(current, 1_000)
  const all = [...events, ...rest.events]
  return { events: all, lines: all.map(lineOf) }
}

describe('a bout', () => {
  test.each<[readonly Side[], string]>([
    [['client'], 'client'],
    [['server'], 'server'],
    [['client', 'server'], 'both'],
  ])('closed first by %j parks the port for %s', (closers, closer) => {
    const { events, lines } = playWith(closers)
    expect(lines.at(-1)).toMatch(/over: goal/)
    expect(closerIn(events)).toBe(closer)
    // Whenever the two come to TIME-WAIT, each after the other, too.
    expect(events.reduce((series, event) => boutGoesOn(series, [event]), newSeries).closer).toBe(closer)
  })

  test('ends by itself if nobody decides', () => {
    const { events, match: over } = playOut(match({ script: SCRIPT, controllers: TWO_BOTS }))
    expect(over.result?.outcome).toBe('goal')
    expect(['client', 'server', 'both']).toContain(closerIn(events))
  })

  test('that players have closed waits for none of the CLOSEs that were planned in case they did not', () => {
    const { events } = playWith(['client', 'server'])
    const answered = events.find((event) => event.type === 'text-delivered' && event.side === 'client')
    expect((events.at(-1)?.atMs ?? 0) - (answered?.atMs ?? 0)).toBeLessThan(20_000)
  })

  test('is closed once: asking again is refused', () => {
    const { match: then } = playOut(match({ script: SCRIPT }), 1_000, /client reads "HERE/)
    const once = step(then, { type: 'close', side: 'client' }, then.nowMs).match
    expect(step(once, { type: 'close', side: 'client' }, then.nowMs).refusal).toBe('not-your-side')
    expect(nextDueMs(once)).not.toBeNull()
  })
})

test('elsewhere the script says when applications close', () => {
  const { match: then } = playOut(match({ script: LASTING }), 1_000, /server gets A/)
  expect(step(then, { type: 'close', side: 'client' }, then.nowMs).refusal).toBe('not-your-side')
})

test('a bout in which the connection is broken off parks nothing', () => expect(closerIn([])).toBe('nobody'))
