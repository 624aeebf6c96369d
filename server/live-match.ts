import type { MatchEvent, MatchEventOf } from '../shared/match/events.ts'
import type { Match } from '../shared/match/match.ts'
import type { MatchEntry } from '../shared/match/replay.ts'
import { replayMatch } from '../shared/match/replay.ts'
import { controllersOf } from '../shared/room/matches.ts'
import { recordOf } from '../shared/room/record.ts'
import type { MatchId, Room } from '../shared/room/room.ts'
import { emptyMatchView, foldAll } from '../shared/view/fold.ts'
import { frameOf } from '../shared/view/frame.ts'
import type { MatchNews, MatchView, MatchViewEvent, Viewer } from '../shared/view/match-view.ts'
import type { ToldEnds } from '../shared/view/news.ts'
import { NOTHING_TOLD, newsOf, toldAfter } from '../shared/view/news.ts'
import type { Manner } from '../shared/view/redact.ts'
import { Teller, viewEventsOf } from '../shared/view/redact.ts'
import type { Finished } from './finished.ts'
import { finishedOf, withField } from './finished.ts'
import type { Json } from './packets.ts'
import { around } from './packets.ts'

/** Who listens to a match together. The organizer sees what spectators see, and is not held back by their delay. */
export type Audience = Viewer | 'organizer'

const AUDIENCES: readonly Audience[] = ['client', 'server', 'spectator', 'organizer']

/** In a class: the round is over for all, so knowing how to play the match again helps nobody any more. */
type FogLifted = { readonly atMs: number; readonly type: 'fog-lifted' }
type Told = MatchViewEvent | FogLifted

/** What an audience has been told (versions count its events from 1), and what it has still to be told. */
type Listening = { readonly viewer: Viewer; told: number; ends: ToldEnds; news: Told[] }

/**
 * A match of the current round, and how much of it each audience has been told. It does not keep what it has told: who comes later gets it by playing
 * the match once more from the inputs of its players. That is rare, and memory is not.
 */
export class LiveMatch {
  readonly id: MatchId
  /** The room as it was at the beginning of the round, with this match alone. */
  readonly #begun: Room
  readonly #opening: Match
  /** What was done to the match since: enough to play it again, and to write it down when it is over. */
  readonly #inputs: MatchEntry[] = []
  readonly #controllers: MatchView['controllers']
  readonly #manner: Manner
  #teller: Teller
  /** In the order of AUDIENCES; null: nobody of this audience is here. */
  readonly #listening: (Listening | null)[] = AUDIENCES.map(() => null)
  #picture: Picture | null = null
  /** The event that tells how to play the match again, encoded, while somebody has still to be told: it is the same for everybody. */
  #end: string | null = null
  #finished: Finished | null = null
  /** How the match has ended; null: it has not. */
  #over: MatchEventOf<'match-over'> | null = null
  /** When the round was over for all, where others may play with the same luck for longer; null: it is not, or there are no others. */
  #liftedAtMs: number | null = null

  /** `room` as it is at the beginning of the round. */
  constructor(room: Room, index: number) {
    const [match, pairing, dueMs] = [room.matches[index], room.pairings[index], room.matchesDueMs[index]]
    if (match === undefined || pairing === undefined || dueMs === undefined)
      throw new RangeError(`room ${room.code} has no match at place ${index}`)
    this.id = room.firstMatch + index
    this.#begun = { ...room, firstMatch: this.id, matches: [match], pairings: [pairing], matchesDueMs: [dueMs] }
    this.#opening = match
    this.#controllers = controllersOf(pairing.seats)
    this.#manner = { table: match.table, assistance: match.assistance, rules: match.rules }
    this.#teller = new Teller(this.#manner)
  }

  /** Remembers what was done to the match, at a time on the room's clock. */
  noteInput({ atMs, input }: MatchEntry): void {
    this.#inputs.push({ atMs, input })
  }

  /**
   * What is told and kept of the match.
   * @throws Error if it is not over.
   */
  get finished(): Finished {
    if (this.#over === null) throw new Error(`match ${this.id} of room ${this.#begun.code} is not over`)
    this.#finished ??= finishedOf(recordOf(this.#begun, this.id, this.#inputs, this.#over.result))
    return this.#finished
  }

  get isOver(): boolean {
    return this.#over !== null
  }

  /** All matches of the round are over: in a class everybody may know now how to play this one again. False: that has been told already. */
  liftFog(atMs: number): boolean {
    if (!this.#isOneOfMany) return false
    this.#liftedAtMs = atMs
    for (const listening of this.#listening) listening?.news.push({ type: 'fog-lifted', atMs })
    return true
  }

  get #isOneOfMany(): boolean {
    return this.#begun.kind === 'class'
  }

  append(event: MatchEvent): void {
    this.#teller.note(event)
    if (event.type === 'match-over') this.#over = event
    const forAll = event.type === 'match-over' ? this.#teller.tell('spectator') : null
    for (const listening of this.#listening) {
      if (listening === null) continue
      const news = forAll ?? this.#teller.tell(listening.viewer)
      if (news !== null) listening.news.push(news)
    }
  }

  /** A step has failed on the way, and `room` has been put back: whatever it has told is forgotten, and so are the listeners. */
  putBack(room: Room): void {
    const events = replayMatch(this.#opening, this.#inputs, room.nowMs)
    this.forgetAll()
    this.#teller = new Teller(this.#manner)
    this.#over = null
    if (room.matches.some(({ phase }) => phase !== 'over')) this.#liftedAtMs = null
    for (const event of events) this.append(event)
  }

  /** Nobody of this audience is here any more. */
  forget(audience: Audience): void {
    this.#listening[AUDIENCES.indexOf(audience)] = null
  }

  /** Nobody listens any more: who is still here listens anew. */
  forgetAll(): void {
    this.#listening.fill(null)
    this.#end = this.#finished = null
  }

  /** Somebody watches who does not play. */
  get isWatched(): boolean {
    return this.#listenersOf('spectator') !== null || this.#listenersOf('organizer') !== null
  }

  /** The time of the first event that spectators have not been told; null: they know everything, or there are none. */
  firstHeldMs(): number | null {
    return this.#listenersOf('spectator')?.news[0]?.atMs ?? null
  }

  /** The message that brings an audience what is new and happened by `untilMs`; null: nothing. It counts as told. */
  takeNews(audience: Audience, nowMs: number, untilMs = Number.POSITIVE_INFINITY): Json | null {
    const listening = this.#listenersOf(audience)
    if (listening === null) return null
    const { news } = listening
    const count = countUntil(news, untilMs)
    if (count === 0) return null
    const due = count === news.length ? news : news.slice(0, count)
    listening.news = news.slice(count)
    listening.told += count
    const message = this.#message(listening.told, this.#encode(due, listening), Math.min(nowMs, untilMs))
    if (this.#end !== null && !this.#listening.some((other) => other?.news.some(({ type }) => type === this.#endType)))
      this.#end = this.#finished = null
    return message
  }

  /**
   * Somebody begins to listen who has seen `known` events; null: nothing. The match has been played until `roomMs`, and the audience may know what
   * happened by `untilMs`, both on the room's clock.
   */
  listen(audience: Audience, known: number | null, roomMs: number, untilMs: number): Heard {
    const viewer = viewerOf(audience)
    const before = this.#listenersOf(audience)
    if (known === null && before?.told === this.#picture?.version && viewer === 'spectator' && this.#picture !== null) return this.#picture
    const events: Told[] = [...viewEventsOf({ ...this.#manner, events: replayMatch(this.#opening, this.#inputs, roomMs) }, viewer)]
    if (this.#liftedAtMs !== null) events.push({ type: 'fog-lifted', atMs: this.#liftedAtMs })
    const told = before?.told ?? countUntil(events, untilMs)
    if (before === null) {
      const ends = endsAfter(events.slice(0, told))
      this.#listening[AUDIENCES.indexOf(audience)] = { viewer, told, ends, news: events.slice(told) }
    }
    if (known === null || known > told) return this.#pictureOf(viewer, events.slice(0, told))
    if (known === told) return { missed: null }
    const missed = this.#encode(events.slice(known, told), { ends: endsAfter(events.slice(0, known)) })
    return { missed: this.#message(told, missed, untilMs) }
  }

  #listenersOf(audience: Audience): Listening | null {
    return this.#listening[AUDIENCES.indexOf(audience)] ?? null
  }

  /** The events for somebody who was told so far that the ends stand so. */
  #encode(events: readonly Told[], listening: Pick<Listening, 'ends'>): string {
    if (this.#over !== null) return `[${events.map((event) => this.#encodeOne(event, listening)).join(',')}]`
    const news: MatchNews[] = []
    for (const event of events) if (isLogged(event)) news.push(newsFor(listening, event))
    return JSON.stringify(news) // in one piece: texts that are joined are copied once more
  }

  /** One of the events of a match that is over: how to play it again is encoded once for everybody. */
  #encodeOne(event: Told, listening: Pick<Listening, 'ends'>): string {
    if (event.type === this.#endType) {
      this.#end ??= withField(JSON.stringify(event), 'replay', this.#replay)
      return this.#end
    }
    if (event.type === 'fog-lifted') throw new RangeError(`the fog is lifted twice from match ${this.id} of room ${this.#begun.code}`)
    const news = JSON.stringify(newsFor(listening, event))
    return event.type === 'match-over' ? withField(news, 'replay', 'null') : news
  }

  /** Which event tells how to play the match again. */
  get #endType(): 'match-over' | 'fog-lifted' {
    return this.#isOneOfMany ? 'fog-lifted' : 'match-over'
  }

  /** How to play the match again, as JSON. */
  get #replay(): string {
    return this.#over === null ? 'null' : this.finished.replay
  }

  #pictureOf(viewer: Viewer, events: readonly Told[]): Picture {
    const frame = frameOf(this.#begun, this.id, viewer)
    if (frame === null) throw new RangeError(`room ${this.#begun.code} has not begun match ${this.id}`)
    const { replay: _, ...told } = foldAll(emptyMatchView(frame, this.#controllers), events.filter(isLogged))
    const isTold = events.some(({ type }) => type === this.#endType)
    const picture = { version: events.length, view: withField(JSON.stringify(told), 'replay', isTold ? this.#replay : 'null') }
    if (viewer === 'spectator') this.#picture = picture // many may come to see the same
    return picture
  }

  #message(version: number, events: string, atMs: number): Json {
    return around(`{"stream":"match","match":${this.id},"atMs":${atMs},"version":${version},"events":`, events, '}')
  }
}

/** A whole view, encoded. */
export type Picture = { readonly version: number; readonly view: string }

/** What somebody is given who begins to listen: the message that brings what they have missed (null: nothing), or the whole picture where that cannot be. */
export type Heard = { readonly missed: Json | null } | Picture

/** What an audience may know. */
export function viewerOf(audience: Audience): Viewer {
  return audience === 'organizer' ? 'spectator' : audience
}

function endsAfter(events: readonly Told[]): ToldEnds {
  return events.filter(isLogged).reduce((told, event) => toldAfter(event, told), NOTHING_TOLD)
}

/** An event for somebody who was told so far that the ends stand so, and has been told it now. */
function newsFor(listening: Pick<Listening, 'ends'>, event: MatchViewEvent): MatchNews {
  const news = newsOf(event, listening.ends)
  listening.ends = toldAfter(event, listening.ends)
  return news
}

/** How many of these happened by then. */
function countUntil(events: readonly Told[], untilMs: number): number {
  let count = events.length
  if (untilMs === Number.POSITIVE_INFINITY) return count
  while ((events[count - 1]?.atMs ?? untilMs) > untilMs) count--
  return count
}

function isLogged(event: Told): event is MatchViewEvent {
  return event.type !== 'fog-lifted'
}
