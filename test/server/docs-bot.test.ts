import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEFAULTS } from '../../server/config.ts'
import type { RunningServer } from '../../server/start.ts'
import { startServer } from '../../server/start.ts'
import type { Assistance } from '../../shared/match/scenario.ts'
import { PROTOCOL_VERSION } from '../../shared/protocol/messages.ts'

const ROOT = dirname(dirname(import.meta.dirname))
const SPEED = 5
const GIVE_UP_MS = 90_000

let server: RunningServer
const folder = mkdtempSync(join(tmpdir(), 'acksu-bots-'))

beforeAll(async () => {
  server = await startServer(
    { ...DEFAULTS, host: '127.0.0.1', port: 0, data: join(folder, 'acksu.db'), logLevel: 'silent' },
    { speed: SPEED },
  )
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

describe('docs/bot-example.mjs', () => {
  test('knows nothing but the document: it imports socket.io-client alone', () => {
    const source = readFileSync(join(ROOT, 'docs/bot-example.mjs'), 'utf8')
    expect([...source.matchAll(/^import .* from '(.*)'/gm)].map(([, module]) => module)).toEqual(['socket.io-client'])
  })

  test('makes a room, and another one joins it: together they play hello to its goal', async () => {
    const first = runBot(server.url)
    const code = await first.code
    const second = runBot(server.url, code)
    const ends = await Promise.all([first.ended, second.ended])
    expect(ends.map(({ exit }) => exit)).toEqual([0, 0])
    for (const { said } of ends) expect(said).toMatch(/^(client|server) goal gold \d+$/m)
  })

  test.concurrent.each([
    ['goodbye', 'guided'],
    ['goodbye', 'expert'],
    ['small-talk', 'guided'],
    ['half-close', 'expert'],
    ['combined-close', 'standard'],
  ] as const)('plays %s as well, on both sides, with %s assistance', async (scenario, assistance) => {
    const code = await emptyRoom(scenario, assistance)
    const ends = await Promise.all([runBot(server.url, code).ended, runBot(server.url, code).ended])
    for (const { exit, said } of ends) {
      expect(said).toMatch(/^(client|server) goal gold \d+$/m)
      expect(said).not.toMatch(/wrong/)
      expect(exit).toBe(0)
    }
  })
})

/** A room in which nobody sits: whoever made it chose the scenario and left. */
async function emptyRoom(scenario: string, assistance: Assistance): Promise<string> {
  const socket = io(server.url, { auth: { protocol: PROTOCOL_VERSION }, transports: ['websocket'] })
  try {
    const answer: { readonly code: string } = await socket.emitWithAck('create-room', { name: 'Host', kind: 'duo', scenario, assistance })
    await socket.emitWithAck('leave', {})
    return answer.code
  } finally {
    socket.close()
  }
}

type Bot = { readonly code: Promise<string>; readonly ended: Promise<{ readonly exit: number | null; readonly said: string }> }

function runBot(...args: string[]): Bot {
  const child = spawn(process.execPath, [join(ROOT, 'docs/bot-example.mjs'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const timer = setTimeout(() => child.kill(), GIVE_UP_MS)
  const code = Promise.withResolvers<string>()
  const ended = Promise.withResolvers<{ exit: number | null; said: string }>()
  let said = ''
  const listen = (chunk: Buffer) => {
    said += String(chunk)
    const found = /^room (\w+)$/m.exec(said)?.[1]
    if (found !== undefined) code.resolve(found)
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  child.on('close', (exit) => {
    clearTimeout(timer)
    code.reject(new Error(`The bot ended before it had a room:\n${said}`))
    ended.resolve({ exit, said })
  })
  code.promise.catch(() => {}) // whoever waits for the code hears of it
  return { code: code.promise, ended: ended.promise }
}
