import { describe, expect, test } from 'vitest'
import { pictureOfSteps, reachOf } from '../../../../client/panels/consequence/picture.ts'
import { consequenceOf } from '../../../../shared/analysis/consequence.ts'
import { createSeed } from '../../../../shared/match/chance.ts'
import type { Question } from '../../../../shared/storm/question.ts'
import { judgeAnswer, questionAt } from '../../../../shared/storm/question.ts'
import type { Segment } from '../../../../shared/tcp/segment.ts'
import { add } from '../../../../shared/tcp/sequence.ts'

/** Questions with a move in them that is wrong by one. */
const MISTAKES: readonly (readonly [Question, Segment])[] = Array.from({ length: 60 }, (_, seed) =>
  questionAt(createSeed(seed), 1 + (seed % 20)),
)
  .map((question) => [question, judgeAnswer(question, 'silence').owed[0]?.segment] as const)
  .flatMap(([question, right]) => (right === undefined ? [] : [[question, { ...right, ack: add(right.ack, 1) }] as const]))

const STORIES = MISTAKES.flatMap(([{ whole, side }, move]) => consequenceOf(whole, side, move) ?? [])

describe('the picture of a consequence', () => {
  test('is found for mistakes in a storm', () => {
    expect(STORIES.length).toBeGreaterThan(10)
  })

  test('begins with the wrong move, and has an arrow for every segment that is told of', () => {
    for (const { steps } of STORIES) {
      const { arrows } = pictureOfSteps(steps)
      const first = arrows.find(({ startStep, kind }) => startStep === 0 && kind === 'wrong')
      expect(first).toBeDefined()
      expect(arrows.filter(({ kind }) => kind === 'wrong' || kind === 'ordinary')).toHaveLength(
        steps.filter(({ type }) => type === 'sent').length,
      )
      expect(arrows.filter(({ end }) => end !== null)).toHaveLength(
        steps.filter(({ type }) => type === 'arrived' || type === 'lost').length,
      )
    }
  })

  test('runs downwards and stays within its height', () => {
    for (const { steps } of STORIES) {
      const { arrows, notes, height } = pictureOfSteps(steps)
      for (const { startY, end } of arrows) {
        expect(startY).toBeGreaterThanOrEqual(0)
        if (end !== null) expect(end.y).toBeGreaterThan(startY)
        expect(Math.max(startY, end?.y ?? 0)).toBeLessThanOrEqual(height)
      }
      for (const { y } of notes) expect(y).toBeLessThanOrEqual(height)
      const told = arrows.flatMap(({ end }) => end ?? []).toSorted((a, b) => a.step - b.step)
      expect(told.map(({ y }) => y)).toEqual(told.map(({ y }) => y).toSorted((a, b) => a - b))
    }
  })

  test('reaches further down with every step, and at last to its end', () => {
    for (const { steps } of STORIES) {
      const picture = pictureOfSteps(steps)
      const reached = steps.map((_, index) => reachOf(picture, index + 1))
      expect(reached).toEqual(reached.toSorted((a, b) => a - b))
      expect(reached.at(-1)).toBeGreaterThan(picture.height - 60)
    }
  })
})
