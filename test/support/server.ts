import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Config, EdgeLimits } from '../../server/config.ts'
import { DEFAULTS } from '../../server/config.ts'
import type { RunningServer, StartOptions } from '../../server/start.ts'
import { startServer } from '../../server/start.ts'

/** A folder of its own for a test's files, and how to remove it. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'acksu-test-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** `data`: the path of its file. */
export type TestServer = RunningServer & { readonly data: string }

/** A server in this process on a free port, with a journal of its own. Its rooms play `speed` times faster than the wall clock. */
export async function startTestServer(
  config: Partial<Omit<Config, 'limits'>> & { readonly limits?: Partial<EdgeLimits> } = {},
  options: StartOptions = {},
): Promise<TestServer> {
  const folder = config.data === undefined ? temporaryFolder() : null
  const data = config.data ?? join(folder?.path ?? '', 'acksu.db')
  const limits = {
    ...DEFAULTS.limits,
    movesPerSecond: 1_000,
    moveBurst: 1_000,
    messagesPerSecond: 1_000,
    messageBurst: 1_000,
    ...config.limits,
  }
  const server = await startServer(
    { ...DEFAULTS, host: '127.0.0.1', port: 0, ...config, data, limits },
    { log: pino({ level: 'silent' }), speed: 20, ...options },
  )
  return {
    ...server,
    data,
    async close() {
      await server.close()
      folder?.remove()
    },
  }
}
