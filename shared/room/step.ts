import { advance } from './advance.ts'
import type { RoomEvent } from './events.ts'
import { chooseSide, configure, ready, rematch, start, swapSides, toLobby } from './lobby.ts'
import { memberOf } from './members.ts'
import { chooseRole, connect, disconnect, join, leave, lock, remove, rename } from './membership.ts'
import { callBot, close, endMatch, hint, move, pause } from './play.ts'
import type { InputOf, Room, RoomInput, RoomRefusal } from './room.ts'

/** With a refusal, `room` is the very room that was given and nothing has happened. */
export type Step = { readonly room: Room; readonly events: readonly RoomEvent[]; readonly refusal?: RoomRefusal }

/** A room before its first input, which must be `create`. */
export const emptyRoom = null

/**
 * Does something to a room at `atMs`, whole ms on the room's clock, which never runs back. Whatever is due by then happens first. The same room and
 * input always give the same Step. An input that has no effect (a move sent twice) gives back the room that was given, without a refusal.
 * @throws Error if anything but `create` is the first input of a room, or `create` a later one.
 */
export function step(room: Room | null, input: RoomInput, atMs: number): Step {
  if (room === null) {
    if (input.type !== 'create') throw new Error(`a room begins with create, not with ${input.type}`)
    return { room: createRoom(input, atMs), events: [] }
  }
  const events: RoomEvent[] = []
  const nowMs = Math.max(atMs, room.nowMs)
  const advanced = advance(room, nowMs, events)
  if (input.type === 'tick') return { room: advanced, events }
  const next = apply(advanced, input, nowMs, events)
  if (typeof next === 'string') return { room, events: [], refusal: next }
  return next === advanced ? { room, events: [] } : { room: next, events }
}

/** An empty lobby. The first to join is its first player, or the organizer of a class. */
function createRoom({ code, kind, seed, settings }: InputOf<'create'>, atMs: number): Room {
  return {
    code,
    kind,
    seed,
    nowMs: atMs,
    members: [],
    settings,
    locked: false,
    phase: 'lobby',
    round: 0,
    half: 0,
    startsAtMs: null,
    firstMatch: 0,
    matches: [],
    matchesDueMs: [],
    pairings: [],
    finished: [],
    standings: [],
    series: null,
  }
}

/** Handlers append to `events` what they change; with a refusal both are thrown away. */
function apply(room: Room, input: Exclude<RoomInput, { readonly type: 'tick' }>, atMs: number, events: RoomEvent[]): Room | RoomRefusal {
  if (input.type === 'create') throw new Error(`room ${room.code} exists already`)
  if (input.type === 'join') return join(room, input, atMs, events)
  if (memberOf(room, input.member) === null) return 'unknown-member'
  switch (input.type) {
    case 'rename':
      return rename(room, input, atMs, events)
    case 'connect':
      return connect(room, input, atMs, events)
    case 'disconnect':
      return disconnect(room, input, atMs, events)
    case 'leave':
      return leave(room, input, atMs, events)
    case 'remove':
      return remove(room, input, atMs, events)
    case 'choose-role':
      return chooseRole(room, input, atMs, events)
    case 'choose-side':
      return chooseSide(room, input, atMs, events)
    case 'swap-sides':
      return swapSides(room, input, atMs, events)
    case 'configure':
      return configure(room, input, atMs, events)
    case 'lock':
      return lock(room, input, atMs, events)
    case 'ready':
      return ready(room, input, atMs, events)
    case 'start':
      return start(room, input, atMs, events)
    case 'move':
      return move(room, input, atMs, events)
    case 'hint':
      return hint(room, input, atMs, events)
    case 'close':
      return close(room, input, atMs, events)
    case 'pause':
      return pause(room, input, atMs, events)
    case 'call-bot':
      return callBot(room, input, atMs, events)
    case 'end-match':
      return endMatch(room, input, atMs, events)
    case 'rematch':
      return rematch(room, input, atMs, events)
    case 'to-lobby':
      return toLobby(room, input, atMs, events)
  }
}
