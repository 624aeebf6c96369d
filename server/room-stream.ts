import type { RoomChange } from '../shared/room/events.ts'
import type { MatchId, Room } from '../shared/room/room.ts'
import { roomView, roomViewEventOf } from '../shared/view/room-view.ts'
import type { DelayedRoom } from './delayed-room.ts'
import { delayedRoom, releasedUntil, withEvent, withRound } from './delayed-room.ts'
import { EventLog } from './event-log.ts'
import type { Heard, LiveMatch, Picture } from './live-match.ts'
import type { Json } from './packets.ts'
import { around } from './packets.ts'

/** Events that a returning member can still be given one by one. */
const EVENTS_KEPT = 4

/** Where a stream stood before a step, for putBack(). */
export type Mark = { readonly version: number; readonly delayed: DelayedRoom | null; readonly matches: readonly LiveMatch[] }

/**
 * What happens in a room itself, the matches that are played in it, and how much of it its members have been told: most of them all of it, those who
 * watch with a delay what may be known by then. What happens in a match is told by the LiveMatch. Versions count the events, for those who watch with a
 * delay from when it began.
 */
export class RoomStream {
  readonly #log = new EventLog(EVENTS_KEPT)
  #told = 0
  /** What those know who watch with a delay; null: there is none. */
  #delayed: DelayedRoom | null = null
  #matches: readonly LiveMatch[] = []

  /** Where it stands now. */
  mark(): Mark {
    return { version: this.#log.version, delayed: this.#delayed, matches: this.#matches }
  }

  /** A step has failed on the way, and whatever it has brought is forgotten. */
  putBack({ version, delayed, matches }: Mark): void {
    this.#log.truncate(version)
    this.#delayed = delayed
    this.#matches = matches
  }

  append(change: RoomChange): void {
    const event = roomViewEventOf(change)
    this.#log.append(event)
    this.#delayed &&= withEvent(this.#delayed, event)
  }

  /** A round of these matches begins; the events that tell so are still to come. */
  beginRound(matches: readonly LiveMatch[]): void {
    this.#delayed &&= withRound(this.#delayed, this.#matches)
    this.#matches = matches
  }

  /** From now on there is a delay for those who watch: what is known of this room, is known. */
  beginDelay(room: Room): void {
    this.#delayed = delayedRoom(roomView(room))
  }

  endDelay(): void {
    this.#delayed = null
  }

  /** Matches of the current round. */
  get matches(): readonly LiveMatch[] {
    return this.#matches
  }

  /** Those of the round that is the current one as far as they may know who watch with a delay. */
  get lateMatches(): readonly LiveMatch[] {
    return this.#delayed?.past[0] ?? this.#matches
  }

  /** Matches of earlier rounds of which somebody may still hear. */
  get pastMatches(): readonly LiveMatch[] {
    return this.#delayed?.past.flat() ?? []
  }

  /** The match, if it belongs to the current round. */
  match(id: MatchId): LiveMatch | null {
    const first = this.#matches[0]
    return first === undefined ? null : (this.#matches[id - first.id] ?? null)
  }

  /** The match, if anybody may still hear of it. */
  find(id: MatchId): LiveMatch | null {
    return this.match(id) ?? this.pastMatches.find((match) => match.id === id) ?? null
  }

  /** When the first event happened that is held back, ms on the room's clock; null: none is. */
  get firstHeldMs(): number | null {
    return this.#delayed?.held[0]?.atMs ?? null
  }

  /** Nobody is here who would have to be told what has happened so far. */
  passOver(): void {
    this.#told = this.#log.version
    this.#log.forgetTold()
  }

  /** The message that brings what is new; null: nothing. It counts as told. */
  takeNews(nowMs: number): Json | null {
    const { version } = this.#log
    const events = version > this.#told ? this.#log.between(this.#told, version) : null
    this.passOver()
    return events === null ? null : messageOf(nowMs, version, events)
  }

  /** The same for those who watch with a delay, of what happened by `untilMs`. */
  takeLateNews(untilMs: number): Json | null {
    if (this.#delayed === null) return null
    const released = releasedUntil(this.#delayed, untilMs)
    if (released.news.length === 0) return null
    this.#delayed = { ...released, news: [] }
    return messageOf(untilMs, released.version, JSON.stringify(released.news))
  }

  /** Somebody begins to listen who has seen `known` events; null: nothing. `room` is what all events so far have led to, and all have been told. */
  listen(room: Room, known: number | null, nowMs: number): Heard {
    const missed = known === null ? null : this.#log.between(known, this.#told)
    if (known === null || missed === null) return { version: this.#told, view: JSON.stringify(roomView(room)) }
    return { missed: known === this.#told ? null : messageOf(nowMs, this.#told, missed) }
  }

  /** Somebody begins to watch with a delay, and is given the whole picture. */
  listenLate(): Picture {
    if (this.#delayed === null) throw new Error('nobody watches this room with a delay')
    const { version, view } = this.#delayed
    return { version, view: JSON.stringify(view) }
  }
}

function messageOf(atMs: number, version: number, events: string): Json {
  return around(`{"stream":"room","atMs":${atMs},"version":${version},"events":`, events, '}')
}
