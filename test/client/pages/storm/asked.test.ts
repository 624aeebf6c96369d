import { expect, test } from 'vitest'
import { asView } from '../../../../client/pages/storm/asked.ts'
import { createSeed } from '../../../../shared/match/chance.ts'
import { positionAt } from '../../../../shared/storm/position.ts'

test('a question shows its own end with its books, and neither the other end nor what is owed', () => {
  for (let n = 1; n <= 40; n++) {
    const position = positionAt(createSeed(9), n)
    const view = asView(position)
    const other = position.side === 'client' ? 'server' : 'client'
    expect(view.viewer).toBe(position.side)
    expect(view.ends[other]).toBeNull()
    expect(view.ends[position.side]).toMatchObject({ state: position.endpoint.tcb.state, owed: [], owedCount: 0 })
  }
})
