import type { Seen } from '../shared/protocol/messages.ts'
import type { RoomEvent } from '../shared/room/events.ts'
import { memberOf } from '../shared/room/members.ts'
import type { MatchId, MemberId, Room } from '../shared/room/room.ts'
import { SIDES } from '../shared/tcp/sides.ts'
import type { Sleeper } from './clock.ts'
import type { Send, Touched } from './commits.ts'
import type { Ear } from './ears.ts'
import { earOf, isSame, isSeenBy } from './ears.ts'
import type { TokenBucket } from './limits.ts'
import type { Audience, Heard } from './live-match.ts'
import { LiveMatch } from './live-match.ts'
import type { Json } from './packets.ts'
import { around, Packet } from './packets.ts'
import { RoomStream } from './room-stream.ts'

const WATCHERS = ['organizer', 'spectator'] as const

/** What a room needs of a member's socket. */
export type Line = {
  /** Where it comes from, as far as that matters. */
  readonly address?: string
  send(packet: Packet): void
  /** The seat is not this socket's any more. */
  lose(seat: Seat): void
}

/** A socket's place in a room. */
export type Seat = {
  readonly room: LiveRoom
  readonly member: MemberId
  readonly line: Line
  /** The match that a spectator or organizer asked for; null: whatever there is to see. */
  wish: MatchId | null
  /** This socket has a picture of the room, and gets the events that follow. */
  isGreeted: boolean
  /** What its member says to have seen before; until it is greeted. */
  seen: Seen | undefined
  /** Of which match this socket was given a picture, and gets the events that follow. */
  hears: Ear | null
  /** How much later than others this socket is told, ms. */
  delayMs: number
}

/** What a room needs of the server around it. */
export type Surroundings = {
  /** Changes with every start of the server. */
  readonly epoch: string
  nowMs(): number
}

/** A room under way: its state, the streams of what its members are told, and who is here. */
export class LiveRoom implements Sleeper, Touched {
  readonly code: string
  readonly seats = new Map<MemberId, Seat>()
  /** By member. */
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
  // The clock's own.
  wakeMs = Number.POSITIVE_INFINITY
  dueMs = Number.POSITIVE_INFINITY
  heapIndex = -1

  readonly #around: Surroundings
  readonly #stream = new RoomStream()
  #matches: readonly LiveMatch[] = []
  /** Matches of which there may be something to tell. */
  readonly #news: LiveMatch[] = []
  /** The last of matches whose round is over, to be sent with the next commit. */
  readonly #farewells: Send[] = []
  /** Who plays or watches what may have changed. */
  #placesChanged = false

  constructor(room: Room, around: Surroundings) {
    this.code = room.code
    this.room = room
    this.#around = around
    this.startedAtMs = around.nowMs() - room.nowMs
    if (hasDelay(room)) this.#stream.beginDelay(room)
  }

  /** Goes on from the moment that the state has come to: time has stood still until now. */
  restartClock(): void {
    this.startedAtMs = this.#around.nowMs() - this.room.nowMs
  }

  /** Whole ms on the room's own clock. */
  nowMs(): number {
    return this.#around.nowMs() - this.startedAtMs
  }

  /** The match, if it belongs to the current round. */
  match(id: MatchId): LiveMatch | null {
    const first = this.#matches[0]
    return first === undefined ? null : (this.#matches[id - first.id] ?? null)
  }

  /** True if this match can be looked at from this seat. */
  shows(seat: Seat, id: MatchId): boolean {
    return this.#shownTo(seat).some((match) => match.id === id)
  }

  /** The matches of the round that is the current one as far as this seat may know. */
  #shownTo({ delayMs }: Seat): readonly LiveMatch[] {
    return delayMs === 0 ? this.#matches : this.#lateMatches
  }

  get #lateMatches(): readonly LiveMatch[] {
    return this.#stream.lateMatches ?? this.#matches
  }

  /** Matches of the current round. */
  get matches(): readonly LiveMatch[] {
    return this.#matches
  }

  /** Takes over what a step has given. If that fails, everything is as before, and everybody is given a new picture. */
  absorb(room: Room, events: readonly RoomEvent[]): void {
    const before = { room: this.room, matches: this.#matches, version: this.#stream.version, delayed: this.#stream.delayed }
    try {
      if (hasDelay(room) !== hasDelay(before.room)) this.#turnDelay(hasDelay(room))
      // One step may play a round to its end and begin the next.
      const old = events.findLastIndex((event) => event.type === 'match' && event.match < room.firstMatch) + 1
      for (const event of events.slice(0, old)) this.#append(event)
      if (room.firstMatch !== before.room.firstMatch || room.matches.length !== this.#matches.length) this.#beginRound(room)
      this.room = room
      for (const event of events.slice(old)) this.#append(event)
      for (const event of events) if (event.type === 'match-input') this.match(event.match)?.noteInput(event)
    } catch (error) {
      this.room = before.room
      this.#matches = before.matches
      this.#stream.putBack(before.version, before.delayed)
      this.#farewells.length = 0
      for (const match of this.#matches) match.putBack(this.room)
      this.#forgetWhoHears()
      throw error
    }
  }

  /** Everybody needs a new picture. */
  #forgetWhoHears(): void {
    for (const seat of this.seats.values()) seat.hears = null
    this.#placesChanged = true
  }

  /** Where a delay begins, who watched with one before is given a new picture: what they are told is counted anew. */
  #turnDelay(isOn: boolean): void {
    if (!isOn) {
      this.#stream.endDelay()
      return
    }
    this.#stream.beginDelay(this.room)
    for (const seat of this.seats.values()) if (seat.delayMs > 0) seat.isGreeted = false
    this.#placesChanged = true
  }

  /** The round of `room` begins. Whoever sat or watched at a match of the last one hears of it to its end first. */
  #beginRound(room: Room): void {
    for (const match of this.#news) this.#tellMatch(match, this.#farewells, this.nowMs())
    this.#news.length = 0
    this.#stream.beginRound(this.#matches)
    this.#matches = room.matches.map((_, index) => new LiveMatch(room, index))
    this.#placesChanged = true
  }

  #append(event: RoomEvent): void {
    if (event.type === 'match-input') return // remembered when all has gone well
    if (event.type === 'match') {
      const match = this.match(event.match)
      if (match === null) return
      match.append(event.event)
      this.#addNews(match)
      if (event.event.type !== 'match-over' || !this.#matches.every(({ isOver }) => isOver)) return
      for (const other of this.#matches) if (other.liftFog(event.event.atMs)) this.#addNews(other)
    } else {
      this.#stream.append(event)
      this.#placesChanged = true
    }
  }

  /** Somebody takes a seat. */
  take(seat: Seat): void {
    this.seats.set(seat.member, seat)
    this.#placesChanged = true
  }

  /** A seat is given up. */
  vacate(seat: Seat): void {
    if (this.seats.get(seat.member) === seat) this.seats.delete(seat.member)
    this.#turnAway(seat)
  }

  #turnAway(seat: Seat): void {
    const { hears } = seat
    if (hears === null) return
    seat.hears = null
    for (const other of this.seats.values()) if (isSame(other.hears, hears)) return
    this.#find(hears.match)?.forget(hears.audience)
  }

  /** A spectator has turned to another match. */
  turn(seat: Seat, match: MatchId): void {
    seat.wish = match
    this.#placesChanged = true
  }

  /** The events that this player has not been told yet, for the answer to their own move; they do not come a second time. */
  takeNews(seat: Seat): Json | null {
    const { hears } = seat
    const match = hears === null ? null : this.match(hears.match)
    if (hears === null || match === null || (hears.audience !== 'client' && hears.audience !== 'server')) return null
    return match.takeNews(hears.audience, this.room.nowMs)
  }

  /** When spectators who are held back will next be told something, ms on the room's clock; null: nothing is held back. */
  nextReleaseMs(): number | null {
    const { spectatorDelayMs } = this.room.settings
    if (spectatorDelayMs === 0) return null
    const held = [this.#stream.firstHeldMs, ...this.#lateMatches.map((match) => match.firstHeldMs())]
    const earliest = Math.min(...held.filter((atMs) => atMs !== null))
    return earliest === Number.POSITIVE_INFINITY ? null : earliest + spectatorDelayMs
  }

  /** What is held back may be due: look at all matches when the commit comes. */
  release(): void {
    for (const match of this.#lateMatches) if (match.firstHeldMs() !== null) this.#addNews(match)
  }

  #addNews(match: LiveMatch): void {
    if (!this.#news.includes(match)) this.#news.push(match)
  }

  /** If it throws, members may have missed something: they get new pictures when the room is sealed next. */
  seal(sends: Send[]): void {
    try {
      this.#tellAll(sends)
    } catch (error) {
      this.#news.length = this.#farewells.length = 0
      for (const seat of this.seats.values()) seat.isGreeted = false
      for (const match of [...this.#matches, ...this.#stream.pastMatches]) match.forgetAll()
      this.#forgetWhoHears()
      throw error
    }
  }

  #tellAll(sends: Send[]): void {
    const nowMs = this.nowMs()
    sends.push(...this.#farewells.splice(0))
    // Newcomers must not be ahead of those who watch already, nor the room ahead of its matches.
    if (this.#placesChanged || hasDelay(this.room)) this.release()
    for (const match of this.#news) this.#tellMatch(match, sends, nowMs)
    this.#news.length = 0
    this.#tellRoom(sends, nowMs) // who hears that a match has its result has heard the result
    this.#tellLate(sends, nowMs)
    if (this.#placesChanged) this.#placeEverybody(sends, nowMs)
  }

  #tellRoom(sends: Send[], nowMs: number): void {
    const news = this.#stream.takeNews(nowMs)
    if (news === null) return
    const packet = Packet.event('events', news)
    for (const { line, isGreeted, delayMs } of this.seats.values()) if (isGreeted && delayMs === 0) sends.push({ line, packet })
  }

  /** The same for those who watch with a delay; a round may begin for them. */
  #tellLate(sends: Send[], nowMs: number): void {
    const shown = this.#lateMatches
    const news = this.#stream.takeLateNews(this.#untilMs('spectator', nowMs))
    if (news === null) return
    if (this.#lateMatches !== shown) this.#placesChanged = true
    const packet = Packet.event('events', news)
    for (const { line, isGreeted, delayMs } of this.seats.values()) if (isGreeted && delayMs > 0) sends.push({ line, packet })
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
      const news = match.takeNews(audience, nowMs, this.#untilMs(audience, nowMs))
      if (news === null) continue
      const packet = Packet.event('events', news)
      for (const { line, hears } of this.seats.values()) {
        if (hears?.match === match.id && hears.audience === audience) sends.push({ line, packet })
      }
    }
  }

  /** Spectators are told what happened up to then. */
  #untilMs(audience: Audience, nowMs: number): number {
    return audience === 'spectator' ? nowMs - this.room.settings.spectatorDelayMs : nowMs
  }

  /** Gives those who are new, or play or watch something else than before, a picture of it. */
  #placeEverybody(sends: Send[], nowMs: number): void {
    this.#placesChanged = false
    for (const seat of this.seats.values()) {
      const { isGreeted, seen } = seat
      const isNew = !isGreeted
      const delayMs = this.#delayOf(seat)
      const isOther = delayMs !== seat.delayMs
      seat.delayMs = delayMs
      const known = seen?.epoch === this.#epochOf(delayMs) ? seen : undefined
      if (isNew || isOther) this.#greetInRoom(seat, known, sends, nowMs)
      const ear = earOf(this.room, seat.member, this.#shownTo(seat), seat.wish)
      if (!isSame(ear, seat.hears)) this.#bringToMatch(seat, ear, isNew ? known : undefined, sends, nowMs)
    }
  }

  #greetInRoom(seat: Seat, known: Seen | undefined, sends: Send[], nowMs: number): void {
    seat.isGreeted = true
    seat.seen = undefined
    const heard = seat.delayMs > 0 ? this.#stream.listenLate() : this.#stream.listen(this.room, known?.room ?? null, nowMs)
    this.#deliver(seat, 'room', heard, sends, nowMs)
  }

  /** How much later a seat is told than others, ms. */
  #delayOf({ member }: Seat): number {
    return memberOf(this.room, member)?.role === 'spectator' ? this.room.settings.spectatorDelayMs : 0
  }

  #bringToMatch(seat: Seat, ear: Ear | null, known: Seen | undefined, sends: Send[], nowMs: number): void {
    this.#turnAway(seat)
    const match = ear === null ? null : this.#find(ear.match)
    if (ear === null || match === null) return
    seat.hears = ear
    const seen = known?.match && isSeenBy(ear, known.match) ? known.match.version : null
    const heard = match.listen(ear.audience, seen, this.room.nowMs, this.#untilMs(ear.audience, nowMs))
    this.#deliver(seat, 'match', heard, sends, nowMs)
  }

  /** The match, if anybody may still hear of it. */
  #find(id: MatchId): LiveMatch | null {
    return this.match(id) ?? this.#stream.pastMatches.find((match) => match.id === id) ?? null
  }

  /** Hands over what somebody is given who begins to listen. */
  #deliver({ line, delayMs }: Seat, stream: 'room' | 'match', heard: Heard, sends: Send[], nowMs: number): void {
    if ('view' in heard) {
      const head = `"stream":"${stream}","epoch":"${this.#epochOf(delayMs)}","atMs":${nowMs - delayMs},"version":${heard.version}`
      sends.push({ line, packet: Packet.event('view', around(`{${head},"view":`, heard.view, '}')) })
    } else if (heard.missed !== null) sends.push({ line, packet: Packet.event('events', heard.missed) })
  }

  /** With a delay the room's events are others, and its clock, too. */
  #epochOf(delayMs: number): string {
    const { epoch } = this.#around
    return delayMs === 0 ? epoch : `${epoch}.${delayMs}`
  }
}

function hasDelay({ settings }: Room): boolean {
  return settings.spectatorDelayMs > 0
}
