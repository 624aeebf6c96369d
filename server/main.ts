import { banner } from './banner.ts'
import { ConfigError, help, readConfig } from './config.ts'
import { JournalError } from './journal/journal.ts'
import { createLog } from './log.ts'
import type { RunningServer } from './start.ts'
import { StartError, startServer } from './start.ts'

const EXIT_WITHIN_MS = 5_000
const LOOK_FOR_PARENT_EVERY_MS = 1_000
/** Ctrl+C, a service that is stopped, a terminal that is closed. Whoever asks twice, in whatever way, waits for the same end. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Ends the process, telling why where the reason is one that its user can do something about. */
function giveUp(error: unknown): never {
  const isExpected = error instanceof ConfigError || error instanceof JournalError || error instanceof StartError
  console.error(isExpected ? error.message : error)
  process.exit(1)
}

async function main(): Promise<void> {
  const config = readConfig(process.argv.slice(2), process.env)
  if (config === null) return console.log(help())
  const log = createLog(config.logLevel)
  const stop = new AbortController()
  let server: RunningServer | null = null
  for (const signal of SIGNALS) process.on(signal, () => void shutDown(server, stop))
  if (process.env.npm_lifecycle_event === 'start') onParentGone(() => void shutDown(server, stop))
  try {
    server = await startServer(config, { log, stop: stop.signal, onFailure: () => giveUp(new JournalError(unwritable(config.data))) })
  } catch (error) {
    if (error !== stop.signal.reason) throw error
    process.exit(0)
  }
  if (process.env.ACKSU_BACKEND === undefined) console.log(await banner(config.host, server.port))
}

/** npm runs us below a shell: whoever tells npm to stop ends both, and we would go on, unseen, on our port. */
function onParentGone(then: () => void): void {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    then()
  }, LOOK_FOR_PARENT_EVERY_MS).unref()
}

function unwritable(data: string): string {
  return `${data} cannot be written any more. Is the disk full? All that was answered is there: make room, and start Acksu again.`
}

/** `server` null: it is still starting, and ends by itself as soon as it has heard. */
async function shutDown(server: RunningServer | null, stop: AbortController): Promise<void> {
  setTimeout(() => process.exit(1), EXIT_WITHIN_MS).unref()
  stop.abort()
  if (server === null) return
  await server.close()
  process.exit(0)
}

await main().catch(giveUp)
