import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { LogLines } from '../../server/log.ts'
import { temporaryFolder } from '../support/server.ts'
import { ENDS_WITH_TEST, TEST_PIPE } from '../support/server-process.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

/** A file that takes nothing that is written to it, as on a disk that is full. */
function fullDisk(): number {
  const path = join(folder.path, 'full')
  writeFileSync(path, '')
  return openSync(path, 'r')
}

describe('the log', () => {
  test('is written in its order, whether somebody waits for it or not', async () => {
    const path = join(folder.path, 'log')
    const fd = openSync(path, 'w')
    const lines = new LogLines(fd)
    lines.write('one\n')
    lines.write('두울\n')
    lines.flushSync()
    expect(readFileSync(path, 'utf8')).toBe('one\n두울\n')
    lines.write('three\n')
    await vi.waitFor(() => expect(readFileSync(path, 'utf8')).toBe('one\n두울\nthree\n'))
    for (let line = 0; line < 100; line++) lines.write(`${line}\n`)
    await vi.waitFor(() => expect(readFileSync(path, 'utf8')).toMatch(/three\n0\n1\n(.|\n)*98\n99\n$/))
    closeSync(fd)
  })

  test('that cannot be written is left out, also at the end', () => {
    const fd = fullDisk()
    const lines = new LogLines(fd)
    lines.write('one\n')
    expect(() => lines.flushSync()).not.toThrow()
    closeSync(fd)
  })
})

test('a server whose log cannot be written serves its players, and stops when it is told to', async () => {
  const port = await freePort()
  const fd = fullDisk()
  const args = [...ENDS_WITH_TEST, 'server/main.ts', '--port', String(port), '--host', '127.0.0.1', '--data', join(folder.path, 'full.db')]
  const program = spawn(process.execPath, args, { cwd: dirname(dirname(import.meta.dirname)), stdio: ['ignore', fd, 'ignore', TEST_PIPE] })
  onTestFinished(() => void program.kill('SIGKILL'))
  closeSync(fd)
  const exit = once(program, 'exit')
  await vi.waitFor(async () => expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200), { timeout: 30_000 })
  program.kill('SIGTERM')
  expect(await exit).toEqual([0, null])
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}
