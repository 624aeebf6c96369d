import { describe, expect, test } from 'vitest'
import { createSeed } from '../../shared/match/chance.ts'
import type { Answer } from '../../shared/storm/question.ts'
import { judgeAnswer } from '../../shared/storm/question.ts'
import type { Storm } from '../../shared/storm/storm.ts'
import { answer, LASTS_MS, leftMs, startStorm, withPause } from '../../shared/storm/storm.ts'
import { segment } from '../match/playing.ts'

const NONSENSE = segment('URPFS', 1, 1)
const rightFor = ({ question }: Storm): Answer => judgeAnswer(question, 'silence').owed[0]?.segment ?? 'silence'

function run(count: number, give: (storm: Storm, n: number) => Answer, everyMs = 1_000): Storm {
  let storm = startStorm(createSeed(11), 500)
  for (let n = 0; n < count; n++) storm = answer(storm, give(storm, n), 500 + (n + 1) * everyMs).storm
  return storm
}

describe('a storm', () => {
  test('asks on and on as long as all is right', () => {
    const storm = run(100, rightFor)
    expect(storm).toMatchObject({ right: 100, mistakes: 0, streak: 100, bestStreak: 100, isOver: false })
    expect(storm.question.n).toBe(101)
  })

  test('is over after three mistakes, not after two', () => {
    expect(run(2, () => NONSENSE)).toMatchObject({ mistakes: 2, isOver: false })
    expect(run(3, () => NONSENSE)).toMatchObject({ mistakes: 3, isOver: true, points: 0 })
    expect(run(9, () => NONSENSE)).toMatchObject({ mistakes: 3 })
  })

  test('is over after three minutes: what comes later does not count', () => {
    const storm = startStorm(createSeed(11), 500)
    expect(leftMs(storm, 500)).toBe(LASTS_MS)
    const late = answer(storm, rightFor(storm), 500 + LASTS_MS)
    expect(late).toMatchObject({ judged: null, points: 0, storm: { isOver: true, right: 0 } })
    expect(answer(storm, rightFor(storm), 2 * LASTS_MS)).toMatchObject({ judged: null, points: 0, storm: { isOver: true, right: 0 } })
    expect(answer(storm, rightFor(storm), 499 + LASTS_MS).judged?.isRight).toBe(true)
  })

  test('takes no time for a pause', () => {
    const storm = startStorm(createSeed(11), 500)
    const paused = withPause(storm, 60_000)
    expect(leftMs(paused, 70_500)).toBe(leftMs(storm, 10_500))
    const right = judgeAnswer(storm.question, 'silence').owed[0]?.segment ?? 'silence'
    expect(answer(paused, right, 62_500).points).toBe(answer(storm, right, 2_500).points)
  })

  test('goes on to the next question after a mistake, and the streak begins anew', () => {
    const storm = run(6, (now, n) => (n === 3 ? NONSENSE : rightFor(now)))
    expect(storm).toMatchObject({ right: 5, mistakes: 1, streak: 2, bestStreak: 3 })
    expect(storm.question.n).toBe(7)
  })

  test('pays for being quick, for streaks and for difficulty', () => {
    expect(run(10, rightFor, 500).points).toBeGreaterThan(run(10, rightFor, 5_000).points)
    const storm = startStorm(createSeed(11), 0)
    expect(answer(storm, rightFor(storm), 0).points).toBe(200)
    expect(answer(storm, rightFor(storm), 60_000).points).toBe(100)
  })

  test.each([
    [2, 110, 'a tenth more for each right answer before it'],
    [5, 175, 'a quarter more for each level, one every four questions'],
    [17, 520, 'the fifth level counts twice'],
    [21, 600, 'a streak triples at most'],
    [30, 600, 'and so it stays'],
  ])('pays for the slow answer to question %i, all before it right, %i points: %s', (n, points) => {
    const storm = run(n - 1, rightFor, 0)
    expect(answer(storm, rightFor(storm), 500 + 10_000).points).toBe(points)
  })
})
