import { describe, expect, test } from 'vitest'
import { recordsOf } from './records.ts'
import type { RoomDriver } from './room-driver.ts'
import { createRoom, SMALL_TALK } from './script.ts'

const START = { type: 'start', member: 1 } as const

/** A class of four, students 1 to 4; the round that the organizer has begun is three seconds old, and one of them watches it from outside. */
function classAtPlay(): RoomDriver {
  const room = createRoom('class')
  for (const name of ['Teacher', 'Mina', 'Joon', 'Sua', 'Jiho']) room.join(name)
  room.apply({ type: 'start', member: 0 })
  room.join('Late')
  room.pass(4_000)
  return room
}

function leftAlone(room = classAtPlay()): RoomDriver {
  expect(room.apply({ type: 'leave', member: 0 })).toBeNull()
  return room
}

describe('a class whose organizer has left for good', () => {
  test('goes on: any player chooses what is played and begins', () => {
    const room = leftAlone()
    room.playOut([1, 2, 3, 4])
    expect(room.apply({ type: 'configure', member: 4, settings: { script: SMALL_TALK } })).toBeNull()
    expect(room.apply({ type: 'to-lobby', member: 3 })).toBeNull()
    expect(room.apply(START)).toBeNull()
    room.playOut([1, 2, 3, 4, 5])
    expect(room.room.matches.map(({ script, result }) => [script.id, result?.outcome])).toEqual(Array(3).fill(['small-talk', 'goal']))
  })

  test('gives nobody power over anybody else', () => {
    const room = leftAlone()
    room.join('Watcher', 'spectator')
    expect(room.apply({ type: 'remove', member: 1, target: 2 })).toBe('not-allowed')
    expect(room.apply({ type: 'pause', member: 1, paused: true })).toBe('not-allowed')
    expect(room.apply({ type: 'end-match', member: 5 }), 'everybody is there').toBe('no-match')
    expect(room.apply({ type: 'end-match', member: 1 })).toBe('partner-present')
    room.playOut([1, 2, 3, 4])
    expect(room.apply({ type: 'start', member: 6 }), 'who only watches').toBe('not-allowed')
  })

  test('plays on what the organizer had stopped', () => {
    const room = classAtPlay()
    room.apply({ type: 'pause', member: 0, paused: true })
    room.pass(10_000)
    leftAlone(room)
    room.playOut([1, 2, 3, 4])
    expect(room.room.matches.map(({ result }) => result?.outcome)).toEqual(['goal', 'goal'])
  })

  test('does not wait for a match at which nobody is: who has none ends it', () => {
    const room = leftAlone()
    const [first, second] = room.room.pairings.map(({ seats }) => [Number(seats.client), Number(seats.server)])
    for (const member of first ?? []) room.apply({ type: 'disconnect', member })
    room.playUntil(second ?? [], () => room.room.matches[1]?.phase === 'over')
    expect(room.apply({ type: 'end-match', member: second?.[0] ?? -1 })).toBeNull()
    expect([room.room.phase, room.room.matches[0]?.result?.outcome]).toEqual(['result', 'abandoned'])
    expect(recordsOf(room).map(({ result }) => result)).toEqual(expect.arrayContaining(room.room.matches.map(({ result }) => result)))
    expect(
      recordsOf(room)
        .find(({ match }) => match === 0)
        ?.inputs.at(-1)?.input,
    ).toEqual({ type: 'abandon' })
  })

  test('ends nobody else’s match with that of a player whose partner is away', () => {
    const room = leftAlone()
    const [first] = room.room.pairings
    room.apply({ type: 'disconnect', member: Number(first?.seats.client) })
    expect(room.apply({ type: 'end-match', member: Number(first?.seats.server) })).toBeNull()
    expect(room.room.matches.map(({ phase }) => phase)).toEqual(['over', 'playing'])
  })

  test('comes back from the journal', () => {
    const room = leftAlone()
    room.playOut([1, 2, 3, 4])
    room.apply(START)
    expect(room.replayed()).toEqual(room.room)
  })
})

test('a class whose organizer is only away waits, however long: nobody takes it over', () => {
  const room = classAtPlay()
  room.apply({ type: 'disconnect', member: 0 })
  room.playOut([1, 2, 3, 4])
  room.pass(3_600_000)
  expect(room.apply(START)).toBe('not-allowed')
  expect(room.apply({ type: 'end-match', member: 5 })).toBe('no-match')
  room.apply({ type: 'connect', member: 0 })
  expect(room.apply({ type: 'start', member: 0 })).toBeNull()
})
