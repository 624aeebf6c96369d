import { expect, test } from 'vitest'
import { countUnpaid } from '../../../../client/pages/result/unpaid.ts'
import type { MatchInput } from '../../../../shared/match/match.ts'
import type { Wire } from '../../../../shared/match/scenario.ts'
import { historyEventOf } from '../../../../shared/view/history.ts'
import { match, move, played, QUICK_PATH, script, segment } from '../../../match/playing.ts'

const TEXT = move('client', segment('A', 101, 301, 'HELLO'))
const ANSWER = move('server', segment('A', 301, 106))

function unpaidAfter(acts: Wire['acts'], deeds: readonly (readonly [number, MatchInput])[]): number {
  const wire = { client: QUICK_PATH, server: QUICK_PATH, acts }
  const established = { client: { state: 'ESTABLISHED' }, server: { state: 'ESTABLISHED' } } as const
  const calls = [
    { side: 'client', call: { type: 'send', text: 'HELLO' }, trigger: { when: 'start', afterMs: 0 } },
    { side: 'client', call: { type: 'close' }, trigger: { when: 'start', afterMs: 60_000 } },
  ] as const
  const talk = script({ start: established, calls, wire, goal: { client: 'CLOSED', server: 'CLOSED' } })
  const { events } = played(match({ script: talk }), deeds)
  return countUnpaid(events.map(historyEventOf).filter((event) => event !== null))
}

test('what a player has sent again without need is answered for nothing', () => {
  const deeds = [
    [1_000, TEXT],
    [2_000, ANSWER],
    [3_000, TEXT],
    [4_000, ANSWER],
  ] as const
  expect(unpaidAfter([], deeds)).toBe(1)
})

test('what the wire has doubled is answered for points', () => {
  const deeds = [
    [1_000, TEXT],
    [2_000, ANSWER],
    [5_000, ANSWER],
  ] as const
  expect(unpaidAfter([{ type: 'duplicate', from: 'client', nth: 1, afterMs: 3_000 }], deeds)).toBe(0)
})
