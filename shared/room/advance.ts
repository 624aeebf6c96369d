import type { RoomEvent } from './events.ts'
import { playMatch } from './matches.ts'
import type { Room } from './room.ts'

/** When something will happen in the room by itself, ms; null: never, until somebody does something. */
export function nextDueMs(room: Room): number | null {
  const dueMs = Math.min(startDueMs(room), earliest(room.matchesDueMs))
  return dueMs === Number.POSITIVE_INFINITY ? null : dueMs
}

/**
 * Lets time pass until `untilMs`: whatever is due happens at its own moment and in order, matches of the same moment in the order of their
 * numbers. A match is touched only when it has something to do, so that time in one step or in many gives the same room.
 */
export function advance(room: Room, untilMs: number, events: RoomEvent[]): Room {
  let next = room
  for (;;) {
    const starts = startDueMs(next)
    const plays = earliest(next.matchesDueMs)
    if (Math.min(starts, plays) > untilMs) break
    next = starts <= plays ? startPlaying(next, starts, events) : playDue(next, plays, events)
  }
  return next.nowMs >= untilMs ? next : { ...next, nowMs: untilMs }
}

function startDueMs(room: Room): number {
  return room.phase === 'countdown' && room.startsAtMs !== null ? room.startsAtMs : Number.POSITIVE_INFINITY
}

function earliest(dueMs: readonly number[]): number {
  let first = Number.POSITIVE_INFINITY
  for (const ms of dueMs) if (ms < first) first = ms
  return first
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
