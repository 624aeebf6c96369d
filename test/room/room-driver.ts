import { deepEqual } from 'node:assert/strict'
import { nextDueMs } from '../../shared/room/advance.ts'
import type { RoomEvent } from '../../shared/room/events.ts'
import type { Entry } from '../../shared/room/journal.ts'
import { replay } from '../../shared/room/journal.ts'
import { placeOf } from '../../shared/room/members.ts'
import type { MemberId, Role, Room, RoomInput, RoomRefusal } from '../../shared/room/room.ts'
import { emptyRoom, step } from '../../shared/room/step.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { sendable } from '../../shared/tcp/sendable.ts'
import type { RoomView } from '../../shared/view/room-view.ts'
import { foldRoom, roomView, roomViewEventOf } from '../../shared/view/room-view.ts'

/** Drives a room as the server does, and keeps what the server keeps: the journal, and what members have been told. */
export class RoomDriver {
  room: Room
  nowMs = 0
  readonly entries: Entry[] = []
  readonly events: RoomEvent[] = []
  view: RoomView

  constructor(create: RoomInput) {
    this.room = step(emptyRoom, create, 0).room
    this.entries.push({ atMs: 0, input: create })
    this.view = roomView(this.room)
  }

  /** Hands in an input now. Checks what must hold for every input there is. */
  apply(input: RoomInput): RoomRefusal | null {
    const before = this.room
    const { room, events, refusal } = step(before, input, this.nowMs)
    if (refusal !== undefined || (room === before && events.length === 0)) {
      deepEqual({ same: room === before, events }, { same: true, events: [] })
      return refusal ?? null
    }
    this.room = room
    this.entries.push({ atMs: this.nowMs, input })
    this.events.push(...events)
    for (const event of events)
      if (event.type !== 'match' && event.type !== 'match-input') this.view = foldRoom(this.view, roomViewEventOf(event))
    deepEqual(this.view, roomView(room))
    return null
  }

  join(name: string, role: Role | null = null): RoomRefusal | null {
    return this.apply({ type: 'join', name, role, tokenHash: `hash of ${name}` })
  }

  pass(ms: number): void {
    this.nowMs += ms
    this.apply({ type: 'tick' })
  }

  /** What a correct TCP in this member's place would send now; null: nothing. */
  dueFrom(member: MemberId): Segment | null {
    const place = placeOf(this.room, member)
    const match = place === null ? undefined : this.room.matches[place.index]
    if (place === null || match?.phase !== 'playing') return null
    const best = sendable(match.ends[place.side].endpoint, match.rules)[0]
    return best?.grade === 'good' ? best.segment : null
  }

  /** The member sends what is due, if anything is. */
  playFor(member: MemberId): RoomRefusal | null {
    const segment = this.dueFrom(member)
    if (segment === null) return null
    const move = (this.room.members[member]?.lastMove ?? 0) + 1
    return this.apply({ type: 'move', member, move, segment, rttMs: 20 })
  }

  /** All these members play correctly, and time passes, until the round is over. */
  playOut(members: readonly MemberId[]): void {
    this.playUntil(members, () => this.room.phase === 'result')
  }

  /** The same, until something has come about. */
  playUntil(members: readonly MemberId[], hasCome: () => boolean): void {
    for (let turns = 0; !hasCome(); turns += 1) {
      if (turns > 5000) throw new Error(`it never comes about: ${JSON.stringify(this.room.matches.map((match) => match.phase))}`)
      for (const member of members) if (this.dueFrom(member) !== null) this.playFor(member)
      const dueMs = nextDueMs(this.room)
      this.pass(dueMs === null ? 100 : Math.max(dueMs - this.nowMs, 0))
    }
  }

  /** The room as its journal gives it back. */
  replayed(): Room | undefined {
    return [...replay(this.entries)].at(-1)?.room
  }
}
