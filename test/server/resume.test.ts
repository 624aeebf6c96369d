import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSeed, draw } from '../../shared/match/chance.ts'
import type { EventsMessage, ViewMessage } from '../../shared/protocol/messages.ts'
import { fold } from '../../shared/view/fold.ts'
import type { MatchView } from '../../shared/view/match-view.ts'
import { foldRoom } from '../../shared/view/room-view.ts'
import { unveiled } from '../../shared/view/unveil.ts'
import { Player } from '../support/player.ts'
import type { TestServer } from '../support/server.ts'
import { startTestServer } from '../support/server.ts'

const SPEED = 8
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({}, { speed: SPEED })
})
afterAll(() => server.close())

async function duo(scenario: string): Promise<readonly [Player, Player]> {
  const [a, b] = [await new Player(server.url, 'Joon').connected(), await new Player(server.url, '민아').connected()]
  const code = await a.create({ kind: 'duo', scenario, assistance: 'guided', side: 'client' })
  await b.join(code)
  await a.must('ready', { ready: true })
  await b.must('ready', { ready: true })
  await Promise.all([a, b].map((player) => player.until(() => player.match !== null)))
  return [a, b]
}

/** The same person on a new connection. */
async function again(player: Player, withSeen = true): Promise<Player> {
  const next = new Player(server.url, player.name)
  if (withSeen) next.inherit(player)
  else next.ticket = player.ticket
  await next.connected()
  await next.resume(withSeen)
  await next.until(() => next.room !== null && next.match !== null)
  return next
}

describe('a member who comes back', () => {
  test.each([
    ['with what it has seen gets what it missed, and nothing twice', true],
    ['with nothing gets whole views', false],
  ])('%s', async (_, withSeen) => {
    const [a, b] = await duo('small-talk')
    let back = a
    const bPlays = b.play()
    for (let n = 0; n < 8; n++) {
      const playing = back.play().catch(() => {})
      await sleep(draw(createSeed(7), 'client', n, 'jitter') % 250)
      back.close() // in mid-flight: a move may be under way, an answer may get lost
      await playing
      back = await again(back, withSeen)
    }
    await Promise.all([back.play(), bPlays])
    await back.until(() => back.room?.phase === 'result')
    await b.until(() => b.room?.phase === 'result')
    expect(back.errors).toEqual([])
    expect(back.match?.result?.outcome).toBe('goal')
    expect(back.match?.result?.scores.client).toMatchObject({ wrong: 0 })
    const judged = back.match?.log.flatMap((event) => (event.type === 'move-judged' ? [event.move] : [])) ?? []
    expect(judged).toEqual([...new Set(judged)])
    expect(back.room).toEqual(b.room)
    // What was folded event by event through all that is what a stranger to it all is told at once.
    const fresh = await again(back, false)
    expect(fresh.match).toEqual(back.match)
    for (const player of [fresh, b]) player.close()
  })

  test('sits on the new connection alone: the older one is told and can do nothing any more', async () => {
    const [a, b] = await duo('hello')
    const second = await again(a)
    await a.until(() => a.unseated !== null)
    expect(a.unseated).toBe('replaced')
    expect(await a.ask('hint', {})).toEqual({ ok: false, code: 'not-seated' })
    a.close()
    await second.until(() => second.owed !== null)
    expect(b.room?.members.every(({ connected }) => connected)).toBe(true)
    await Promise.all([second.play(), b.play()])
    expect(second.match?.result?.outcome).toBe('goal')
    for (const player of [second, b]) player.close()
  })

  test('is seen to be away and back, and a bot plays for it only meanwhile', async () => {
    const [a, b] = await duo('small-talk')
    await b.until(() => b.match?.phase === 'playing')
    expect(await b.ask('call-bot', {})).toEqual({ ok: false, code: 'partner-present' })
    a.close()
    await b.until(() => b.room?.members[0]?.connected === false)
    await b.must('call-bot', {})
    await b.until(() => b.match?.controllers.client === 'bot')
    const back = await again(a)
    await b.until(() => b.match?.controllers.client === 'person')
    await Promise.all([back.play(), b.play()])
    expect(b.match?.result?.outcome).toBe('goal')
    for (const player of [back, b]) player.close()
  })

  test('who left, or was removed, does not come back', async () => {
    const [a, b] = await duo('hello')
    const watcher = await new Player(server.url, 'Watcher').connected()
    await watcher.join(a.ticket?.code ?? '', 'spectator')
    await a.must('remove', { member: 2 })
    await watcher.until(() => watcher.unseated !== null)
    expect(watcher.unseated).toBe('removed')
    await b.must('leave', {})
    for (const { ticket } of [watcher, b]) {
      expect(await a.socket.emitWithAck('resume', { code: ticket?.code, token: ticket?.token })).toMatchObject({ code: 'already-seated' })
      const other = await new Player(server.url, 'x').connected()
      expect(await other.ask('resume', { code: ticket?.code ?? '', token: ticket?.token ?? '' })).toEqual({
        ok: false,
        code: 'stale-token',
      })
      other.close()
    }
    for (const player of [a, b, watcher]) player.close()
  })
})

describe('a seat that was left while the server could not be reached', () => {
  test('is given up by its ticket, without sitting down: a bot that has taken over plays on', async () => {
    const [a, b] = await duo('small-talk')
    await b.until(() => b.match?.phase === 'playing')
    const { code = '', token = '' } = a.ticket ?? {}
    a.close()
    await b.until(() => b.room?.members[0]?.connected === false)
    await b.must('call-bot', {})
    await b.until(() => b.match?.controllers.client === 'bot')
    const late = await new Player(server.url, 'late').connected()
    await late.must('leave', { seat: { code, token } })
    await b.until(() => b.room?.left[0]?.id === 0)
    expect(b.match?.log.filter(({ type }) => type === 'controller-changed')).toHaveLength(1)
    expect(await late.ask('leave', { seat: { code, token } })).toEqual({ ok: false, code: 'stale-token' })
    expect(await late.ask('leave', {}), 'it has never sat').toEqual({ ok: false, code: 'not-seated' })
    await b.play()
    expect(b.match?.result?.outcome).toBe('goal')
    for (const player of [late, b]) player.close()
  })

  test('is given up only by whoever has no seat; who sits on it is told', async () => {
    const [a, b] = await duo('hello')
    const { code = '', token = '' } = a.ticket ?? {}
    expect(await b.ask('leave', { seat: { code, token } })).toEqual({ ok: false, code: 'already-seated' })
    const other = await new Player(server.url, 'other').connected()
    await other.must('leave', { seat: { code, token } })
    await a.until(() => a.unseated !== null)
    expect(await other.ask('leave', { seat: { code: 'ZZZZZZ', token } })).toEqual({ ok: false, code: 'no-such-room' })
    for (const player of [a, b, other]) player.close()
  })
})

describe('a move that is sent again', () => {
  test('counts once, and is answered as done', async () => {
    const [a, b] = await duo('hello')
    await a.until(() => a.owed !== null)
    const body = { move: 1, segment: a.owed ?? { flags: '', seq: 0, ack: 0, text: '' } }
    const [first, second] = await Promise.all([a.ask('move', body), a.ask('move', body)])
    expect([first.ok, second]).toEqual([true, { ok: true }])
    expect(a.match?.log.filter(({ type }) => type === 'move-judged')).toHaveLength(1)
    for (const player of [a, b]) player.close()
  })

  test('is answered without events also where there is news, which comes as ever', async () => {
    const quick = await startTestServer({}, { speed: 50 })
    const player = await new Player(quick.url, 'Joon').connected()
    await player.create({ kind: 'practice', scenario: 'hello', assistance: 'guided', side: 'client' })
    await player.must('start', {})
    await player.until(() => player.owed !== null)
    const body = { move: 1, segment: player.owed ?? { flags: '', seq: 0, ack: 0, text: '' } }
    await player.must('move', body)
    const second = player.ask('move', body)
    // Nothing else has its turn meanwhile: the message is read in the turn in which the SYN,ACK has just come.
    for (const untilMs = performance.now() + 150; performance.now() < untilMs; );
    expect(await second).toEqual({ ok: true })
    await player.until(() => player.match?.inbox.client.length === 1)
    player.close()
    await quick.close()
  })
})

describe('spectators', () => {
  test('see both ends and the wire live, from any moment on, and the same as each other', async () => {
    const [a, b] = await duo('small-talk')
    const code = a.ticket?.code ?? ''
    const early = await new Player(server.url, 'Early').connected()
    await early.join(code)
    const playing = Promise.all([a.play(), b.play()])
    await early.until(() => (early.match?.ladder.length ?? 0) >= 3)
    const late = await new Player(server.url, 'Late').connected()
    await late.join(code, 'spectator')
    await playing
    await Promise.all([early, late].map((player) => player.until(() => player.match?.phase === 'over')))
    expect(early.match?.viewer).toBe('spectator')
    expect(early.match?.ladder.length).toBeGreaterThan(8)
    expect(late.match).toEqual(early.match)
    expect(await early.ask('move', { move: 1, segment: { flags: 'S', seq: 1, ack: 0, text: '' } })).toEqual({
      ok: false,
      code: 'not-a-player',
    })
    for (const player of [a, b, early, late]) player.close()
  })

  test('lag behind as the room says, and miss nothing, though the next match begins meanwhile', async () => {
    const [a, b] = [await new Player(server.url, 'Joon').connected(), await new Player(server.url, '민아').connected()]
    const code = await a.create({ kind: 'duo', scenario: 'hello', assistance: 'guided' })
    await b.join(code)
    await a.must('configure', { spectatorDelayMs: 40_000 })
    const early = new Player(server.url, 'early')
    const seen = seenBy(early)
    await (await early.connected()).join(code)
    const over: unknown[] = []
    const play = async (match: number): Promise<void> => {
      await Promise.all([a, b].map((player) => player.until(() => player.match?.match === match && player.match.phase === 'playing')))
      await Promise.all([a.play(), b.play()])
      await a.until(() => a.room?.phase === 'result')
      if (a.match !== null) over.push(endingOf(a.match))
    }
    const askedAtMs = [performance.now()]
    for (const player of [a, b]) await player.must('ready', { ready: true })
    await play(0)
    const late = new Player(server.url, 'late')
    const seenLate = seenBy(late)
    await (await late.connected()).join(code)
    askedAtMs.push(performance.now())
    for (const player of [a, b]) await player.must('rematch', { swap: false })
    await play(1)
    await Promise.all([early, late].map((watcher) => watcher.until(() => watcher.room?.phase === 'result' && watcher.room.round === 2)))
    // However slow this machine is: nothing is told before its time, and nothing of a match after what the room says of it.
    for (const [round, { atMs }] of seen.phases.filter(({ phase }) => phase === 'countdown').entries())
      expect(atMs - (askedAtMs[round] ?? 0)).toBeGreaterThanOrEqual(40_000 / SPEED)
    expect([seen.phases.length, seen.matches.length, seen.endings.length]).toEqual([PHASES.length, MATCHES.length, 2])
    for (const { phases, matches, endings, spoilt } of [seen, seenLate]) {
      expect(phases.map(({ phase }) => phase)).toEqual(PHASES.slice(-phases.length))
      expect(matches).toEqual(MATCHES.slice(-matches.length))
      expect(endings).toEqual(over.slice(-endings.length))
      expect(spoilt).toEqual([])
    }
    expect([early.room, late.room, late.match]).toEqual([a.room, a.room, early.match])
    const back = await again(late)
    await back.until(() => back.pictured.has('room'))
    expect([back.room, back.match, back.errors]).toEqual([a.room, early.match, []])
    for (const player of [a, b, early, back]) player.close()
  })
})

/** What there is to see of two matches. Who comes late may have missed the first of it. */
const PHASES = ['lobby', 'countdown', 'playing', 'result', 'countdown', 'playing', 'result']
const MATCHES = ['0 ready', '0 playing', '0 over', '1 ready', '1 playing', '1 over']

type Sight = {
  /** When this process has seen it, on its own clock. */
  readonly phases: { readonly phase: string; readonly atMs: number }[]
  readonly matches: string[]
  readonly endings: unknown[]
  /** Results that the room told before the match did. */
  readonly spoilt: number[]
}

/** Notes how what this player sees goes on, change by change: on a busy machine several come at once. */
function seenBy(player: Player): Sight {
  const seen: Sight = { phases: [], matches: [], endings: [], spoilt: [] }
  let { room, match } = player
  const note = (): void => {
    if (room !== null && seen.phases.at(-1)?.phase !== room.phase) {
      seen.phases.push({ phase: room.phase, atMs: performance.now() })
      if (room.phase === 'result' && seen.matches.length > 0 && seen.matches.at(-1) !== `${room.round - 1} over`)
        seen.spoilt.push(room.round)
    }
    if (match === null || seen.matches.at(-1) === `${match.match} ${match.phase}`) return
    seen.matches.push(`${match.match} ${match.phase}`)
    if (match.phase === 'over') seen.endings.push(endingOf(unveiled(match)))
  }
  player.socket.on('view', ({ stream }: ViewMessage) => {
    if (stream === 'room') room = player.room
    else match = player.match
    note()
  })
  player.socket.on('events', (message: EventsMessage) => {
    const steps =
      message.stream === 'room'
        ? message.events.map((event) => () => {
            room = room && foldRoom(room, event)
          })
        : message.events.map((event) => () => {
            match = match && fold(match, event)
          })
    for (const step of steps) {
      step()
      note()
    }
  })
  return seen
}

function endingOf({ ladder, history, result }: MatchView): unknown {
  return { ladder, history, result }
}
