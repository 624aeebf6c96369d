import { describe, expect, test } from 'vitest'
import type { Achievements, Finish } from '../../../client/state/achievements.ts'
import { finishOf, medalOf, nextOf, parseAchievements, withFinish } from '../../../client/state/achievements.ts'
import type { MatchView } from '../../../shared/view/match-view.ts'
import { blankView } from '../../support/views.ts'

const FINISH: Finish = { scenario: 'hello', leg: 1, legs: 1, side: 'client', medal: 'silver', durationMs: 40_000 }

function played(...finishes: readonly Partial<Finish>[]): Achievements {
  return finishes.reduce<Achievements>((before, finish) => withFinish(before, { ...FINISH, ...finish }), {})
}

describe('the medal of a scenario', () => {
  test.each<[string, readonly Partial<Finish>[], string | null]>([
    ['is what was earned', [{}], 'silver'],
    ['becomes a better one', [{}, { medal: 'gold' }], 'gold'],
    ['does not become a lesser one', [{}, { medal: 'bronze', durationMs: 1 }], 'silver'],
    ['is not there before the second leg', [{ leg: 1, legs: 2 }], null],
    [
      'is the lesser of two legs',
      [
        { leg: 1, legs: 2, medal: 'gold' },
        { leg: 2, legs: 2, medal: 'bronze' },
      ],
      'bronze',
    ],
    [
      'counts legs in any order',
      [
        { leg: 2, legs: 2 },
        { leg: 1, legs: 2 },
      ],
      'silver',
    ],
  ])('%s', (_, finishes, medal) => expect(medalOf(played(...finishes).hello)).toBe(medal))

  test('is not there where nothing was played', () => expect(medalOf(undefined)).toBeNull())
})

describe('what is kept of a scenario', () => {
  test('the fastest of equal medals', () => {
    expect(played({}, { durationMs: 30_000 }, { durationMs: 50_000 }).hello?.legs).toEqual([{ medal: 'silver', durationMs: 30_000 }])
  })

  test('both sides, whichever was better', () => {
    expect(played({ medal: 'gold' }, { side: 'server', medal: 'bronze' }).hello).toEqual({
      legs: [{ medal: 'gold', durationMs: 40_000 }],
      sides: ['client', 'server'],
    })
  })

  test('nothing new when the same result comes again', () => {
    const once = played({})
    expect(withFinish(once, FINISH)).toBe(once)
  })
})

test('the next scenario is the first without a medal, and none when all have one', () => {
  expect(nextOf(['hello', 'goodbye'], played({}))).toBe('goodbye')
  expect(nextOf(['two-way', 'hello'], played({}, { scenario: 'two-way', legs: 2 }))).toBe('two-way')
  expect(nextOf(['hello'], played({}))).toBeNull()
})

describe('what an earlier visit kept', () => {
  test('comes back', () => {
    const kept = played({}, { scenario: 'two-way', leg: 2, legs: 2, side: 'server' })
    expect(parseAchievements(JSON.stringify(kept))).toEqual(kept)
  })

  test.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['no object', '7'],
    ['an unknown medal', '{"hello":{"legs":[{"medal":"tin","durationMs":1}],"sides":["client"]}}'],
    ['no legs', '{"hello":{"legs":[],"sides":["client"]}}'],
    ['an unknown side', '{"hello":{"legs":[null],"sides":["middle"]}}'],
    ['no time', '{"hello":{"legs":[{"medal":"gold"}],"sides":[]}}'],
  ])('is left out where it is %s', (_, kept) => expect(parseAchievements(kept)).toEqual({}))
})

describe('a match that is over counts', () => {
  const score = { points: 100, streak: 1, multiplier: 1, good: 1, harmless: 0, wrong: 0, hints: 0 }
  const result = {
    outcome: 'goal',
    medal: 'bronze',
    durationMs: 50_000,
    parMs: 30_000,
    scores: { client: score, server: score },
    teamPoints: 200,
  } as const
  const view: MatchView = {
    ...blankView({ viewer: 'client', scenario: 'two-way', leg: { number: 1, of: 2 } }),
    phase: 'over',
    result,
  }

  test('for what it earned, of its leg and side', () => {
    expect(finishOf(view)).toEqual({ scenario: 'two-way', leg: 1, legs: 2, side: 'client', medal: 'bronze', durationMs: 50_000 })
  })

  test('where the goal was damage, as seen: slowness there lowers no medal', () => {
    expect(finishOf({ ...view, result: { ...result, medal: null } })).toMatchObject({ leg: 1, medal: 'gold', durationMs: 50_000 })
  })

  test.each<[string, Partial<MatchView>]>([
    ['for nothing without a medal', { result: { ...result, outcome: 'abandoned', medal: null } }],
    ['for nothing before it is over', { result: null }],
    ['not for those who watched', { viewer: 'spectator' }],
    ['not where a bot finished it', { controllers: { client: 'bot', server: 'bot' } }],
  ])('%s', (_, how) => expect(finishOf({ ...view, ...how })).toBeNull())
})
