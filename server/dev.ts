/**
 * `npm run dev`: Vite with hot reload on PORT (3000), in front of the game's server, which starts again when its own
 * files change. Arguments go to the server.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer as createSocket } from 'node:net'
import { dirname, join } from 'node:path'
import { createServer } from 'vite'

const ROOT = dirname(import.meta.dirname)
const port = Number(process.env.PORT ?? 3000)
const host = process.env.HOST ?? '127.0.0.1'
const backendPort = await freePort()
process.env.ACKSU_BACKEND = `http://127.0.0.1:${backendPort}`

const game = spawn(process.execPath, ['--watch', '--watch-preserve-output', 'server/main.ts', ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, HOST: '127.0.0.1', PORT: String(backendPort) },
})
process.on('exit', () => game.kill())
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0))
game.on('exit', (code) => process.exit(code ?? 1))

const vite = await createServer({
  configFile: join(ROOT, 'vite.config.ts'),
  root: join(ROOT, 'client'),
  server: { port, host, strictPort: true },
})
await vite.listen()
vite.printUrls()

/** A port that nobody listens on: the system gives one, and it is given back at once. */
async function freePort(): Promise<number> {
  const socket = createSocket().listen(0, '127.0.0.1')
  await once(socket, 'listening')
  const address = socket.address()
  socket.close()
  if (address === null || typeof address === 'string') throw new Error('The system gave no port')
  return address.port
}
