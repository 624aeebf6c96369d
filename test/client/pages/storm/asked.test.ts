import { expect, test } from 'vitest'
import { asView } from '../../../../client/pages/storm/asked.ts'
import { createSeed } from '../../../../shared/match/chance.ts'
import { questionAt } from '../../../../shared/storm/question.ts'

test('a question shows its own end with its books, and neither the other end nor what is owed', () => {
  for (let n = 1; n <= 40; n++) {
    const question = questionAt(createSeed(9), n)
    const view = asView(question)
    const other = question.side === 'client' ? 'server' : 'client'
    expect(view.viewer).toBe(question.side)
    expect(view.ends[other]).toBeNull()
    expect(view.ends[question.side]).toMatchObject({ state: question.endpoint.tcb.state, owed: [], owedCount: 0 })
  }
})
