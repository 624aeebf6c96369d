import type { Socket as NetSocket } from 'node:net'
import type { Server, Socket } from 'socket.io'
import { textOf } from './frames.ts'

/** A connection as engine.io has it, below socket.io's socket. */
export type EngineSocket = Socket['conn']

/** What we know of engine.io's sockets beyond their types (its socket.js, its transports/websocket.js). Where it is not so, no shortcut is taken. */
type Inside = {
  readonly readyState: string
  /** What engine.io has still to hand on. */
  readonly writeBuffer: readonly unknown[]
  /** Runs while a ping waits for its answer. The first packet that comes meanwhile starts it anew. */
  readonly pingTimeoutTimer: unknown
  readonly hasRefreshedPingTimeout: boolean
  readonly transport: { readonly socket?: WebSocketInside }
}

/** The same for the WebSockets of ws (its websocket.js and receiver.js): the TCP socket below, and how far its reader is. */
type WebSocketInside = {
  readonly readyState: number
  readonly _socket?: NetSocket | null
  terminate?(): void
  readonly _receiver?: { readonly _state: number; readonly _bufferedBytes: number; readonly _fragmented: number } | null
}

const OPEN = 1
const BETWEEN_FRAMES = 0
/** engine.io's type of a message, written before it. */
export const MESSAGE = '4'

/**
 * Where frames can be written in turn, past engine.io's queue, events and callbacks, which are about a tenth of what a move costs. Null: they have to
 * wait in engine.io, or there is no WebSocket.
 */
export function streamOf(socket: EngineSocket): NetSocket | null {
  const { readyState, writeBuffer, transport } = inside(socket)
  if (readyState !== 'open' || writeBuffer.length > 0) return null
  const webSocket = transport.socket
  return webSocket?.readyState === OPEN ? (webSocket._socket ?? null) : null
}

/** Something that was sent waits in engine.io: until it is fetched by long-polling, or the WebSocket is ready. */
export function isWaiting(socket: EngineSocket): boolean {
  return inside(socket).writeBuffer.length > 0
}

/** Ends a WebSocket without a goodbye: for one it would wait half a minute, with all that it has not taken yet. */
export function cutOff(socket: EngineSocket): void {
  inside(socket).transport.socket?.terminate?.()
}

/** All that are connected now, whether they have come as far as socket.io or not (engine.io's server.js). */
export function connectionsOf(io: Server): readonly EngineSocket[] {
  const { clients } = io.engine as unknown as { readonly clients: Readonly<Record<string, EngineSocket>> }
  return Object.values(clients)
}

/** What has been written to a WebSocket and the network has not taken yet, bytes; 0 for other transports. */
export function unreadBytes(socket: EngineSocket): number {
  return inside(socket).transport.socket?._socket?.writableLength ?? 0
}

/**
 * From now on reads messages as they come from the TCP socket and hands them to socket.io, past the readers of ws and engine.io, which are another
 * tenth. They get all that is not exactly one short message, and whatever comes before they are through with it.
 */
export function readStraight(socket: EngineSocket): void {
  const webSocket = inside(socket).transport.socket
  const stream = webSocket?._socket
  if (!webSocket || !stream) {
    socket.once('upgrade', () => readStraight(socket))
    return
  }
  const [theirs, ...others] = stream.listeners('data')
  if (theirs === undefined || others.length > 0) return
  stream.off('data', theirs as (chunk: NonSharedBuffer) => void)
  stream.on('data', (chunk: NonSharedBuffer) => {
    const text = isNextFrame(socket, webSocket) ? textOf(chunk) : null
    if (text?.startsWith(MESSAGE)) socket.emit('data', text.slice(MESSAGE.length))
    else theirs.call(stream, chunk)
  })
}

/** A frame that begins now is the next thing to be read, and nobody but socket.io waits for it. */
function isNextFrame(socket: EngineSocket, { readyState, _receiver: reader }: WebSocketInside): boolean {
  if (readyState !== OPEN || reader?._state !== BETWEEN_FRAMES || reader._bufferedBytes !== 0 || reader._fragmented !== 0) return false
  const { readyState: state, pingTimeoutTimer, hasRefreshedPingTimeout } = inside(socket)
  return state === 'open' && (pingTimeoutTimer === null || hasRefreshedPingTimeout)
}

function inside(socket: EngineSocket): Inside {
  return socket as unknown as Inside
}
