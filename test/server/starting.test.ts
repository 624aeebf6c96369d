import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pino } from 'pino'
import { io } from 'socket.io-client'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import { hashOf } from '../../server/codes.ts'
import { SqliteJournal } from '../../server/journal/sqlite.ts'
import { Recovery } from '../../server/recovery.ts'
import { createSeed } from '../../shared/match/chance.ts'
import { PROTOCOL_VERSION } from '../../shared/protocol/messages.ts'
import type { RoomInput } from '../../shared/room/room.ts'
import { RULES_VERSION } from '../../shared/room/room.ts'
import { SETTINGS } from '../room/script.ts'
import { startTestServer, temporaryFolder } from '../support/server.ts'
import { ENDS_WITH_TEST, TEST_PIPE } from '../support/server-process.ts'

const CODE = 'K7MQ2P'
const STUDENTS = 100
const folder = temporaryFolder()
afterAll(() => folder.remove())

function tokenOf(member: number): string {
  return `token-of-member-${member}`.padEnd(22, '-')
}

/** A class that has begun so many rounds: to bring it back takes some milliseconds for each, and little to write it. */
async function writeClass(name: string, rounds: number): Promise<string> {
  const data = join(folder.path, name)
  const journal = new SqliteJournal(data)
  journal.open(CODE, RULES_VERSION)
  const history: RoomInput[] = [{ type: 'create', code: CODE, kind: 'class', seed: createSeed(1), settings: SETTINGS }]
  for (let n = 0; n <= STUDENTS; n++) history.push({ type: 'join', name: `n${n}`, role: null, tokenHash: hashOf(tokenOf(n)) })
  for (let n = 0; n < rounds; n++) {
    history.push({ type: 'start', member: 0 }, { type: 'end-match', member: 0 }, { type: 'to-lobby', member: 0 })
  }
  for (const [position, input] of history.entries()) journal.append(CODE, position, position * 10, input)
  await journal.flush()
  await journal.close()
  return data
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : expect.fail('no port')
}

/** What a server says of itself, as soon as anybody answers there. */
async function health(url: string): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await vi.waitFor(() => fetch(`${url}/healthz`), { timeout: 20_000, interval: 1 })
  return { status: response.status, body: await response.json() }
}

test('a server that starts says how far it is, and nobody gets into it before all rooms are back; then who has tried gets in by itself', async () => {
  const data = await writeClass('long.db', 150)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const starting = startTestServer({ data, port })
  const socket = io(url, { auth: { protocol: PROTOCOL_VERSION }, transports: ['websocket'], forceNew: true, reconnectionDelay: 10 })
  onTestFinished(() => void socket.disconnect())
  const refused = new Promise<Error>((resolve) => void socket.once('connect_error', resolve))
  expect(await health(url)).toEqual({ status: 503, body: { ok: false, phase: 'starting', rooms: 0, of: 1, sockets: 0, data: 'kept' } })
  const polled = await fetch(`${url}/socket.io/?EIO=4&transport=polling`)
  expect([polled.status, polled.headers.get('retry-after'), await polled.text()]).toEqual([
    503,
    '1',
    expect.stringContaining('is starting'),
  ])
  const upgrade = connect(port, '127.0.0.1')
  upgrade.write(
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
  )
  expect(await text(upgrade)).toMatch(/^HTTP\/1\.1 503 [\s\S]*\r\n\r\nThe server is starting\. Come again in a moment\.\n$/)
  await refused
  expect((await health(url)).status).toBe(503)
  const server = await starting
  expect(await socket.emitWithAck('resume', { code: CODE, token: tokenOf(7) })).toMatchObject({ ok: true, member: 7 })
  expect(await health(url)).toEqual({ status: 200, body: { ok: true, phase: 'serving', rooms: 1, sockets: 1, data: 'kept' } })
  socket.disconnect()
  await server.close()
})

test.each(['SIGTERM', 'SIGKILL'] as const)('%s while it starts costs nothing, and the next start has it all', async (signal) => {
  const data = await writeClass(`${signal}.db`, 1_500)
  const port = await freePort()
  const args = [...ENDS_WITH_TEST, 'server/main.ts', '--port', String(port), '--host', '127.0.0.1', '--data', data]
  const child = spawn(process.execPath, args, {
    cwd: dirname(dirname(import.meta.dirname)),
    stdio: ['ignore', 'pipe', 'pipe', TEST_PIPE],
  })
  const said = Promise.all([child.stdout, child.stderr].map((stream) => (stream === null ? '' : text(stream))))
  const exit = once(child, 'exit')
  expect((await health(`http://127.0.0.1:${port}`)).status).toBe(503)
  child.kill(signal)
  expect(await exit).toEqual(signal === 'SIGTERM' ? [0, null] : [null, signal])
  expect((await said).join('')).not.toMatch(/"level":[456]0/) // a room that is not wanted any more is not one that cannot be read
  if (signal === 'SIGTERM') expect(existsSync(`${data}-wal`)).toBe(false)
  const journal = new SqliteJournal(data)
  const [stored] = journal.load((_, problem) => expect.fail(problem))
  expect(stored?.entries).toHaveLength(1 + STUDENTS + 1 + 3 * 1_500)
  await journal.close()
})

test('the log tells how far a start has come once it takes a second, and then every three', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  onTestFinished(() => void vi.useRealTimers())
  const lines: unknown[] = []
  const log = pino({ base: null, timestamp: false }, { write: (line) => void lines.push(JSON.parse(line)) })
  const recovery = new Recovery(1_900, log)
  for (recovery.done = 0; recovery.done < 90; recovery.done++) {
    vi.advanceTimersByTime(50)
    if (recovery.isDue) await recovery.pause()
  }
  expect(lines).toEqual([
    { level: 30, rooms: 19, of: 1_900, msg: 'bringing rooms back' },
    { level: 30, rooms: 79, of: 1_900, msg: 'bringing rooms back' },
  ])
})
