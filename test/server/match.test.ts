import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Player } from '../support/player.ts'
import type { TestServer } from '../support/server.ts'
import { startTestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

describe.each([
  ['WebSocket', 'websocket'],
  ['long-polling', 'polling'],
] as const)('two people by %s alone', (_, transport) => {
  test.each(['hello', 'goodbye', 'small-talk', 'half-close', 'combined-close'])(
    'play %s from the lobby to the result',
    async (scenario) => {
      const [a, b] = [
        new Player(server.url, 'Joon', { transports: [transport] }),
        new Player(server.url, '민아', { transports: [transport] }),
      ]
      const code = await (await a.connected()).create({ kind: 'duo', scenario, assistance: 'guided', side: 'client' })
      await (await b.connected()).join(code)
      await a.must('ready', { ready: true })
      await b.must('ready', { ready: true })
      await Promise.all([a, b].map((player) => player.until(() => player.match !== null)))
      expect([a.match?.viewer, b.match?.viewer]).toEqual(['client', 'server'])
      const [toldA, toldB] = [resultsWhenTheRoomTellsIt(a), resultsWhenTheRoomTellsIt(b)]
      await Promise.all([a.play(), b.play()])
      await Promise.all([a, b].map((player) => player.until(() => player.room?.phase === 'result')))
      expect(a.match?.result?.outcome).toBe('goal')
      expect(b.match?.result).toEqual(a.match?.result)
      expect([await toldA, await toldB], 'who hears that there is a result has heard it').toEqual([a.match?.result, a.match?.result])
      expect(b.match?.ladder).toEqual(a.match?.ladder)
      expect(b.room).toEqual(a.room)
      for (const player of [a, b]) {
        expect(player.socket.io.engine.transport.name).toBe(transport)
        expect(player.errors).toEqual([])
        player.close()
      }
    },
  )
})

/** What a player knows of the result in the moment in which the room comes to it. */
function resultsWhenTheRoomTellsIt(player: Player): Promise<unknown> {
  return new Promise((resolve) => {
    player.socket.on('events', () => {
      if (player.room?.phase === 'result') resolve(player.match?.result)
    })
  })
}
