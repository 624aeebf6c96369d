import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { help } from '../../server/config.ts'
import { temporaryFolder } from '../support/server.ts'
import { ENDS_WITH_TEST, TEST_PIPE } from '../support/server-process.ts'

const ROOT = dirname(dirname(import.meta.dirname))
const folder = temporaryFolder()
afterAll(() => folder.remove())

/** `npm run dev`, and how to end it. */
function develop(args: readonly string[]) {
  const child = spawn(process.execPath, [...ENDS_WITH_TEST, 'server/dev.ts', '--data', join(folder.path, 'dev.db'), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe', TEST_PIPE],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      said += chunk
    })
  }
  const exit = once(child, 'close')
  return { said: () => said, exit, end: () => child.kill('SIGTERM') && exit }
}

test('with a port of its own, the page and the game behind it are both there', async () => {
  const port = await freePort()
  const dev = develop(['--port', String(port)])
  const answer = (path: string) => async () => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`)
    return `${response.status} ${await response.text()}`
  }
  try {
    await expect.poll(answer('/healthz'), { timeout: 60_000 }).toMatch(/^200 .*"rooms":0/)
    expect(await answer('/')()).toContain('/@vite/client')
    expect(dev.said().match(/http:\/\/\S+/g), 'the one address that has the page').toEqual([`http://127.0.0.1:${port}/`])
  } catch (cause) {
    throw new Error(dev.said(), { cause })
  } finally {
    await dev.end()
  }
})

test('a port that is taken is said in words, and all ends', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const dev = develop(['--port', String(port)])
  expect((await dev.exit)[0]).toBe(1)
  other.close()
  expect(dev.said()).toContain(`Port ${port} is already in use`)
  expect(dev.said()).not.toMatch(/^\s+at /m)
})

test.each([
  [['--help'], 0, help().trim()],
  [['--port', 'x'], 1, '--port (PORT) is a whole number'],
])('%s says what it would say to the game, and ends', async (args, code, text) => {
  const dev = develop(args)
  expect((await dev.exit)[0]).toBe(code)
  expect(dev.said()).toContain(text)
  expect(dev.said()).not.toMatch(/^\s+at /m)
})

async function freePort(): Promise<number> {
  const socket = createServer().listen(0, '127.0.0.1')
  await once(socket, 'listening')
  const address = socket.address()
  socket.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}
