import { describe, expect, test } from 'vitest'
import { SIDES } from '../../shared/tcp/sides.ts'
import type { RoomDriver } from './room-driver.ts'
import { createRoom, SMALL_TALK } from './script.ts'

const STUDENTS = Array.from({ length: 30 }, (_, n) => n + 1)

function createClassAtPlay(): RoomDriver {
  const room = createClassInCountdown()
  room.pass(3000)
  return room
}

function createClassInCountdown(): RoomDriver {
  const room = createRoom('class', { swapSides: true })
  room.join('Teacher')
  for (const n of STUDENTS) room.join(`Student ${n}`)
  room.apply({ type: 'start', member: 0 })
  return room
}

describe('a class of 30', () => {
  test('plays two legs and another scenario to the end, and everybody stands in the table', () => {
    const room = createClassAtPlay()
    room.playOut(STUDENTS)
    room.apply({ type: 'start', member: 0 })
    room.playOut(STUDENTS)
    room.apply({ type: 'configure', member: 0, settings: { script: SMALL_TALK } })
    room.apply({ type: 'start', member: 0 })
    room.playOut(STUDENTS)
    expect(room.room.finished).toHaveLength(45)
    expect(room.view.matches.map(({ match, result }) => [match, result?.outcome])).toEqual(
      Array.from({ length: 45 }, (_, n) => [n, 'goal']),
    )
    expect(room.view.standings.map(({ member }) => member).sort((a, b) => a - b)).toEqual(STUDENTS)
    const points = room.view.standings.map((row) => row.points)
    expect(points).toEqual(points.toSorted((a, b) => b - a))
    for (const row of room.view.standings) {
      const played = room.room.finished.flatMap(({ seats, result }) =>
        SIDES.flatMap((side) =>
          seats[side] === row.member ? [{ points: result.scores[side].points, isGold: result.medal === 'gold' }] : [],
        ),
      )
      expect(row).toEqual({
        member: row.member,
        points: played.reduce((sum, { points }) => sum + points, 0),
        matches: 3,
        golds: played.filter(({ isGold }) => isGold).length,
      })
    }
  })

  test('all pairs of a round meet the same luck', () => {
    expect(new Set(createClassAtPlay().room.matches.map((match) => match.seed)).size).toBe(1)
  })

  test('plays on when half of it loses the network: their partners call bots', () => {
    const room = createClassAtPlay()
    const stay: number[] = []
    for (const { seats } of room.room.pairings) {
      const [away, here] = [Number(seats.server), Number(seats.client)]
      room.apply({ type: 'disconnect', member: away })
      expect(room.apply({ type: 'call-bot', member: here })).toBeNull()
      stay.push(here)
    }
    room.playOut(stay)
    expect(room.room.finished.map(({ result }) => result.outcome)).toEqual(new Array(15).fill('goal'))
  })
})

describe('who may do what in a class', () => {
  test('the first is the organizer, and nobody else can be', () => {
    const room = createRoom('class')
    room.join('Teacher', 'player')
    expect(room.join('Student', 'organizer')).toBe('not-allowed')
    room.join('Student')
    expect(room.view.members.map(({ role }) => role)).toEqual(['organizer', 'player'])
  })

  test('students neither start, nor configure, nor pause, nor choose sides, nor end a match with a partner', () => {
    const room = createClassAtPlay()
    expect(room.apply({ type: 'pause', member: 1, paused: true })).toBe('not-allowed')
    expect(room.apply({ type: 'end-match', member: 1 })).toBe('partner-present')
    room.apply({ type: 'end-match', member: 0 })
    expect(room.apply({ type: 'to-lobby', member: 1 })).toBe('not-allowed')
    expect(room.apply({ type: 'start', member: 1 })).toBe('not-allowed')
    expect(room.apply({ type: 'configure', member: 1, settings: {} })).toBe('not-allowed')
    expect(room.apply({ type: 'choose-side', member: 1, side: 'client' })).toBe('not-allowed')
    expect(room.apply({ type: 'swap-sides', member: 1 })).toBe('not-allowed')
    expect(room.apply({ type: 'rematch', member: 1, swap: true })).toBe('not-allowed')
    expect(room.apply({ type: 'remove', member: 1, target: 2 })).toBe('not-allowed')
  })

  test('the organizer locks the room, at any time: nobody new comes in, and who is a member comes and goes', () => {
    const room = createRoom('class')
    for (const name of ['Teacher', 'Mina', 'Joon', 'Fake']) room.join(name)
    expect(room.apply({ type: 'lock', member: 1, locked: true })).toBe('not-allowed')
    room.apply({ type: 'start', member: 0 })
    expect(room.apply({ type: 'lock', member: 0, locked: true })).toBeNull()
    expect(room.view.locked).toBe(true)
    room.apply({ type: 'remove', member: 0, target: 3 })
    for (const role of ['player', 'spectator', null] as const) expect(room.join('Fake', role)).toBe('room-locked')
    room.apply({ type: 'disconnect', member: 1 })
    expect(room.apply({ type: 'connect', member: 1 })).toBeNull()
    expect(room.view.members.map(({ name, connected }) => [name, connected])).toEqual([
      ['Teacher', true],
      ['Mina', true],
      ['Joon', true],
    ])
    room.apply({ type: 'lock', member: 0, locked: false })
    expect(room.join('Late')).toBeNull()
    expect(room.view.locked).toBe(false)
  })

  test('the organizer stops all clocks and lets them go on', () => {
    const room = createClassAtPlay()
    room.apply({ type: 'pause', member: 0, paused: true })
    expect(new Set(room.room.matches.map((match) => match.phase))).toEqual(new Set(['paused']))
    expect(room.apply({ type: 'pause', member: 0, paused: true }), 'again').toBeNull()
    room.pass(60_000)
    room.apply({ type: 'pause', member: 0, paused: false })
    room.playOut(STUDENTS)
    expect(room.room.finished.every(({ result }) => result.medal === 'gold')).toBe(true)
  })

  test('the organizer is told that nothing can be stopped before it has begun', () => {
    const room = createClassInCountdown()
    expect(room.apply({ type: 'pause', member: 0, paused: true })).toBe('match-not-started')
  })

  test('the organizer sends a student out, whose partner goes on with a bot', () => {
    const room = createClassAtPlay()
    const partner = room.room.pairings.find(({ seats }) => seats.client === 1 || seats.server === 1)?.seats
    const other = partner?.client === 1 ? partner.server : partner?.client
    expect(room.apply({ type: 'remove', member: 0, target: 1 })).toBeNull()
    expect(room.apply({ type: 'call-bot', member: Number(other) })).toBeNull()
    room.playOut(STUDENTS)
    expect(room.room.finished).toHaveLength(15)
  })

  test('a student who comes late waits for the next round', () => {
    const room = createClassAtPlay()
    room.join('Late')
    expect(room.apply({ type: 'hint', member: 31 })).toBe('no-match')
    room.playOut(STUDENTS)
    room.apply({ type: 'start', member: 0 })
    expect(room.room.pairings.some(({ seats }) => seats.client === 31 || seats.server === 31)).toBe(true)
  })

  test('a student watches once the own match is over, though others still play', () => {
    const room = createClassAtPlay()
    const seats = room.room.pairings[0]?.seats
    const [one, other] = [Number(seats?.client), Number(seats?.server)]
    expect(room.apply({ type: 'choose-role', member: one, role: 'spectator' })).toBe('wrong-phase')
    room.apply({ type: 'leave', member: other })
    expect(room.apply({ type: 'end-match', member: one })).toBeNull()
    expect(room.room.phase).toBe('playing')
    expect(room.apply({ type: 'choose-role', member: one, role: 'spectator' })).toBeNull()
  })

  test('three hundred students fit in', () => {
    const room = createRoom('class')
    room.join('Teacher')
    for (let n = 1; n <= 300; n += 1) expect(room.join(`Student ${n}`)).toBeNull()
    expect(room.join('one more', 'player')).toBe('room-full')
    expect(room.join('one more')).toBeNull()
    expect(room.view.members.at(-1)?.role).toBe('spectator')
  })
})
