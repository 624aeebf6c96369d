import type { Socket as NetSocket } from 'node:net'
import type { Socket } from 'socket.io'

type EngineSocket = Socket['conn']

/**
 * What we know of engine.io's sockets beyond their types (its socket.js, its transports/websocket.js, and websocket.js of ws): what engine.io has still to
 * hand on, and the TCP socket below an open WebSocket.
 */
type Inside = {
  readonly readyState: string
  readonly writeBuffer: readonly unknown[]
  readonly transport: { readonly socket?: { readonly readyState: number; readonly _socket?: NetSocket | null } }
}

const WEBSOCKET_OPEN = 1

/** engine.io's type of a message, written before it. */
const MESSAGE = '4'
const TEXT_FRAME = 0x81

/**
 * A message to browsers as it goes over the wire, written down once however many sockets it is sent to: the text of a socket.io packet
 * (protocol 5), and the WebSocket frame around it.
 */
export class Packet {
  readonly #text: string
  #frame: string | Buffer | null = null

  private constructor(text: string) {
    this.#text = text
  }

  /** `json` is the event's one argument. */
  static event(event: 'view' | 'events' | 'unseated', json: string): Packet {
    return new Packet(`2["${event}",${json}]`)
  }

  /** The acknowledgement of the message with this id. */
  static answer(id: number, json: string): Packet {
    return new Packet(`3${id}[${json}]`)
  }

  /**
   * Writes it to a socket; one that is closed takes nothing. A frame goes past engine.io straight to the TCP socket, unless engine.io keeps something
   * back that comes first: its queue, events and callbacks are about a tenth of what a move costs.
   */
  sendTo(socket: EngineSocket): void {
    const stream = streamOf(socket)
    if (stream === null) {
      socket.write(this.#text)
      return
    }
    this.#frame ??= frameOf(MESSAGE + this.#text)
    if (typeof this.#frame === 'string') stream.write(this.#frame, 'latin1')
    else stream.write(this.#frame)
  }
}

/** Where frames can be written in turn; null: they have to wait in engine.io, or there is no WebSocket. */
function streamOf(socket: EngineSocket): NetSocket | null {
  const { readyState, writeBuffer, transport } = socket as unknown as Inside
  if (readyState !== 'open' || writeBuffer.length > 0) return null
  const webSocket = transport.socket
  return webSocket?.readyState === WEBSOCKET_OPEN ? (webSocket._socket ?? null) : null
}

/** A text message of a WebSocket server in one piece (RFC 6455 §5.2): one write is one system call. ASCII, as almost all is, needs no buffer. */
function frameOf(text: string): string | Buffer {
  const bytes = Buffer.byteLength(text)
  const head = headOf(bytes)
  return bytes === text.length ? String.fromCharCode(...head) + text : Buffer.concat([Buffer.from(head), Buffer.from(text)])
}

function headOf(bytes: number): readonly number[] {
  if (bytes < 126) return [TEXT_FRAME, bytes]
  if (bytes < 65_536) return [TEXT_FRAME, 126, bytes >> 8, bytes & 255]
  const head = Buffer.from([TEXT_FRAME, 127, 0, 0, 0, 0, 0, 0, 0, 0])
  head.writeBigUInt64BE(BigInt(bytes), 2)
  return [...head]
}
