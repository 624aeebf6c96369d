import fc from 'fast-check'
import { nextDueMs as roomDueMs } from '../../shared/room/advance.ts'
import type { RoomKind, Settings } from '../../shared/room/room.ts'
import type { RoomDriver } from './room-driver.ts'
import { createRoom } from './script.ts'

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
/** What people do, and how long they wait before it. */
export const deeds = fc.array(fc.record({ passMs: fc.constantFrom(0, 0, 700, 1600, 5000, 40_000), deed }), { maxLength: 80, size: 'max' })

type Todo = typeof deeds extends fc.Arbitrary<infer T> ? T : never

/** A room in which three people have done all this, and have then played on. */
export function roomAfter(kind: RoomKind, todo: Todo, settings: Partial<Settings> = {}): RoomDriver {
  const room = createRoom(kind, settings)
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
  return room
}
