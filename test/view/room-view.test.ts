import { expect, test } from 'vitest'
import { foldRoom, roomView, roomViewEventOf } from '../../shared/view/room-view.ts'
import { createDuo, createDuoAtPlay, SMALL_TALK } from '../room/script.ts'

// That foldRoom(roomView(before), events) is roomView(after), the driver checks with every input of every test of rooms.

test('a room shows who is here and what is played, and no secrets', () => {
  const room = createDuo({ spectatorDelayMs: 5000 })
  room.apply({ type: 'choose-side', member: 1, side: 'server' })
  expect(roomView(room.room)).toEqual({
    code: 'ABCDEF',
    kind: 'duo',
    phase: 'lobby',
    round: 0,
    startsAtMs: null,
    members: [
      { id: 0, name: 'Mina', role: 'player', connected: true, side: null, ready: false },
      { id: 1, name: 'Joon', role: 'player', connected: true, side: 'server', ready: false },
    ],
    left: [],
    settings: {
      scenario: 'hello',
      assistance: 'guided',
      table: 'coached',
      botThinkMs: 500,
      botErrorPercent: 0,
      spectatorDelayMs: 5000,
      swapSides: false,
    },
    locked: false,
    matches: [],
    standings: [],
    series: null,
  })
})

test('the secrets of members and the seed are in nothing that a room tells', () => {
  const room = createDuoAtPlay({}, 123_456)
  room.playOut([0, 1])
  const told = JSON.stringify([
    roomView(room.room),
    room.events.flatMap((event) => (event.type === 'match' || event.type === 'match-input' ? [] : [roomViewEventOf(event)])),
  ])
  expect(told).not.toMatch(/hash|seed|lastMove|123456/)
})

test('a number that is given away again is a member, and not somebody who has left', () => {
  const room = createDuo()
  room.apply({ type: 'leave', member: 1 })
  expect(room.view.left).toEqual([{ id: 1, name: 'Joon' }])
  const member = { id: 1, name: 'Sua', role: 'player', connected: true, side: null, ready: false } as const
  const { members, left } = foldRoom(room.view, { atMs: 0, type: 'member-changed', member })
  expect([members.map(({ name }) => name), left]).toEqual([['Mina', 'Sua'], []])
})

test('the room is silent about a match until it is over', () => {
  const room = createDuoAtPlay({ script: SMALL_TALK })
  const before = room.events.length
  room.playOut([0, 1])
  const changes = room.events.slice(before).filter((event) => event.type !== 'match' && event.type !== 'match-input')
  expect(changes.map(({ type }) => type)).toEqual(['match-listed', 'standings-changed', 'phase-changed'])
  expect(room.events.at(-4)).toMatchObject({ type: 'match', event: { type: 'match-over' } })
})
