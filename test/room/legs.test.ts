import { describe, expect, test } from 'vitest'
import type { Script } from '../../shared/match/scenario.ts'
import { twoWay } from '../../shared/scenarios/two-way.ts'
import { frameOf } from '../../shared/view/frame.ts'
import type { RoomDriver } from './room-driver.ts'
import { createRoom, HELLO, playRound } from './script.ts'

const legOf = ({ room }: RoomDriver) => room.matches[0]?.script.leg
const seatsOf = ({ room }: RoomDriver) => room.pairings.map(({ seats }) => seats)
const seedOf = ({ room }: RoomDriver) => room.matches[0]?.seed

function duo(): RoomDriver {
  const room = createRoom('duo', { script: twoWay.script })
  room.join('Mina')
  room.join('Juno')
  return room
}

describe('a scenario in two legs', () => {
  test('is played one leg after the other, on the same sides and the same wire, and then from the beginning', () => {
    const room = duo()
    playRound(room)
    const first = { leg: legOf(room), seats: seatsOf(room).map(({ client, server }) => [client, server]), seed: seedOf(room) }
    playRound(room)
    expect({ leg: legOf(room), seats: seatsOf(room).map(({ client, server }) => [client, server]), seed: seedOf(room) }).toEqual({
      ...first,
      leg: 2,
    })
    playRound(room)
    expect(legOf(room)).toBe(1)
    expect(seedOf(room)).not.toBe(first.seed)
    expect(room.room.finished.map(({ result }) => result.outcome)).toEqual(['goal', 'goal', 'goal'])
  })

  const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8]
  const twoRounds = (script: Script, seed: number, wish: 'client' | 'server' | null) => {
    const room = createRoom('duo', { script }, seed)
    room.join('Mina')
    room.join('Juno')
    playRound(room)
    const [before] = seatsOf(room)
    if (wish !== null) room.apply({ type: 'choose-side', member: 0, side: wish })
    playRound(room)
    return { before, after: seatsOf(room)[0] }
  }

  test('is gone on with where everybody sat, whatever the dice would say', () => {
    for (const seed of SEEDS) {
      const { before, after } = twoRounds(twoWay.script, seed, null)
      expect(after).toEqual(before)
    }
  })

  test('unless somebody wishes for a side', () => {
    for (const seed of SEEDS) expect(twoRounds(twoWay.script, seed, 'server').after).toEqual({ client: 1, server: 0 })
  })

  test('as no other scenario is: the dice are asked again', () => {
    const kept = SEEDS.map((seed) => twoRounds(HELLO, seed, null)).map(({ before, after }) => before?.client === after?.client)
    expect(new Set(kept)).toEqual(new Set([true, false]))
  })

  test('begins anew when it was edited in between, though its id is the same', () => {
    const room = duo()
    playRound(room)
    room.apply({ type: 'configure', member: 0, settings: { script: { ...twoWay.script, parMs: 99_000 } } })
    playRound(room)
    expect([legOf(room), room.room.matches[0]?.script.parMs]).toEqual([1, 99_000])
  })

  test('goes on with whoever has come into the place of a player who left between the legs', () => {
    const room = duo()
    playRound(room)
    room.apply({ type: 'leave', member: 1 })
    room.join('Sua')
    for (const member of [0, 2]) room.apply({ type: 'ready', member, ready: true })
    expect(legOf(room)).toBe(2)
    expect(seatsOf(room).map(({ client, server }) => new Set([client, server]))).toEqual([new Set([0, 2])])
  })

  test('tells everybody which leg it is', () => {
    const room = duo()
    playRound(room)
    expect(frameOf(room.room, room.room.firstMatch, 'client')?.leg).toEqual({ number: 1, of: 2 })
    playRound(room)
    expect(frameOf(room.room, room.room.firstMatch, 'spectator')?.leg).toEqual({ number: 2, of: 2 })
  })

  test('has a medal for the leg that is won, and none for the damage before it', () => {
    const room = duo()
    playRound(room)
    playRound(room)
    expect(room.room.finished.map(({ result }) => [result.outcome, result.medal === null])).toEqual([
      ['goal', true],
      ['goal', false],
    ])
  })

  test('begins anew after a leg that was given up', () => {
    const room = duo()
    for (const member of [0, 1]) room.apply({ type: 'ready', member, ready: true })
    room.pass(3_500)
    room.apply({ type: 'disconnect', member: 1 })
    room.apply({ type: 'end-match', member: 0 })
    room.apply({ type: 'connect', member: 1 })
    playRound(room)
    expect(legOf(room)).toBe(1)
  })

  test('gives way to another scenario', () => {
    const room = duo()
    playRound(room)
    room.apply({ type: 'configure', member: 0, settings: { script: HELLO } })
    playRound(room)
    expect(room.room.matches[0]?.script.id).toBe('hello')
  })

  test('keeps the pairs of a class together for both legs, and swaps their sides after them', () => {
    const room = createRoom('class', { script: twoWay.script, swapSides: true })
    room.join('Teacher')
    const students = [1, 2, 3, 4]
    for (const n of students) room.join(`Student ${n}`)
    const rounds = [1, 2, 3, 4].map(() => {
      room.apply({ type: 'start', member: 0 })
      room.playOut(students)
      return { leg: legOf(room), seats: seatsOf(room) }
    })
    const [first, second, third, fourth] = rounds
    expect(rounds.map(({ leg }) => leg)).toEqual([1, 2, 1, 2])
    expect(second?.seats).toEqual(first?.seats)
    expect(third?.seats).toEqual(first?.seats.map(({ client, server }) => ({ client: server, server: client })))
    expect(fourth?.seats).toEqual(third?.seats)
  })

  test('swaps no sides in a class after a scenario that was edited in between: that is another one', () => {
    const room = createRoom('class', { script: HELLO, swapSides: true })
    room.join('Teacher')
    for (const name of ['Mina', 'Juno']) room.join(name)
    const halves = [HELLO, { ...HELLO, parMs: 99_000 }, { ...HELLO, parMs: 99_000 }].map((script) => {
      room.apply({ type: 'configure', member: 0, settings: { script } })
      room.apply({ type: 'start', member: 0 })
      room.playOut([1, 2])
      return room.room.half
    })
    expect(halves).toEqual([1, 1, 2])
  })

  test('comes back from the journal in its second leg', () => {
    const room = duo()
    playRound(room)
    playRound(room)
    expect(room.replayed()).toEqual(room.room)
  })
})
