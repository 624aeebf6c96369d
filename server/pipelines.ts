import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** Requests of one connection that wait for their answers. Browsers send the next one when they have been answered. */
const MOST_WAITING = 8
/** A connection that has taken nothing of an answer for so long is closed. Long-polling hears something every ten seconds. */
const UNFETCHED_TIMEOUT_MS = 120_000

type Listener = (request: IncomingMessage, response: ServerResponse) => void

/**
 * Ends connections that ask faster than they take answers. HTTP lets requests be sent one behind the other (RFC 9112 §9.3.2): thousands fit into one
 * chunk, are all answered before anybody else is heard, and lie in memory until they are fetched. Comes behind whoever else listens at the server.
 */
export function endPipelines(http: HttpServer): void {
  const waiting = new WeakMap<Socket, number>()
  const listeners = http.listeners('request') as Listener[]
  http.removeAllListeners('request')
  http.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request
    const before = waiting.get(socket) ?? 0
    if (socket.destroyed || before >= MOST_WAITING) {
      socket.destroy()
      request.destroy() // else Node does it later, with an error and its stack for each
      return
    }
    waiting.set(socket, before + 1)
    response.once('close', () => {
      const left = (waiting.get(socket) ?? 1) - 1
      if (left > 0) waiting.set(socket, left)
      else waiting.delete(socket) // a WebSocket asks nothing more
    })
    for (const listener of listeners) listener.call(http, request, response)
  })
  http.setTimeout(UNFETCHED_TIMEOUT_MS)
}
