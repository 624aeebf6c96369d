import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../support/server.ts'

const ROOT = dirname(dirname(import.meta.dirname))
const folder = temporaryFolder()
afterAll(() => folder.remove())

test('no server that a test has started outlives it, however the test ends', { timeout: 60_000 }, async () => {
  const data = (name: string) => JSON.stringify(join(folder.path, name))
  const program = `
    import { startMain, startProcess } from './test/support/server-process.ts'
    const servers = await Promise.all([
      startProcess({ data: ${data('own.db')}, port: 0, speed: 1 }),
      startMain(${data('main.db')}),
      startMain(${data('limited.db')}, { mostBlocks: 100_000 }),
      startMain(${data('npm.db')}, { byNpm: true }),
    ])
    console.log(servers.map(({ port }) => port).join(' '))
  `
  const tests = spawn(process.execPath, ['--input-type=module-typescript', '--eval', program], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void tests.kill('SIGKILL'))
  const [line] = (await once(createInterface({ input: tests.stdout }), 'line')) as [string]
  const stillServing = async () => {
    const answers = await Promise.allSettled(line.split(' ').map((port) => fetch(`http://127.0.0.1:${port}/healthz`)))
    return answers.map(({ status }) => status === 'fulfilled')
  }
  expect(await stillServing()).toEqual([true, true, true, true])
  tests.kill('SIGKILL')
  await expect.poll(stillServing, { timeout: 10_000 }).toEqual([false, false, false, false])
})
