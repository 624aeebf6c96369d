import { afterEach, expect, test, vi } from 'vitest'
import { Player } from '../support/player.ts'
import { startTestServer } from '../support/server.ts'

afterEach(() => void vi.restoreAllMocks())

test('a machine that sleeps in the middle of a match costs nobody anything: nothing expires meanwhile, and who is still connected is told the time anew', async () => {
  const server = await startTestServer({}, { speed: 5 })
  const [a, b] = [await new Player(server.url, 'a').connected(), await new Player(server.url, 'b').connected()]
  const watcher = await new Player(server.url, 'w').connected()
  const code = await a.create({ kind: 'duo', scenario: 'hello', assistance: 'guided', side: 'client' })
  await b.join(code)
  await watcher.join(code, 'spectator')
  for (const player of [a, b]) await player.must('ready', { ready: true })
  await a.until(() => a.owed !== null)
  await a.move(a.owed ?? { flags: 'S', seq: 0, ack: 0, text: '' })
  await b.until(() => b.owed !== null)
  const { epoch } = b
  const arrivedAtMs = b.match?.log.at(-1)?.atMs ?? 0

  const awakeMs = performance.now.bind(performance)
  vi.spyOn(performance, 'now').mockImplementation(() => awakeMs() + 60_000)
  await b.move(b.owed ?? { flags: 'SA', seq: 0, ack: 0, text: '' })
  for (const player of [a, b, watcher]) await player.until(() => player.epoch !== epoch)

  const judged = b.match?.log.find(({ type }) => type === 'move-judged')
  expect((judged?.atMs ?? 0) - arrivedAtMs).toBeLessThan(60_000)
  expect(judged?.type === 'move-judged' && judged.points).toBeGreaterThan(100)
  await Promise.all([a, b].map((player) => player.play()))
  await watcher.until(() => watcher.match?.phase === 'over')
  for (const { match, errors } of [a, b, watcher]) {
    expect(errors).toEqual([])
    expect(match?.log.filter(({ type }) => type === 'timer-expired')).toEqual([])
  }
  // Sooner or later somebody loses the connection all the same.
  const back = (await new Player(server.url, 'a').connected()).inherit(a)
  await back.resume()
  expect([back.epoch, back.pictured.size]).toEqual([a.epoch, 0])
  for (const player of [a, b, watcher, back]) player.close()
  await server.close()
})
