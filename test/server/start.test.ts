import { once } from 'node:events'
import { chmodSync, existsSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { banner, lanAddresses } from '../../server/banner.ts'
import { ConfigError, DEFAULTS, help, readConfig } from '../../server/config.ts'
import { SqliteJournal } from '../../server/journal/sqlite.ts'
import { Player } from '../support/player.ts'
import { startTestServer, temporaryFolder } from '../support/server.ts'
import { runMain, startMain, startProcess } from '../support/server-process.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

describe('settings', () => {
  test('come from flags, else from the environment, else from the defaults', () => {
    expect(readConfig([], {})).toEqual(DEFAULTS)
    expect(readConfig([], { PORT: '8080', HOST: 'localhost', DATA: '/tmp/x.db', LOG_LEVEL: 'warn' })).toMatchObject({
      port: 8080,
      host: 'localhost',
      data: '/tmp/x.db',
      logLevel: 'warn',
    })
    expect(readConfig(['--port', '81', '--room-idle=5', '--max-rooms', '7'], { PORT: '8080' })).toMatchObject({
      port: 81,
      roomIdleMs: 300_000,
      limits: { rooms: 7 },
    })
    expect(readConfig(['--port', '0'], {})?.port).toBe(0)
    expect(readConfig([], { PORT: '' })?.port).toBe(3000)
  })

  test.each([
    [['--port', 'many'], '--port (PORT) is a whole number from 0 to 65535, not "many".'],
    [['--port', '70000'], '--port (PORT) is a whole number from 0 to 65535, not "70000".'],
    [['--log-level', 'loud'], '--log-level (LOG_LEVEL) is one of fatal, error'],
    [['--trust-proxy', 'yes'], '--trust-proxy (TRUST_PROXY) is 0 or 1'],
    [['--prot', '80'], "Unknown option '--prot'"],
    [['80'], 'Unexpected argument'],
  ])('%s is refused in words', (args, message) => {
    expect(() => readConfig(args, {})).toThrow(ConfigError)
    expect(() => readConfig(args, {})).toThrow(message)
  })

  test('--help names every flag and variable', async () => {
    const { code, said } = await runMain(['--help'])
    expect([code, said.trim()]).toEqual([0, help().trim()])
    for (const name of ['--port', 'PORT', '--host', 'HOST', '--data', '--room-idle', '--max-rooms']) expect(said).toContain(name)
  })
})

describe('the program', () => {
  test('says so when the port is taken, and ends', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const { code, said } = await runMain(['--port', String(port), '--host', '127.0.0.1', '--data', join(folder.path, 'taken.db')])
    other.close()
    expect(code).toBe(1)
    expect(said).toContain(`Port ${port} is taken by another program.`)
    expect(said).not.toContain('at ') // no stack
  })

  test.each([
    [['--port', 'x'], '--port (PORT) is a whole number'],
    [['--host', '203.0.113.7', '--port', '0', '--data', join(folder.path, 'host.db')], 'This machine has no address 203.0.113.7.'],
    [['--host', 'fe80::1', '--port', '0', '--data', join(folder.path, 'host.db')], 'This machine has no address fe80::1.'],
    [['--data', import.meta.filename], 'is damaged or not a file of Acksu'],
    [['--data', folder.path], `${folder.path} is a folder. Name a file in it: ${join(folder.path, 'acksu.db')}`],
    [['--data', join(import.meta.filename, 'acksu.db')], 'Is there such a folder, and may this user write in it?'],
  ])('%s: ends with a clear message', async (args, message) => {
    const { code, said } = await runMain(args)
    expect(said).toContain(message)
    expect(code).toBe(1)
  })

  test('says so when the data may only be read, and ends', async () => {
    const data = join(folder.path, 'read-only.db')
    await new SqliteJournal(data).close()
    chmodSync(folder.path, 0o755)
    chmodSync(data, 0o444)
    const nobody = process.getuid?.() === 0 ? 65_534 : undefined // nothing is read-only for root
    const { code, said } = await runMain(['--port', '0', '--host', '127.0.0.1', '--data', data], nobody)
    expect(said.trim()).toBe(`${data} cannot be written by this user. Nothing was changed.`)
    expect(code).toBe(1)
  })

  test.runIf(existsSync('/proc/self'))('says so where there can be no folder for the data, and ends', async () => {
    const { code, said } = await runMain(['--data', '/proc/acksu/acksu.db'])
    expect([code, said]).toEqual([1, expect.stringContaining('/proc/acksu/acksu.db cannot be opened')])
  })

  test('prints where it is found, and a code for phones', async () => {
    const printed = await banner('0.0.0.0', 3000)
    expect(printed).toContain('http://localhost:3000')
    for (const address of lanAddresses()) expect(printed).toContain(`http://${address}:3000`)
    if (lanAddresses().length > 0) expect(printed).toMatch(/[▀▄█]{3}/)
    expect(await banner('127.0.0.1', 80)).not.toMatch(/▀/)
    expect(await banner('::1', 80)).toContain('http://[::1]:80')
  })

  test('stops on SIGTERM within seconds: everybody is disconnected, nothing is lost, and it goes on where it stood', async () => {
    const data = join(folder.path, 'stop.db')
    const first = await startProcess({ data, port: 0, speed: 1 })
    const player = await new Player(`http://127.0.0.1:${first.port}`, 'Joon').connected()
    const code = await player.create({ kind: 'practice', scenario: 'hello', side: 'client' })
    const gone = player.until(() => false).catch((error: Error) => error.message)
    const startedMs = performance.now()
    expect(await first.end('SIGTERM')).toBe(0)
    expect(performance.now() - startedMs).toBeLessThan(5_000)
    expect(await gone).toBe('disconnected')
    const second = await startProcess({ data, port: 0, speed: 1 })
    const back = new Player(`http://127.0.0.1:${second.port}`, 'Joon').inherit(player)
    await back.connected()
    await back.resume()
    await back.until(() => back.epoch !== player.epoch)
    expect(back.room).toMatchObject({ code, kind: 'practice' })
    back.close()
    await second.end('SIGTERM')
  })

  test.each([
    ['SIGTERM', 'SIGTERM'],
    ['SIGINT', 'SIGTERM'],
    ['SIGHUP', 'SIGHUP'],
  ] as const)('told to stop by %s and, while it does, by %s, it stops as orderly as by one', async (first, second) => {
    const data = join(folder.path, `${first}-${second}.db`)
    const program = await startMain(data)
    const player = await new Player(`http://127.0.0.1:${program.port}`, 'Joon').connected()
    await player.create({ kind: 'practice', scenario: 'hello', side: 'client' })
    const gone = player.until(() => false).catch(() => {})
    const exit = once(program.process, 'exit')
    program.process.kill(first)
    await gone
    program.process.kill(second)
    expect(await exit).toEqual([0, null])
    expect(existsSync(`${data}-wal`)).toBe(false) // was closed to the end: all is in one file
  })

  test('stops as orderly when npm, which has started it below a shell, is told to stop and takes the shell along', async () => {
    const data = join(folder.path, 'npm.db')
    const program = await startMain(data, { byNpm: true })
    expect(existsSync(`${data}-wal`)).toBe(true)
    await program.end('SIGTERM')
    await expect.poll(() => existsSync(`${data}-wal`), { timeout: 5_000 }).toBe(false)
  })

  test('stops as orderly where somebody does not hear that it does, because their machine sleeps', async () => {
    const data = join(folder.path, 'asleep.db')
    const program = await startMain(data)
    const asleep = connect(program.port, '127.0.0.1')
    asleep.write(
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    )
    await once(asleep, 'data')
    asleep.pause().on('error', () => {})
    expect(await program.end('SIGTERM')).toBe(0)
    asleep.destroy()
    expect(existsSync(`${data}-wal`)).toBe(false)
  })

  test('whoever has it closed a second time waits for the same end', async () => {
    const data = join(folder.path, 'twice.db')
    const server = await startTestServer({ data })
    const first = server.close()
    await server.close()
    await new SqliteJournal(data).close()
    await first
  })
})

describe('an idle room', () => {
  test('is closed and forgotten, and one with somebody in it is not', async () => {
    const server = await startTestServer({ roomIdleMs: 300 }, { speed: 1 })
    const [a, b] = [await new Player(server.url, 'a').connected(), await new Player(server.url, 'b').connected()]
    const left = await a.create({ kind: 'duo' })
    const kept = await b.create({ kind: 'duo' })
    const { ticket } = a
    a.close()
    const rooms = async (): Promise<number> => ((await (await fetch(`${server.url}/healthz`)).json()) as { rooms: number }).rooms
    await expect.poll(rooms, { timeout: 30_000 }).toBe(1)
    const visitor = await new Player(server.url, 'visitor').connected()
    expect(await visitor.ask('join-room', { code: left, name: 'visitor' })).toEqual({ ok: false, code: 'no-such-room' })
    expect(await visitor.ask('resume', { code: left, token: ticket?.token ?? '' })).toEqual({ ok: false, code: 'no-such-room' })
    await visitor.join(kept)
    for (const player of [b, visitor]) player.close()
    await server.close()
  })
})
