import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEFAULTS } from '../server/config.ts'
import { startServer } from '../server/start.ts'
import { conversation } from './script.ts'
import { reportUsage } from './usage.ts'

/**
 * The real server, its journal in a file, without limits: everybody comes from one address and moves as fast as it can. The rooms' clocks run faster
 * than the wall's, so that their moves are about as far apart as those of people are.
 */
const folder = mkdtempSync(join(tmpdir(), 'acksu-bench-'))
const without = 1e9
const limits = { ...DEFAULTS.limits, messagesPerSecond: without, messageBurst: without, movesPerSecond: without, moveBurst: without }
const server = await startServer(
  {
    ...DEFAULTS,
    host: '127.0.0.1',
    port: 0,
    logLevel: 'warn',
    data: join(folder, 'acksu.db'),
    limits: { ...limits, roomBurst: without, joinBurst: without },
  },
  { speed: 20, scenarioById: (id) => (id === conversation.script.id ? conversation : null) },
)
reportUsage()
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
process.on('SIGTERM', () => void server.close().then(() => process.exit(0)))
process.send?.(server.port)
