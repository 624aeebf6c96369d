import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Match } from '../../shared/match/match.ts'
import { createMatch, nextDueMs, step } from '../../shared/match/step.ts'
import type { MatchRecord } from '../../shared/room/record.ts'
import type { RoomKind } from '../../shared/room/room.ts'
import { twoWay } from '../../shared/scenarios/two-way.ts'
import { deeds, roomAfter } from './deeds.ts'
import { recordsOf } from './records.ts'
import { createDuoAtPlay, SMALL_TALK } from './script.ts'

function playedAgain(record: MatchRecord): Match['result'] {
  let match = createMatch(record)
  for (const { atMs, input } of record.inputs) match = step(match, input, atMs).match
  for (let ticks = 0; ticks < 1000 && match.result === null; ticks += 1) match = step(match, { type: 'tick' }, nextDueMs(match) ?? 0).match
  return match.result
}

describe('the record of a match', () => {
  test('has what was done to it and nothing else: no names, no tokens, no watchers', () => {
    const room = createDuoAtPlay({ script: SMALL_TALK })
    room.join('Watcher', 'spectator')
    room.apply({ type: 'disconnect', member: 2 })
    room.apply({ type: 'connect', member: 2 })
    room.apply({ type: 'disconnect', member: 1 })
    room.apply({ type: 'connect', member: 1 })
    room.apply({ type: 'rename', member: 1, name: 'Somebody' })
    room.pass(1000)
    room.apply({ type: 'hint', member: 0 })
    room.playOut([0, 1])
    const [record] = recordsOf(room)
    expect(JSON.stringify(record)).not.toMatch(/hash of|Mina|Joon|Watcher|Somebody|connect/)
    expect(record?.inputs.slice(0, 3).map(({ input }) => input)).toEqual([
      { type: 'away', side: 'server' },
      { type: 'back', side: 'server' },
      { type: 'hint', side: 'client' },
    ])
    expect(record?.inputs.slice(3).every(({ input }) => input.type === 'move')).toBe(true)
  })

  test('has of a scenario in legs the one that was played, not those that follow', () => {
    const room = createDuoAtPlay({ script: twoWay.script })
    room.playOut([0, 1])
    expect(recordsOf(room).map(({ script }) => [script.leg, 'next' in script])).toEqual([[1, false]])
  })

  test('knows who moves when seats change hands', () => {
    const room = createDuoAtPlay({ script: SMALL_TALK })
    room.pass(1000)
    room.playFor(0)
    room.apply({ type: 'leave', member: 0 })
    room.join('Watcher', 'spectator')
    room.apply({ type: 'call-bot', member: 1 })
    room.pass(20_000)
    room.join('Sua')
    room.apply({ type: 'leave', member: 1 })
    room.join('Hana')
    room.playOut([3, 4])
    const [record] = recordsOf(room)
    expect(record?.seats).toEqual({ client: 0, server: 1 })
    expect(record?.result.outcome).toBe('goal')
    expect(record && playedAgain(record)).toEqual(record?.result)
  })
})

test('whatever people do, a match that is played again from its record comes to the same result', () => {
  let records = 0
  fc.assert(
    fc.property(fc.constantFrom<RoomKind>('duo', 'practice', 'class'), deeds, (kind, todo) => {
      const room = roomAfter(kind, todo)
      for (const record of recordsOf(room)) {
        expect(playedAgain(record)).toEqual(record.result)
        records += 1
      }
    }),
    { numRuns: 200 },
  )
  expect(records).toBeGreaterThan(100)
})
