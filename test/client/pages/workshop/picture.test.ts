import { describe, expect, test } from 'vitest'
import { pictureOf } from '../../../../client/pages/workshop/picture.ts'
import { createSeed } from '../../../../shared/match/chance.ts'
import { catalogue } from '../../../../shared/scenarios/catalogue.ts'
import { rehearse } from '../../../../shared/workshop/rehearse.ts'

const MARK_HEIGHT = 18

describe.each(catalogue.map(({ script }) => [script.id, script] as const))('the ladder of %s', (_, script) => {
  const { events } = rehearse(script, createSeed(5))
  const { rungs, marks, height } = pictureOf(events)

  test('has every segment that left, in order, and none falls upwards', () => {
    expect(rungs.length).toBe(events.filter(({ type }) => type === 'segment-sent').length)
    for (const [index, { fromY, toY }] of rungs.entries()) {
      expect(toY).toBeGreaterThanOrEqual(fromY)
      expect(fromY).toBeGreaterThanOrEqual(rungs[index - 1]?.fromY ?? 0)
    }
  })

  test('writes nothing beside a line over something else, and everything within the picture', () => {
    for (const side of ['client', 'server']) {
      const ys = marks.filter((mark) => mark.side === side).map(({ y }) => y)
      for (const [index, y] of ys.entries()) expect(y - (ys[index - 1] ?? 0)).toBeGreaterThanOrEqual(MARK_HEIGHT)
    }
    for (const y of [...marks.map((mark) => mark.y), ...rungs.map(({ toY }) => toY)]) expect(y).toBeLessThan(height)
  })
})
