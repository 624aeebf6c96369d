import { describe, expect, test } from 'vitest'
import type { RoomInput } from '../../shared/room/room.ts'
import { step } from '../../shared/room/step.ts'
import { createDuo, createDuoAtPlay, createRoom, HELLO, SMALL_TALK } from './script.ts'

const byMina = (input: object) => ({ ...input, member: 0 }) as RoomInput
const byJoon = (input: object) => ({ ...input, member: 1 }) as RoomInput
const ready = { type: 'ready', ready: true }

test('time never runs back: an input that comes with an earlier time happens at the time that it is', () => {
  const room = createDuo()
  room.pass(5_000)
  const { room: after, events } = step(room.room, byMina({ type: 'rename', name: 'Hana' }), 4_000)
  expect([after.nowMs, events.map(({ type, ...more }) => [type, 'atMs' in more && more.atMs])]).toEqual([
    5_000,
    [['member-changed', 5_000]],
  ])
})

describe('coming into a duo', () => {
  test('the first two play, whoever comes later watches', () => {
    const room = createDuo()
    room.join('Sua')
    expect(room.view.members.map(({ name, role }) => [name, role])).toEqual([
      ['Mina', 'player'],
      ['Joon', 'player'],
      ['Sua', 'spectator'],
    ])
  })

  test('who insists on playing is told that it is full', () => expect(createDuo().join('Sua', 'player')).toBe('room-full'))
  test('nobody is an organizer', () => expect(createRoom('duo').join('Mina', 'organizer')).toBe('not-allowed'))

  test('who came to watch leaves the seat to others', () => {
    const room = createRoom('duo')
    room.join('Mina', 'spectator')
    room.join('Joon')
    expect(room.view.members.map(({ role }) => role)).toEqual(['spectator', 'player'])
  })

  test('the same name twice gets a number, and a free number is taken again', () => {
    const room = createRoom('duo')
    for (const name of ['Mina', 'Mina', 'Mina', 'Mina 2']) room.join(name)
    expect(room.view.members.map(({ name }) => name)).toEqual(['Mina', 'Mina 2', 'Mina 3', 'Mina 2 2'])
    room.apply({ type: 'leave', member: 1 })
    room.apply({ type: 'rename', member: 2, name: 'Mina' })
    expect(room.view.members.map(({ name }) => name)).toEqual(['Mina', 'Mina 2', 'Mina 2 2'])
  })

  test('sixty may watch', () => {
    const room = createDuo()
    for (let n = 0; n < 60; n += 1) expect(room.join(`spectator ${n}`)).toBeNull()
    expect(room.join('one more')).toBe('room-full')
    expect(room.apply(byJoon({ type: 'choose-role', role: 'spectator' }))).toBe('room-full')
  })

  test('a seat that was left in the lobby is free again', () => {
    const room = createDuo()
    room.apply(byJoon({ type: 'leave' }))
    expect(room.join('Sua', 'player')).toBeNull()
  })

  test('a spectator may take a free seat, and a player the benches', () => {
    const room = createDuo()
    room.join('Sua')
    expect(room.apply({ type: 'choose-role', member: 2, role: 'player' })).toBe('room-full')
    expect(room.apply(byJoon({ type: 'choose-role', role: 'spectator' }))).toBeNull()
    expect(room.apply({ type: 'choose-role', member: 2, role: 'player' })).toBeNull()
  })
})

describe('sides in a duo', () => {
  const seatsAfter = (wishes: readonly ('client' | 'server' | null)[], seed = 1) => {
    const room = createDuo({}, seed)
    wishes.forEach((side, member) => {
      room.apply({ type: 'choose-side', member, side })
    })
    room.apply(byMina(ready))
    room.apply(byJoon(ready))
    return room.view.matches[0]?.seats
  }

  test.each([
    ['both as they wish', ['client', 'server'], { client: 0, server: 1 }],
    ['one wishes', ['server', null], { client: 1, server: 0 }],
    ['the other wishes', [null, 'server'], { client: 0, server: 1 }],
    ['the other wishes to be the client', [null, 'client'], { client: 1, server: 0 }],
  ] as const)('%s', (_, wishes, seats) => expect(seatsAfter(wishes)).toEqual(seats))

  test('nobody wishes: the seed deals, either way', () => {
    const clients = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((seed) => seatsAfter([null, null], seed)?.client)
    expect(new Set(clients)).toEqual(new Set([0, 1]))
  })

  test('a side that is taken is refused, and free when it is let go', () => {
    const room = createDuo()
    room.apply(byMina({ type: 'choose-side', side: 'client' }))
    expect(room.apply(byJoon({ type: 'choose-side', side: 'client' }))).toBe('side-taken')
    room.apply(byMina({ type: 'choose-side', side: null }))
    expect(room.apply(byJoon({ type: 'choose-side', side: 'client' }))).toBeNull()
  })
})

describe('changing places in a duo', () => {
  const wishesAfterSwap = (wishes: readonly ('client' | 'server' | null)[]) => {
    const room = createDuo()
    wishes.forEach((side, member) => {
      room.apply({ type: 'choose-side', member, side })
    })
    room.apply(byMina(ready))
    expect(room.apply(byJoon({ type: 'swap-sides' }))).toBeNull()
    return room.view.members.map(({ side, ready }) => [side, ready])
  }

  test.each([
    [
      'both turn round, and nobody is ready any more',
      ['client', 'server'],
      [
        ['server', false],
        ['client', false],
      ],
    ],
    [
      'one wish turns round',
      ['client', null],
      [
        ['server', false],
        [null, false],
      ],
    ],
    [
      'without wishes nothing changes',
      [null, null],
      [
        [null, true],
        [null, false],
      ],
    ],
  ] as const)('%s', (_, wishes, after) => expect(wishesAfterSwap(wishes)).toEqual(after))
})

describe('a duo from the lobby to the result and back', () => {
  test('starts three seconds after both are ready', () => {
    const room = createDuo()
    room.apply(byMina(ready))
    expect(room.room.phase).toBe('lobby')
    room.apply(byJoon(ready))
    expect(room.view).toMatchObject({ phase: 'countdown', round: 1, startsAtMs: 3000 })
    room.pass(2999)
    expect(room.room.phase).toBe('countdown')
    room.pass(1)
    expect(room.room.phase).toBe('playing')
    expect(room.room.matches[0]?.phase).toBe('playing')
  })

  test('is played to the result by two correct players', () => {
    const room = createDuoAtPlay()
    room.playOut([0, 1])
    expect(room.view.matches[0]?.result).toMatchObject({ outcome: 'goal', medal: 'gold' })
    expect(room.view.standings.map(({ matches, golds }) => [matches, golds])).toEqual([
      [1, 1],
      [1, 1],
    ])
  })

  test('a rematch needs both, and swaps the sides', () => {
    const room = createDuoAtPlay()
    room.playOut([0, 1])
    room.apply(byMina({ type: 'rematch', swap: true }))
    expect(room.room.phase).toBe('result')
    expect(room.view.members.map(({ side, ready: isReady }) => [side, isReady])).toEqual([
      ['server', true],
      ['client', false],
    ])
    room.apply(byJoon(ready))
    expect(room.room.phase).toBe('countdown')
    expect(room.view.matches.map(({ match, seats }) => [match, seats])).toEqual([
      [0, { client: 0, server: 1 }],
      [1, { client: 1, server: 0 }],
    ])
    room.playOut([0, 1])
    room.apply(byMina({ type: 'rematch', swap: false }))
    room.apply(byJoon({ type: 'rematch', swap: false }))
    expect(room.view.matches.at(-1)?.seats).toEqual({ client: 1, server: 0 })
  })

  test('the next round meets other luck', () => {
    const room = createDuoAtPlay()
    const before = room.room.matches[0]?.seed
    room.playOut([0, 1])
    room.apply(byMina({ type: 'rematch', swap: true }))
    room.apply(byJoon({ type: 'rematch', swap: true }))
    expect(room.room.matches[0]?.seed).not.toBe(before)
  })

  test('choosing the next scenario asks everybody again', () => {
    const room = createDuoAtPlay()
    room.playOut([0, 1])
    room.apply(byMina({ type: 'rematch', swap: true }))
    room.apply(byJoon({ type: 'configure', settings: { script: SMALL_TALK } }))
    expect(room.view.settings.scenario).toBe('small-talk')
    expect(room.view.members.some((member) => member.ready)).toBe(false)
    room.apply(byMina(ready))
    room.apply(byJoon(ready))
    room.playOut([0, 1])
    expect(room.view.matches.map(({ scenario, result }) => [scenario, result?.outcome])).toEqual([
      ['hello', 'goal'],
      ['small-talk', 'goal'],
    ])
  })

  test('back in the lobby everything may be chosen again, and nobody is ready', () => {
    const room = createDuoAtPlay()
    room.playOut([0, 1])
    room.apply(byJoon({ type: 'rematch', swap: false }))
    expect(room.apply(byMina({ type: 'to-lobby' }))).toBeNull()
    expect(room.apply(byMina({ type: 'choose-side', side: null }))).toBeNull()
    expect(room.view).toMatchObject({ phase: 'lobby', startsAtMs: null })
    expect(room.view.members.some((member) => member.ready)).toBe(false)
  })
})

describe('what a duo refuses', () => {
  test.each([
    ['a start by one alone', byMina({ type: 'start' }), 'not-allowed'],
    ['a move in the lobby', byMina({ type: 'move', move: 1, segment: {}, rttMs: 0 }), 'no-match'],
    ['a rematch before the first match', byMina({ type: 'rematch', swap: true }), 'wrong-phase'],
    ['the lobby in the lobby', byMina({ type: 'to-lobby' }), 'wrong-phase'],
    ['to end what has not begun', byMina({ type: 'end-match' }), 'no-match'],
    ['a spectator who is ready', { type: 'ready', member: 2, ready: true }, 'not-a-player'],
    ['a spectator who chooses the scenario', { type: 'configure', member: 2, settings: { script: HELLO } }, 'not-allowed'],
    ['a spectator who chooses a side', { type: 'choose-side', member: 2, side: 'client' }, 'not-a-player'],
    ['a spectator who swaps the sides', { type: 'swap-sides', member: 2 }, 'not-a-player'],
    ['somebody who is not here', { type: 'ready', member: 9, ready: true }, 'unknown-member'],
    ['to remove a player', byMina({ type: 'remove', target: 1 }), 'not-allowed'],
    ['the second player who removes a spectator', byJoon({ type: 'remove', target: 2 }), 'not-allowed'],
  ] as const)('in the lobby: %s', (_, input, refusal) => {
    const room = createDuo()
    room.join('Sua')
    expect(room.apply(input as RoomInput)).toBe(refusal)
  })

  test.each([
    ['a change of settings', byMina({ type: 'configure', settings: {} }), 'wrong-phase'],
    ['a change of sides', byMina({ type: 'choose-side', side: 'server' }), 'wrong-phase'],
    ['to swap the sides', byMina({ type: 'swap-sides' }), 'wrong-phase'],
    ['a change to the benches', byMina({ type: 'choose-role', role: 'spectator' }), 'wrong-phase'],
    ['a bot for a partner who is here', byMina({ type: 'call-bot' }), 'partner-present'],
    ['to end while the partner is here', byMina({ type: 'end-match' }), 'partner-present'],
    ['a hint where nothing is due', byJoon({ type: 'hint' }), 'nothing-to-hint'],
    ['to be ready', byMina(ready), 'wrong-phase'],
  ] as const)('at play: %s', (_, input, refusal) => expect(createDuoAtPlay().apply(input)).toBe(refusal))

  test.each([
    ['a spectator who asks for a rematch', { type: 'rematch', member: 2, swap: true }, 'not-a-player'],
    ['a spectator who leaves the result', { type: 'to-lobby', member: 2 }, 'not-allowed'],
    ['somebody who is not here', { type: 'to-lobby', member: 9 }, 'unknown-member'],
  ] as const)('at the result: %s', (_, input, refusal) => {
    const room = createDuoAtPlay()
    room.join('Sua')
    room.playOut([0, 1])
    expect(room.apply(input)).toBe(refusal)
    expect(room.room.phase).toBe('result')
  })

  test('moves before the match has started, in its pauses and after it', () => {
    const room = createDuo()
    room.apply(byMina({ type: 'choose-side', side: 'client' }))
    room.apply(byMina(ready))
    room.apply(byJoon(ready))
    const syn = { flags: 2, seq: 100, ack: 0, text: '', window: 65535, urgent: 0 }
    const move = (number: number) => room.apply(byMina({ type: 'move', move: number, segment: syn, rttMs: 0 }))
    expect(move(1)).toBe('match-not-started')
    room.pass(3000)
    room.apply(byJoon({ type: 'pause', paused: true }))
    expect(move(1)).toBe('match-paused')
    room.apply(byMina({ type: 'pause', paused: false }))
    room.playOut([0, 1])
    expect(move(99)).toBe('match-over')
  })
})

test('to let a match go on that has not stopped is nothing, however often', () => {
  const room = createDuoAtPlay()
  const before = room.room
  expect(room.apply(byMina({ type: 'pause', paused: false }))).toBeNull()
  expect(room.room).toBe(before)
})

test('a move that is sent twice is applied once', () => {
  const room = createDuoAtPlay()
  const segment = room.dueFrom(0)
  const move = byMina({ type: 'move', move: 1, segment, rttMs: 0 })
  expect(room.apply(move)).toBeNull()
  const after = room.room
  expect(room.apply(move)).toBeNull()
  room.nowMs += 10_000 // the segment would have landed: what has no effect does not even let time pass
  expect(room.apply(move)).toBeNull()
  expect(room.room).toBe(after)
  expect(room.room.members[0]?.lastMove).toBe(1)
})

test('the first member may send a spectator out', () => {
  const room = createDuo()
  room.join('Sua')
  expect(room.apply(byMina({ type: 'remove', target: 2 }))).toBeNull()
  expect(room.view.members.map(({ name }) => name)).toEqual(['Mina', 'Joon'])
  expect(room.apply({ type: 'connect', member: 2 })).toBe('unknown-member')
})
