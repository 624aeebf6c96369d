import { join } from 'node:path'
import { DEFAULTS } from '../../server/config.ts'
import { temporaryFolder } from './server.ts'
import { startMain } from './server-process.ts'

/** The real server as a process of its own, with a data file that lives as long as the test. */
export type Game = {
  readonly url: string
  /** Kills it as a crash would, and starts it again on the same port and data; `meanwhile` goes on while it is down. */
  crashAndRestart(meanwhile?: () => Promise<void>): Promise<void>
  stop(): Promise<void>
}

/** Starts the game as `npm start` does, with the limits that it has by itself. */
export async function startGame(): Promise<Game> {
  const folder = temporaryFolder()
  const launch = (port: number) => startMain(join(folder.path, 'acksu.db'), { port, maxRate: DEFAULTS.limits.messagesPerSecond })
  let server = await launch(0)
  let saidBefore = ''
  return {
    url: `http://127.0.0.1:${server.port}`,
    async crashAndRestart(meanwhile) {
      await server.end('SIGKILL')
      saidBefore += server.said()
      try {
        await meanwhile?.()
      } finally {
        server = await launch(server.port)
      }
    },
    async stop() {
      await server.end('SIGTERM')
      folder.remove()
      const errors = (saidBefore + server.said()).split('\n').filter((line) => /"level":[56]0|\berror\b/i.test(line))
      if (errors.length > 0) throw new Error(`The server wrote errors:\n${errors.join('\n')}`)
    },
  }
}
