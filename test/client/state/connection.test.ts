import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { effect } from '@preact/signals'
import { Server } from 'socket.io'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Player } from '../../support/player.ts'
import type { TestServer } from '../../support/server.ts'
import { startTestServer } from '../../support/server.ts'

type Page = typeof import('../../../client/state/connection.ts') & typeof import('../../../client/state/session.ts')

let server: TestServer
let page: Page
let others: Player[] = []

/** A page of a school whose address may join once a second. */
beforeEach(async () => {
  server = await startTestServer({ limits: { joinBurst: 1, joinsPerSecond: 1 } })
  isAt(server.url)
  vi.stubGlobal('document', { hidden: false, documentElement: { dataset: {} } })
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {} }))
  for (const name of ['localStorage', 'sessionStorage']) vi.stubGlobal(name, storage())
  vi.useFakeTimers({ toFake: ['setInterval'] }) // the page's clock goes on ticking after its test
  vi.resetModules()
  page = { ...(await import('../../../client/state/connection.ts')), ...(await import('../../../client/state/session.ts')) }
})

afterEach(async () => {
  page.forgetSeat()
  for (const other of others) other.close()
  others = []
  vi.useRealTimers()
  vi.unstubAllGlobals()
  await server.close()
})

/** The page is one of this server. */
function isAt(url: string): void {
  const { protocol, hostname, host, port } = new URL(url)
  vi.stubGlobal('location', { protocol, hostname, host, port })
}

function storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

/** Somebody else of the same address joins: nobody can for a second. */
async function somebodyJoins(code: string): Promise<void> {
  const other = await new Player(server.url, 'Mina').connected()
  others.push(other)
  await other.join(code)
}

async function roomOfMine(): Promise<string> {
  const outcome = await page.createRoom({ name: 'Joon', kind: 'duo' })
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.code
}

/** Waits until it is so. */
function until(isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (!isSo()) return
      queueMicrotask(() => stop())
      resolve()
    })
  })
}

describe('a page that comes back when the server takes nobody in', () => {
  test('says that it is not there, tries again by itself, and plays on', async () => {
    await somebodyJoins(await roomOfMine())
    page.reconnect()
    await until(() => page.link.value === 'offline')
    expect(await page.request('ready', { ready: true }), 'nothing goes out before it sits').toEqual({ ok: false, code: 'offline' })
    await until(() => page.link.value === 'online')
    expect(await page.request('ready', { ready: true })).toEqual({ ok: true })
  })

  test('keeps the ticket of its tab when it was loaded anew', async () => {
    const code = await roomOfMine()
    const ticket = page.seat.value
    page.forgetSeat()
    await somebodyJoins(code)
    expect(await page.comeBack(code)).toBe('later')
    await until(() => page.link.value === 'online')
    expect(page.seat.value).toEqual(ticket)
  })

  test('lets the seat be when its person goes elsewhere', async () => {
    const code = await roomOfMine()
    const ticket = page.seat.value
    page.forgetSeat()
    await somebodyJoins(code)
    if (ticket === null) throw new Error('no seat')
    expect(await page.takeSeat(ticket)).toMatchObject({ ok: false, code: 'too-many-joins' })
    const elsewhere = await roomOfMine()
    expect(page.seat.value?.code).toBe(elsewhere)
    expect(await page.request('ready', { ready: true })).not.toMatchObject({ code: 'not-seated' })
  })
})

test('a page that is told that it has no seat asks for its own', async () => {
  await roomOfMine()
  await page.request('leave', {}) // what the page does not look at: to the page the seat is its own
  expect(await page.request('ready', { ready: true })).toEqual({ ok: false, code: 'offline' })
  await until(() => page.unseated.value !== null)
  expect(page.unseated.value).toBe('stale-token')
})

test('a page whose coming back was not answered asks on another connection: on this one it may sit already', async () => {
  const http = createServer().listen(0, '127.0.0.1')
  await once(http, 'listening')
  const silent = new Server(http)
  const heard = Promise.withResolvers<void>()
  let connections = 0
  silent.on('connection', (socket) => {
    connections += 1
    socket.on('resume', (_, reply) => {
      if (connections > 1) reply({ ok: true, member: 0, lastMove: 0 })
      heard.resolve()
    })
  })
  isAt(`http://127.0.0.1:${(http.address() as AddressInfo).port}`)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval'], shouldAdvanceTime: true })
  const outcome = page.takeSeat({ code: 'K7MQ2P', member: 0, token: 'a' })
  await heard.promise
  vi.advanceTimersByTime(8_000)
  expect(await outcome).toEqual({ ok: false, code: 'no-answer' })
  await until(() => page.link.value === 'offline')
  vi.advanceTimersByTime(1_000)
  await until(() => page.link.value === 'online')
  expect(connections).toBe(2)
  page.forgetSeat()
  await silent.close()
})
