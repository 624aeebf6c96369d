import { randomBytes } from 'node:crypto'
import type { Socket } from 'node:net'
import { connect } from 'node:net'
import { PROTOCOL_VERSION } from '../shared/protocol/messages.ts'

/**
 * A socket.io client over WebSocket that does as little as a client can, so that the load costs less than what is measured: frames are
 * masked with zeros (which changes nothing), messages are written as text by whoever sends them.
 */
export class RawClient {
  received = 0
  sent = 0
  onEvent: (event: string, json: string) => void = () => {}
  readonly #socket: Socket
  readonly #answers = new Map<number, (json: string) => void>()
  #nextId = 0
  #rest: Buffer = Buffer.alloc(0)
  #opened: () => void = () => {}

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
  }

  /** Resolves when the server has accepted the socket.io connection. */
  static async open(port: number): Promise<RawClient> {
    const client = new RawClient(connect(port, '127.0.0.1'))
    await new Promise<void>((resolve, reject) => {
      client.#opened = resolve
      client.#socket.on('error', reject)
      client.#socket.on('connect', () => client.#shakeHands(port))
    })
    return client
  }

  /** Sends an event with a body that is JSON text already; `onAnswer` gets the answer as JSON text. */
  emit(event: string, json: string, onAnswer: (json: string) => void): void {
    const id = this.#nextId++
    this.#answers.set(id, onAnswer)
    this.#write(`42${id}["${event}",${json}]`)
  }

  ask<T>(event: string, body: object): Promise<T> {
    return new Promise((resolve) => this.emit(event, JSON.stringify(body), (json) => resolve(JSON.parse(json))))
  }

  close(): void {
    this.#socket.destroy()
  }

  #shakeHands(port: number): void {
    const key = randomBytes(16).toString('base64')
    this.#socket.write(
      `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    )
    this.#socket.once('data', (head: Buffer) => {
      const end = head.indexOf('\r\n\r\n') + 4
      if (!head.subarray(0, 12).equals(Buffer.from('HTTP/1.1 101'))) throw new Error(`no WebSocket: ${head.subarray(0, 80)}`)
      this.#socket.on('data', (chunk: Buffer) => this.#read(chunk))
      if (head.length > end) this.#read(head.subarray(end))
    })
  }

  #read(chunk: Buffer): void {
    this.received += chunk.length
    const data = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk
    let at = 0
    while (data.length - at >= 2) {
      let length = (data[at + 1] ?? 0) & 127
      let from = at + 2
      if (length === 126) {
        if (data.length < from + 2) break
        length = data.readUInt16BE(from)
        from += 2
      } else if (length === 127) {
        if (data.length < from + 8) break
        length = Number(data.readBigUInt64BE(from))
        from += 8
      }
      if (data.length < from + length) break
      this.#onFrame(data.toString('utf8', from, from + length))
      at = from + length
    }
    this.#rest = data.subarray(at)
  }

  #onFrame(text: string): void {
    if (text.startsWith('42')) {
      const comma = text.indexOf('"', 4)
      this.onEvent(text.slice(4, comma), text.slice(comma + 2, -1))
    } else if (text.startsWith('43')) {
      const bracket = text.indexOf('[')
      const id = Number(text.slice(2, bracket))
      const onAnswer = this.#answers.get(id)
      this.#answers.delete(id)
      onAnswer?.(text.slice(bracket + 1, -1))
    } else if (text === '2') this.#write('3')
    else if (text.startsWith('0')) this.#write(`40{"protocol":${PROTOCOL_VERSION}}`)
    else if (text.startsWith('40')) this.#opened()
  }

  #write(text: string): void {
    const length = Buffer.byteLength(text)
    const head = length < 126 ? 6 : 8
    const frame = Buffer.alloc(head + length)
    frame[0] = 0x81
    if (length < 126) frame[1] = 0x80 | length
    else {
      frame[1] = 0x80 | 126
      frame.writeUInt16BE(length, 2)
    }
    frame.write(text, head)
    this.sent += frame.length
    this.#socket.write(frame)
  }
}
