import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'

const ROOT = dirname(dirname(import.meta.dirname))
const START_WITHIN_MS = 20_000

/** The real server as a process of its own, with a data file that lives as long as the test. */
export type Game = {
  readonly url: string
  /** Kills it as a crash would, and starts it again on the same port and data; `meanwhile` goes on while it is down. */
  crashAndRestart(meanwhile?: () => Promise<void>): Promise<void>
  stop(): Promise<void>
}

export async function startGame(): Promise<Game> {
  const folder = mkdtempSync(join(tmpdir(), 'acksu-game-'))
  const data = join(folder, 'acksu.db')
  const said: string[] = []
  let { child, port } = await launch(data, 0, said)
  return {
    url: `http://127.0.0.1:${port}`,
    async crashAndRestart(meanwhile) {
      child.kill('SIGKILL')
      await once(child, 'exit')
      try {
        await meanwhile?.()
      } finally {
        child = (await launch(data, port, said)).child
      }
    },
    async stop() {
      if (child.exitCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      rmSync(folder, { recursive: true, force: true })
      const errors = said.filter((line) => /"level":[56]0|\berror\b/i.test(line))
      if (errors.length > 0) throw new Error(`The server wrote errors:\n${errors.join('\n')}`)
    },
  }
}

/** Starts the server and waits for the address that it prints. What it says goes on into `said`. */
async function launch(data: string, port: number, said: string[]): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(
    process.execPath,
    ['server/main.ts', '--port', String(port), '--host', '127.0.0.1', '--data', data, '--log-level', 'warn'],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const listening = Promise.withResolvers<number>()
  const listen = (line: string) => {
    said.push(line)
    const found = /http:\/\/[\w.]+:(\d+)/.exec(line)
    if (found) listening.resolve(Number(found[1]))
  }
  createInterface({ input: child.stdout }).on('line', listen)
  createInterface({ input: child.stderr }).on('line', listen)
  const refuse = () => listening.reject(new Error(`The server did not start:\n${said.join('\n')}`))
  const timer = setTimeout(refuse, START_WITHIN_MS)
  child.once('exit', refuse)
  try {
    return { child, port: await listening.promise }
  } finally {
    clearTimeout(timer)
  }
}
