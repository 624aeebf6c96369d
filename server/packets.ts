import { frameOf } from './frames.ts'
import type { EngineSocket } from './shortcuts.ts'
import { MESSAGE, streamOf } from './shortcuts.ts'

/**
 * JSON text under way. What is long stands in the middle, as JSON.stringify has given it, and is copied only once, when it is written: text that is
 * joined before is copied as often. What stands around it is ASCII.
 */
export type Json = { readonly before: string; readonly middle: string; readonly after: string }

/** JSON text inside other, which is ASCII. */
export function around(before: string, json: Json | string, after: string): Json {
  if (typeof json === 'string') return { before, middle: json, after }
  return { before: before + json.before, middle: json.middle, after: json.after + after }
}

/**
 * A message to browsers as it goes over the wire, written down once however many sockets it is sent to: the text of a socket.io packet
 * (protocol 5), and the WebSocket frame around it.
 */
export class Packet {
  readonly #text: Json
  #frame: string | Buffer | null = null

  private constructor(text: Json) {
    this.#text = text
  }

  /** `json` is the event's one argument. */
  static event(event: 'view' | 'events' | 'unseated', json: Json | string): Packet {
    return new Packet(around(`2["${event}",`, json, ']'))
  }

  /** The acknowledgement of the message with this id. */
  static answer(id: number, json: Json | string): Packet {
    return new Packet(around(`3${id}[`, json, ']'))
  }

  /** Characters of its text. */
  get length(): number {
    const { before, middle, after } = this.#text
    return before.length + middle.length + after.length
  }

  /** Writes it to a socket; one that is closed takes nothing. */
  sendTo(socket: EngineSocket): void {
    const { before, middle, after } = this.#text
    const stream = streamOf(socket)
    if (stream === null) {
      socket.write(before + middle + after)
      return
    }
    this.#frame ??= frameOf(MESSAGE + before, middle, after)
    if (typeof this.#frame === 'string') stream.write(this.#frame, 'latin1')
    else stream.write(this.#frame)
  }
}
