import { afterAll, beforeAll, expect, test } from 'vitest'
import { PARKED_MS } from '../../shared/ports/ports.ts'
import type { ScenarioDocument } from '../../shared/workshop/document.ts'
import { Player } from '../support/player.ts'
import type { TestServer } from '../support/server.ts'
import { startTestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

/** Bouts so short that a test can wait for them. */
const QUICK: ScenarioDocument = {
  format: 'acksu-scenario/1',
  script: {
    id: 'quick-ports',
    start: { client: { state: 'ESTABLISHED' }, server: { state: 'ESTABLISHED' } },
    calls: [
      { side: 'server', call: { type: 'close' }, trigger: { when: 'peer-closed', afterMs: 0 } },
      { side: 'server', call: { type: 'close' }, trigger: { when: 'start', afterMs: 20_000 } },
    ],
    wire: { client: { delayMs: 50 }, server: { delayMs: 50 } },
    goal: { client: 'CLOSED', server: 'CLOSED' },
    mslMs: 500,
    playersClose: true,
    parksPorts: true,
  },
  texts: { title: { en: 'Quick ports' } },
}

test('two people play a best of five over real sockets: who closes first parks the port', async () => {
  const [joon, mina] = await Promise.all(['Joon', 'Mina'].map((name) => new Player(server.url, name).connected()))
  if (joon === undefined || mina === undefined) throw new Error('nobody came')
  const players = [joon, mina]
  await mina.join(await joon.create({ kind: 'duo', custom: QUICK, assistance: 'guided', side: 'client' }))
  expect(await joon.ask('close', {})).toEqual({ ok: false, code: 'no-match' })

  for (const bout of [1, 2]) {
    for (const player of players) await player.must('ready', { ready: true })
    await Promise.all(players.map((player) => player.until(() => player.room?.phase === 'playing' && player.match?.phase === 'playing')))
    expect(joon.match?.viewer).toBe('client')
    await joon.must('close', {})
    expect(await joon.ask('close', {})).toEqual({ ok: false, code: 'not-allowed' })
    await Promise.all(players.map((player) => player.play()))
    await Promise.all(players.map((player) => player.until(() => player.room?.phase === 'result')))
    expect(mina.room?.series?.bouts.map(({ closer }) => closer)).toEqual(Array.from({ length: bout }, () => 'client'))
  }

  const { series } = joon.room ?? {}
  expect(series?.ports.map(({ parkedBy }) => parkedBy)).toEqual(['client', 'client', null, null])
  expect(series?.ports[1]?.freeAtMs).toBe(Number(series?.clockMs) + PARKED_MS)
  expect(mina.room?.series).toEqual(series)
  expect(players.flatMap(({ errors }) => errors)).toEqual([])
})
