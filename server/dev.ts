/**
 * `npm run dev`: Vite with hot reload on PORT (3000), in front of the game's server, which starts again when its own
 * files change. It takes the game's own arguments.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer as createSocket } from 'node:net'
import { dirname, join } from 'node:path'
import { createServer } from 'vite'
import type { Config } from './config.ts'
import { ConfigError, help, readConfig } from './config.ts'

const ROOT = dirname(import.meta.dirname)
const args = process.argv.slice(2)
const { port, host } = settings()
const backendPort = await freePort()
process.env.ACKSU_BACKEND = `http://127.0.0.1:${backendPort}` // Vite knows the game by it, and the game that it is not the one to be opened

// Of two flags the later counts: the port and the host that were asked for are Vite's.
const behind = ['--port', String(backendPort), '--host', '127.0.0.1']
const game = spawn(process.execPath, ['--watch', '--watch-preserve-output', 'server/main.ts', ...args, ...behind], {
  cwd: ROOT,
  stdio: 'inherit',
})
process.on('exit', () => game.kill())
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0))
game.on('exit', (code) => process.exit(code ?? 1))

const vite = await createServer({
  configFile: join(ROOT, 'vite.config.ts'),
  root: join(ROOT, 'client'),
  server: { port, host, strictPort: true },
})
try {
  await vite.listen()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
vite.printUrls()

/** The game's settings, but on this machine alone where nobody says otherwise. Ends the process where there are none. */
function settings(): Config {
  try {
    const config = readConfig(args, { HOST: '127.0.0.1', ...process.env })
    if (config !== null) return config
    console.log(help())
    process.exit(0)
  } catch (error) {
    console.error(error instanceof ConfigError ? error.message : error)
    process.exit(1)
  }
}

/** A port that nobody listens on: the system gives one, and it is given back at once. */
async function freePort(): Promise<number> {
  const socket = createSocket().listen(0, '127.0.0.1')
  await once(socket, 'listening')
  const address = socket.address()
  socket.close()
  if (address === null || typeof address === 'string') throw new Error('The system gave no port')
  return address.port
}
