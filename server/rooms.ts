import type { Logger } from 'pino'
import type { Seen, UnseatedMessage } from '../shared/protocol/messages.ts'
import { nextDueMs } from '../shared/room/advance.ts'
import type { RoomEvent } from '../shared/room/events.ts'
import { replay } from '../shared/room/journal.ts'
import { isBetweenMatches } from '../shared/room/members.ts'
import type { MatchId, MemberId, RoomInput, RoomKind, RoomRefusal, Settings } from '../shared/room/room.ts'
import { RULES_VERSION } from '../shared/room/room.ts'
import { emptyRoom, step } from '../shared/room/step.ts'
import { Clock } from './clock.ts'
import { newCode, newSeed } from './codes.ts'
import type { Commits } from './commits.ts'
import type { Journal, StoredRoom } from './journal/journal.ts'
import type { LiveMatch } from './live-match.ts'
import type { Line, Seat, Surroundings } from './live-room.ts'
import { LiveRoom } from './live-room.ts'
import type { Metrics } from './metrics.ts'
import { Packet } from './packets.ts'
import type { Recovery } from './recovery.ts'

/** What the rooms need of the server. */
export type RoomsParts = {
  readonly journal: Journal
  readonly commits: Commits
  readonly metrics: Metrics
  readonly log: Logger
  readonly epoch: string
  readonly roomIdleMs: number
  /** How much faster than the wall clock the rooms' clocks run: for tests and rehearsals. */
  readonly speed: number
}

/** Nothing is written for what happens in a match by itself. Once so much time has passed with nothing else, the time is noted: a crash repeats no more. */
const NOTE_TIME_AFTER_MS = 5_000

/** Runs the rooms: applies what their members do and what time brings, and writes it down before anybody is told. */
export class Rooms {
  readonly #parts: RoomsParts
  readonly #clock: Clock<LiveRoom>
  readonly #rooms = new Map<string, LiveRoom>()
  readonly #around: Surroundings & { epoch: string }
  #standstills = 0

  constructor(parts: RoomsParts) {
    this.#parts = parts
    this.#clock = new Clock(
      (room) => this.#wake(room),
      parts.speed,
      (ms) => this.#goOn(ms),
    )
    this.#around = { epoch: parts.epoch, nowMs: () => this.#clock.nowMs() }
  }

  get size(): number {
    return this.#rooms.size
  }

  get matchesUnderWay(): number {
    let count = 0
    for (const { room } of this.#rooms.values()) for (const match of room.matches) if (match.phase !== 'over') count++
    return count
  }

  /** The open room with this code. */
  get(code: string): LiveRoom | null {
    return this.#rooms.get(code) ?? null
  }

  /** Opens an empty room. It is closed again if nobody sits down in it for a while. */
  create(kind: RoomKind, settings: Settings): LiveRoom {
    const code = newCode((taken) => this.#rooms.has(taken))
    const input: RoomInput = { type: 'create', code, kind, seed: newSeed(), settings }
    const live = new LiveRoom(step(emptyRoom, input, 0).room, this.#around)
    this.#rooms.set(code, live)
    this.#parts.journal.open(code, RULES_VERSION)
    this.#write(live, input)
    this.#noteEmpty(live)
    return live
  }

  /** Does something to a room now. Null: done (or already done, or without effect); anything else: refused, and nothing has changed. */
  apply(live: LiveRoom, input: RoomInput): RoomRefusal | 'internal' | null {
    const { matches } = live
    let events: readonly RoomEvent[]
    try {
      const stepped = step(live.room, input, live.nowMs())
      if (stepped.refusal !== undefined) return stepped.refusal
      if (stepped.room === live.room) return null
      events = stepped.events
      live.absorb(stepped.room, events)
    } catch (error) {
      this.#report(live, input.type, error)
      return 'internal'
    }
    this.#write(live, input)
    this.#keepFinished(matches, events)
    this.#parts.commits.touch(live)
    this.#schedule(live)
    return null
  }

  /** A socket takes a member's seat; whoever sat there is told and stands up. */
  sit(live: LiveRoom, member: MemberId, line: Line, seen?: Seen): Seat {
    const before = live.seats.get(member)
    const seat: Seat = { room: live, member, line, wish: null, isGreeted: false, seen, hears: null, delayMs: 0 }
    if (before !== undefined) {
      live.vacate(before)
      this.#unseat(before, 'replaced')
    }
    live.take(seat)
    live.emptySinceMs = null
    this.#parts.commits.touch(live)
    return seat
  }

  /** A member's seat is taken away. */
  remove(seat: Seat): void {
    this.stand(seat)
    this.#unseat(seat, 'removed')
  }

  #unseat(seat: Seat, reason: UnseatedMessage['reason']): void {
    seat.line.lose(seat)
    this.#parts.commits.tell(seat.line, Packet.event('unseated', JSON.stringify({ reason })))
  }

  /** A seat becomes empty: its socket is gone or its member has left. */
  stand(seat: Seat): void {
    const { room: live, member } = seat
    if (live.seats.get(member) !== seat) return
    live.vacate(seat)
    this.#noteEmpty(live)
  }

  /** Spectators and organizers look at another match. */
  turn(seat: Seat, match: number): void {
    seat.room.turn(seat, match)
    this.#parts.commits.touch(seat.room)
  }

  /**
   * Brings the rooms back from the journal as they stood; their clocks have stood still meanwhile, and nobody is connected yet. There is none before
   * all are back, and nothing that has happened is written before.
   */
  async recover(recovery: Recovery): Promise<void> {
    const { journal, log } = this.#parts
    const back: LiveRoom[] = []
    for (const stored of journal.load((code, problem) => log.error({ room: code, problem }, 'a room in the journal cannot be read'))) {
      if (stored.rules !== RULES_VERSION) {
        log.warn({ room: stored.code, rules: stored.rules }, 'a room of other rules is closed')
        journal.remove(stored.code)
      } else {
        const live = await this.#replay(stored, recovery)
        if (live !== null) back.push(live)
      }
      recovery.done++
      if (recovery.isDue) await recovery.pause()
    }
    for (const live of back) this.#goOnWith(live)
  }

  /** A room that is back goes on. */
  #goOnWith(live: LiveRoom): void {
    this.#rooms.set(live.code, live)
    live.restartClock()
    for (const { id, connected, left } of live.room.members) {
      if (connected && !left) this.apply(live, { type: 'disconnect', member: id })
    }
    this.#noteEmpty(live)
  }

  /** Time stands still from now on, and where a match is under way the journal knows at which moment. */
  stop(): void {
    this.#clock.stop()
    for (const live of this.#rooms.values()) if (!isBetweenMatches(live.room)) this.#pass(live, true)
  }

  /** The clocks have stood still while the machine slept, and those of everybody who is still connected have not: they are given new pictures, which tell. */
  #goOn(standstillMs: number): void {
    if (this.#rooms.size === 0) return // none has stood still: a large file is being read, of which putting it in order is done at one stretch
    this.#parts.log.warn({ standstillMs: Math.round(standstillMs) }, 'this machine or process has slept: rooms go on from where they stood')
    this.#around.epoch = `${this.#parts.epoch}-${++this.#standstills}`
    for (const live of this.#rooms.values()) {
      if (live.seats.size === 0) continue
      live.greetAnew()
      this.#parts.commits.touch(live)
    }
  }

  async #replay({ code, entries }: StoredRoom, recovery: Recovery): Promise<LiveRoom | null> {
    let live: LiveRoom | null = null
    try {
      for (const { room, events } of replay(entries)) {
        if (room.code !== code) throw new Error(`it says of itself that it is ${room.code}`)
        if (live === null) live = new LiveRoom(room, this.#around)
        else live.absorb(room, events)
        live.position++
        if (recovery.isDue) await recovery.pause()
      }
    } catch (error) {
      if (recovery.isCalledOff) throw error
      this.#parts.log.error({ room: code, position: live?.position ?? 0, err: error }, 'a room in the journal cannot be played again')
      return null
    }
    live?.passOver()
    return live
  }

  #wake(live: LiveRoom): void {
    const idleMs = this.#idleMs(live)
    if (idleMs !== null && this.#clock.nowMs() >= idleMs) {
      this.#close(live)
      return
    }
    if (this.#pass(live, false)) this.#schedule(live)
    else this.#clock.schedule(live, idleMs) // asleep until somebody does something, or nobody does
  }

  /** Plays a room on to this moment. False: it has failed. */
  #pass(live: LiveRoom, isNoted: boolean): boolean {
    const { commits } = this.#parts
    try {
      const { room, events } = step(live.room, { type: 'tick' }, live.nowMs())
      live.absorb(room, events)
      // What lands in a match lands again when the journal is replayed; what changed for the room, and every end, is written down, and now and then
      // what time it is.
      const isNoteDue = events.length > 0 && room.nowMs - live.writtenMs >= NOTE_TIME_AFTER_MS
      if (isNoted || isNoteDue || events.some(isLasting)) this.#write(live, { type: 'tick' })
      this.#keepFinished(live.matches, events)
      live.release()
      if (events.length > 0 || live.room.settings.spectatorDelayMs > 0) commits.touch(live)
    } catch (error) {
      this.#report(live, 'tick', error)
      return false
    }
    return true
  }

  #write(live: LiveRoom, input: RoomInput): void {
    live.writtenMs = live.room.nowMs
    this.#parts.journal.append(live.code, live.position++, live.writtenMs, input)
    this.#parts.commits.countInput()
    this.#parts.metrics.inputs.count(input.type)
  }

  /** `matches`: of the round that is played; the next one may have begun with the very step that ended them. */
  #keepFinished(matches: readonly LiveMatch[], events: readonly RoomEvent[]): void {
    for (const event of events) {
      if (event.type !== 'match' || event.event.type !== 'match-over') continue
      this.#parts.metrics.matches.count(event.event.result.outcome)
      this.#keep(matches, event.match)
    }
  }

  #keep(matches: readonly LiveMatch[], id: MatchId): void {
    const match = matches.find((one) => one.id === id)
    if (match !== undefined) this.#parts.journal.keepMatch(match.finished.kept)
  }

  #noteEmpty(live: LiveRoom): void {
    if (live.seats.size > 0) return
    live.emptySinceMs = this.#clock.nowMs()
    this.#schedule(live)
  }

  #close(live: LiveRoom): void {
    this.#clock.schedule(live, null)
    this.#rooms.delete(live.code)
    this.#parts.journal.remove(live.code)
    this.#parts.commits.touch(live)
    this.#parts.log.debug({ room: live.code }, 'room closed')
  }

  #schedule(live: LiveRoom): void {
    const dueMs = Math.min(
      (nextDueMs(live.room) ?? Number.POSITIVE_INFINITY) + live.startedAtMs,
      (live.nextReleaseMs() ?? Number.POSITIVE_INFINITY) + live.startedAtMs,
      this.#idleMs(live) ?? Number.POSITIVE_INFINITY,
    )
    this.#clock.schedule(live, dueMs === Number.POSITIVE_INFINITY ? null : dueMs)
  }

  /** When a room that nobody is in is closed, ms on the server's clock; null: somebody is. */
  #idleMs({ emptySinceMs }: LiveRoom): number | null {
    return emptySinceMs === null ? null : emptySinceMs + this.#parts.roomIdleMs * this.#parts.speed
  }

  #report(live: LiveRoom, input: string, error: unknown): void {
    this.#parts.metrics.failures.inc()
    this.#parts.commits.touch(live) // who was to hear of it gets a new picture
    this.#parts.log.error({ room: live.code, position: live.position, input, err: error }, 'a room has failed; the input is refused')
  }
}

function isLasting(event: RoomEvent): boolean {
  return event.type !== 'match' || event.event.type === 'match-over'
}
