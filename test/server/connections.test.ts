import { once } from 'node:events'
import type { AddressInfo, Server, Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import { PassThrough } from 'node:stream'
import { pino } from 'pino'
import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { boundConnections } from '../../server/connections.ts'
import { Tally } from '../../server/metrics.ts'

const OWN_FILES = 64

/** A server that may have so many connections, and what it has counted and logged. */
function bounded(most: number, trustProxy = false) {
  const server = createServer()
  const registry = new Registry()
  const logged: string[] = []
  const log = pino({}, { write: (line: string) => void logged.push(line) })
  boundConnections(server, { trustProxy, mostFiles: most + OWN_FILES, refused: new Tally(registry, 'refused', 'Refused', 'crowd'), log })
  return { server, logged, refusals: async () => (await registry.metrics()).split('\n').filter((line) => line.startsWith('refused')) }
}

/** A connection from there. What it is sent can be read from it. */
function comeFrom(server: Server, remoteAddress: string): PassThrough {
  const stream = Object.assign(new PassThrough(), { remoteAddress })
  server.emit('connection', stream as unknown as Socket)
  return stream
}

const isRefused = (stream: PassThrough): boolean => stream.writableEnded

test('one address has half of the connections that there may be, and others come in all the same', async () => {
  const { server, logged, refusals } = bounded(6)
  const school = ['2001:db8::1', '2001:db8::2', '2001:db8:0:0:ffff::', '2001:db8::4'].map((address) => comeFrom(server, address))
  expect(school.map(isRefused)).toEqual([false, false, false, true])
  expect(String(school[3]?.read())).toMatch(/^HTTP\/1.1 503 /)
  expect(isRefused(comeFrom(server, '::ffff:192.0.2.1'))).toBe(false)
  school[0]?.destroy()
  for (const stream of [school[0], school[3]]) if (stream && !stream.closed) await once(stream, 'close')
  expect([comeFrom(server, '2001:db8::5'), comeFrom(server, '2001:db8::6')].map(isRefused)).toEqual([false, true])
  expect(await refusals()).toEqual(['refused{crowd="address"} 2'])
  expect(logged).toHaveLength(1)
  expect(logged[0]).not.toContain('2001')
})

test.each([
  ['from this machine, where a proxy may be', false, '127.0.0.1'],
  ['from this machine, by IPv6', false, '::1'],
  ['from a proxy of one’s own', true, '192.0.2.1'],
])('nobody counts those that come %s', (_, trustProxy, address) => {
  const { server } = bounded(2, trustProxy)
  expect([1, 2, 3].map(() => isRefused(comeFrom(server, address)))).toEqual([false, false, false])
})

test('when there are as many as the system allows, it is said so, and who is there stays', async () => {
  const { server, logged, refusals } = bounded(2)
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
  expect([await refusals(), logged.length]).toEqual([['refused{crowd="all"} 1'], 1])
  for (const stream of [second, fourth]) stream.destroy()
  server.close()
})
