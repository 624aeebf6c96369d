import type { Socket } from 'socket.io-client'
import { io } from 'socket.io-client'
import type {
  Answer,
  EventsMessage,
  Replies,
  Requests,
  Seen,
  Ticket,
  UnseatedMessage,
  ViewMessage,
} from '../../shared/protocol/messages.ts'
import { PROTOCOL_VERSION } from '../../shared/protocol/messages.ts'
import { fold } from '../../shared/view/fold.ts'
import type { MatchNews, MatchView, WireSegment } from '../../shared/view/match-view.ts'
import type { RoomView } from '../../shared/view/room-view.ts'
import { foldRoom } from '../../shared/view/room-view.ts'
import { unveiled } from '../../shared/view/unveil.ts'

/** How a player connects. */
type PlayerOptions = {
  readonly transports?: readonly ('websocket' | 'polling')[]
  readonly protocol?: number
  /** Where it comes from, as a proxy tells the server. */
  readonly address?: string
}

/** A person at a browser, as far as the server can tell: knows the protocol and folds what it is told. Every gap and every double is an error. */
export class Player {
  readonly name: string
  readonly socket: Socket
  ticket: Ticket | null = null
  room: RoomView | null = null
  match: MatchView | null = null
  epoch = ''
  roomVersion = 0
  matchVersion = 0
  moves = 0
  /** Of which streams this connection was given a whole view. */
  readonly pictured = new Set<ViewMessage['stream']>()
  unseated: UnseatedMessage['reason'] | null = null
  /** What went wrong: a version that does not follow, an event that cannot be folded in. */
  readonly errors: string[] = []
  readonly #watchers = new Set<() => void>()

  constructor(url: string, name: string, { transports = ['websocket'], protocol = PROTOCOL_VERSION, address = '' }: PlayerOptions = {}) {
    this.name = name
    const extraHeaders = { 'x-forwarded-for': address }
    this.socket = io(url, { auth: { protocol }, transports: [...transports], extraHeaders, forceNew: true, reconnection: false })
    this.socket.on('view', (message: ViewMessage) => this.#onView(message))
    this.socket.on('events', (message: EventsMessage) => this.#onEvents(message))
    this.socket.on('unseated', ({ reason }: UnseatedMessage) => {
      this.unseated = reason
      this.#changed()
    })
    this.socket.on('disconnect', () => this.#changed())
  }

  async connected(): Promise<this> {
    if (this.socket.connected) return this
    await new Promise<void>((resolve, reject) => {
      this.socket.once('connect', resolve)
      this.socket.once('connect_error', reject)
      this.socket.io.once('close', () => queueMicrotask(() => reject(new Error('disconnected')))) // a refusal comes right after it
    })
    return this
  }

  async ask<E extends keyof Requests>(event: E, body: Requests[E]): Promise<Answer<Replies[E]>> {
    if (!this.socket.connected) throw new Error('disconnected')
    const answer: Answer<Replies[E]> = await new Promise((resolve, reject) => {
      const onDisconnect = (): void => reject(new Error('disconnected'))
      this.socket.once('disconnect', onDisconnect)
      this.socket.emit(event as string, body, (given: Answer<Replies[E]>) => {
        this.socket.off('disconnect', onDisconnect)
        // At once, not a microtask later: the next message may be right behind.
        if (given.ok && 'events' in given && given.events !== undefined) this.#onEvents(given.events as EventsMessage)
        resolve(given)
      })
    })
    return answer
  }

  /** Asks for something that must be granted. */
  async must<E extends keyof Requests>(event: E, body: Requests[E]): Promise<Extract<Answer<Replies[E]>, { readonly ok: true }>> {
    const answer = await this.ask(event, body)
    if (!answer.ok) throw new Error(`${this.name}: ${event} was refused: ${JSON.stringify(answer)}`)
    return answer as Extract<Answer<Replies[E]>, { readonly ok: true }>
  }

  async create(body: Omit<Requests['create-room'], 'name'>): Promise<string> {
    const { code, member, token } = await this.must('create-room', { name: this.name, ...body })
    this.ticket = { code, member, token }
    return code
  }

  async join(code: string, role?: Requests['join-room']['role']): Promise<void> {
    const { member, token } = await this.must('join-room', { code, name: this.name, ...(role === undefined ? {} : { role }) })
    this.ticket = { code, member, token }
  }

  /** What this player would say it has seen. */
  get seen(): Seen {
    const match = this.match && { match: this.match.match, version: this.matchVersion, viewer: this.match.viewer }
    return { epoch: this.epoch, room: this.roomVersion, match }
  }

  /** Takes over what another connection of the same person knew. */
  inherit(from: Player): this {
    this.ticket = from.ticket
    this.room = from.room
    this.match = from.match
    this.epoch = from.epoch
    this.roomVersion = from.roomVersion
    this.matchVersion = from.matchVersion
    this.moves = from.moves
    return this
  }

  async resume(withSeen = true): Promise<void> {
    if (this.ticket === null) throw new Error(`${this.name} has no ticket`)
    const { code, token } = this.ticket
    const { lastMove } = await this.must('resume', withSeen ? { code, token, seen: this.seen } : { code, token })
    this.moves = lastMove
  }

  move(segment: WireSegment): Promise<Answer<Replies['move']>> {
    this.moves += 1
    return this.ask('move', { move: this.moves, segment })
  }

  /** What guided assistance says is owed now. */
  get owed(): WireSegment | null {
    const { match } = this
    if (match === null || match.phase !== 'playing' || match.viewer === 'spectator') return null
    return match.ends[match.viewer]?.owed[0]?.segment ?? null
  }

  /** Sends what is owed as soon as it is, until the match is over. */
  async play(match = this.match?.match): Promise<void> {
    for (;;) {
      await this.until(() => this.owed !== null || (this.match?.match === match && this.match?.phase === 'over'))
      if (this.match?.phase === 'over') return
      const { owed } = this
      if (owed === null) continue
      const answer = await this.move(owed)
      // What was owed may be settled by what arrives in the same moment.
      if (!answer.ok && answer.code !== 'match-over') throw new Error(`${this.name}: move refused: ${JSON.stringify(answer)}`)
    }
  }

  /** Resolves when `is` holds. Rejects when the connection is lost or something was wrong with what came. */
  until(is: () => boolean, withinMs = 20_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => finish(new Error(`${this.name} waited ${withinMs} ms for ${is}: ${this.#standing()}`)), withinMs)
      const finish = (error?: Error): void => {
        clearTimeout(timer)
        this.#watchers.delete(check)
        if (error === undefined) resolve()
        else reject(error)
      }
      const check = (): void => {
        if (this.errors.length > 0) finish(new Error(`${this.name}: ${this.errors.join('; ')}`))
        else if (is()) finish()
        else if (!this.socket.connected) finish(new Error('disconnected'))
      }
      this.#watchers.add(check)
      check()
    })
  }

  /** What this player sees, in short: for the messages of failing tests. */
  #standing(): string {
    const { match, room } = this
    const end = match === null || match.viewer === 'spectator' ? null : match.ends[match.viewer]
    return JSON.stringify({
      room: room?.phase,
      members: room?.members,
      match: match?.match,
      phase: match?.phase,
      viewer: match?.viewer,
      moves: this.moves,
      end,
    })
  }

  close(): void {
    this.socket.disconnect()
  }

  #onView(message: ViewMessage): void {
    this.epoch = message.epoch
    this.pictured.add(message.stream)
    if (message.stream === 'room') {
      this.room = message.view
      this.roomVersion = message.version
    } else {
      this.match = unveiled(message.view)
      this.matchVersion = message.version
    }
    this.#changed()
  }

  #onEvents(message: EventsMessage): void {
    const known = message.stream === 'room' ? this.roomVersion : this.matchVersion
    if (message.version - message.events.length !== known) {
      this.errors.push(`${message.stream} version ${message.version} with ${message.events.length} events does not follow ${known}`)
    }
    try {
      if (message.stream === 'room') this.#foldRoom(message)
      else this.#foldMatch(message)
    } catch (error) {
      this.errors.push(String(error))
    }
    this.#changed()
  }

  #foldRoom(message: Extract<EventsMessage, { readonly stream: 'room' }>): void {
    if (this.room === null) throw new Error('events of a room before its view')
    this.room = message.events.reduce(foldRoom, this.room)
    this.roomVersion = message.version
  }

  #foldMatch(message: Extract<EventsMessage, { readonly stream: 'match' }>): void {
    if (this.match === null || this.match.match !== message.match) throw new Error(`events of match ${message.match} without its view`)
    this.match = unveiled(message.events.reduce((view: MatchView, news: MatchNews) => fold(view, news), this.match))
    this.matchVersion = message.version
  }

  #changed(): void {
    for (const watcher of [...this.#watchers]) watcher()
  }
}
