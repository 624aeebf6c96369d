import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createSeed, draw } from '../../shared/match/chance.ts'
import { Player } from '../support/player.ts'
import { temporaryFolder } from '../support/server.ts'
import type { ServerProcess } from '../support/server-process.ts'
import { startProcess } from '../support/server-process.ts'

const KILLS = 20
const DUOS = 4
const SPEED = 4
/** After how long the server is killed, ms: drawn from the seed. */
const LIFE_MS = { least: 100, most: 700 }
const SEED = createSeed(793)
/** Half a minute, where nothing else runs: a server is started so often. */
const TIMEOUT_MS = 300_000
/** What a client hears of a server that dies: a connection that was cut while it opened is only given up after a time. */
const CRASHED = /disconnected|xhr|websocket error|timeout/

type Acknowledged = { readonly match: number | undefined; readonly move: number }

/** Plays match after match through every crash, and checks after each that nothing acknowledged is missing. */
class Survivor {
  player: Player
  readonly acknowledged: Acknowledged[] = []
  resumptions = 0
  finished = 0

  constructor(player: Player) {
    this.player = player
  }

  /** Plays until `isEnough()` and the match under way is over. */
  async live(url: () => string, isEnough: () => boolean): Promise<void> {
    for (;;) {
      try {
        await this.#playOn(isEnough)
        return
      } catch (error) {
        if (!CRASHED.test(String(error))) throw error
      }
      this.player.close()
      this.player = new Player(url(), this.player.name).inherit(this.player)
      try {
        await this.player.connected()
        await this.player.resume()
        await this.player.until(() => this.player.pictured.size === 2)
        this.#checkNothingIsLost()
        this.resumptions++
      } catch (error) {
        if (!CRASHED.test(String(error))) throw error
        await sleep(20)
      }
    }
  }

  async #playOn(isEnough: () => boolean): Promise<void> {
    const { player } = this
    for (;;) {
      await player.until(() => player.owed !== null || player.room?.phase === 'result')
      if (player.room?.phase === 'result') {
        if (isEnough()) return
        const me = player.room.members.find(({ id }) => id === player.ticket?.member)
        if (me?.ready === false) await player.ask('rematch', { swap: true })
        await player.until(() => player.room?.phase !== 'result')
        this.finished++
        continue
      }
      const { owed, match } = player
      if (owed === null) continue
      const answer = await player.move(owed)
      if (answer.ok) this.acknowledged.push({ match: match?.match, move: player.moves })
    }
  }

  #checkNothingIsLost(): void {
    const { player } = this
    expect(player.moves).toBeGreaterThanOrEqual(this.acknowledged.at(-1)?.move ?? 0)
    const judged = new Set(player.match?.log.flatMap((event) => (event.type === 'move-judged' ? [event.move] : [])))
    const missing = this.acknowledged.filter(({ match, move }) => match === player.match?.match && !judged.has(move))
    expect(missing).toEqual([])
  }
}

test(`${KILLS} times killed by SIGKILL in mid-match: every acknowledged move is there, and all matches are played to their ends`, {
  timeout: TIMEOUT_MS,
}, async () => {
  const folder = temporaryFolder()
  const data = join(folder.path, 'acksu.db')
  let server: ServerProcess = await startProcess({ data, port: 0, speed: SPEED })
  const { port } = server
  const url = (): string => `http://127.0.0.1:${port}`
  let kills = 0
  try {
    const survivors: Survivor[] = []
    for (let n = 0; n < DUOS; n++) {
      const [a, b] = [await new Player(url(), `a${n}`).connected(), await new Player(url(), `b${n}`).connected()]
      const code = await a.create({ kind: 'duo', scenario: n % 2 === 0 ? 'small-talk' : 'half-close', assistance: 'guided' })
      await b.join(code)
      for (const player of [a, b]) {
        await player.must('ready', { ready: true })
        survivors.push(new Survivor(player))
      }
    }
    const lives = survivors.map((survivor) => survivor.live(url, () => kills === KILLS))
    while (kills < KILLS) {
      await sleep(LIFE_MS.least + (draw(SEED, 'client', kills, 'jitter') % (LIFE_MS.most - LIFE_MS.least)))
      expect(await server.end('SIGKILL')).toBe(null)
      expect(server.said()).not.toMatch(/"level":[56]0/)
      kills++ // before anybody can be back: two partners must not differ in whether it is enough
      server = await startProcess({ data, port, speed: SPEED })
    }
    await Promise.all(lives)
    for (const { player } of survivors) {
      expect(player.match?.result?.outcome).toBe('goal')
      expect(player.match?.result?.scores[player.match.viewer === 'client' ? 'client' : 'server'].wrong).toBe(0)
      player.close()
    }
    // Not everybody is back every time before the next blow.
    expect(survivors.reduce((sum, { resumptions }) => sum + resumptions, 0)).toBeGreaterThan(KILLS)
    expect(survivors.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0)).toBeGreaterThan(KILLS)
  } finally {
    await server.end('SIGTERM')
    folder.remove()
  }
})
