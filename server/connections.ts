import { readFileSync } from 'node:fs'
import type { Server as NetServer, Socket as NetSocket } from 'node:net'
import type { Logger } from 'pino'
import { networkOf } from './addresses.ts'
import type { Tally } from './metrics.ts'

/** Connections of one network address. A school is one: some hundred browsers, with seven connections each while they load the page. */
const MOST_OF_ONE_ADDRESS = 8_000
/** Files that the server itself has open or may have to open. */
const OWN_FILES = 64
/** Whoever is refused comes again, and the log is not to be filled with it. */
const TELL_EVERY_MS = 60_000
const REFUSAL = 'HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\nRetry-After: 30\r\n\r\n'

export type ConnectionBounds = {
  /** All connections come from a proxy. */
  readonly trustProxy: boolean
  /** Files that the process may have open at once, connections among them. */
  readonly mostFiles?: number
  /** By `address` or `all`: what there are too many of. */
  readonly refused: Tally
  readonly log: Logger
}

/**
 * Keeps connections that do nothing from taking what others need to come in at all: one address has at most half of the files that the system lets this
 * process open, and some are left for the server itself.
 */
export function boundConnections(server: NetServer, { trustProxy, mostFiles = mostOpenFiles(), refused, log }: ConnectionBounds): void {
  let toldAtMs = Number.NEGATIVE_INFINITY
  const note = (crowd: 'address' | 'all', connections: number): void => {
    refused.count(crowd)
    if (performance.now() - toldAtMs < TELL_EVERY_MS) return
    toldAtMs = performance.now()
    log.warn({ crowd, connections }, 'connections are refused: there are too many, of one address or in all')
  }
  const most = Math.max(1, mostFiles - OWN_FILES)
  if (most < Number.POSITIVE_INFINITY) server.maxConnections = most
  server.on('drop', () => note('all', most))
  if (trustProxy) return
  const mostOfOne = Math.min(MOST_OF_ONE_ADDRESS, Math.ceil(most / 2))
  const counts = new Map<string, number>()
  // One listener for all: there are thousands of connections.
  function forget(this: NetSocket): void {
    const address = networkOf(this.remoteAddress ?? '')
    const left = (counts.get(address) ?? 1) - 1
    if (left > 0) counts.set(address, left)
    else counts.delete(address)
  }
  server.on('connection', (stream: NetSocket) => {
    const address = networkOf(stream.remoteAddress ?? '')
    if (isThisMachine(address)) return
    const count = (counts.get(address) ?? 0) + 1
    counts.set(address, count)
    stream.on('close', forget)
    if (count <= mostOfOne) return
    stream.end(REFUSAL, () => stream.destroy())
    note('address', mostOfOne)
  })
}

/** Who is here can do worse, and proxies are. */
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
