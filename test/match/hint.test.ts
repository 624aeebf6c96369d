import { describe, expect, test } from 'vitest'
import type { MatchInput } from '../../shared/match/match.ts'
import { LAST_ACK, match, move, played, SYN, SYN_ACK, script, segment } from './playing.ts'

describe('a hint', () => {
  const hint: MatchInput = { type: 'hint', side: 'client' }

  test('tells the purpose first, then the segment, and then repeats itself for nothing', () => {
    const { match: after, events } = played(match(), [
      [0, hint],
      [0, hint],
      [0, hint],
    ])
    expect(events.flatMap((event) => (event.type === 'hint-given' ? [event.hint] : []))).toMatchObject([
      { level: 1, purpose: 'open' },
      { level: 2, purpose: 'open', segment: { seq: 100 } },
      { level: 2 },
    ])
    expect(after.ends.client.score.hints).toBe(2)
  })

  test('halves the points of the next move, and of no other', () => {
    const { match: after } = played(match(), [
      [0, hint],
      [0, move('client', SYN)],
      [100, move('server', SYN_ACK)],
      [200, move('client', LAST_ACK)],
    ])
    expect(after.ends.client.score.points).toBe(100 + 250)
  })

  test('nor of what is still owed after it', () => {
    const talking = script({
      calls: [...script().calls, { side: 'client', call: { type: 'send', text: 'HI' }, trigger: { when: 'start', afterMs: 50 } }],
      goal: { client: 'CLOSED', server: 'CLOSED' },
    })
    const { events } = played(match({ script: talking }), [
      [0, move('client', SYN)],
      [100, move('server', SYN_ACK)],
      [200, hint],
      [200, move('client', LAST_ACK)],
      [200, move('client', segment('A', 101, 301, 'HI'))],
    ])
    const points = events.flatMap((event) => (event.type === 'move-judged' && event.side === 'client' ? [event.points] : []))
    expect(points).toEqual([200, 125, 300])
  })
})
