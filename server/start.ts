import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Socket, Server as SocketServer } from 'socket.io'
import type { Scenario } from '../shared/match/scenario.ts'
import { scenarioById as scenarioOfCatalogue } from '../shared/scenarios/catalogue.ts'
import { addressOf } from './addresses.ts'
import { readAssets } from './assets.ts'
import { localUrl } from './banner.ts'
import { Commits } from './commits.ts'
import type { Config } from './config.ts'
import { DEFAULTS } from './config.ts'
import { boundConnections, Refusals } from './connections.ts'
import { createHandlers } from './handlers.ts'
import type { Health } from './http.ts'
import { createHttp } from './http.ts'
import type { Journal, Loss } from './journal/journal.ts'
import { SqliteJournal } from './journal/sqlite.ts'
import { damagedLog } from './journal/write-ahead-log.ts'
import { createLog } from './log.ts'
import { createMetrics } from './metrics.ts'
import { endPipelines } from './pipelines.ts'
import type { EdgeParts } from './receive.ts'
import { receive } from './receive.ts'
import { Recovery } from './recovery.ts'
import { Rooms } from './rooms.ts'
import { connectionsOf, cutOff } from './shortcuts.ts'
import { Connection, createSockets, forgetHandshake } from './sockets.ts'
import { refuseWhile } from './starting.ts'

/** A server that listens. */
export type RunningServer = {
  /** Where this machine reaches it. */
  readonly url: string
  readonly port: number
  /** Stops taking messages, writes everything down, closes all connections. */
  close(): Promise<void>
}

/** What tests and the bench do differently; none of it can be reached from the network. */
export type StartOptions = {
  readonly log?: Logger
  /** How much faster than the wall clock rooms play. */
  readonly speed?: number
  readonly scenarioById?: (id: string) => Scenario | null
  /** Called when the journal cannot be written: what is in memory is then ahead of it, and the process has to end. */
  readonly onFailure?: (error: unknown) => void
  /** Calls off a start that is still under way, which then ends with the signal's reason. */
  readonly stop?: AbortSignal
}

/** The server could not start; the message is for whoever started it. */
export class StartError extends Error {}

/** Whoever has not said goodbye by then does not hear us: a machine that sleeps, say. */
const GOODBYE_WITHIN_MS = 2_000

/** What a server consists of. `phase` changes as it runs. */
type Server = {
  phase: 'starting' | 'serving' | 'closing'
  readonly recovery: Recovery
  readonly journal: Journal
  readonly commits: Commits
  readonly rooms: Rooms
  readonly http: FastifyInstance
  readonly io: SocketServer
}

/**
 * Opens the journal, listens, and brings the rooms back; whoever wants to connect meanwhile is told to come again.
 * @throws JournalError, StartError
 */
export async function startServer(config: Config, options: StartOptions = {}): Promise<RunningServer> {
  const { log = createLog(config.logLevel) } = options
  const server = await assemble(config, options, log)
  const { journal, commits, rooms, recovery, http } = server
  try {
    await http.listen({ port: config.port, host: config.host })
    await rooms.recover(recovery)
    await commits.settle()
    options.stop?.throwIfAborted()
  } catch (error) {
    rooms.stop()
    await http.close()
    await journal.close()
    throw startErrorOf(error, config)
  }
  server.phase = 'serving'
  const address = http.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.port
  log.info({ port, rooms: rooms.size }, 'ready')
  let closed: Promise<void> | null = null
  return { url: localUrl(config.host, port), port, close: () => (closed ??= close(server)) }
}

/** Makes the parts and ties them together. Nothing is recovered yet, and nobody can connect. */
async function assemble(
  config: Config,
  { speed = 1, scenarioById = scenarioOfCatalogue, onFailure, stop }: StartOptions,
  log: Logger,
): Promise<Server> {
  const { data, limits, roomIdleMs, trustProxy } = config
  const journal = new SqliteJournal(data, config.matchesKept, (loss) => reportLoss(log, data, loss))
  if (journal.isTorn)
    log.error({ path: data, kept: damagedLog(data) }, 'the newest of the data is damaged: rooms come back as they were before')
  const recovery = new Recovery(journal.stored, log, stop)
  const metrics = createMetrics({
    rooms: () => rooms.size,
    sockets: () => io.sockets.sockets.size,
    matches: () => rooms.matchesUnderWay,
    isDataLost: () => journal.loss !== null,
  })
  const commits = new Commits(journal, metrics, log, (error) => {
    log.fatal({ err: error }, 'the journal cannot be written')
    onFailure?.(error)
  })
  const http = await createHttp({
    assets: readAssets(join(import.meta.dirname, '../dist/client')),
    registry: metrics.registry,
    health: () => healthOf(server),
  })
  const refusals = new Refusals(metrics.refusedConnections, log)
  const io = createSockets(http.server, limits, trustProxy, refusals)
  endPipelines(http.server)
  boundConnections(http.server, trustProxy, refusals)
  const epoch = randomBytes(6).toString('base64url')
  const rooms = new Rooms({ journal, commits, metrics, log, epoch, roomIdleMs, speed })
  const server: Server = { phase: 'starting', recovery, journal, commits, rooms, http, io }
  const handlers = createHandlers({ rooms, limits, scenarioById })
  const edge: EdgeParts = { handlers, commits, metrics, log, limits, isClosing: () => server.phase === 'closing' }
  refuseWhile(() => server.phase === 'starting', io.engine)
  io.on('connection', (socket) => serve(socket, addressOf(socket, trustProxy), rooms, edge))
  return server
}

/** What /healthz says. While the server starts, `rooms` are back `of` so many. */
function healthOf({ phase, rooms, io, recovery, journal }: Server): Health {
  const isStarting = phase === 'starting'
  return {
    ok: phase === 'serving',
    phase,
    rooms: isStarting ? recovery.done : rooms.size,
    ...(isStarting ? { of: recovery.of } : {}),
    sockets: io.sockets.sockets.size,
    data: journal.loss ?? 'kept',
  }
}

/** Stops taking messages, writes everything down, closes all connections. */
async function close(server: Server): Promise<void> {
  const { journal, commits, rooms, http, io } = server
  server.phase = 'closing'
  rooms.stop()
  await commits.settle()
  const connections = connectionsOf(io)
  await Promise.race([io.close(), new Promise((resolve) => setTimeout(resolve, GOODBYE_WITHIN_MS).unref())])
  for (const connection of connections) cutOff(connection) // http.close() ends those of HTTP, and WebSockets are none any more
  await http.close()
  await journal.close()
}

/**
 * The server goes on, and is not called ill: whoever restarted it for that would end every room there is, and in memory they are whole. It can
 * be stopped when nobody plays.
 */
function reportLoss(log: Logger, path: string, loss: Loss | null): void {
  if (loss === null) log.warn({ path }, 'the data file is there again: everything survives a restart')
  else log.error({ path, loss }, 'the data file was taken away or replaced: rooms are played on, and none of them will survive a restart')
}

/** Takes the messages of a browser until its connection is gone; then its seat waits for it. */
function serve(socket: Socket, address: string, rooms: Rooms, edge: EdgeParts): void {
  const connection = new Connection(socket, address, edge.limits)
  forgetHandshake(socket)
  const leave = (): void => {
    const { seat } = connection
    connection.seat = null
    if (seat === null || edge.isClosing()) return
    rooms.stand(seat)
    rooms.apply(seat.room, { type: 'disconnect', member: seat.member })
  }
  connection.listen((message) => receive(connection, message, edge), leave)
}

function startErrorOf(error: unknown, { port, host }: Config): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'EADDRINUSE':
      return new StartError(
        `Port ${port} is taken by another program. Stop it, or take another port: npm start -- --port ${port < 65_535 ? port + 1 : DEFAULTS.port}`,
      )
    case 'EACCES':
      return new StartError(`Port ${port} may not be used by this user. Take one above 1023: npm start -- --port 3000`)
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT': // IPv6, where there is none
    case 'EAI_AGAIN': // a name, and nobody there who would know it
    case 'EINVAL': // fe80::1, of which every network has one
    case 'ENOTFOUND':
      return new StartError(`This machine has no address ${host}. Leave --host (HOST) out to listen on all of its networks.`)
    default:
      return error
  }
}
