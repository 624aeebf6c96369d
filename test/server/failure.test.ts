import { setImmediate as nextTurn } from 'node:timers/promises'
import { pino } from 'pino'
import { expect, test, vi } from 'vitest'
import { Commits } from '../../server/commits.ts'
import type { Journal } from '../../server/journal/journal.ts'
import { createMetrics } from '../../server/metrics.ts'
import { Packet } from '../../server/packets.ts'
import type { Scenario } from '../../shared/match/scenario.ts'
import { hello } from '../../shared/scenarios/hello.ts'
import { Player } from '../support/player.ts'
import { startTestServer } from '../support/server.ts'

test('a bug in one room is refused as internal, changes nothing there, and harms no other room', async () => {
  const bug = { isThere: false }
  const fragile = fragileHello(bug)
  const server = await startTestServer({}, { scenarioById: (id) => (id === 'fragile' ? fragile : hello) })
  const [bad, good] = [await new Player(server.url, 'a').connected(), await new Player(server.url, 'b').connected()]
  await bad.create({ kind: 'practice', scenario: 'fragile', side: 'client', assistance: 'guided' })
  await good.create({ kind: 'practice', scenario: 'hello', side: 'client', assistance: 'guided' })
  for (const player of [bad, good]) await player.must('start', {})
  await bad.until(() => bad.owed !== null)
  bug.isThere = true
  const before = bad.match
  const segment = bad.owed ?? { flags: '', seq: 0, ack: 0, text: '' }
  expect(await bad.ask('move', { move: 1, segment })).toEqual({ ok: false, code: 'internal' })
  expect(bad.match).toEqual(before)
  await good.play()
  expect(good.match?.result?.outcome).toBe('goal')
  expect(await (await fetch(`${server.url}/metrics`)).text()).toContain('acksu_failures_total 1')
  bug.isThere = false
  await bad.play()
  expect(bad.match?.result?.outcome).toBe('goal')
  for (const player of [bad, good]) player.close()
  await server.close()
})

test('when the journal cannot be written nobody is told that anything was done, and the process is to end', async () => {
  const broken = { flush: () => Promise.reject(new Error('disk full')) }
  const onFailure = vi.fn()
  const commits = commitsTo(broken, onFailure)
  const told: Packet[] = []
  const line = { send: (packet: Packet) => void told.push(packet) }
  commits.touch({ seal: (sends) => void sends.push({ line, packet: Packet.event('events', '{}') }) })
  commits.answer(line, 7, '{"ok":true}')
  await commits.settle()
  expect(told).toEqual([Packet.answer(7, '{"ok":false,"code":"internal"}')])
  expect(onFailure).toHaveBeenCalledOnce()
})

test('nothing is answered or told before the commit, and all of one turn is committed together', async () => {
  const order: string[] = []
  const commits = commitsTo({ flush: async () => void order.push('commit') })
  const events = Packet.event('events', '{}')
  const line = { send: (packet: Packet) => void order.push(packet === events ? 'events' : 'answer') }
  for (let id = 0; id < 3; id++) {
    commits.answer(line, id, '{"ok":true}')
    commits.touch({ seal: (sends) => void sends.push({ line, packet: events }) })
  }
  commits.answer(line, null, '{"ok":true}') // did not ask
  expect(order).toEqual([])
  await commits.settle()
  expect(order).toEqual(['commit', ...Array(3).fill('answer'), ...Array(3).fill('events')])
})

test('what comes while a slow journal writes is committed next, without anybody asking for it', async () => {
  const order: string[] = []
  const written = Promise.withResolvers<void>()
  const commits = commitsTo({
    flush: async () => {
      order.push('commit')
      await written.promise
    },
  })
  const answer = (id: number) => commits.answer({ send: () => void order.push(`answer ${id}`) }, id, '{"ok":true}')
  answer(1)
  await vi.waitUntil(() => order.length > 0)
  answer(2)
  written.resolve()
  await vi.waitUntil(() => order.includes('answer 2'))
  expect(order).toEqual(['commit', 'answer 1', 'commit', 'answer 2'])
})

test('while a slow journal writes nothing else is committed, and all has settled when the last is through', async () => {
  const order: string[] = []
  const writes: PromiseWithResolvers<void>[] = []
  const commits = commitsTo({
    flush() {
      order.push(`begin ${writes.length}`)
      const write = Promise.withResolvers<void>()
      writes.push(write)
      return write.promise
    },
  })
  const answer = (id: number) => commits.answer({ send: () => void order.push(`answer ${id}`) }, id, '{"ok":true}')
  answer(0)
  await vi.waitUntil(() => writes.length === 1)
  answer(1)
  const settled = commits.settle().then(() => order.push('settled'))
  await nextTurn()
  expect(order).toEqual(['begin 0'])
  writes[0]?.resolve()
  await vi.waitUntil(() => writes.length === 2)
  await nextTurn()
  writes[1]?.resolve()
  await settled
  expect(order).toEqual(['begin 0', 'answer 0', 'begin 1', 'answer 1', 'settled'])
})

test('a bug in what one room has to tell harms no other: all is committed and answered, and the others are told', async () => {
  const order: string[] = []
  const commits = commitsTo({ flush: async () => void order.push('commit') })
  const line = (name: string) => ({ send: () => void order.push(name) })
  commits.touch({
    seal(sends) {
      sends.push({ line: line('half told'), packet: Packet.event('events', '{}') })
      throw new Error('a bug')
    },
  })
  commits.touch({ seal: (sends) => void sends.push({ line: line('told'), packet: Packet.event('events', '{}') }) })
  commits.answer(line('answered'), 1, '{"ok":true}')
  await commits.settle()
  expect(order).toEqual(['commit', 'answered', 'told'])
})

test('a bug in a handler is answered and counted, and the connection stays', async () => {
  const server = await startTestServer(
    {},
    {
      scenarioById: () => {
        throw new Error('a bug')
      },
    },
  )
  const player = await new Player(server.url, 'a').connected()
  expect(await player.ask('create-room', { name: 'a', kind: 'duo' })).toEqual({ ok: false, code: 'internal' })
  expect(await player.ask('leave', {})).toMatchObject({ code: 'not-seated' })
  expect(await (await fetch(`${server.url}/metrics`)).text()).toContain('acksu_failures_total 1')
  player.close()
  await server.close()
})

test('a room that fails while nobody is in it is closed when its time has come', async () => {
  const bug = { isThere: false }
  const fragile = fragileHello(bug)
  const server = await startTestServer({ roomIdleMs: 300 }, { scenarioById: () => fragile })
  const player = await new Player(server.url, 'a').connected()
  await player.create({ kind: 'practice', scenario: 'fragile', side: 'server', assistance: 'guided' })
  await player.must('start', {})
  bug.isThere = true // the bot's first segment will meet it
  player.close()
  await vi.waitFor(async () => expect(await (await fetch(`${server.url}/healthz`)).json()).toMatchObject({ rooms: 0 }), { timeout: 30_000 })
  expect(await (await fetch(`${server.url}/metrics`)).text()).not.toContain('acksu_failures_total 0')
  await server.close()
})

/** Hello, over a wire that meets the bug while it is there. */
function fragileHello(bug: { readonly isThere: boolean }): Scenario {
  const { wire } = hello.script
  const path = {
    ...wire.client,
    get delayMs() {
      if (bug.isThere) throw new Error('a bug')
      return 800
    },
  }
  return { ...hello, script: { ...hello.script, id: 'fragile', wire: { ...wire, client: path } } }
}

function commitsTo(journal: Partial<Journal>, onFailure: (error: unknown) => void = () => {}): Commits {
  const metrics = createMetrics({ rooms: () => 0, sockets: () => 0, matches: () => 0, isDataLost: () => false })
  return new Commits(journal as Journal, metrics, pino({ level: 'silent' }), onFailure)
}
