import { EventEmitter } from 'node:events'

/** JSON text made once, to be written to any number of sockets. */
export class Encoded {
  readonly json: string

  constructor(json: string) {
    this.json = json
  }
}

const CONNECT = 0
const EVENT = 2
const ACK = 3
const CONNECT_ERROR = 4
const BINARY_EVENT = 5
const BINARY_ACK = 6
type Packet = { readonly type: number; readonly nsp: string; readonly data?: unknown; readonly id?: number }

/** Stands in place of an event's name when its message was not even read; no client can send a name that is no string. */
export const TOO_LARGE = 1
export const BINARY = 2

/**
 * Writes socket.io packets (protocol 5). Other than socket.io's own encoder it takes arguments that are Encoded already, and it
 * does not search every message for binary data: we send none.
 */
export class Encoder {
  encode(packet: Packet): string[] {
    const namespace = packet.nsp === '/' ? '' : `${packet.nsp},`
    return [`${packet.type}${namespace}${packet.id ?? ''}${dataOf(packet.data)}`]
  }
}

function dataOf(data: unknown): string {
  if (data === undefined) return ''
  if (!Array.isArray(data)) return JSON.stringify(data)
  let json = '['
  for (let i = 0; i < data.length; i++) {
    const part: unknown = data[i]
    json += (i === 0 ? '' : ',') + (part instanceof Encoded ? part.json : (JSON.stringify(part) ?? 'null'))
  }
  return json + ']'
}

/**
 * Reads socket.io packets (protocol 5). A message that is too large or binary is not parsed but handed on by its number alone, so that
 * it can be refused in words. What is no socket.io packet throws, and socket.io closes the connection.
 */
export function decoderFor(limitChars: number): new () => EventEmitter {
  return class extends EventEmitter {
    #attachments = 0

    add(packet: unknown): void {
      if (typeof packet !== 'string') {
        if (this.#attachments === 0) throw new Error('binary data that nobody announced')
        this.#attachments--
        return
      }
      this.emit('decoded', this.#read(packet))
    }

    destroy(): void {}

    #read(text: string): Packet {
      let type = text.charCodeAt(0) - 48
      if (!(type >= CONNECT && type <= BINARY_ACK)) throw new Error('unknown packet type')
      let at = 1
      const binary = type === BINARY_EVENT || type === BINARY_ACK
      if (binary) {
        const dash = text.indexOf('-')
        this.#attachments = Number(text.slice(1, dash))
        if (!(this.#attachments >= 1 && this.#attachments <= 10)) throw new Error('illegal attachments')
        at = dash + 1
        type -= BINARY_EVENT - EVENT
      }
      let nsp = '/'
      if (text.charCodeAt(at) === 47) {
        const comma = text.indexOf(',', at)
        nsp = comma < 0 ? text.slice(at) : text.slice(at, comma)
        at = comma < 0 ? text.length : comma + 1
      }
      const idAt = at
      while (text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57) at++
      const id = at > idAt ? { id: Number(text.slice(idAt, at)) } : {}
      if (binary) return { type, nsp, data: [BINARY], ...id }
      if (text.length > limitChars) {
        if (type !== EVENT) throw new Error('too large')
        return { type, nsp, data: [TOO_LARGE], ...id }
      }
      const data: unknown = at < text.length ? JSON.parse(text.slice(at)) : undefined
      if (!isPayloadOf(type, data)) throw new Error('invalid payload')
      return data === undefined ? { type, nsp, ...id } : { type, nsp, data, ...id }
    }
  }
}

const RESERVED: ReadonlySet<unknown> = new Set(['connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener'])

function isPayloadOf(type: number, data: unknown): boolean {
  switch (type) {
    case CONNECT:
      return data === undefined || (typeof data === 'object' && data !== null && !Array.isArray(data))
    case EVENT:
      return Array.isArray(data) && typeof data[0] === 'string' && !RESERVED.has(data[0])
    case ACK:
      return Array.isArray(data)
    case CONNECT_ERROR:
      return false
    default:
      return data === undefined
  }
}
