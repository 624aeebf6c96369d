import { EventEmitter, once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo, Server, Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import { PassThrough } from 'node:stream'
import { pino } from 'pino'
import { Registry } from 'prom-client'
import type { Server as SocketServer } from 'socket.io'
import { expect, test } from 'vitest'
import { boundConnections, boundSessions, Refusals } from '../../server/connections.ts'
import { Tally } from '../../server/metrics.ts'

const OWN_FILES = 64

/** What was counted and logged. */
function watched() {
  const registry = new Registry()
  const logged: string[] = []
  const log = pino({}, { write: (line: string) => void logged.push(line) })
  const refusals = new Refusals(new Tally(registry, 'refused', 'Refused', 'crowd'), log)
  return { refusals, logged, counted: async () => (await registry.metrics()).split('\n').filter((line) => line.startsWith('refused')) }
}

/** A server that may have so many connections. */
function bounded(most: number, isProxied = false) {
  const server = createServer()
  const { refusals, ...seen } = watched()
  boundConnections(server, isProxied, refusals, most + OWN_FILES)
  return { server, ...seen }
}

/** A connection from there. What it is sent can be read from it. */
function comeFrom(server: Server, remoteAddress: string): PassThrough {
  const stream = Object.assign(new PassThrough(), { remoteAddress })
  server.emit('connection', stream as unknown as Socket)
  return stream
}

const isRefused = (stream: PassThrough): boolean => stream.writableEnded

test('one address has half of the connections that there may be, and others come in all the same', async () => {
  const { server, logged, counted } = bounded(6)
  const school = ['2001:db8::1', '2001:db8::2', '2001:db8:0:0:ffff::', '2001:db8::4'].map((address) => comeFrom(server, address))
  expect(school.map(isRefused)).toEqual([false, false, false, true])
  expect(String(school[3]?.read())).toMatch(/^HTTP\/1.1 503 /)
  expect(isRefused(comeFrom(server, '::ffff:192.0.2.1'))).toBe(false)
  school[0]?.destroy()
  for (const stream of [school[0], school[3]]) if (stream && !stream.closed) await once(stream, 'close')
  const [fifth, sixth] = [comeFrom(server, '2001:db8::5'), comeFrom(server, '2001:db8::6')]
  expect([fifth, sixth].map(isRefused)).toEqual([false, true])
  await expect.poll(() => sixth.destroyed).toBe(true) // though nobody reads there, or closes
  expect(await counted()).toEqual(['refused{crowd="address"} 2'])
  expect(logged).toHaveLength(1)
  expect(logged[0]).not.toContain('2001')
})

test.each([
  ['from this machine, where a proxy may be', false, '127.0.0.1'],
  ['from this machine, by IPv6', false, '::1'],
  ['from a proxy of one’s own', true, '192.0.2.1'],
])('nobody counts those that come %s', (_, isProxied, address) => {
  const { server } = bounded(2, isProxied)
  expect([1, 2, 3].map(() => isRefused(comeFrom(server, address)))).toEqual([false, false, false])
})

test('when there are as many as the system allows, it is said so, and who is there stays', async () => {
  const { server, logged, counted } = bounded(2)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const come = async () => {
    const stream = connect(port, '127.0.0.1').on('error', () => {})
    await once(stream, 'connect')
    return stream
  }
  const [first, second, third] = [await come(), await come(), await come()]
  await once(third.resume(), 'close')
  expect([first.readyState, second.readyState]).toEqual(['open', 'open'])
  first.destroy()
  await expect.poll(() => new Promise((resolve) => server.getConnections((_, count) => resolve(count)))).toBe(1)
  const fourth = await come()
  expect(fourth.readyState).toBe('open')
  expect([await counted(), logged.length]).toEqual([['refused{crowd="all"} 1'], 1])
  for (const stream of [second, fourth]) stream.destroy()
  server.close()
})

test('sessions that are opened and never polled are counted by whom a proxy has heard, and as long as they last', async () => {
  const { refusals, counted } = watched()
  const engine = new EventEmitter()
  const mayOpen = boundSessions(engine as unknown as SocketServer['engine'], true, refusals, 2)
  const from = (address: string) =>
    ({ headers: { 'x-forwarded-for': address }, socket: { remoteAddress: '127.0.0.1' } }) as unknown as IncomingMessage
  const open = (address: string) => {
    const session = Object.assign(new EventEmitter(), { request: from(address) })
    engine.emit('connection', session)
    return session
  }
  const first = open('192.0.2.1')
  expect(mayOpen(from('192.0.2.1'))).toBe(true)
  open('6.6.6.6, 192.0.2.1')
  expect([mayOpen(from('192.0.2.1')), mayOpen(from('192.0.2.2'))]).toEqual([false, true])
  Object.assign(first, { request: null })
  first.emit('close')
  expect(mayOpen(from('192.0.2.1'))).toBe(true)
  expect(await counted()).toEqual(['refused{crowd="address"} 1'])
})
