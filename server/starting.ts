import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Server } from 'socket.io'

const WORDS = 'The server is starting. Come again in a moment.\n'
const STATUS = 503
const HEADERS = { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '1', 'content-length': String(WORDS.length) }
const OVER_AN_UPGRADE = `HTTP/1.1 ${STATUS} Service Unavailable\r\nconnection: close\r\n${Object.entries(HEADERS)
  .map(([name, value]) => `${name}: ${value}\r\n`)
  .join('')}\r\n${WORDS}`

/**
 * Lets nobody connect while the rooms are still being brought back: a room that is not back yet would not be found, and who is told so forgets the
 * way back to it. A socket.io client tries again by itself.
 */
export function refuseWhile(isStarting: () => boolean, engine: Server['engine']): void {
  engine.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
    if (!isStarting()) next()
    else if (request.headers.upgrade === undefined) response.writeHead(STATUS, HEADERS).end(WORDS)
    else {
      const { socket } = request
      socket.on('error', () => socket.destroy())
      socket.end(OVER_AN_UPGRADE, () => socket.destroy())
    }
  })
}
