import type { RoomEvent } from './events.ts'
import { playMatch } from './matches.ts'
import type { Room } from './room.ts'

/** When something will happen in the room by itself, ms; null: never, until somebody does something. */
export function nextDueMs(room: Room): number | null {
  return sooner(startDueMs(room), earliest(room.matchesDueMs))
}

/**
 * Lets time pass until `untilMs`: whatever is due happens at its own moment and in order, matches of the same moment in the order of their
 * numbers. A match is touched only when it has something to do, so that time in one step or in many gives the same room.
 */
export function advance(room: Room, untilMs: number, events: RoomEvent[]): Room {
  let next = room
  for (;;) {
    const startsMs = startDueMs(next)
    const dueMs = sooner(startsMs, earliest(next.matchesDueMs))
    if (dueMs === null || dueMs > untilMs) break
    next = dueMs === startsMs ? startPlaying(next, dueMs, events) : playDue(next, dueMs, events)
  }
  return next.nowMs >= untilMs ? next : { ...next, nowMs: untilMs }
}

function startDueMs(room: Room): number | null {
  return room.phase === 'countdown' ? room.startsAtMs : null
}

function earliest(dueMs: Room['matchesDueMs']): number | null {
  let first: number | null = null
  for (const ms of dueMs) first = sooner(first, ms)
  return first
}

function sooner(a: number | null, b: number | null): number | null {
  return b === null || (a !== null && a <= b) ? a : b
}

function startPlaying(room: Room, atMs: number, events: RoomEvent[]): Room {
  events.push({ type: 'phase-changed', atMs, phase: 'playing', round: room.round, startsAtMs: room.startsAtMs })
  return { ...room, phase: 'playing' }
}

function playDue(room: Room, atMs: number, events: RoomEvent[]): Room {
  const index = room.matchesDueMs.indexOf(atMs)
  const played = playMatch(room, index, { type: 'tick' }, atMs, events)
  if (typeof played === 'string')
    throw new Error(`match ${room.firstMatch + index} of room ${room.code} refused to let time pass: ${played}`)
  if (played.matchesDueMs[index] === atMs)
    throw new Error(`match ${room.firstMatch + index} of room ${room.code} stands still at ${atMs} ms`)
  return played
}
