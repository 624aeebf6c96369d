import { describe, expect, test } from 'vitest'
import { isDamage, medalOf, NEW_SCORE, resultOf, scoreGood, scoreHarmless, scoreWrong } from '../../shared/match/score.ts'
import { match, script } from './playing.ts'

describe('a good move', () => {
  test.each([
    ['at once', 1, 0, 0, 200],
    ['after 5 s', 1, 5_000, 0, 150],
    ['after 10 s', 1, 10_000, 0, 100],
    ['after a minute', 1, 60_000, 0, 100],
    ['sooner than the network allows', 1, -200, 0, 200],
    ['with a hint', 1, 0, 1, 100],
    ['with two hints', 1, 0, 2, 50],
    ['that does two things', 2, 0, 0, 400],
    ['that sends half of the text', 0.5, 0, 0, 100],
  ])('%s', (_, worth, elapsedMs, hints, points) => expect(scoreGood(NEW_SCORE, worth, elapsedMs, hints).points).toBe(points))

  test('in a row is worth more and more, up to twice', () => {
    let score = NEW_SCORE
    const points = [1, 2, 3, 4, 5, 6].map(() => {
      const next = scoreGood(score, 1, 0, 0)
      score = next.score
      return next.points
    })
    expect(points).toEqual([200, 250, 300, 350, 400, 400])
    expect(score).toMatchObject({ points: 1_900, streak: 6, multiplier: 2, good: 6 })
  })
})

test('a harmless move earns nothing and keeps the streak', () => {
  const { score } = scoreGood(NEW_SCORE, 1, 0, 0)
  expect(scoreHarmless(score)).toEqual({ points: 0, score: { ...score, harmless: 1 } })
})

test('a wrong move costs 50 and the streak', () => {
  const { score } = scoreGood(NEW_SCORE, 1, 0, 0)
  expect(scoreWrong(score)).toMatchObject({ points: -50, score: { points: 150, streak: 0, multiplier: 1, wrong: 1, good: 1 } })
})

test.each([
  [10_000, 'gold'],
  [10_001, 'silver'],
  [15_000, 'silver'],
  [15_001, 'bronze'],
] as const)('%i ms against a par of 10 s is %s', (durationMs, medal) => expect(medalOf(durationMs, 10_000)).toBe(medal))

describe('a medal', () => {
  const honest = match()
  const damage = match({ script: script({ goal: { ...script().goal, delivered: { server: 'GARBLED' } } }) })

  test.each([
    ['is won with the goal', honest, { outcome: 'goal' }, 'gold', false],
    ['is not won where the goal is the damage of a broken rule', damage, { outcome: 'goal' }, null, true],
    ['is not won by giving up', honest, { outcome: 'abandoned' }, null, false],
    ['is not won where the goal is out of reach', honest, { outcome: 'failed', why: 'half-open' }, null, false],
  ] as const)('%s', (_, played, conclusion, medal, wasDamage) => {
    const result = resultOf(played, conclusion, 1)
    expect([result.medal, isDamage(result)]).toEqual([medal, wasDamage])
  })
})
