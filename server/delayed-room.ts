import type { RoomView, RoomViewEvent } from '../shared/view/room-view.ts'
import { foldRoom } from '../shared/view/room-view.ts'
import type { LiveMatch } from './live-match.ts'

/** Nobody who watches with a delay is more rounds behind than this. */
const MOST_ROUNDS = 8

/**
 * The room as those know it who watch with a delay: they may sit behind the players. Who is here and what is chosen they hear at once; what is
 * played, and what has come of it, as late as the match itself.
 */
export type DelayedRoom = {
  readonly view: RoomView
  /** How many events have led to `view`. */
  readonly version: number
  /** Those of them that have not been told yet. */
  readonly news: readonly RoomViewEvent[]
  /** What may not be known yet, oldest first. */
  readonly held: readonly RoomViewEvent[]
  /** For each round of which nothing may be known yet, the matches of the round before it, oldest first. */
  readonly past: readonly (readonly LiveMatch[])[]
}

const HELD: ReadonlySet<RoomViewEvent['type']> = new Set(['phase-changed', 'match-listed', 'standings-changed', 'series-changed'])

/** From now on there is a delay: what is known so far, is known. */
export function delayedRoom(view: RoomView): DelayedRoom {
  return { view, version: 0, news: [], held: [], past: [] }
}

/** Something has happened in the room. */
export function withEvent(delayed: DelayedRoom, event: RoomViewEvent): DelayedRoom {
  return HELD.has(event.type) ? { ...delayed, held: [...delayed.held, event] } : withNews(delayed, event)
}

/** A round begins, after these matches; the event that says so is still to come. */
export function withRound(delayed: DelayedRoom, before: readonly LiveMatch[]): DelayedRoom {
  const kept = delayed.past.length < MOST_ROUNDS ? delayed : released(delayed, delayed.held.findIndex(isBeginning) + 1)
  return { ...kept, past: [...kept.past, before] }
}

/** What happened until `untilMs` may be known. */
export function releasedUntil(delayed: DelayedRoom, untilMs: number): DelayedRoom {
  const kept = delayed.held.findIndex(({ atMs }) => atMs > untilMs)
  return released(delayed, kept === -1 ? delayed.held.length : kept)
}

function released(delayed: DelayedRoom, count: number): DelayedRoom {
  if (count === 0) return delayed
  const due = delayed.held.slice(0, count)
  const begun = due.filter(isBeginning).length
  return due.reduce(withNews, { ...delayed, held: delayed.held.slice(count), past: delayed.past.slice(begun) })
}

function isBeginning(event: RoomViewEvent): boolean {
  return event.type === 'phase-changed' && event.phase === 'countdown'
}

function withNews(delayed: DelayedRoom, event: RoomViewEvent): DelayedRoom {
  const news = stillTrue(event, delayed.view)
  return { ...delayed, view: foldRoom(delayed.view, news), version: delayed.version + 1, news: [...delayed.news, news] }
}

/** Who has left meanwhile stands in no standings any more. */
function stillTrue(event: RoomViewEvent, { members }: RoomView): RoomViewEvent {
  if (event.type !== 'standings-changed') return event
  return { ...event, standings: event.standings.filter(({ member }) => members.some(({ id }) => id === member)) }
}
