import { describe, expect, test } from 'vitest'
import type { MatchResult } from '../../shared/match/events.ts'
import type { Closer } from '../../shared/ports/bout.ts'
import { boutScript } from '../../shared/ports/bout.ts'
import { PARKED_MS, PORT_NUMBERS } from '../../shared/ports/ports.ts'
import type { Series } from '../../shared/ports/series.ts'
import { boutBegins, boutEnds, newSeries, withBots } from '../../shared/ports/series.ts'
import { ORDINARY } from '../../shared/scenarios/ordinary.ts'

const SCORE = { points: 600, streak: 0, multiplier: 1, good: 3, harmless: 0, wrong: 0, hints: 0 }
const RESULT: MatchResult = {
  outcome: 'goal',
  medal: 'gold',
  durationMs: 30_000,
  parMs: 60_000,
  teamPoints: 1_200,
  scores: { client: SCORE, server: SCORE },
}

/** A series after bouts that these closed first, all with the same result. */
function seriesAfter(closers: readonly Closer[], result: MatchResult = RESULT): Series {
  return closers.reduce((series, closer) => boutEnds({ ...boutBegins(series), closer }, result), newSeries)
}

describe('a series', () => {
  test('plays on the first port that is free', () => {
    expect(boutBegins(seriesAfter(['client'])).port).toBe(PORT_NUMBERS[1])
    expect(boutBegins(seriesAfter(['nobody'])).port).toBe(PORT_NUMBERS[0])
  })

  test('frees a port when 2 MSL of game time are over', () => {
    const long = { ...RESULT, durationMs: PARKED_MS }
    expect(boutBegins(seriesAfter(['client', 'server'], long))).toMatchObject({ port: PORT_NUMBERS[0], clockMs: 2 * PARKED_MS })
  })

  test('lets time pass where no port is left and nobody has parked more', () => {
    const stuck = seriesAfter(['client', 'server', 'client', 'server'])
    expect(stuck).toMatchObject({ clockMs: 120_000, game: { winner: null } })
    expect(boutBegins(stuck)).toMatchObject({ port: PORT_NUMBERS[0], clockMs: 30_000 + PARKED_MS })
  })

  test('gives the last bout to whoever has parked fewer, where no port is left', () => {
    const { game } = seriesAfter(['both', 'server', 'both', 'both'])
    expect(game.bouts.at(-1)).toMatchObject({ port: null, winner: 'client' })
  })

  test('counts an average good move: whoever has more to send has no advantage', () => {
    const scores = { client: { ...SCORE, points: 1_200, good: 6 }, server: SCORE }
    expect(seriesAfter(['nobody'], { ...RESULT, scores }).game.bouts).toMatchObject([
      { points: { client: 1_000, server: 1_000 }, winner: null },
    ])
  })

  test('does not count a bout that was given up', () => {
    expect(seriesAfter(['client'], { ...RESULT, outcome: 'abandoned', medal: null }).game).toEqual(newSeries.game)
  })
})

test.each<[string, Series, number]>([
  ['closes soon while it has parked no more', newSeries, 8_000],
  ['waits when it has parked more', seriesAfter(['server']), 20_000],
])('a bot %s', (_, series, afterMs) => {
  const { calls } = withBots(boutScript(ORDINARY), series, ['server'])
  expect(
    calls.find(({ side, call, trigger }) => side === 'server' && call.type === 'close' && trigger.when === 'delivered')?.trigger,
  ).toMatchObject({ afterMs })
})
