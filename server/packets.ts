import { frameOf } from './frames.ts'
import type { EngineSocket } from './shortcuts.ts'
import { MESSAGE, streamOf } from './shortcuts.ts'

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

  /** Writes it to a socket; one that is closed takes nothing. */
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
