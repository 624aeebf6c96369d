import { describe, expect, test } from 'vitest'
import { answeredBy } from '../../shared/match/answers.ts'
import { ESTABLISHED } from '../../shared/scenarios/ordinary.ts'
import { step } from '../../shared/tcp/step.ts'
import { match, script, segment } from './playing.ts'

describe('an answer to what advanced nothing', () => {
  const { client } = match({ script: script({ start: ESTABLISHED }) }).ends
  const owing = step(client.endpoint, { type: 'segment-arrives', segment: segment('PA', 201, 101, 'OLD') }).endpoint
  const after = step(owing, { type: 'segment-sent', segment: segment('A', 101, 301) }).endpoint

  test.each([
    ['the first of a row', 1, false, 0],
    ['the second', 2, false, 0],
    ['the third, which is noise', 3, false, 1],
    ['the first of a row that began with a mistake', 1, true, 1],
  ])('%s: how many duties are worth nothing', (_, answers, unpaid, worthless) => {
    const answering = { answers, unpaid, dues: owing.due, opens: false, mistakes: [] }
    expect(answeredBy(answering, owing, after)).toMatchObject({ unpaid: worthless, chain: { answers, unpaid } })
  })

  test('is needed anyway where it is due for the connection itself', () => {
    const answering = { answers: 3, unpaid: true, dues: [], opens: true, mistakes: [] }
    expect(answeredBy(answering, owing, after).unpaid).toBe(0)
  })
})
