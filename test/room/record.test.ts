import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Match } from '../../shared/match/match.ts'
import { createMatch, nextDueMs, step } from '../../shared/match/step.ts'
import { nextDueMs as roomDueMs } from '../../shared/room/advance.ts'
import type { Entry } from '../../shared/room/journal.ts'
import { replay } from '../../shared/room/journal.ts'
import type { MatchRecord } from '../../shared/room/record.ts'
import { recordOf } from '../../shared/room/record.ts'
import type { Room, RoomKind } from '../../shared/room/room.ts'
import type { RoomDriver } from './room-driver.ts'
import { createDuoAtPlay, createRoom, SMALL_TALK } from './script.ts'

/** The records of all finished matches of a room, by its journal. */
function recordsOf(room: RoomDriver): readonly MatchRecord[] {
  const records: MatchRecord[] = []
  let begun: Room | null = null
  let inputs: Entry[] = []
  for (const { atMs, input, room: after, events } of replay(room.entries)) {
    if (begun?.round === after.round) inputs.push({ atMs, input })
    else [begun, inputs] = [after, []]
    for (const event of events) {
      if (event.type === 'match' && event.event.type === 'match-over') {
        records.push(recordOf(begun, event.match, inputs, event.event.result))
      }
    }
  }
  return records
}

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
    expect(record?.inputs[0]?.input).toEqual({ type: 'hint', side: 'client' })
    expect(record?.inputs.slice(1).every(({ input }) => input.type === 'move')).toBe(true)
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

/** Everybody who has not left comes back and plays on for a while. */
function finish(room: RoomDriver): void {
  const members = room.room.members.map(({ id }) => id)
  for (const id of members) room.apply({ type: 'connect', member: id })
  for (const id of members) room.apply({ type: 'pause', member: id, paused: false })
  for (let turns = 0; turns < 100 && room.room.phase === 'playing'; turns += 1) {
    for (const id of members) room.playFor(id)
    room.pass(Math.max((roomDueMs(room.room) ?? 0) - room.nowMs, 100))
  }
}

const member = fc.nat(5)
const deed = fc.oneof(
  { weight: 8, arbitrary: fc.record({ type: fc.constant('play' as const), member }) },
  fc.record({ type: fc.constant('join' as const), role: fc.constantFrom('player' as const, 'spectator' as const, null) }),
  fc.record({ type: fc.constantFrom('connect' as const, 'disconnect' as const, 'leave' as const), member }),
  fc.record({ type: fc.constantFrom('call-bot' as const, 'end-match' as const, 'hint' as const, 'start' as const), member }),
  fc.record({ type: fc.constant('remove' as const), member, target: member }),
  fc.record({ type: fc.constant('pause' as const), member, paused: fc.boolean() }),
  { weight: 3, arbitrary: fc.record({ type: fc.constant('ready' as const), member, ready: fc.constant(true) }) },
)
const deeds = fc.array(fc.record({ passMs: fc.constantFrom(0, 0, 700, 1600, 5000, 40_000), deed }), { maxLength: 80, size: 'max' })

test('whatever people do, a match that is played again from its record comes to the same result', () => {
  let records = 0
  fc.assert(
    fc.property(fc.constantFrom<RoomKind>('duo', 'practice', 'class'), deeds, (kind, todo) => {
      const room = createRoom(kind)
      for (const name of ['Mina', 'Joon', 'Sua']) room.join(name)
      for (const who of [0, 1]) room.apply({ type: 'ready', member: who, ready: true })
      room.apply({ type: 'start', member: 0 })
      for (const { passMs, deed: what } of todo) {
        room.pass(passMs)
        if (what.type === 'play') room.playFor(what.member)
        else if (what.type === 'join') room.join('Joon', what.role)
        else room.apply(what)
      }
      finish(room)
      for (const record of recordsOf(room)) {
        expect(playedAgain(record)).toEqual(record.result)
        records += 1
      }
    }),
    { numRuns: 200 },
  )
  expect(records).toBeGreaterThan(100)
})
