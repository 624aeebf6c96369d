import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { effect } from '@preact/signals'
import { Server } from 'socket.io'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Answer } from '../../../shared/protocol/messages.ts'
import { storage } from '../../support/page-globals.ts'
import { Player } from '../../support/player.ts'
import { startTestServer, temporaryFolder } from '../../support/server.ts'

type Page = typeof import('../../../client/state/connection.ts') &
  typeof import('../../../client/state/session.ts') &
  typeof import('../../../client/state/farewells.ts') &
  typeof import('../../../client/state/streams.ts')

const TICKET = { code: 'K7MQ2P', member: 0, token: 'a' }

let page: Page
let open: (() => Promise<unknown>)[] = []

beforeEach(async () => {
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('document', { hidden: false, documentElement: { dataset: {} } })
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {} }))
  for (const name of ['localStorage', 'sessionStorage']) vi.stubGlobal(name, storage())
  vi.useFakeTimers({ toFake: ['setInterval'] }) // the page's clock goes on ticking after its test
  vi.resetModules()
  page = await loadedPage()
})

afterEach(async () => {
  page.forgetSeat()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  await Promise.all(open.map((close) => close()))
  open = []
})

async function loadedPage(): Promise<Page> {
  const [connection, session, farewells, streams] = await Promise.all([
    import('../../../client/state/connection.ts'),
    import('../../../client/state/session.ts'),
    import('../../../client/state/farewells.ts'),
    import('../../../client/state/streams.ts'),
  ])
  return { ...connection, ...session, ...farewells, ...streams }
}

/** The page is one of this server. */
function isAt(url: string): void {
  const { protocol, hostname, host, port } = new URL(url)
  vi.stubGlobal('location', { protocol, hostname, host, port })
}

type Doorkeeper = { connections: number; resumes: number; readonly heard: Promise<void> }

/** The page's server gives these answers to those who come back, null for none, and lets them in afterwards. */
async function letDoorkeeperSay(...answers: readonly (Answer | null)[]): Promise<Doorkeeper> {
  const http = createServer().listen(0, '127.0.0.1')
  await once(http, 'listening')
  const server = new Server(http)
  open.push(() => server.close())
  const { promise: heard, resolve } = Promise.withResolvers<void>()
  const keeper: Doorkeeper = { connections: 0, resumes: 0, heard }
  server.on('connection', (socket) => {
    keeper.connections += 1
    let isSeated = false
    socket.on('create-room', (_, reply) => {
      isSeated = true
      reply({ ok: true, ...TICKET })
    })
    socket.on('resume', (_, reply) => {
      const answer = keeper.resumes < answers.length ? answers[keeper.resumes] : { ok: true, member: 0, lastMove: 0 }
      keeper.resumes += 1
      resolve()
      if (!answer) return
      isSeated = answer.ok
      reply(answer)
    })
    socket.on('ready', (_, reply) => reply(isSeated ? { ok: true } : { ok: false, code: 'not-seated' }))
  })
  isAt(`http://127.0.0.1:${(http.address() as AddressInfo).port}`)
  return keeper
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

const TOO_MANY: Answer = { ok: false, code: 'too-many-joins' }
const INTERNAL: Answer = { ok: false, code: 'internal' }

describe('a page that comes back when the server cannot take it in', () => {
  test('says that it is not there, tries again by itself, and plays on', async () => {
    const keeper = await letDoorkeeperSay(TOO_MANY, INTERNAL)
    await page.createRoom({ name: 'Joon', kind: 'duo' })
    page.reconnect()
    await until(() => page.link.value === 'offline')
    expect(await page.request('ready', { ready: true }), 'nothing goes out before it sits').toEqual({ ok: false, code: 'offline' })
    await until(() => page.link.value === 'online')
    expect(await page.request('ready', { ready: true })).toEqual({ ok: true })
    expect(keeper).toMatchObject({ connections: 2, resumes: 3 })
  })

  test('keeps the ticket of its tab when it was loaded anew', async () => {
    await letDoorkeeperSay(TOO_MANY)
    await page.createRoom({ name: 'Joon', kind: 'duo' })
    page.forgetSeat()
    expect(await page.comeBack(TICKET.code)).toBe('later')
    await until(() => page.link.value === 'online')
    expect(page.seat.value).toEqual(TICKET)
  })

  test('lets the seat be when its person goes elsewhere', async () => {
    const keeper = await letDoorkeeperSay(TOO_MANY)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval'], shouldAdvanceTime: true })
    expect(await page.takeSeat(TICKET)).toEqual(TOO_MANY)
    await page.createRoom({ name: 'Joon', kind: 'duo' })
    vi.advanceTimersByTime(2_000)
    expect(await page.request('ready', { ready: true })).toEqual({ ok: true })
    expect(keeper.resumes).toBe(1)
  })

  test('asks on another connection if it got no answer: on this one it may sit already', async () => {
    const keeper = await letDoorkeeperSay(null)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval'], shouldAdvanceTime: true })
    const outcome = page.takeSeat(TICKET)
    await keeper.heard
    vi.advanceTimersByTime(8_000)
    expect(await outcome).toEqual({ ok: false, code: 'no-answer' })
    await until(() => page.link.value === 'offline')
    vi.advanceTimersByTime(1_000)
    await until(() => page.link.value === 'online')
    expect(keeper).toMatchObject({ connections: 2, resumes: 2 })
  })
})

test('a page that is told that it has no seat asks for its own', async () => {
  const server = await startTestServer()
  open.push(() => server.close())
  isAt(server.url)
  await page.createRoom({ name: 'Joon', kind: 'duo' })
  await page.request('leave', {}) // what the page does not look at: to the page the seat is its own
  expect(await page.request('ready', { ready: true })).toEqual({ ok: false, code: 'offline' })
  await until(() => page.unseated.value !== null)
  expect(page.unseated.value).toBe('stale-token')
})

describe('whoever leaves a room', () => {
  const namesIn = (host: Player) => host.room?.members.map(({ name }) => name)

  test('is out of it at once, and so is the seat; who comes again finds it free', async () => {
    const server = await startTestServer()
    open.push(() => server.close())
    isAt(server.url)
    const host = await new Player(server.url, 'Host').connected()
    const code = await host.create({ kind: 'duo' })
    await page.joinRoom({ code, name: 'Joon' })
    page.leaveRoom()
    expect([page.seat.value, page.roomView.value, page.link.value]).toEqual([null, null, 'idle'])
    expect(await page.joinRoom({ code, name: 'Mina', role: 'player' })).toMatchObject({ ok: true })
    await host.until(() => namesIn(host)?.at(-1) === 'Mina')
    expect(namesIn(host)).toEqual(['Host', 'Mina'])
    expect(page.unheard.value).toEqual([])
    host.close()
  })

  test('while the server cannot be reached is out of it, too, and the server hears it when it can', async () => {
    const folder = temporaryFolder()
    open.push(async () => folder.remove())
    const data = join(folder.path, 'acksu.db')
    const first = await startTestServer({ data })
    isAt(first.url)
    const host = await new Player(first.url, 'Host').connected()
    const code = await host.create({ kind: 'duo' })
    await page.joinRoom({ code, name: 'Joon' })
    await first.close()
    await until(() => page.link.value === 'offline')
    page.leaveRoom()
    expect([page.seat.value, page.link.value]).toEqual([null, 'idle'])
    await until(() => page.unheard.value.length > 0)
    expect(page.unheard.value).toEqual([code])
    const second = await startTestServer({ data, port: Number(new URL(first.url).port) })
    open.push(() => second.close())
    await until(() => page.unheard.value.length === 0)
    const back = await new Player(second.url, 'Host').inherit(host).connected()
    await back.resume(false)
    await back.until(() => back.room !== null)
    expect(namesIn(back)).toEqual(['Host'])
    expect(localStorage.getItem('acksu.farewells')).toBeNull()
    back.close()
  })
})
