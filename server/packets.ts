import type { Socket } from 'socket.io'

type EngineSocket = Socket['conn']

/** engine.io's type of a message, written before it. */
const MESSAGE = '4'
const TEXT_FRAME = 0x81

/**
 * A message to browsers as it goes over the wire, written down once however many sockets it is sent to: the text of a socket.io packet
 * (protocol 5), and the WebSocket frame around it, which engine.io takes ready-made.
 */
export class Packet {
  readonly #text: string
  /** engine.io's options for a message: see wsPreEncodedFrame in its transports/websocket.js. Compression would need a frame for each socket. */
  #framed: { readonly compress: false; readonly wsPreEncodedFrame: readonly [Buffer] } | null = null

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

  /** Writes it to a socket; one that is closed takes nothing. */
  sendTo(socket: EngineSocket): void {
    if (socket.transport.name !== 'websocket') {
      socket.write(this.#text)
      return
    }
    this.#framed ??= { compress: false, wsPreEncodedFrame: [frameOf(MESSAGE + this.#text)] }
    socket.write(this.#text, this.#framed)
  }
}

/** A text message of a WebSocket server in one piece (RFC 6455 §5.2): one buffer is one system call. */
function frameOf(text: string): Buffer {
  const bytes = Buffer.byteLength(text)
  const head = bytes < 126 ? 2 : bytes < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(head + bytes)
  frame[0] = TEXT_FRAME
  if (head === 2) frame[1] = bytes
  else if (head === 4) {
    frame[1] = 126
    frame.writeUInt16BE(bytes, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(bytes), 2)
  }
  frame.write(text, head)
  return frame
}
