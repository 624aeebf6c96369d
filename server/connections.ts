import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import type { Server as NetServer, Socket as NetSocket } from 'node:net'
import type { Logger } from 'pino'
import type { Server } from 'socket.io'
import { addressOf, networkOf } from './addresses.ts'
import type { Tally } from './metrics.ts'
import type { EngineSocket } from './shortcuts.ts'

/** Connections of one network address. A school is one: some hundred browsers, with seven connections each while they load the page. */
const MOST_OF_ONE_ADDRESS = 8_000
/** Files that the server itself has open or may have to open. */
const OWN_FILES = 64
/** Whoever is refused comes again, and the log is not to be filled with it. */
const TELL_EVERY_MS = 60_000
const REFUSAL = 'HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\nRetry-After: 30\r\n\r\n'

/** Counts and tells what is refused because there are too many. */
export class Refusals {
  readonly #tally: Tally
  readonly #log: Logger
  #toldAtMs = Number.NEGATIVE_INFINITY

  /** `tally` counts by `address` or `all`: what there are too many of. */
  constructor(tally: Tally, log: Logger) {
    this.#tally = tally
    this.#log = log
  }

  note(crowd: 'address' | 'all', connections: number): void {
    this.#tally.count(crowd)
    if (performance.now() - this.#toldAtMs < TELL_EVERY_MS) return
    this.#toldAtMs = performance.now()
    this.#log.warn({ crowd, connections }, 'connections are refused: there are too many, of one address or in all')
  }
}

/** How many each network address has. Nobody counts those of this machine: who is here can do worse, and proxies are. */
class CountsByAddress {
  readonly #counts = new Map<string, number>()

  of(network: string): number {
    return this.#counts.get(network) ?? 0
  }

  add(network: string): void {
    if (!isThisMachine(network)) this.#counts.set(network, this.of(network) + 1)
  }

  remove(network: string): void {
    const left = this.of(network) - 1
    if (left > 0) this.#counts.set(network, left)
    else this.#counts.delete(network)
  }
}

/**
 * Keeps connections that do nothing from taking what others need to come in at all: one address has at most half of the files that the system lets this
 * process open, and some are left for the server itself. `isProxied`: all come from a proxy.
 */
export function boundConnections(server: NetServer, isProxied: boolean, refusals: Refusals, mostFiles = mostOpenFiles()): void {
  const most = Math.max(1, mostFiles - OWN_FILES)
  if (most < Number.POSITIVE_INFINITY) server.maxConnections = most
  server.on('drop', () => refusals.note('all', most))
  if (isProxied) return
  const mostOfOne = Math.min(MOST_OF_ONE_ADDRESS, Math.ceil(most / 2))
  const counts = new CountsByAddress()
  // One listener for all: there are thousands of connections.
  function forget(this: NetSocket): void {
    counts.remove(networkOf(this.remoteAddress ?? ''))
  }
  server.on('connection', (stream: NetSocket) => {
    const network = networkOf(stream.remoteAddress ?? '')
    counts.add(network)
    stream.on('close', forget)
    if (counts.of(network) <= mostOfOne) return
    stream.end(REFUSAL, () => stream.destroy())
    refusals.note('address', mostOfOne)
  })
}

/**
 * Does the same for engine.io's sessions: by long-polling one needs no connection, and lasts until it has not been polled for half a minute. Gives whether
 * there may be one more for whoever asks so.
 */
export function boundSessions(
  engine: Server['engine'],
  trustProxy: boolean,
  refusals: Refusals,
  most = MOST_OF_ONE_ADDRESS,
): (request: IncomingMessage) => boolean {
  const counts = new CountsByAddress()
  const networks = new WeakMap<EngineSocket, string>()
  const networkOfRequest = ({ headers, socket }: IncomingMessage): string =>
    addressOf({ handshake: { headers, address: socket.remoteAddress ?? '' } }, trustProxy)
  function forget(this: EngineSocket): void {
    counts.remove(networks.get(this) ?? '')
  }
  engine.on('connection', (session: EngineSocket) => {
    const network = networkOfRequest(session.request)
    networks.set(session, network)
    counts.add(network)
    session.on('close', forget)
  })
  return (request) => {
    if (counts.of(networkOfRequest(request)) < most) return true
    refusals.note('address', most)
    return false
  }
}

function isThisMachine(network: string): boolean {
  return network.startsWith('127.') || network === networkOf('::1')
}

/** Only Linux says so; elsewhere there are no such limits, or Node raises them to what there is. */
function mostOpenFiles(): number {
  try {
    const most = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1]
    return most === undefined ? Number.POSITIVE_INFINITY : Number(most)
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
