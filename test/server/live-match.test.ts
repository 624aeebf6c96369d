import { expect, test } from 'vitest'
import { LiveMatch } from '../../server/live-match.ts'
import type { RoomInput } from '../../shared/room/room.ts'
import { MEMBERS_AT_MOST } from '../../shared/room/room.ts'
import { createDuoAtPlay } from '../room/script.ts'

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
  const noted = (input: RoomInput): void => {
    expect(room.apply(input)).toBeNull()
    live.noteInput(room.nowMs, input)
  }
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
