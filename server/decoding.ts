import { EventEmitter } from 'node:events'

const CONNECT = 0
const DISCONNECT = 1
const EVENT = 2
const BINARY_EVENT = 5
/** Characters as they come in a packet. */
const SLASH = 0x2f
const ZERO = 0x30
const NINE = 0x39
/** What no JSON can be. */
const NO_JSON = Symbol('no JSON')
type Packet = { readonly type: number; readonly nsp: string; readonly data?: unknown; readonly id?: number }

/** A message from a browser. What is too large or binary was not read, and what is no JSON could not be. */
export type Message =
  | { readonly id: number | null; readonly form: 'json'; readonly event: unknown; readonly args: readonly unknown[] }
  | { readonly id: number | null; readonly form: 'too-large' }
  | { readonly id: number | null; readonly form: 'binary' }
  | { readonly id: number; readonly form: 'no-json' }

/** Writes the packets that socket.io sends by itself (protocol 5): connected, refused, disconnected. */
export class Encoder {
  encode({ type, nsp, id, data }: Packet): string[] {
    return [`${type}${nsp === '/' ? '' : `${nsp},`}${id ?? ''}${data === undefined ? '' : JSON.stringify(data)}`]
  }
}

/** Hands messages to whoever listens, and everything else to socket.io. */
export interface MessageDecoder extends EventEmitter {
  /** Takes the messages of the connected socket; null: nobody is connected. */
  listener: ((message: Message) => void) | null
}

/**
 * Reads socket.io packets (protocol 5), in place of socket.io's own decoder. A message comes out as one Message, its id inside. One that is too large
 * or binary is not parsed, and one that is no JSON cannot be: they are handed on by their id alone, so that they can be refused in words. What is no
 * socket.io packet of a browser, or no JSON and wants no answer, throws, and socket.io closes the connection. So does who asks for a connection twice:
 * socket.io would answer each time, without end, and where the first is still being looked at make one more connection, with limits of its own. Nor
 * is there an answer of ours that a browser could acknowledge.
 */
export function decoderFor(limitChars: number): new () => MessageDecoder {
  return class extends EventEmitter implements MessageDecoder {
    listener: ((message: Message) => void) | null = null
    #attachments = 0
    #hasAsked = false

    add(text: unknown): void {
      if (typeof text === 'string') {
        const { listener } = this
        const packet = this.#read(text)
        if (listener !== null && packet.nsp === '/' && isMessage(packet)) listener(packet.data[0])
        else this.emit('decoded', packet)
      } else {
        if (this.#attachments === 0) throw new Error('binary data that nobody announced')
        this.#attachments--
      }
    }

    destroy(): void {}

    #read(text: string): Packet {
      const type = text.charCodeAt(0) - ZERO
      if (type !== CONNECT && type !== DISCONNECT && type !== EVENT && type !== BINARY_EVENT) throw new Error('no packet of a browser')
      if (type === CONNECT) {
        if (this.#hasAsked) throw new Error('connected twice')
        this.#hasAsked = true
      }
      let at = 1
      if (type === BINARY_EVENT) {
        const dash = text.indexOf('-')
        this.#attachments = Number(text.slice(1, dash))
        if (!(this.#attachments >= 1 && this.#attachments <= 10)) throw new Error('illegal attachments')
        at = dash + 1
      }
      let nsp = '/'
      if (text.charCodeAt(at) === SLASH) {
        const comma = text.indexOf(',', at)
        nsp = comma < 0 ? text.slice(at) : text.slice(at, comma)
        at = comma < 0 ? text.length : comma + 1
      }
      const idAt = at
      while (text.charCodeAt(at) >= ZERO && text.charCodeAt(at) <= NINE) at++
      const id = at > idAt ? Number(text.slice(idAt, at)) : null
      if (type === BINARY_EVENT) return message(nsp, { id, form: 'binary' })
      if (type === EVENT && text.length > limitChars) return message(nsp, { id, form: 'too-large' })
      if (text.length > limitChars) throw new Error('too large')
      const data = at < text.length ? parsed(text.slice(at)) : undefined
      if (data === NO_JSON && type === EVENT && id !== null) return message(nsp, { id, form: 'no-json' })
      if (!isPayloadOf(type, data)) throw new Error('invalid payload')
      if (type === EVENT && Array.isArray(data)) return message(nsp, { id, form: 'json', event: data[0], args: data.slice(1) })
      return { type, nsp, data }
    }
  }
}

/** Some languages write NaN where there is no number. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return NO_JSON
  }
}

type MessagePacket = Packet & { readonly data: readonly [Message] }

function message(nsp: string, data: Message): MessagePacket {
  return { type: EVENT, nsp, data: [data] }
}

/** Every EVENT is made by message(). */
function isMessage(packet: Packet): packet is MessagePacket {
  return packet.type === EVENT
}

function isPayloadOf(type: number, data: unknown): boolean {
  switch (type) {
    case CONNECT:
      return data === undefined || (typeof data === 'object' && data !== null && !Array.isArray(data))
    case EVENT:
      return Array.isArray(data)
    default:
      return data === undefined
  }
}
