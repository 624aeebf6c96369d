import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'socket.io'
import { Server } from 'socket.io'
import { PROTOCOL_VERSION } from '../shared/protocol/messages.ts'
import type { EdgeLimits } from './config.ts'
import type { Refusals } from './connections.ts'
import { boundSessions } from './connections.ts'
import type { Message, MessageDecoder } from './decoding.ts'
import { decoderFor, Encoder } from './decoding.ts'
import { TokenBucket } from './limits.ts'
import type { Line, Seat } from './live-room.ts'
import type { Packet } from './packets.ts'
import type { EngineSocket } from './shortcuts.ts'
import { cutOff, isWaiting, readStraight, unreadBytes } from './shortcuts.ts'
import { readInTurns } from './turns.ts'

/** A connection that leaves so much unread is closed, or it would pile up in memory. Twice the largest view. */
const MOST_UNREAD_BYTES = 8_000_000

/** By long-polling a browser says in a POST of its own that it closes the connection: it is not told that there is none any more. */
const LAST_POST_WITHIN_MS = 1_000

/** When connections were opened that have not answered yet, ms. */
const greetedAtMs = new WeakMap<EngineSocket, number>()

/** Whoever connects is greeted by engine.io, and answers by asking for socket.io's connection. */
export function noteGreeting(socket: EngineSocket): void {
  greetedAtMs.set(socket, performance.now())
}

/** One connection: the socket, where it comes from, and the seat that it has. */
export class Connection implements Line {
  readonly address: string
  readonly bucket: TokenBucket
  /** Joins and resumptions. */
  readonly joins: TokenBucket
  /** Null until the socket has created, joined or resumed. */
  seat: Seat | null = null
  /** Messages in a row that came too fast. */
  tooFast = 0
  /** The latest round trip, whole ms: first from the greeting of the connection to its answer, which it says at once, then of the heartbeat. */
  rttMs: number
  readonly #socket: Socket
  #pingedAtMs = 0
  /** What was sent and is still to be fetched by long-polling, characters. */
  #unfetched = 0

  constructor(socket: Socket, address: string, limits: EdgeLimits) {
    this.#socket = socket
    this.address = address
    this.rttMs = Math.round(performance.now() - (greetedAtMs.get(socket.conn) ?? performance.now()))
    greetedAtMs.delete(socket.conn)
    this.bucket = new TokenBucket(limits.messagesPerSecond, limits.messageBurst, performance.now())
    this.joins = new TokenBucket(limits.joinsPerConnectionPerSecond, limits.joinsPerConnection, performance.now())
    socket.conn.on('packetCreate', ({ type }) => {
      if (type === 'ping') this.#pingedAtMs = performance.now()
    })
    socket.conn.on('heartbeat', () => {
      this.rttMs = Math.round(performance.now() - this.#pingedAtMs)
    })
  }

  /**
   * Calls `onMessage` with every message as soon as it is read, until the socket is gone, and then `onGone`. Who leaves socket.io's namespace is gone, and
   * does not come in again.
   */
  listen(onMessage: (message: Message) => void, onGone: () => void): void {
    const { decoder } = this.#socket.client as unknown as { readonly decoder: MessageDecoder } // see createSockets
    decoder.listener = onMessage
    readStraight(this.#socket.conn)
    this.#socket.on('disconnect', () => {
      decoder.listener = null
      const { conn } = this.#socket
      if (conn.transport.name === 'websocket') conn.close()
      else setTimeout(() => conn.close(), LAST_POST_WITHIN_MS).unref()
      onGone()
    })
  }

  send(packet: Packet): void {
    if (!this.#socket.connected) return
    const { conn } = this.#socket
    if (!isWaiting(conn)) this.#unfetched = 0
    packet.sendTo(conn)
    if (isWaiting(conn)) this.#unfetched += packet.length
    if (unreadBytes(conn) + this.#unfetched > MOST_UNREAD_BYTES) this.close()
  }

  lose(seat: Seat): void {
    if (this.seat === seat) this.seat = null
  }

  /** Cuts off a browser that does not read, or sends without end. No goodbye is waited for: such a browser would not say it. */
  close(): void {
    const { conn } = this.#socket
    this.#socket.disconnect(true)
    cutOff(conn)
  }
}

/** The socket.io server on an HTTP server's port, with both transports. */
export function createSockets(http: HttpServer, limits: EdgeLimits, trustProxy: boolean, refusals: Refusals): Server {
  const io = new Server(http, {
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    // What is larger than a message may be is refused in words, up to a size at which the connection is closed: whoever sends it in pieces, and never
    // the last one, fills memory with as much.
    maxHttpBufferSize: 1_500_000,
    parser: { Encoder, Decoder: decoderFor(limits.messageChars) },
    pingInterval: 10_000,
    pingTimeout: 15_000,
    connectTimeout: 10_000,
    allowRequest: (request, answer) => answer(null, !asksForScript(request) && mayCome(request)),
  })
  io.engine.use((_request: IncomingMessage, response: ServerResponse, next: () => void) => {
    response.setHeader('x-content-type-options', 'nosniff')
    response.setHeader('cache-control', 'no-store')
    next()
  })
  const mayCome = boundSessions(io.engine, trustProxy, refusals)
  readInTurns(io, MOST_UNREAD_BYTES)
  io.engine.on('connection', noteGreeting)
  io.use((socket, next) => {
    const { protocol } = socket.handshake.auth
    next(protocol === PROTOCOL_VERSION ? undefined : new Error('protocol-version'))
  })
  return io
}

/** By JSONP an answer is a script that runs in whatever page asks for it. Browsers have not needed that for long. */
function asksForScript({ url = '' }: IncomingMessage): boolean {
  return new URLSearchParams(url.slice(url.indexOf('?'))).has('j')
}

/**
 * Lets go of what a connection began with, and of socket.io's room of its own, which nobody calls: the HTTP request alone is most of what an idle
 * socket weighs.
 */
export function forgetHandshake(socket: Socket): void {
  Object.assign(socket.conn, { request: null })
  Object.assign(socket, { handshake: null })
  void socket.leave(socket.id)
}
