import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Usage } from './usage.ts'

const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'))
/** A server is measured as `npm start` runs it. */
const FLAGS: readonly string[] = [...flagsOf(scripts.start), '--expose-gc']

/** A server that is measured, as a process of its own. */
export class Target {
  readonly port: number
  readonly #child: ChildProcess

  private constructor(child: ChildProcess, port: number) {
    this.#child = child
    this.port = port
  }

  /** Starts bench/`file`, which sends its port when it listens. More flags for node may come from ACKSU_BENCH_NODE, for profiles. */
  static async start(file: string): Promise<Target> {
    const more = process.env.ACKSU_BENCH_NODE?.split(' ') ?? []
    const child = fork(join(import.meta.dirname, file), { execArgv: [...FLAGS, ...more], stdio: 'inherit' })
    const [port] = await once(child, 'message')
    return new Target(child, port)
  }

  async usage(collect = false): Promise<Usage> {
    const answer = once(this.#child, 'message')
    this.#child.send(collect ? 'collect' : 'usage')
    const [usage] = await answer
    return usage
  }

  async stop(): Promise<void> {
    const exit = once(this.#child, 'exit')
    this.#child.kill('SIGTERM')
    await exit
  }
}

/** The flags for node in a script of npm that ends with its call. */
function flagsOf(script: string): string[] {
  return script
    .slice(script.lastIndexOf('node '))
    .split(' ')
    .filter((word) => word.startsWith('--'))
}
