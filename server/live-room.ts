import type { RoomEvent } from '../shared/room/events.ts'
import type { MatchId, MemberId, Room } from '../shared/room/room.ts'
import { SIDES } from '../shared/tcp/sides.ts'
import type { Sleeper } from './clock.ts'
import type { Send, Touched } from './commits.ts'
import type { TokenBucket } from './limits.ts'
import type { Listener } from './listeners.ts'
import { Listeners, untilMs } from './listeners.ts'
import { LiveMatch } from './live-match.ts'
import type { Json } from './packets.ts'
import { Packet } from './packets.ts'
import { RoomStream } from './room-stream.ts'

const WATCHERS = ['organizer', 'spectator'] as const
/** No farewells: one value for all rooms, as hardly any has some. */
const NONE: readonly Send[] = []

/** What a room needs of a member's socket. */
export type Line = {
  /** Where it comes from, as far as that matters. */
  readonly address?: string
  send(packet: Packet): void
  /** The seat is not this socket's any more. */
  lose(seat: Seat): void
}

/** A socket's place in a room. */
export type Seat = Listener & { readonly room: LiveRoom; readonly line: Line }

/** What a room needs of the server around it. */
export type Surroundings = {
  /** Changes with every start of the server, and whenever its clock has stood still. */
  readonly epoch: string
  nowMs(): number
}

/** A room under way: takes over what steps give, and tells its members. */
export class LiveRoom implements Sleeper, Touched {
  readonly code: string
  /** How many moves each member may still make now. By member, so that it outlives the socket. */
  readonly moveBuckets: TokenBucket[] = []
  room: Room
  /** Inputs in the journal so far. */
  position = 0
  /** The room's time of the last input in the journal, ms: after a crash it goes on from there. */
  writtenMs = 0
  /** What the server's clock shows at the room's time 0, ms. */
  startedAtMs: number
  /** Since when nobody is connected, ms on the server's clock; null: somebody is. */
  emptySinceMs: number | null = null
  // These three belong to the clock, see Sleeper.
  wakeMs = Number.POSITIVE_INFINITY
  dueMs = Number.POSITIVE_INFINITY
  heapIndex = -1

  readonly #around: Surroundings
  readonly #stream = new RoomStream()
  readonly #listeners: Listeners<Seat>
  /** Matches of which there may be something to tell. */
  readonly #news: LiveMatch[] = []
  /** The last of matches whose round is over, to be sent with the next commit. */
  #farewells: readonly Send[] = NONE

  constructor(room: Room, around: Surroundings) {
    this.code = room.code
    this.room = room
    this.#around = around
    this.#listeners = new Listeners(around, this.#stream)
    this.startedAtMs = around.nowMs() - room.nowMs
    if (hasDelay(room)) this.#stream.beginDelay(room)
  }

  /** It is back from the journal, and nobody is here yet who would have to be told how it came to this. */
  passOver(): void {
    this.writtenMs = this.room.nowMs
    this.#stream.passOver()
  }

  /** Goes on from the moment that the state has come to: time has stood still until now. */
  restartClock(): void {
    this.startedAtMs = this.#around.nowMs() - this.room.nowMs
  }

  /** Whole ms on the room's own clock. */
  nowMs(): number {
    return this.#around.nowMs() - this.startedAtMs
  }

  /** True if this match can be looked at from this seat. */
  shows(seat: Seat, id: MatchId): boolean {
    return this.#listeners.shownTo(seat).some((match) => match.id === id)
  }

  /** Who is here. */
  get seats(): ReadonlyMap<MemberId, Seat> {
    return this.#listeners.seats
  }

  /** Matches of the current round. */
  get matches(): readonly LiveMatch[] {
    return this.#stream.matches
  }

  /** Takes over what a step has given. If that fails, everything is as before, and everybody is given a new picture. */
  absorb(room: Room, events: readonly RoomEvent[]): void {
    const before = this.room
    const mark = this.#stream.mark()
    try {
      if (hasDelay(room) !== hasDelay(before)) this.#turnDelay(hasDelay(room))
      // One step may play a round to its end and begin the next.
      const old = events.findLastIndex((event) => event.type === 'match' && event.match < room.firstMatch) + 1
      for (const event of events.slice(0, old)) this.#append(event)
      if (room.firstMatch !== before.firstMatch || room.matches.length !== this.matches.length) this.#beginRound(room)
      this.room = room
      for (const event of events.slice(old)) this.#append(event)
      for (const event of events) if (event.type === 'match-input') this.#stream.match(event.match)?.noteInput(event)
    } catch (error) {
      this.room = before
      this.#stream.putBack(mark)
      this.#farewells = NONE
      for (const match of this.matches) match.putBack(this.room)
      this.#listeners.forgetWhoHears()
      throw error
    }
  }

  /** Where a delay begins, who watched with one before is given a new picture: what they are told is counted anew. */
  #turnDelay(isOn: boolean): void {
    if (!isOn) {
      this.#stream.endDelay()
      return
    }
    this.#stream.beginDelay(this.room)
    this.#listeners.forgetWhoIsGreetedLate()
  }

  /** The round of `room` begins. Whoever sat or watched at a match of the last one hears of it to its end first. */
  #beginRound(room: Room): void {
    const farewells = [...this.#farewells]
    for (const match of this.#news) this.#tellMatch(match, farewells, this.nowMs())
    this.#farewells = farewells
    this.#news.length = 0
    this.#stream.beginRound(room.matches.map((_, index) => new LiveMatch(room, index)))
    this.#listeners.notePlacesChanged()
  }

  #append(event: RoomEvent): void {
    if (event.type === 'match-input') return // remembered when all has gone well
    if (event.type === 'match') {
      const match = this.#stream.match(event.match)
      if (match === null) return
      match.append(event.event)
      this.#addNews(match)
      if (event.event.type !== 'match-over' || !this.matches.every(({ isOver }) => isOver)) return
      for (const other of this.matches) if (other.liftFog(event.event.atMs)) this.#addNews(other)
    } else {
      this.#stream.append(event)
      this.#listeners.notePlacesChanged()
    }
  }

  /** Somebody takes a seat. */
  take(seat: Seat): void {
    this.#listeners.take(seat)
  }

  /** A seat is given up. */
  vacate(seat: Seat): void {
    this.#listeners.vacate(seat)
  }

  /** A spectator has turned to another match. */
  turn(seat: Seat, match: MatchId): void {
    this.#listeners.turn(seat, match)
  }

  /** The events that this player has not been told yet, for the answer to their own move; they do not come a second time. */
  takeNews(seat: Seat): Json | null {
    const { hears } = seat
    const match = hears === null ? null : this.#stream.match(hears.match)
    if (hears === null || match === null || (hears.audience !== 'client' && hears.audience !== 'server')) return null
    return match.takeNews(hears.audience, this.room.nowMs)
  }

  /** When spectators who are held back will next be told something, ms on the room's clock; null: nothing is held back. */
  nextReleaseMs(): number | null {
    const { spectatorDelayMs } = this.room.settings
    if (spectatorDelayMs === 0) return null
    const held = [this.#stream.firstHeldMs, ...this.#stream.lateMatches.map((match) => match.firstHeldMs())]
    const earliest = Math.min(...held.filter((atMs) => atMs !== null))
    return earliest === Number.POSITIVE_INFINITY ? null : earliest + spectatorDelayMs
  }

  /** What is held back may be due: look at all matches when the commit comes. */
  release(): void {
    for (const match of this.#stream.lateMatches) if (match.firstHeldMs() !== null) this.#addNews(match)
  }

  #addNews(match: LiveMatch): void {
    if (!this.#news.includes(match)) this.#news.push(match)
  }

  /** If it throws, members may have missed something: they get new pictures when the room is sealed next. */
  seal(sends: Send[]): void {
    try {
      this.#tellAll(sends)
    } catch (error) {
      this.#news.length = 0
      this.#farewells = NONE
      this.greetAnew()
      throw error
    }
  }

  /** Everybody is given new pictures when the room is sealed next. */
  greetAnew(): void {
    for (const match of [...this.matches, ...this.#stream.pastMatches]) match.forgetAll()
    this.#listeners.forgetWhoIsGreeted()
    this.#listeners.forgetWhoHears()
  }

  #tellAll(sends: Send[]): void {
    const nowMs = this.nowMs()
    sends.push(...this.#farewells)
    this.#farewells = NONE
    // Newcomers must not be ahead of those who watch already, nor the room ahead of its matches.
    if (this.#listeners.placesChanged || hasDelay(this.room)) this.release()
    for (const match of this.#news) this.#tellMatch(match, sends, nowMs)
    this.#news.length = 0
    this.#tellRoom(sends, nowMs) // who hears that a match has its result has heard the result
    this.#tellLate(sends, nowMs)
    if (this.#listeners.placesChanged) this.#listeners.placeEverybody(this.room, sends, nowMs)
  }

  #tellRoom(sends: Send[], nowMs: number): void {
    const news = this.#stream.takeNews(nowMs)
    if (news !== null) this.#listeners.tellRoom(news, false, sends)
  }

  /** The same for those who watch with a delay; a round may begin for them. */
  #tellLate(sends: Send[], nowMs: number): void {
    const shown = this.#stream.lateMatches
    const news = this.#stream.takeLateNews(untilMs(this.room, 'spectator', nowMs))
    if (news === null) return
    if (this.#stream.lateMatches !== shown) this.#listeners.notePlacesChanged()
    this.#listeners.tellRoom(news, true, sends)
  }

  #tellMatch(match: LiveMatch, sends: Send[], nowMs: number): void {
    const seats = this.room.pairings[match.id - this.room.firstMatch]?.seats
    for (const side of SIDES) {
      const news = match.takeNews(side, nowMs)
      const member = seats?.[side]
      const line = typeof member === 'number' ? this.seats.get(member)?.line : undefined
      if (news !== null && line !== undefined) sends.push({ line, packet: Packet.event('events', news) })
    }
    if (!match.isWatched) return
    for (const audience of WATCHERS) {
      const news = match.takeNews(audience, nowMs, untilMs(this.room, audience, nowMs))
      if (news !== null) this.#listeners.tellAudience(match.id, audience, news, sends)
    }
  }
}

function hasDelay({ settings }: Room): boolean {
  return settings.spectatorDelayMs > 0
}
