import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EventsMessage, ViewMessage } from '../../shared/protocol/messages.ts'
import { refusalOf, schemas } from '../../shared/protocol/schemas.ts'
import { Player } from '../support/player.ts'
import { protocolDocument, sectionOf } from '../support/protocol-document.ts'
import { clientFrame, RawSocket } from '../support/raw-socket.ts'
import type { TestServer } from '../support/server.ts'
import { startTestServer, temporaryFolder } from '../support/server.ts'
import { startProcess } from '../support/server-process.ts'

const SYN = { flags: 'S', seq: 0, ack: 0, text: '' }
const TOO_LARGE_TO_ANSWER = 1_500_001

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({}, { speed: 20 })
})
afterAll(() => server.close())

const enter = (name: string): Promise<Player> => new Player(server.url, name).connected()

describe('docs/protocol.md says of what comes back', () => {
  test.each([
    [{ epoch: 'b3hX0Q', room: 4 }, 'seen.match'],
    [{ epoch: 'b3hX0Q', room: 4, match: null }, null],
  ])('that seen.match is required, and null without a match: %o', (seen, field) => {
    const parsed = schemas.resume.safeParse({ code: 'K7MQ2P', token: 'x', seen })
    expect(parsed.success ? null : refusalOf(parsed.error).field).toBe(field)
  })

  test('that it is null in a lobby', async () => {
    const player = await enter('Joon')
    await player.create({ kind: 'duo' })
    await player.until(() => player.room !== null)
    const back = (await enter('Joon')).inherit(player)
    await back.resume()
    expect([back.seen.match, back.errors]).toEqual([null, []])
    back.close()
  })

  test.each([
    [null, { expected: 'an object' }],
    [{ ready: 'yes' }, { field: 'ready', expected: 'true or false' }],
  ])('that a refusal of %o names the field, where one is at fault', (body, told) => {
    const parsed = schemas.ready.safeParse(body)
    expect(parsed.success ? null : refusalOf(parsed.error)).toEqual({ ok: false, code: 'malformed', ...told })
  })

  test('how often the server asks whether somebody is there, and how long it waits', async () => {
    const opened = await (await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`)).text()
    const { pingInterval, pingTimeout } = JSON.parse(opened.slice(1)) as { readonly pingInterval: number; readonly pingTimeout: number }
    const [every, waits, away] = [pingInterval, pingTimeout, pingInterval + pingTimeout].map((ms) => ms / 1000)
    expect(protocolDocument).toContain(`every ${every} s and waits ${waits} s: who vanishes without a word is away after ${away} s`)
  })

  test('that the answer comes before the events', async () => {
    const raw = await RawSocket.open(server.port)
    raw.write(clientFrame('420["create-room",{"name":"Joon","kind":"duo"}]'))
    for (const start of ['430', '42["view"']) await raw.next(start)
    raw.write(clientFrame('421["ready",{"ready":true}]'))
    const [first, second] = [await raw.next('4'), await raw.next('4')]
    expect([first, second.slice(0, 12)]).toEqual(['431[{"ok":true}]', '42["events",'])
    raw.close()
  })

  test('in which order a match begins', async () => {
    const raw = await RawSocket.open(server.port)
    raw.write(clientFrame('420["create-room",{"name":"Joon","kind":"practice","side":"client"}]'))
    await raw.next('42["view"')
    raw.write(clientFrame('421["ready",{"ready":true}]'))
    const told: string[] = []
    while (!told.includes('phase-changed playing')) told.push(...wordsOf(await raw.next('42')))
    const listing = sectionOf('## A whole match of hello')
    const landmarks = ['match-listed', 'phase-changed countdown', 'view match', 'match-started', 'call-made', 'phase-changed playing']
    const inOrder = (indexOf: (landmark: string) => number) => landmarks.toSorted((a, b) => indexOf(a) - indexOf(b))
    expect(told).toEqual(expect.arrayContaining(landmarks))
    expect(inOrder((landmark) => listing.indexOf(landmark))).toEqual(inOrder((landmark) => told.indexOf(landmark)))
    raw.close()
  })

  test('that who watches a young room with a delay is at a time below 0', async () => {
    const joon = await enter('Joon')
    const code = await joon.create({ kind: 'duo' })
    await joon.must('configure', { spectatorDelayMs: 60_000 })
    const raw = await RawSocket.open(server.port)
    raw.write(clientFrame(`420["join-room",{"code":"${code}","name":"Sun","role":"spectator"}]`))
    expect(await raw.next('42["view"')).toMatch(/"atMs":-\d+/)
    raw.close()
    joon.close()
  })
})

/** A message of the server, as the document's listing of a match writes it. */
function wordsOf(frame: string): readonly string[] {
  const [name, message] = JSON.parse(frame.slice(2)) as [string, ViewMessage | EventsMessage]
  if (!('events' in message)) return [`${name} ${message.stream}`]
  return message.events.map((event) => (event.type === 'phase-changed' ? `${event.type} ${event.phase}` : event.type))
}

describe('a name', () => {
  test.each([
    ['민아'.normalize('NFD'), '민아'],
    [' \t Mina \n\u3000 Kim ', 'Mina Kim'],
    ['민'.repeat(20), '민'.repeat(20)],
    ['민'.repeat(21), null],
    ['👩‍👩‍👧‍👦'.repeat(20), '👩‍👩‍👧‍👦'.repeat(20)],
    ['👩‍👩‍👧‍👦'.repeat(21), null],
    [`x${'\u0301'.repeat(15)}`, `x${'\u0301'.repeat(15)}`], // 16 UTF-16 code units
    [`x${'\u0301'.repeat(16)}`, null],
    ['?', '?'],
    ['♥', '♥'],
    ['\u0301', null],
    ['a\u0007', null],
    ['a\ud800', null],
    ['\u200bMi\u200dna\u00a0\u2060 Kim', 'Mina Kim'],
    ['\u202eanim', null],
    ['\u2066anim', null],
  ])('%j is kept as %j', (written, kept) => {
    const parsed = schemas.rename.safeParse({ name: written })
    expect(parsed.success ? parsed.data.name : null).toBe(kept)
  })

  test('that is taken gets a number, which does not count', async () => {
    const joon = await enter('가'.repeat(20))
    const other = await enter('가'.repeat(20))
    await other.join(await joon.create({ kind: 'duo' }))
    await other.until(() => other.room !== null)
    expect(other.room?.members[1]?.name).toBe(`${'가'.repeat(20)} 2`)
    for (const player of [joon, other]) player.close()
  })
})

test('the number of a move that was not higher than the last is answered without events', async () => {
  const player = await enter('Joon')
  await player.create({ kind: 'practice', scenario: 'hello', assistance: 'guided', side: 'client' })
  await player.must('start', {})
  await player.until(() => player.owed !== null)
  expect(await player.ask('move', { move: 1_000_000_000, segment: SYN })).toMatchObject({ ok: true, events: { stream: 'match' } })
  expect(await player.ask('move', { move: 1, segment: SYN })).toEqual({ ok: true })
  player.close()
})

test('a move or hint right behind resume is answered without events: what it has changed is in what follows', async () => {
  const player = await enter('Joon')
  const room = { name: 'Joon', kind: 'practice', scenario: 'hello', assistance: 'guided', side: 'client' } as const
  const { code, token } = await player.must('create-room', room)
  await player.must('start', {})
  await player.until(() => player.owed !== null)
  const raw = await RawSocket.open(server.port)
  const messages = [
    ['resume', { code, token }],
    ['hint', {}],
    ['move', { move: 1, segment: player.owed }],
  ]
  raw.write(Buffer.concat(messages.map((message, id) => clientFrame(`42${id}${JSON.stringify(message)}`))))
  expect([await raw.next('430'), await raw.next('43'), await raw.next('43')].slice(1)).toEqual(['431[{"ok":true}]', '432[{"ok":true}]'])
  const view = await raw.next('42["view",{"stream":"match"')
  for (const event of ['hint-given', 'move-judged']) expect(view).toContain(`"type":"${event}"`)
  for (const one of [player, raw]) one.close()
})

test('each of two hints halves what a move is worth, and a third costs nothing', async () => {
  const player = await enter('Joon')
  await player.create({ kind: 'practice', scenario: 'hello', assistance: 'guided', side: 'client' })
  await player.must('start', {})
  await player.until(() => player.owed !== null)
  const segment = player.owed ?? SYN
  const hints = [await player.must('hint', {}), await player.must('hint', {}), await player.must('hint', {})]
  const told = hints.map(({ events }) =>
    events?.events.map((event) => event.type === 'hint-given' && [event.hint.level, event.score?.hints]),
  )
  expect(told).toEqual([[[1, 1]], [[2, 2]], [[2, 2]]])
  await player.must('move', { move: 1, segment })
  expect(player.match?.scores.client?.points).toBeLessThanOrEqual(200 / 4)
  player.close()
})

test('what is no JSON is answered in words, and the connection stays', async () => {
  const raw = await RawSocket.open(server.port)
  raw.write(clientFrame('427["move",{"move":1,"segment":{"flags":"S","seq":NaN,"ack":0}}]'))
  expect(await raw.next('437')).toBe('437[{"ok":false,"code":"malformed","expected":"JSON"}]')
  raw.write(clientFrame('428["hint",{}]'))
  expect(await raw.next('438')).toContain('"code":"not-seated"')
  raw.close()
})

test('who has left the namespace is not heard any longer', async () => {
  const polling = `${server.url}/socket.io/?EIO=4&transport=polling`
  const { sid } = JSON.parse((await (await fetch(polling)).text()).slice(1)) as { readonly sid: string }
  const post = async (body: string) => (await fetch(`${polling}&sid=${sid}`, { method: 'POST', body })).text()
  const created = async () => /event="create-room"} \d+/.exec(await (await fetch(`${server.url}/metrics`)).text())?.[0]
  await post('40{"protocol":4}')
  const before = await created()
  await post('41')
  await post('421["create-room",{"name":"Joon","kind":"duo"}]')
  expect(await created()).toBe(before)
})

test('a message is as long as its socket.io packet: 16 384 characters are read, one more is too large', async () => {
  const raw = await RawSocket.open(server.port)
  const packet = (length: number) => `21["rename",{"name":"${'x'.repeat(length - 24)}"}]`
  for (const [length, code] of [
    [16_384, 'malformed'],
    [16_385, 'too-large'],
  ] as const) {
    expect(packet(length)).toHaveLength(length)
    raw.write(clientFrame(`4${packet(length)}`))
    expect(await raw.next('431')).toContain(`"code":"${code}"`)
  }
  raw.close()
})

describe('a message of more than 1 500 000 octets', () => {
  test('closes a WebSocket with 1009', async () => {
    const socket = await new Promise<WebSocket>((resolve) => {
      const opened = new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
      opened.addEventListener('open', () => resolve(opened))
    })
    const code = new Promise((resolve) => socket.addEventListener('close', ({ code }) => resolve(code)))
    socket.send('x'.repeat(TOO_LARGE_TO_ANSWER))
    expect(await code).toBe(1009)
  })

  test('is refused with 413 when polling', async () => {
    const address = `${server.url}/socket.io/?EIO=4&transport=polling`
    const { sid } = JSON.parse((await (await fetch(address)).text()).slice(1)) as { readonly sid: string }
    const posted = await fetch(`${address}&sid=${sid}`, { method: 'POST', body: 'x'.repeat(TOO_LARGE_TO_ANSWER) })
    expect(posted.status).toBe(413)
  })

  test('a smaller one that is too large is answered in words', async () => {
    const raw = await RawSocket.open(server.port)
    raw.write(clientFrame(`420["rename",{"name":"${'x'.repeat(20_000)}"}]`))
    expect(await raw.next('430')).toContain('"code":"too-large"')
    raw.close()
  })
})

describe('after a restart by', () => {
  test.each([
    ['SIGTERM', 'nothing is missing'],
    ['SIGKILL', 'what time alone had brought comes again, with the same numbers and times'],
  ] as const)('%s %s, under a new epoch', async (signal, _) => {
    const folder = temporaryFolder()
    const options = { data: join(folder.path, 'acksu.db'), speed: 4 }
    let process = await startProcess({ ...options, port: 0 })
    try {
      const url = `http://127.0.0.1:${process.port}`
      const [joon, mina] = [await new Player(url, 'Joon').connected(), await new Player(url, 'Mina').connected()]
      await mina.join(await joon.create({ kind: 'duo', scenario: 'hello', assistance: 'guided', side: 'client' }))
      for (const player of [joon, mina]) await player.must('ready', { ready: true })
      await joon.until(() => joon.owed !== null)
      await joon.move(joon.owed ?? SYN)
      await mina.until(() => mina.match?.inbox.server.length === 1)
      const { matchVersion: version, match: seen } = mina
      await process.end(signal)
      process = await startProcess({ ...options, port: process.port })
      const back = await new Player(url, 'Mina').connected()
      back.ticket = mina.ticket
      await back.resume(false)
      await back.until(() => back.match !== null)
      expect(back.epoch).not.toBe(mina.epoch)
      if (signal === 'SIGTERM') expect(back.match?.log).toEqual(seen?.log)
      else expect(back.matchVersion).toBeLessThanOrEqual(version)
      await back.until(() => back.matchVersion >= version)
      expect(back.match?.log.slice(0, seen?.log.length)).toEqual(seen?.log)
      back.close()
    } finally {
      await process.end('SIGTERM')
      folder.remove()
    }
  })
})
