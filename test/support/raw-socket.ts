import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { connect } from 'node:net'
import { PROTOCOL_VERSION } from '../../shared/protocol/messages.ts'

/** First bytes of WebSocket frames (RFC 6455 §5.2). */
export const FRAME = { text: 0x81, firstOfMany: 0x01, goesOn: 0x00, lastOfMany: 0x80, binary: 0x82, close: 0x88, ping: 0x89 } as const

/** A WebSocket frame of a browser. */
export function clientFrame(payload: string | Buffer, first: number = FRAME.text, mask = randomBytes(4)): Buffer {
  const bytes = Buffer.from(payload)
  const head =
    bytes.length < 126 ? Buffer.from([first, 0x80 | bytes.length]) : Buffer.from([first, 0x80 | 126, bytes.length >> 8, bytes.length & 255])
  return Buffer.concat([head, mask, bytes.map((byte, at) => byte ^ (mask[at & 3] ?? 0))])
}

/** A browser of which every byte can be chosen. By itself it only answers pings and closes when it is told to. */
export class RawSocket {
  readonly #socket: Socket
  readonly #messages: string[] = []
  readonly #watchers = new Set<() => void>()
  #received = Buffer.alloc(0)
  isClosed = false

  private constructor(socket: Socket) {
    this.#socket = socket
  }

  /** Resolves when socket.io has accepted the connection over a WebSocket. */
  static async open(port: number): Promise<RawSocket> {
    const socket = connect(port, '127.0.0.1')
    const key = randomBytes(16).toString('base64')
    socket.write(
      `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    )
    const [answer] = (await once(socket, 'data')) as [NonSharedBuffer]
    const end = answer.indexOf('\r\n\r\n') + 4
    if (!answer.toString('latin1').startsWith('HTTP/1.1 101')) throw new Error(answer.toString('latin1'))
    const raw = new RawSocket(socket)
    socket.on('data', (chunk: NonSharedBuffer) => raw.#read(chunk))
    socket.on('error', () => {})
    socket.on('close', () => {
      raw.isClosed = true
      raw.#tell()
    })
    raw.#read(answer.subarray(end))
    raw.write(clientFrame(`40{"protocol":${PROTOCOL_VERSION}}`))
    await raw.next('40')
    return raw
  }

  /** Sends bytes as they are. */
  write(...chunks: readonly Buffer[]): void {
    for (const chunk of chunks) this.#socket.write(chunk)
  }

  /** The next message that begins so, and has not been given yet. */
  async next(start: string): Promise<string> {
    for (;;) {
      const at = this.#messages.findIndex((message) => message.startsWith(start))
      if (at >= 0) return this.#messages.splice(at, 1)[0] ?? ''
      if (this.isClosed) throw new Error(`closed before ${start} came`)
      await this.#change()
    }
  }

  /** Messages that have come and have not been given yet. */
  get waiting(): number {
    return this.#messages.length
  }

  async closed(): Promise<void> {
    while (!this.isClosed) await this.#change()
  }

  close(): void {
    this.#socket.destroy()
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#watchers.add(resolve))
  }

  #tell(): void {
    const watchers = [...this.#watchers]
    this.#watchers.clear()
    for (const watcher of watchers) watcher()
  }

  #read(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk])
    for (;;) {
      const told = (this.#received[1] ?? 0) & 127
      const from = told === 127 ? 10 : told === 126 ? 4 : 2
      if (this.#received.length < from) break
      const length = told === 127 ? Number(this.#received.readBigUInt64BE(2)) : told === 126 ? this.#received.readUInt16BE(2) : told
      if (this.#received.length < from + length) break
      const message = this.#received.toString('utf8', from, from + length)
      if (this.#received[0] === FRAME.close) this.close()
      else if (message === '2') this.write(clientFrame('3'))
      else this.#messages.push(message)
      this.#received = this.#received.subarray(from + length)
    }
    this.#tell()
  }
}
