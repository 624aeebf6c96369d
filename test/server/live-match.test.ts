import { expect, test } from 'vitest'
import { LiveMatch } from '../../server/live-match.ts'
import type { RoomInput } from '../../shared/room/room.ts'
import { MEMBERS_AT_MOST } from '../../shared/room/room.ts'
import type { RoomDriver } from '../room/room-driver.ts'
import { createDuoAtPlay, createRoom } from '../room/script.ts'

/** Does something to the room, and has the match remember what that was to it. */
function apply(room: RoomDriver, input: RoomInput, live: LiveMatch): void {
  const { length } = room.events
  expect(room.apply(input)).toBeNull()
  for (const event of room.events.slice(length)) if (event.type === 'match-input' && event.match === live.id) live.noteInput(event)
}

test('who comes late sees a match as it was, though numbers of members have been given away again', () => {
  const room = createDuoAtPlay()
  room.playOut([0, 1])
  room.apply({ type: 'leave', member: 1 })
  while (room.room.members.length < MEMBERS_AT_MOST) {
    const member = room.room.members.length
    room.join('Passer-by', 'spectator')
    room.apply({ type: 'leave', member })
  }
  room.join('Jisu')
  const member = room.room.members.findIndex(({ name }) => name === 'Jisu')
  room.apply({ type: 'rematch', member: 0, swap: false })
  room.apply({ type: 'ready', member, ready: true })

  const live = new LiveMatch(room.room, 0)
  const noted = (input: RoomInput) => apply(room, input, live)
  room.pass(3_000)
  noted({ type: 'leave', member })
  noted({ type: 'join', name: 'Hana', role: null, tokenHash: 'hash' })
  const hana = room.room.members.find(({ name, left }) => name === 'Hana' && !left)?.id ?? -1
  const segment = room.dueFrom(0)
  if (segment === null) throw new Error('nothing is due')
  noted({ type: 'move', member: 0, move: (room.room.members[0]?.lastMove ?? 0) + 1, segment, rttMs: 0 })
  room.pass(5_000)
  const reply = room.dueFrom(hana)
  if (reply === null) throw new Error('nothing is due')
  noted({ type: 'move', member: hana, move: 1, segment: reply, rttMs: 0 })

  const seen = live.listen('spectator', null, room.room.nowMs, room.nowMs)
  expect('view' in seen ? JSON.parse(seen.view).ladder : []).toHaveLength(2)
})

test('who comes late sees, too, that somebody who came during the round has ended a match at which nobody was', () => {
  const room = createRoom('class')
  for (const name of ['Teacher', 'Mina', 'Joon']) room.join(name)
  room.apply({ type: 'start', member: 0 })
  const live = new LiveMatch(room.room, 0)
  room.pass(4_000)
  apply(room, { type: 'join', name: 'Late', role: 'player', tokenHash: 'hash' }, live)
  for (const member of [1, 2]) apply(room, { type: 'disconnect', member }, live)
  apply(room, { type: 'leave', member: 0 }, live)
  apply(room, { type: 'end-match', member: 3 }, live)
  expect(room.room.matches[0]?.result?.outcome).toBe('abandoned')
  const seen = live.listen('spectator', null, room.room.nowMs, room.nowMs)
  expect('view' in seen ? JSON.parse(seen.view).phase : null).toBe('over')
})
