import type { Server as HttpServer } from 'node:http'
import type { Socket } from 'socket.io'
import { Server } from 'socket.io'
import type { UnseatedMessage } from '../shared/protocol/messages.ts'
import { PROTOCOL_VERSION } from '../shared/protocol/messages.ts'
import type { EdgeLimits } from './config.ts'
import { decoderFor, Encoded, Encoder } from './encoding.ts'
import { TokenBucket } from './limits.ts'
import type { Line, Seat } from './live-room.ts'

/** What we send is encoded already. */
type Outgoing = { [E in 'view' | 'events' | 'unseated']: (message: Encoded) => void }
type None = Record<string, never>
export type PlainSocket = Socket<None, Outgoing, None, None>
export type SocketServer = Server<None, Outgoing, None, None>

/** One connection: the socket, where it comes from, and the seat that it has. */
export class Connection implements Line {
  readonly socket: PlainSocket
  readonly address: string
  readonly bucket: TokenBucket
  /** Null until the socket has created, joined or resumed. */
  seat: Seat | null = null
  /** Messages in a row that came too fast. */
  tooFast = 0
  /** The latest round trip of the heartbeat, whole ms; 0 until the first. */
  rttMs = 0

  constructor(socket: PlainSocket, address: string, limits: EdgeLimits) {
    this.socket = socket
    this.address = address
    this.bucket = new TokenBucket(limits.messagesPerSecond, limits.messageBurst, performance.now())
    let pingedAtMs = 0
    socket.conn.on('packetCreate', ({ type }) => {
      if (type === 'ping') pingedAtMs = performance.now()
    })
    socket.conn.on('heartbeat', () => {
      this.rttMs = Math.round(performance.now() - pingedAtMs)
    })
  }

  emit(event: 'view' | 'events', message: Encoded): void {
    this.socket.emit(event, message)
  }

  join(channel: string): void {
    void this.socket.join(channel)
  }

  leave(channel: string): void {
    void this.socket.leave(channel)
  }

  lose(seat: Seat, reason: UnseatedMessage['reason']): void {
    if (this.seat !== seat) return
    this.seat = null
    this.socket.emit('unseated', new Encoded(JSON.stringify({ reason })))
  }
}

/** The socket.io server on an HTTP server's port, with both transports. */
export function createSockets(http: HttpServer, limits: EdgeLimits): SocketServer {
  const io: SocketServer = new Server(http, {
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    // What is larger than a message may be is refused in words, up to a size at which the connection is closed.
    maxHttpBufferSize: 4_000_000,
    parser: { Encoder, Decoder: decoderFor(limits.messageChars) },
    pingInterval: 10_000,
    pingTimeout: 15_000,
    connectTimeout: 10_000,
  })
  io.use((socket, next) => {
    const { protocol } = socket.handshake.auth
    next(protocol === PROTOCOL_VERSION ? undefined : new Error('protocol-version'))
  })
  return io
}

/** The network address that limits are counted by. */
export function addressOf(socket: PlainSocket, trustProxy: boolean): string {
  const forwarded = trustProxy ? socket.handshake.headers['x-forwarded-for'] : undefined
  const first = typeof forwarded === 'string' ? forwarded.split(',')[0]?.trim() : undefined
  return first || socket.handshake.address
}
