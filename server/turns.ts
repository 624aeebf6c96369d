import type { Socket as NetSocket } from 'node:net'
import type { Server, Socket } from 'socket.io'

/** The share of the server's time that reading one connection may take: many times what the messages need that it may send. */
const SHARE = 0.02
/** What it may take at once, ms. */
const AT_ONCE_MS = 100
/** What one read can take, ms, and each byte of it besides. Where it took longer, something else held it up: a busy machine, or one that slept. */
const LONGEST_READ_MS = 1
const LONGEST_BYTE_MS = 0.0005
/** Nobody is kept waiting so long that the connection seems to be dead. */
const LONGEST_WAIT_MS = 1_000
/** Packets in one POST of long-polling: many times what a browser has to say. Two bytes are enough for one, and all would be read at once. */
const MOST_PACKETS = 1_000
const SEPARATOR = '\x1e'

type Read = (chunk: NonSharedBuffer) => void
/** What we know of the WebSockets of ws, and of engine.io (its server.js, its transports/polling.js), beyond their types. */
type WebSocketInside = { readonly _socket?: NetSocket | null; pause(): void; resume(): void }
type PollingInside = {
  onData(payload: string): void
  onDataRequest(...exchange: readonly unknown[]): void
  onError(message: string): void
}
type WebSocketServer = new (
  ...options: readonly unknown[]
) => {
  handleUpgrade(request: unknown, stream: unknown, head: unknown, done: (webSocket: WebSocketInside, request: unknown) => void): void
}
type EngineInside = { readonly opts: { wsEngine: WebSocketServer }; init(): void }

/**
 * Counts what time a connection takes. Processor time would be more exact, but asking for it with every message costs six times as much. There is one
 * for each connection, so its fields are whole numbers, which V8 stores without a box.
 */
class Turns {
  #takenUs = 0
  #countedMs = Math.round(performance.now())

  /** Reads so many bytes. */
  take(bytes: number, read: () => void): void {
    const startedMs = performance.now()
    read()
    const endedMs = performance.now()
    const tookMs = Math.min(endedMs - startedMs, LONGEST_READ_MS + bytes * LONGEST_BYTE_MS)
    this.#takenUs = this.#takenBy(startedMs) + Math.round(tookMs * 1_000)
    this.#countedMs = Math.round(endedMs)
  }

  /** How long it is not this one's turn, ms. */
  waitMs(): number {
    const aheadMs = this.#takenBy(performance.now()) / 1_000 - AT_ONCE_MS
    return Math.min(Math.max(0, Math.ceil(aheadMs / SHARE)), LONGEST_WAIT_MS)
  }

  /** What it has taken of its share by then, µs. */
  #takenBy(nowMs: number): number {
    return Math.max(0, this.#takenUs - Math.round((nowMs - this.#countedMs) * SHARE * 1_000))
  }
}

/**
 * Whoever sends more than can be read is read later, so that all others are read in time: the network holds back what waits. Messages are limited by
 * their number, but pings, pieces of messages, and what is refused or not even looked at has to be read, too.
 */
export function readInTurns(io: Server, mostUnreadBytes: number): void {
  const engine = io.engine as unknown as EngineInside
  engine.opts.wsEngine = class extends engine.opts.wsEngine {
    override handleUpgrade(...[request, stream, head, done]: Parameters<InstanceType<WebSocketServer>['handleUpgrade']>): void {
      super.handleUpgrade(request, stream, head, (webSocket, upgraded) => {
        readWebSocket(webSocket, mostUnreadBytes)
        done(webSocket, upgraded)
      })
    }
  }
  engine.init() // it has made its WebSocket server already, of the other class: this makes it anew
  io.engine.on('connection', ({ transport }: Socket['conn']) => {
    if (transport.name === 'polling') readPosts(transport as unknown as PollingInside)
  })
}

function readWebSocket(webSocket: WebSocketInside, mostUnreadBytes: number): void {
  const stream = webSocket._socket
  const [read, ...others] = stream?.listeners('data') ?? []
  if (!stream || read === undefined || others.length > 0) return
  const turns = new Turns()
  stream.off('data', read as Read)
  stream.on('data', (chunk: NonSharedBuffer) => {
    turns.take(chunk.length, () => (read as Read).call(stream, chunk))
    if (stream.writableLength > mostUnreadBytes) stream.destroy() // pings are answered by ws
    const waitMs = turns.waitMs()
    if (waitMs === 0) return
    webSocket.pause()
    setTimeout(() => webSocket.resume(), waitMs).unref()
  })
}

function readPosts(transport: PollingInside): void {
  const turns = new Turns()
  const { onData, onDataRequest } = transport
  transport.onData = (payload) => {
    if (countUpTo(MOST_PACKETS, payload) === MOST_PACKETS) transport.onError('too many packets')
    else turns.take(payload.length, () => onData.call(transport, payload))
  }
  transport.onDataRequest = (...exchange) => {
    const waitMs = turns.waitMs()
    if (waitMs === 0) onDataRequest.call(transport, ...exchange)
    else setTimeout(() => onDataRequest.call(transport, ...exchange), waitMs).unref()
  }
}

/** How many separators there are, as far as it matters. */
function countUpTo(most: number, payload: string): number {
  let count = 0
  for (let at = payload.indexOf(SEPARATOR); at >= 0 && count < most; at = payload.indexOf(SEPARATOR, at + 1)) count++
  return count
}
