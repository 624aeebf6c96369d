import { describe, expect, test } from 'vitest'
import { MEMBERS_AT_MOST, SPECTATORS_AT_MOST } from '../../shared/room/room.ts'
import type { RoomDriver } from './room-driver.ts'
import { createDuo, createDuoAtPlay, createRoom } from './script.ts'

describe('a partner who is away', () => {
  test('is seen to be away, and the match waits for them', () => {
    const room = createDuoAtPlay()
    room.apply({ type: 'disconnect', member: 1 })
    expect(room.view.members[1]).toMatchObject({ name: 'Joon', connected: false })
    room.playFor(0)
    room.pass(60_000)
    expect(room.room.phase).toBe('playing')
    room.apply({ type: 'connect', member: 1 })
    room.playOut([0, 1])
    expect(room.view.matches[0]?.result?.outcome).toBe('goal')
  })

  test('is replaced by a bot when the other calls one, and gets the side back', () => {
    const room = createDuoAtPlay()
    room.apply({ type: 'disconnect', member: 1 })
    expect(room.apply({ type: 'call-bot', member: 0 })).toBeNull()
    expect(room.room.matches[0]?.ends.server.controller).toBe('bot')
    expect(room.apply({ type: 'call-bot', member: 0 })).toBeNull()
    room.playFor(0)
    room.pass(1600) // the SYN has landed, and the bot has answered
    expect(room.room.matches[0]?.ends.server.endpoint.tcb.state).toBe('SYN-RECEIVED')
    room.apply({ type: 'connect', member: 1 })
    expect(room.room.matches[0]?.ends.server.controller).toBe('person')
    room.playOut([0, 1])
    expect(room.view.matches[0]?.result?.outcome).toBe('goal')
  })

  test.each<readonly [string, (room: RoomDriver) => void, (room: RoomDriver) => void]>([
    ['is back', (room) => room.apply({ type: 'disconnect', member: 1 }), (room) => room.apply({ type: 'connect', member: 1 })],
    ['takes the place of one who has left', (room) => room.apply({ type: 'leave', member: 1 }), (room) => room.join('Sua', 'player')],
  ])('what came meanwhile is news to whoever %s', (_, go, come) => {
    const room = createDuoAtPlay()
    go(room)
    room.playFor(0)
    room.pass(5_000)
    come(room)
    const match = room.room.matches[0]
    expect(match?.nowMs).toBeGreaterThanOrEqual(5_000)
    expect(match?.ends.server.knownSinceMs).toBe(match?.nowMs)
  })

  test('is not asked when the other ends the match', () => {
    const room = createDuoAtPlay()
    room.apply({ type: 'disconnect', member: 1 })
    expect(room.apply({ type: 'end-match', member: 0 })).toBeNull()
    expect(room.view).toMatchObject({ phase: 'result' })
    expect(room.view.matches[0]?.result).toMatchObject({ outcome: 'abandoned', medal: null })
  })

  test('is not ready any more', () => {
    const room = createDuo()
    room.apply({ type: 'ready', member: 1, ready: true })
    room.apply({ type: 'disconnect', member: 1 })
    room.apply({ type: 'ready', member: 0, ready: true })
    expect(room.room.phase).toBe('lobby')
  })

  test('may lose the seat between matches, not in the middle of one', () => {
    const room = createDuo()
    expect(room.apply({ type: 'remove', member: 1, target: 0 })).toBe('not-allowed')
    room.apply({ type: 'disconnect', member: 0 })
    expect(room.apply({ type: 'remove', member: 1, target: 0 })).toBeNull()
    expect(room.join('Sua', 'player')).toBeNull()
    const atPlay = createDuoAtPlay()
    atPlay.apply({ type: 'disconnect', member: 1 })
    expect(atPlay.apply({ type: 'remove', member: 0, target: 1 })).toBe('not-allowed')
  })

  test('to say so twice changes nothing', () => {
    const room = createDuoAtPlay()
    room.apply({ type: 'disconnect', member: 1 })
    const after = room.room
    room.apply({ type: 'disconnect', member: 1 })
    expect(room.room).toBe(after)
  })
})

describe('a partner who has left', () => {
  test('is replaced by whoever joins next, with the connection as it stands', () => {
    const room = createDuoAtPlay()
    room.playFor(0)
    room.apply({ type: 'leave', member: 1 })
    room.pass(900)
    room.join('Sua')
    expect(room.view.matches[0]?.seats).toEqual({ client: 0, server: 2 })
    room.playOut([0, 2])
    expect(room.view.matches[0]?.result?.outcome).toBe('goal')
    expect(room.view.standings.map(({ member }) => member).sort()).toEqual([0, 2])
  })

  test('is replaced by a bot when the other calls one, and the bot by whoever joins next', () => {
    const room = createDuoAtPlay()
    room.apply({ type: 'leave', member: 1 })
    room.apply({ type: 'call-bot', member: 0 })
    room.join('Sua')
    expect(room.room.matches[0]?.ends.server.controller).toBe('person')
  })

  test('leaves a match that the other may end', () => {
    const room = createDuoAtPlay()
    room.apply({ type: 'leave', member: 1 })
    expect(room.apply({ type: 'end-match', member: 0 })).toBeNull()
  })

  test('keeps the name, where the room lists what they have played', () => {
    const room = createDuoAtPlay()
    room.join('Watcher', 'spectator')
    room.apply({ type: 'leave', member: 2 })
    room.apply({ type: 'leave', member: 1 })
    expect(room.view.left).toEqual([{ id: 1, name: 'Joon' }])
    room.join('Sua')
    room.apply({ type: 'leave', member: 0 })
    expect(room.view.left).toEqual([
      { id: 0, name: 'Mina' },
      { id: 1, name: 'Joon' },
    ])
  })

  test('comes back as a stranger only', () => {
    const room = createDuoAtPlay()
    room.apply({ type: 'leave', member: 1 })
    expect(room.apply({ type: 'connect', member: 1 })).toBe('unknown-member')
  })

  test('and when both have left, the match is abandoned', () => {
    const room = createDuoAtPlay()
    room.apply({ type: 'leave', member: 1 })
    room.apply({ type: 'leave', member: 0 })
    expect(room.room.phase).toBe('result')
    expect(room.view.members).toEqual([])
  })

  test('during the countdown leaves a match that can be ended before it starts', () => {
    const room = createDuo()
    room.apply({ type: 'ready', member: 0, ready: true })
    room.apply({ type: 'ready', member: 1, ready: true })
    room.apply({ type: 'leave', member: 1 })
    room.apply({ type: 'end-match', member: 0 })
    expect(room.view).toMatchObject({ phase: 'result', startsAtMs: null })
    room.pass(10_000)
    expect(room.room.phase).toBe('result')
  })
})

describe('a room with a coming and going', () => {
  /** Others come and go until the room knows as many as it may. */
  const fill = (room: RoomDriver): void => {
    while (room.room.members.length < MEMBERS_AT_MOST) {
      const id = room.room.members.length
      expect(room.join('Passer-by', 'spectator')).toBeNull()
      room.apply({ type: 'leave', member: id })
    }
  }

  test('takes newcomers still, who get the numbers of those who have left and have not played', () => {
    const room = createDuoAtPlay()
    room.apply({ type: 'leave', member: 1 })
    fill(room)
    expect(room.join('Jisu')).toBeNull() // takes Joon's seat, and not Joon's number: Joon has played
    expect(room.room.pairings[0]?.seats).toEqual({ client: 0, server: 2 })
    expect(room.room.members[1]).toMatchObject({ name: 'Joon', left: true })
    room.playOut([0, 2])
    expect(room.view.standings.map(({ member }) => member).toSorted()).toEqual([0, 2])
  })

  test('calls nobody by the name of who had the number before', () => {
    const room = createDuo()
    room.apply({ type: 'leave', member: 1 })
    fill(room)
    expect(room.join('Jisu')).toBeNull()
    expect([room.view.members[1], room.view.left]).toMatchObject([{ id: 1, name: 'Jisu' }, []])
  })

  test('is full when everybody whom it knows is still there or has played', () => {
    const room = createDuo()
    fill(room)
    for (let n = 0; n < SPECTATORS_AT_MOST; n++) expect(room.join('Watcher', 'spectator')).toBeNull()
    expect(room.join('Watcher', 'spectator')).toBe('room-full')
  })
})

describe('practice', () => {
  test.each(['client', 'server'] as const)('one player as the %s and a bot play to the end', (side) => {
    const room = createRoom('practice')
    room.join('Mina')
    room.apply({ type: 'choose-side', member: 0, side })
    room.apply({ type: 'ready', member: 0, ready: true })
    expect(room.view.matches[0]?.seats[side]).toBe(0)
    room.playOut([0])
    expect(room.view.matches[0]?.result?.outcome).toBe('goal')
    room.apply({ type: 'rematch', member: 0, swap: true })
    expect(room.view.matches[1]?.seats[side]).toBe('bot')
  })

  test('begins at once with start, ends when the player says so, and may be watched', () => {
    const room = createRoom('practice')
    room.join('Mina')
    expect(room.join('Joon')).toBeNull()
    expect(room.view.members[1]?.role).toBe('spectator')
    expect(room.apply({ type: 'start', member: 1 })).toBe('not-allowed')
    expect(room.apply({ type: 'start', member: 0 })).toBeNull()
    expect(room.apply({ type: 'end-match', member: 0 })).toBeNull()
    expect(room.room.phase).toBe('result')
  })
})
