import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Usage } from './usage.ts'

const FLAGS = ['--max-semi-space-size=64', '--expose-gc']

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
