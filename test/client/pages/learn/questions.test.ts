import { describe, expect, test } from 'vitest'
import { questions } from '../../../../client/pages/learn/questions/catalogue.ts'
import { traceOf } from '../../../../client/pages/learn/trace.ts'
import { legOf } from '../../../../shared/match/legs.ts'
import type { Script } from '../../../../shared/match/scenario.ts'
import { scenarioById } from '../../../../shared/scenarios/catalogue.ts'

const SHOWN = questions.flatMap(({ id, shown }) => shown.map((one) => [`${id}, ${one.scenario} ${one.leg ?? 1}`, one] as const))

function scriptOf(scenario: string, leg: number): Script | null {
  const found = scenarioById(scenario)
  return found === null ? null : legOf(found.script, leg)
}

test('every question has an id of its own, and something that shows its answer', () => {
  expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length)
  expect(questions.filter(({ shown, answer }) => shown.length === 0 || answer.length === 0)).toEqual([])
})

describe('what is remarked happens in the scenario when it is played', () => {
  test.each(SHOWN)('%s', (_, { scenario, leg, remarks }) => {
    const script = scriptOf(scenario, leg ?? 1)
    expect(script).not.toBeNull()
    if (script === null) return
    const said = traceOf(script, remarks).moments.flatMap((moment) => moment.remarks)
    expect(remarks.filter(({ text }) => !said.includes(text)).map(({ text }) => text.en)).toEqual([])
  })
})
