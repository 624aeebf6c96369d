import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'

const ROOT = dirname(dirname(import.meta.dirname))

/** The server's program run by a process of its own, with what its tests alone may change. */
const PROGRAM = `
  import { DEFAULTS } from './server/config.ts'
  import { startServer } from './server/start.ts'
  const { speed, ...config } = JSON.parse(process.argv[1])
  const limits = { ...DEFAULTS.limits, movesPerSecond: 1000, moveBurst: 1000, messagesPerSecond: 1000, messageBurst: 1000 }
  const server = await startServer({ ...DEFAULTS, host: '127.0.0.1', logLevel: 'warn', limits, ...config }, { speed })
  console.log(server.port)
  process.on('SIGTERM', () => server.close().then(() => process.exit(0)))
`

/**
 * For Node, before the program, with TEST_PIPE as `stdio[3]`: the program ends with the process that has started it. A test that times out ends nothing,
 * nor does one that is killed.
 */
export const ENDS_WITH_TEST = [
  '--import',
  `data:text/javascript,${encodeURIComponent("import { Socket } from 'node:net'; new Socket({ fd: 3 }).on('close', () => process.exit(1)).resume().unref()")}`,
] as const
/** Not standard input: Node closes that as soon as a shell in between is gone. */
export const TEST_PIPE = 'pipe'
const STDIO = ['ignore', 'pipe', 'pipe', TEST_PIPE] as const

/** A server that runs as a process of its own. */
export type ServerProcess = {
  readonly port: number
  readonly process: ChildProcess
  /** All that it has written. */
  readonly said: () => string
  /** Ends it by a signal and waits until it is gone; gives its exit code, null if the signal killed it. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>
}

/** Starts a server and waits until it listens. */
export async function startProcess(options: {
  readonly data: string
  readonly port: number
  readonly speed: number
}): Promise<ServerProcess> {
  const args = [...ENDS_WITH_TEST, '--input-type=module-typescript', '--eval', PROGRAM, JSON.stringify(options)]
  return watch(spawn(process.execPath, args, { cwd: ROOT, stdio: [...STDIO] }))
}

/**
 * How `npm start`'s program is started. `mostBlocks`: its files may grow to so many blocks of 512 bytes each, as if the disk was full then.
 * `byNpm`: below a shell, as npm starts it; the process is the shell's then.
 */
type MainOptions = { readonly port?: number; readonly maxRate?: number; readonly mostBlocks?: number; readonly byNpm?: boolean }

/** Starts `npm start`'s program and waits until it listens. */
export async function startMain(
  data: string,
  { port = 0, maxRate = 200, mostBlocks, byNpm = false }: MainOptions = {},
): Promise<ServerProcess> {
  const flags = { port, host: '127.0.0.1', data, 'log-level': 'warn', 'max-rate': maxRate }
  const args = Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, String(value)])
  const program = [...ENDS_WITH_TEST, 'server/main.ts', ...args]
  const inShell = (script: string, env = {}) =>
    spawn('sh', ['-c', script, 'sh', process.execPath, ...program], { cwd: ROOT, stdio: [...STDIO], env: { ...process.env, ...env } })
  const child = byNpm
    ? inShell('"$@"; exit', { npm_lifecycle_event: 'start' })
    : mostBlocks === undefined
      ? spawn(process.execPath, program, { cwd: ROOT, stdio: [...STDIO] })
      : inShell(`ulimit -f ${mostBlocks}; exec "$@"`)
  return watch(child, /^ {2}On this computer: .*:(\d+)$/)
}

async function watch(child: ChildProcess, portIn = /^(\d+)$/): Promise<ServerProcess> {
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said += chunk
  })
  if (child.stdout === null) throw new Error('no stdout')
  for await (const line of createInterface({ input: child.stdout })) {
    said += `${line}\n`
    const port = portIn.exec(line)?.[1]
    if (port === undefined) continue
    child.stdout.on('data', (chunk) => {
      said += chunk
    })
    child.stdout.resume()
    return { port: Number(port), process: child, said: () => said, end: (signal) => end(child, signal) }
  }
  throw new Error(`The server did not start:\n${said}`)
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const exit = once(child, 'exit')
  child.kill(signal)
  await exit
  return child.exitCode
}

/** Runs `npm start`'s program to its end, as a user would who got something wrong. `uid`: as another user. */
export async function runMain(args: readonly string[], uid?: number): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(process.execPath, [...ENDS_WITH_TEST, 'server/main.ts', ...args], {
    cwd: ROOT,
    stdio: [...STDIO],
    ...(uid === undefined ? {} : { uid }),
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      said += chunk
    })
  }
  const [code] = await once(child, 'close')
  return { code, said }
}
