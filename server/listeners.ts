import type { Seen } from '../shared/protocol/messages.ts'
import { memberOf } from '../shared/room/members.ts'
import type { MatchId, MemberId, Room } from '../shared/room/room.ts'
import type { Asker, Send } from './commits.ts'
import type { Ear } from './ears.ts'
import { earOf, isSame, isSeenBy } from './ears.ts'
import type { Audience, Heard, LiveMatch } from './live-match.ts'
import type { Json } from './packets.ts'
import { around, Packet } from './packets.ts'
import type { RoomStream } from './room-stream.ts'

/** A member who is here, and what they are told. */
export type Listener = {
  readonly member: MemberId
  readonly line: Asker
  /** The match that a spectator or organizer asked for; null: whatever there is to see. */
  wish: MatchId | null
  /** It has a picture of the room, and gets the events that follow. */
  isGreeted: boolean
  /** What its member says to have seen before; until it is greeted. */
  seen: Seen | undefined
  /** Of which match it was given a picture, and gets the events that follow. */
  hears: Ear | null
  /** How much later than others it is told, ms. */
  delayMs: number
}

/**
 * Who is here, and of what they hear. Whoever is new, or plays or watches something else than before, is given a picture of it when the others are told
 * next.
 */
export class Listeners<L extends Listener> {
  readonly seats = new Map<MemberId, L>()
  readonly #around: { readonly epoch: string }
  readonly #stream: RoomStream
  #placesChanged = false

  constructor(around: { readonly epoch: string }, stream: RoomStream) {
    this.#around = around
    this.#stream = stream
  }

  /** Who plays or watches what may have changed. */
  get placesChanged(): boolean {
    return this.#placesChanged
  }

  notePlacesChanged(): void {
    this.#placesChanged = true
  }

  /** Somebody takes a seat. */
  take(seat: L): void {
    this.seats.set(seat.member, seat)
    this.#placesChanged = true
  }

  /** A seat is given up. */
  vacate(seat: L): void {
    if (this.seats.get(seat.member) === seat) this.seats.delete(seat.member)
    this.#turnAway(seat)
  }

  /** A spectator or organizer has turned to another match. */
  turn(seat: L, match: MatchId): void {
    seat.wish = match
    this.#placesChanged = true
  }

  /** The matches of the round that is the current one as far as this seat may know. */
  shownTo({ delayMs }: L): readonly LiveMatch[] {
    return delayMs === 0 ? this.#stream.matches : this.#stream.lateMatches
  }

  /** From now on nobody hears of any match: all are given a new picture of theirs. */
  forgetWhoHears(): void {
    for (const seat of this.seats.values()) seat.hears = null
    this.#placesChanged = true
  }

  /** All are given a new picture of the room. */
  forgetWhoIsGreeted(): void {
    for (const seat of this.seats.values()) seat.isGreeted = false
    this.#placesChanged = true
  }

  /** Those who are told with a delay are given a new picture of the room. */
  forgetWhoIsGreetedLate(): void {
    for (const seat of this.seats.values()) if (seat.delayMs > 0) seat.isGreeted = false
    this.#placesChanged = true
  }

  /** Sends what the room tells to all who are told without a delay, or (`isLate`) to all who are told with one. */
  tellRoom(news: Json, isLate: boolean, sends: Send[]): void {
    const packet = Packet.event('events', news)
    for (const { line, isGreeted, delayMs } of this.seats.values()) if (isGreeted && delayMs > 0 === isLate) sends.push({ line, packet })
  }

  /** Sends what a match tells to all who hear of it as this audience. */
  tellAudience(match: MatchId, audience: Audience, news: Json, sends: Send[]): void {
    const packet = Packet.event('events', news)
    for (const { line, hears } of this.seats.values()) {
      if (hears?.match === match && hears.audience === audience) sends.push({ line, packet })
    }
  }

  /** Gives a picture of what they play or watch to those who are new, and to those for whom it is another match or role than before. */
  placeEverybody(room: Room, sends: Send[], nowMs: number): void {
    this.#placesChanged = false
    for (const seat of this.seats.values()) {
      const { isGreeted, seen } = seat
      const delayMs = delayOf(room, seat.member)
      const isOther = delayMs !== seat.delayMs
      seat.delayMs = delayMs
      const known = seen?.epoch === this.#epochOf(delayMs) ? seen : undefined
      if (!isGreeted || isOther) this.#greetInRoom(room, seat, known, sends, nowMs)
      const ear = earOf(room, seat.member, this.shownTo(seat), seat.wish)
      if (!isSame(ear, seat.hears)) this.#bringToMatch(room, seat, ear, known, sends, nowMs)
    }
  }

  #greetInRoom(room: Room, seat: L, known: Seen | undefined, sends: Send[], nowMs: number): void {
    seat.isGreeted = true
    seat.seen = undefined
    const heard = seat.delayMs > 0 ? this.#stream.listenLate() : this.#stream.listen(room, known?.room ?? null, nowMs)
    this.#deliver(seat, 'room', heard, sends, nowMs)
  }

  #bringToMatch(room: Room, seat: L, ear: Ear | null, known: Seen | undefined, sends: Send[], nowMs: number): void {
    this.#turnAway(seat)
    const match = ear === null ? null : this.#stream.find(ear.match)
    if (ear === null || match === null) return
    seat.hears = ear
    const seen = known?.match && isSeenBy(ear, known.match) ? known.match.version : null
    const heard = match.listen(ear.audience, seen, room.nowMs, untilMs(room, ear.audience, nowMs))
    this.#deliver(seat, 'match', heard, sends, nowMs)
  }

  /** Hears of no match any more. A match that its audience has left altogether need not keep events for it. */
  #turnAway(seat: L): void {
    const { hears } = seat
    if (hears === null) return
    seat.hears = null
    for (const other of this.seats.values()) if (isSame(other.hears, hears)) return
    this.#stream.find(hears.match)?.forget(hears.audience)
  }

  /** Hands over what somebody is given who begins to listen. */
  #deliver({ line, delayMs }: L, stream: 'room' | 'match', heard: Heard, sends: Send[], nowMs: number): void {
    if ('view' in heard) {
      const head = `"stream":"${stream}","epoch":"${this.#epochOf(delayMs)}","atMs":${nowMs - delayMs},"version":${heard.version}`
      sends.push({ line, packet: Packet.event('view', around(`{${head},"view":`, heard.view, '}')) })
    } else if (heard.missed !== null) sends.push({ line, packet: Packet.event('events', heard.missed) })
  }

  /** With a delay the room's events are counted otherwise, so what was seen with another delay does not count. */
  #epochOf(delayMs: number): string {
    const { epoch } = this.#around
    return delayMs === 0 ? epoch : `${epoch}.${delayMs}`
  }
}

/** How much later a member is told than others, ms. */
function delayOf(room: Room, member: MemberId): number {
  return memberOf(room, member)?.role === 'spectator' ? room.settings.spectatorDelayMs : 0
}

/** Spectators are told what happened up to then, ms on the room's clock. */
export function untilMs({ settings }: Room, audience: Audience, nowMs: number): number {
  return audience === 'spectator' ? nowMs - settings.spectatorDelayMs : nowMs
}
