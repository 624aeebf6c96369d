import { describe, expect, test } from 'vitest'
import type { Run } from './two-ends.ts'
import { playOut } from './two-ends.ts'

const WIRES: readonly (readonly [string, Omit<Run, 'seed'>])[] = [
  ['in order and complete', { lossPercent: 0, duplicationPercent: 0, slowest: 1, needlessPercent: 0 }],
  ['that loses two in five', { lossPercent: 40, duplicationPercent: 0, slowest: 3, needlessPercent: 0 }],
  ['that doubles and reorders', { lossPercent: 0, duplicationPercent: 40, slowest: 40, needlessPercent: 0 }],
  ['that does all of it', { lossPercent: 40, duplicationPercent: 40, slowest: 25, needlessPercent: 0 }],
  ['between ends that send a lot without need', { lossPercent: 20, duplicationPercent: 20, slowest: 10, needlessPercent: 20 }],
]
const SEEDS_EACH = 400

describe('two correct endpoints finish, and every octet arrives once and in order, over a wire', () => {
  test.each(WIRES)('%s', (_, wire) => {
    for (let seed = 1; seed <= SEEDS_EACH; seed++) {
      const { states, sent, delivered, callsLeft } = playOut({ seed, ...wire })
      const label = `seed ${seed}`
      expect(states, label).toEqual({ client: 'CLOSED', server: 'CLOSED' })
      expect(callsLeft, label).toBe(0)
      expect(delivered.server, label).toBe(sent.client)
      expect(delivered.client, label).toBe(sent.server)
    }
  })
})
