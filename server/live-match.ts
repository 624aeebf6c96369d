import type { MatchEvent } from '../shared/match/events.ts'
import type { MatchId, Room } from '../shared/room/room.ts'
import { emptyMatchView, foldAll } from '../shared/view/fold.ts'
import { frameOf } from '../shared/view/frame.ts'
import type { MatchViewEvent, Viewer } from '../shared/view/match-view.ts'
import type { Chronicle } from '../shared/view/redact.ts'
import { viewEventOf } from '../shared/view/redact.ts'
import { EventLog } from './event-log.ts'
import type { Entry } from './journal/journal.ts'

/** Who listens to a match together. The organizer sees what spectators see, and is not held back by their delay. */
export type Audience = Viewer | 'organizer'

/** A match of the current round: what has happened in it, and how much of that each audience has been told. */
export class LiveMatch {
  readonly id: MatchId
  /** What its players have put in, for its record. */
  readonly inputs: Entry[] = []
  readonly #events: MatchEvent[] = []
  readonly #chronicle: Chronicle
  readonly #logs: Record<'client' | 'server', EventLog> & { spectator: EventLog | null } = {
    client: new EventLog(),
    server: new EventLog(),
    spectator: null, // made when somebody watches
  }
  readonly #told: Record<Audience, number> = { client: 0, server: 0, spectator: 0, organizer: 0 }

  constructor(room: Room, index: number) {
    const match = room.matches[index]
    if (match === undefined) throw new RangeError(`room ${room.code} has no match at place ${index}`)
    this.id = room.firstMatch + index
    this.#chronicle = { table: match.table, assistance: match.assistance, rules: match.rules, events: this.#events }
  }

  /** If the event cannot be told, it has not happened. */
  append(event: MatchEvent): void {
    const count = this.#events.push(event)
    const versions = [this.#logs.client.version, this.#logs.server.version] as const
    try {
      this.#write(this.#logs.client, count - 1, 'client')
      this.#write(this.#logs.server, count - 1, 'server')
      if (this.#logs.spectator !== null) this.#write(this.#logs.spectator, count - 1, 'spectator')
    } catch (error) {
      this.#events.pop()
      this.#logs.client.truncate(versions[0])
      this.#logs.server.truncate(versions[1])
      throw error
    }
  }

  /** Takes back the last `count` events: the step that caused them has failed. */
  takeBack(count: number): void {
    if (count === 0) return
    this.#events.length -= count
    for (const viewer of ['client', 'server', 'spectator'] as const) {
      if (this.#logs[viewer] === null) continue
      this.#logs[viewer] = this.#written(viewer)
    }
  }

  get isWatched(): boolean {
    return this.#logs.spectator !== null
  }

  /** The time of the first event that spectators have not been told; null: they know everything, or there are none. */
  firstHeldMs(): number | null {
    return this.isWatched ? (this.#events[this.#told.spectator]?.atMs ?? null) : null
  }

  /** The message that brings an audience what is new and happened by `untilMs`; null: nothing. It counts as told. */
  takeNews(audience: Audience, nowMs: number, untilMs = Number.POSITIVE_INFINITY): string | null {
    const after = this.#told[audience]
    const upTo = this.#versionAt(audience, untilMs)
    if (upTo <= after) return null
    this.#told[audience] = upTo
    return this.#message(audience, after, upTo, nowMs)
  }

  /** What an audience has been told after version `after`: '' if nothing; null if that is no version it can have. */
  toldSince(audience: Audience, after: number, nowMs: number): string | null {
    const upTo = this.#told[audience]
    return after === upTo ? '' : this.#message(audience, after, upTo, nowMs)
  }

  /** The whole view that an audience has been told so far, encoded. */
  picture(room: Room, audience: Audience, untilMs: number): { readonly version: number; readonly json: string } {
    const viewer = viewerOf(audience)
    const log = this.#logOf(viewer)
    const version = Math.max(this.#told[audience], this.#versionAt(audience, untilMs))
    this.#told[audience] = version
    const frame = frameOf(room, this.id, viewer)
    if (frame === null) throw new RangeError(`room ${room.code} has no match ${this.id} any more`)
    const events: MatchViewEvent[] = JSON.parse(log.between(0, version) ?? '[]')
    return { version, json: JSON.stringify(foldAll(emptyMatchView(frame), events)) }
  }

  #message(audience: Audience, after: number, upTo: number, nowMs: number): string | null {
    const events = this.#logOf(viewerOf(audience)).between(after, upTo)
    return events === null ? null : `{"stream":"match","match":${this.id},"atMs":${nowMs},"version":${upTo},"events":${events}}`
  }

  #versionAt(audience: Audience, untilMs: number): number {
    const log = this.#logOf(viewerOf(audience))
    if (untilMs === Number.POSITIVE_INFINITY) return log.version
    // Spectators are told every event, so that versions count the events themselves.
    let version = this.#told[audience]
    for (let event = this.#events[version]; event !== undefined && event.atMs <= untilMs; event = this.#events[version]) version++
    return Math.min(version, log.version)
  }

  #logOf(viewer: Viewer): EventLog {
    if (viewer !== 'spectator') return this.#logs[viewer]
    this.#logs.spectator ??= this.#written('spectator')
    return this.#logs.spectator
  }

  #written(viewer: Viewer): EventLog {
    const log = new EventLog()
    for (let index = 0; index < this.#events.length; index++) this.#write(log, index, viewer)
    return log
  }

  #write(log: EventLog, index: number, viewer: Viewer): void {
    const told = viewEventOf(this.#chronicle, index, viewer)
    if (told !== null) log.append(told)
  }
}

function viewerOf(audience: Audience): Viewer {
  return audience === 'organizer' ? 'spectator' : audience
}
