import type { Socket } from 'socket.io'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressOf } from '../../server/addresses.ts'
import { KeyedBuckets, TokenBucket } from '../../server/limits.ts'
import { createSeed, draw } from '../../shared/match/chance.ts'
import type { Answer } from '../../shared/protocol/messages.ts'
import { MEMBERS_AT_MOST } from '../../shared/room/room.ts'
import type { ScenarioDocument } from '../../shared/workshop/document.ts'
import { Player } from '../support/player.ts'
import type { TestServer } from '../support/server.ts'
import { startTestServer } from '../support/server.ts'

const OWN: ScenarioDocument = {
  format: 'acksu-scenario/1',
  script: {
    id: 'mine',
    calls: [{ side: 'client', call: { type: 'open-active' }, trigger: { when: 'start', afterMs: 0 } }],
    wire: {},
    goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
  },
  texts: { title: { en: 'Mine' } },
}

const codeOf = (answer: Answer): string | undefined => (answer.ok ? undefined : answer.code)

describe('a token bucket', () => {
  test('grants a burst, then so many a second', () => {
    const bucket = new TokenBucket(10, 3, 0)
    expect([0, 0, 0, 0].map((now) => bucket.take(now))).toEqual([true, true, true, false])
    expect([99, 100, 150, 200].map((now) => bucket.take(now))).toEqual([false, true, false, true])
  })

  test('holds no more than a burst, however long nobody has come', () => {
    const bucket = new TokenBucket(10, 3, 0)
    expect([60_000, 60_000, 60_000, 60_000].map((now) => bucket.take(now))).toEqual([true, true, true, false])
  })

  test('takes all of a cost or nothing', () => {
    const bucket = new TokenBucket(1, 5, 0)
    expect(bucket.take(0, 6)).toBe(false)
    expect(bucket.take(0, 5)).toBe(true)
    expect(bucket.take(0)).toBe(false)
  })

  test('lends what costs more than is needed', () => {
    const bucket = new TokenBucket(1, 2, 0)
    expect(bucket.take(0, 5, 1)).toBe(true)
    expect([0, 2_000, 3_999, 4_000].map((now) => bucket.take(now))).toEqual([false, false, false, true])
    expect([4_000, 4_000].map((now) => bucket.take(now, 0))).toEqual([true, true])
  })

  test('is forgotten when it is full again', () => {
    const buckets = new KeyedBuckets(1, 2)
    buckets.take('a school', 0)
    buckets.take('a home', 0, 2)
    buckets.sweep(1_000)
    expect(buckets.size).toBe(1)
    expect(buckets.take('a home', 1_000, 2)).toBe(false)
  })

  test('is forgotten by itself when there are many', () => {
    const buckets = new KeyedBuckets(1, 2)
    for (let n = 0; n < 10_000; n++) buckets.take(`2001:db8:${n}::`, n * 10)
    expect(buckets.size).toBeLessThan(2_000)
  })
})

describe('messages that are refused', () => {
  let server: TestServer
  let players: readonly Player[]
  let stranger: Player

  beforeAll(async () => {
    server = await startTestServer(
      { limits: { messagesPerSecond: 100_000, messageBurst: 100_000, joinBurst: 100_000, joinsPerConnection: 100_000 } },
      { speed: 1 },
    )
    const [a, b] = [await new Player(server.url, 'Joon').connected(), await new Player(server.url, '민아').connected()]
    const code = await a.create({ kind: 'duo', scenario: 'hello', assistance: 'guided', side: 'client' })
    await b.join(code)
    players = [a, b]
    stranger = await new Player(server.url, 'Stranger').connected()
  })
  afterAll(async () => {
    for (const player of [...players, stranger]) player.close()
    await server.close()
  })

  const segment = { flags: 'S', seq: 100, ack: 0, text: '' }
  const raw = (player: Player, event: string, ...args: unknown[]): Promise<unknown> => player.socket.emitWithAck(event, ...args)

  test.each<[string, unknown[], object]>([
    ['an empty name', ['join-room', { code: 'ABCDEF', name: '' }], { code: 'malformed', field: 'name' }],
    ['a name of blanks', ['join-room', { code: 'ABCDEF', name: '   ' }], { code: 'malformed', field: 'name' }],
    ['a name of 21 graphemes', ['join-room', { code: 'ABCDEF', name: '가'.repeat(21) }], { code: 'malformed', field: 'name' }],
    ['a code of no room', ['join-room', { code: 'ZZZZZZ', name: 'x' }], { code: 'no-such-room' }],
    ['looking for a room that there is not', ['find-room', { code: 'ZZZZZZ' }], { code: 'no-such-room' }],
    ['looking for a room of a wrong code', ['find-room', { code: 'ZZ' }], { code: 'malformed', field: 'code' }],
    ['a scenario that there is not', ['create-room', { name: 'x', kind: 'duo', scenario: 'nonsense' }], { code: 'no-such-scenario' }],
    ['a move without a seat', ['move', { move: 1, segment }], { code: 'not-seated' }],
    ['a token of nobody', ['resume', { code: 'ZZZZZZ', token: 'x' }], { code: 'no-such-room' }],
    ['an unknown event', ['explode', {}], { code: 'unknown-event' }],
    ['an event named like a method of objects', ['constructor', {}], { code: 'unknown-event' }],
    ['a field too many', ['leave', { now: true }], { code: 'malformed', field: 'now' }],
    ['no body', ['ready'], { code: 'malformed', expected: 'an object' }],
    ['two bodies', ['ready', { ready: true }, { ready: true }], { code: 'malformed', expected: 'one object' }],
    ['binary data', ['ready', new Uint8Array(5)], { code: 'malformed' }],
    ['a message of 1 MB', ['rename', { name: 'x'.repeat(1_000_000) }], { code: 'too-large', expected: 'up to 16384 characters' }],
  ])('%s', async (_, [event, ...args], refusal) => {
    expect(await raw(stranger, event as string, ...args)).toMatchObject({ ok: false, ...refusal })
  })

  test.each<[string, object, object]>([
    ['a number above 2^32 - 1', { seq: 2 ** 32 }, { field: 'segment.seq', expected: 'a whole number from 0 to 4294967295' }],
    ['a negative number', { ack: -1 }, { field: 'segment.ack' }],
    ['a fraction', { seq: 1.5 }, { field: 'segment.seq' }],
    ['a number as text', { seq: '100' }, { field: 'segment.seq' }],
    ['an unknown flag', { flags: 'SX' }, { field: 'segment.flags' }],
    ['a flag twice', { flags: 'SS' }, { field: 'segment.flags' }],
    ['too much text', { text: 'x'.repeat(501) }, { field: 'segment.text' }],
    ['text that is no ASCII', { text: '안녕' }, { field: 'segment.text' }],
  ])('a segment with %s', async (_, change, refusal) => {
    expect(await raw(stranger, 'move', { move: 1, segment: { ...segment, ...change } })).toMatchObject({ code: 'malformed', ...refusal })
  })

  test('a full room, a locked room, a foreign token, a seat taken twice, a foreign target', async () => {
    const [a, b] = players as [Player, Player]
    const code = a.ticket?.code ?? ''
    expect(await raw(stranger, 'join-room', { code, name: 'x', role: 'player' })).toEqual({ ok: false, code: 'room-full' })
    await b.must('lock', { locked: true })
    expect(await raw(stranger, 'join-room', { code, name: 'x' })).toEqual({ ok: false, code: 'room-locked' })
    expect(await raw(stranger, 'find-room', { code })).toEqual({ ok: true })
    await a.must('lock', { locked: false })
    expect(await raw(stranger, 'resume', { code, token: 'x' })).toEqual({ ok: false, code: 'stale-token' })
    expect(await raw(a, 'join-room', { code, name: 'x' })).toEqual({ ok: false, code: 'already-seated' })
    expect(await raw(b, 'move', { move: 1, segment })).toEqual({ ok: false, code: 'no-match' })
    expect(await raw(b, 'remove', { member: 0 })).toMatchObject({ ok: false })
    expect(await raw(b, 'watch', { match: 0 })).toEqual({ ok: false, code: 'not-allowed' })
  })

  test('5,000 of all kinds, in mid-match: each gets a clear refusal, nothing changes, nobody else notices, the process lives', async () => {
    const [a, b] = players as [Player, Player]
    await a.must('ready', { ready: true })
    await b.must('ready', { ready: true })
    await a.until(() => a.owed !== null)
    await b.until(() => b.room?.phase === 'playing' && b.match?.phase === 'playing')
    const before = [a, b].map(({ room, match, roomVersion, matchVersion }) => ({ room, match, roomVersion, matchVersion }))
    const code = a.ticket?.code ?? ''
    const kinds: readonly (readonly [Player, string, unknown, ...string[]])[] = [
      [stranger, 'move', { move: 1, segment }, 'not-seated'],
      [stranger, 'join-room', { code, name: 'x', role: 'player' }, 'room-full'],
      [stranger, 'join-room', { code: 'ZZZZZZ', name: 'x' }, 'no-such-room'],
      [stranger, 'resume', { code, token: 'a-guess' }, 'stale-token'],
      [stranger, 'nonsense', null, 'unknown-event'],
      [stranger, 'move', 'S', 'malformed'],
      [stranger, 'rename', { name: 'x'.repeat(20_000) }, 'too-large'],
      [a, 'move', { move: 1, segment: { ...segment, seq: -1 } }, 'malformed'],
      [a, 'move', { move: 1, segment, member: 1 }, 'malformed'],
      [a, 'move', { move: 1 }, 'malformed'],
      [a, 'ready', { ready: 'yes' }, 'malformed'],
      [a, 'configure', { assistance: 'expert' }, 'wrong-phase'],
      [a, 'start', {}, 'not-allowed', 'wrong-phase'],
      [b, 'rematch', { swap: true }, 'wrong-phase'],
      [b, 'call-bot', {}, 'partner-present'],
      [b, 'end-match', {}, 'partner-present'],
      [b, 'to-lobby', {}, 'wrong-phase'],
      [b, 'choose-side', { side: 'client' }, 'wrong-phase', 'side-taken'],
    ]
    const seed = createSeed(5_000)
    const count = 5_000
    const answers = await Promise.all(
      Array.from({ length: count }, async (_, n) => {
        const [player, event, body, ...codes] = kinds[draw(seed, 'client', n, 'jitter') % kinds.length] ?? [a, '', null]
        const answer = (await raw(player, event, body)) as { readonly ok: boolean; readonly code?: string }
        return { event, codes, answer }
      }),
    )
    expect(answers.filter(({ codes, answer }) => answer.ok || !codes.includes(answer.code ?? ''))).toEqual([])
    expect(answers).toHaveLength(count)
    expect([a, b].map(({ room, match, roomVersion, matchVersion }) => ({ room, match, roomVersion, matchVersion }))).toEqual(before)
    // A message without a way to answer must not end the process either.
    for (const player of [a, b, stranger]) player.socket.emit('move', 'nonsense').emit('nonsense').emit('leave', { now: 1 })
    expect(await (await fetch(`${server.url}/healthz`)).json()).toMatchObject({ ok: true, rooms: 1 })
    expect((await a.move({ flags: 'S', seq: a.owed?.seq ?? 0, ack: 0, text: '' })).ok).toBe(true)
    expect([...a.errors, ...b.errors]).toEqual([])
  })
})

describe('limits by number', () => {
  test('200 messages a second: what is too fast is refused and said so; the rest is served', async () => {
    const server = await startTestServer({ limits: { messagesPerSecond: 20, messageBurst: 60 } })
    const player = await new Player(server.url, 'Fast').connected()
    await player.create({ kind: 'duo' })
    const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => player.ask('rename', { name: `n${n}` })))
    const refused = answers.filter(({ ok }) => !ok)
    expect(refused.length).toBeGreaterThan(100)
    expect(new Set(refused.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ ok: false, code: 'too-fast', expected: 'up to 20 messages a second' })]),
    )
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(59)
    player.close()
    await server.close()
  })

  test.each<[string, string | undefined, string]>([
    ['what it says of whom it has heard', '198.51.100.7', '198.51.100.7'],
    ['not what it was sent', '6.6.6.6, 198.51.100.7', '198.51.100.7'],
    ['no port, which is always another', '198.51.100.7:50123', '198.51.100.7'],
    ['no port of IPv6', '[2001:db8:1:2::3]:443', '2001:db8:1:2::/64'],
    ['its own address, when it says nothing', undefined, '10.0.0.1'],
    ['its own address, when it says nothing in many words', ' , ', '10.0.0.1'],
  ])('of a proxy counts %s', (_, header, address) => {
    const handshake = { headers: { 'x-forwarded-for': header }, address: '10.0.0.1' } as unknown as Socket['handshake']
    expect(addressOf({ handshake }, true)).toBe(address)
    expect(addressOf({ handshake }, false)).toBe('10.0.0.1')
  })

  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:c000:0207', '192.0.2.7'],
    ['0:0:0:0:0:ffff:192.0.2.7', '192.0.2.7'],
    ['0:0::ffff:c000:207', '192.0.2.7'],
    ['2001:db8::ffff:192.0.2.7', '2001:db8:0:0::/64'],
    ['::192.0.2.7', '0:0:0:0::/64'],
    ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2::/64'],
    ['2001:DB8:0001:2::1', '2001:db8:1:2::/64'],
    ['2001:db8::1:0:0:1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['no address', 'no address'],
  ])('by network address: %s counts as %s', (address, network) => {
    expect(addressOf({ handshake: { headers: {}, address } as unknown as Socket['handshake'] }, false)).toBe(network)
  })

  test('own scenarios, which cost more than a low rate gives at once, can be played at it all the same', async () => {
    const server = await startTestServer({ limits: { messagesPerSecond: 1, messageBurst: 3 } })
    const player = await new Player(server.url, 'Mina').connected()
    expect(await player.ask('create-room', { name: 'Mina', kind: 'duo', custom: OWN })).toMatchObject({ ok: true })
    player.close()
    await server.close()
  })

  test('what costs the server more counts more: a message that is too large ten times, a scenario of one’s own five times', async () => {
    const server = await startTestServer({ limits: { messagesPerSecond: 0.01, messageBurst: 11 } })
    const large = await new Player(server.url, 'Large').connected()
    expect(await large.socket.emitWithAck('rename', { name: 'x'.repeat(20_000) })).toMatchObject({ code: 'too-large' })
    expect(await large.ask('rename', { name: 'y' })).toMatchObject({ code: 'not-seated' })
    expect(await large.ask('rename', { name: 'y' })).toMatchObject({ code: 'too-fast' })
    const own = await new Player(server.url, 'Own').connected()
    await own.create({ kind: 'duo', custom: OWN })
    await own.must('configure', { custom: OWN })
    expect(await own.ask('rename', { name: 'y' })).toMatchObject({ ok: true })
    expect(await own.ask('rename', { name: 'z' })).toMatchObject({ code: 'too-fast' })
    for (const player of [large, own]) player.close()
    await server.close()
  })

  test('moves of one member, whatever the connection', async () => {
    const server = await startTestServer({ limits: { movesPerSecond: 0.01, moveBurst: 3 } })
    const first = await new Player(server.url, 'Mina').connected()
    await first.create({ kind: 'practice', scenario: 'hello', assistance: 'guided', side: 'client' })
    await first.must('start', {})
    await first.until(() => first.owed !== null)
    const wrong = { flags: 'F', seq: 1, ack: 0, text: '' }
    for (const code of [undefined, undefined]) expect(codeOf(await first.move(wrong))).toBe(code)
    const second = (await new Player(server.url, 'Mina').connected()).inherit(first)
    await second.resume()
    expect(codeOf(await second.move(wrong))).toBeUndefined()
    expect(await second.move(wrong)).toEqual({ ok: false, code: 'too-fast', expected: 'up to 0.01 moves a second' })
    for (const player of [first, second]) player.close()
    await server.close()
  })

  test('joins of one connection: nobody uses up what a school has, and who has a seat gets it back', async () => {
    const server = await startTestServer({
      trustProxy: true,
      limits: { joinsPerSecond: 0.001, joinBurst: 7, joinsPerConnectionPerSecond: 0.001, joinsPerConnection: 5 },
    })
    const people = await Promise.all(
      ['host', 'turnstile', 'last', 'late'].map((name, n) =>
        new Player(server.url, name, { address: `192.0.2.${Math.min(n, 1)}` }).connected(),
      ),
    )
    const [host, turnstile, last, late] = people as [Player, Player, Player, Player]
    const code = await host.create({ kind: 'class' })
    const answers: string[] = []
    for (let n = 0; n < 9; n++) {
      const answer = await turnstile.ask('join-room', { code, name: 'again' })
      answers.push(answer.ok ? 'ok' : answer.code)
      if (answer.ok) await turnstile.must('leave', {})
    }
    expect(answers).toEqual([...Array(5).fill('ok'), ...Array(4).fill('too-many-joins')])
    await last.join(code) // six of seven
    await late.join(code)
    last.close()
    const back = new Player(server.url, 'last', { address: '192.0.2.1' })
    back.ticket = last.ticket
    await back.connected()
    await back.resume(false)
    expect(await turnstile.ask('join-room', { code, name: 'again' })).toMatchObject({ code: 'too-many-joins' })
    for (const player of [host, turnstile, late, back]) player.close()
    await server.close()
  })

  test("of members: when numbers are given away again, each newcomer gets their own seat and nobody else's", async () => {
    const many = 1e6
    const server = await startTestServer({
      limits: { messagesPerSecond: many, messageBurst: many, joinBurst: many, joinsPerConnection: many },
    })
    const [host, turnstile, guest] = [new Player(server.url, 'Host'), new Player(server.url, 'Turnstile'), new Player(server.url, 'Guest')]
    await Promise.all([host, turnstile, guest].map((player) => player.connected()))
    const code = await host.create({ kind: 'duo' })
    for (let member = 1; member < MEMBERS_AT_MOST - 1; member++) {
      await turnstile.join(code, 'spectator')
      await turnstile.must('leave', {})
    }
    await turnstile.join(code, 'spectator') // the last new number
    await guest.join(code)
    expect([turnstile.ticket?.member, guest.ticket?.member]).toEqual([MEMBERS_AT_MOST - 1, 1])
    await guest.until(() => guest.room?.members.some(({ name }) => name === 'Guest') ?? false)
    expect(guest.room?.members.map(({ id, name }) => [id, name])).toEqual([
      [0, 'Host'],
      [1, 'Guest'],
      [MEMBERS_AT_MOST - 1, 'Turnstile'],
    ])
    await host.until(() => host.room?.members.length === 3)
    expect(host.room?.members).toEqual(guest.room?.members)
    expect(turnstile.unseated).toBeNull()
    for (const player of [host, turnstile, guest]) player.close()
    await server.close()
  })

  test('rooms and joins of one address, and rooms in all', async () => {
    const limits = { rooms: 5, roomsPerSecond: 0.001, roomBurst: 2, joinsPerSecond: 0.001, joinBurst: 2 }
    const server = await startTestServer({ trustProxy: true, limits })
    const people = await Promise.all(
      Array.from({ length: 7 }, (_, n) => new Player(server.url, `p${n}`, { address: `192.0.2.${Math.min(n, 1)}` }).connected()),
    )
    const [first, ...others] = people as [Player, ...Player[]]
    const codes = [await first.create({ kind: 'class' })]
    const second = await new Player(server.url, 'second', { address: '192.0.2.0' }).connected()
    const third = await new Player(server.url, 'third', { address: '192.0.2.2' }).connected()
    for (const player of [second, third]) codes.push(await player.create({ kind: 'class' }))
    const answers = []
    for (const [n, player] of others.slice(0, 3).entries())
      answers.push(await player.ask('join-room', { code: codes[n] ?? '', name: player.name }))
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.code))).toEqual(['ok', 'ok', 'too-many-joins'])
    const rooms = []
    for (const player of others.slice(2)) rooms.push(await player.ask('create-room', { name: player.name, kind: 'duo' }))
    expect(rooms.map((answer) => (answer.ok ? 'ok' : answer.code))).toEqual(['ok', 'ok', 'too-many-rooms', 'too-many-rooms'])
    const sixth = await third.ask('leave', {}).then(() => third.ask('create-room', { name: 'third', kind: 'duo' }))
    expect(sixth, 'its address has made one alone').toEqual({ ok: false, code: 'too-many-rooms' })
    for (const player of [...people, second, third]) player.close()
    await server.close()
  })

  test('nobody keeps a school out of its own rooms by using up what its address has', async () => {
    const server = await startTestServer({ trustProxy: true, limits: { joinsPerSecond: 0.001, joinBurst: 6 } })
    const player = (name: string, address: string) => new Player(server.url, name, { address }).connected()
    const [teacher, friend] = [await player('teacher', '192.0.2.1'), await player('friend', '192.0.2.9')]
    const [ours, theirs] = [await teacher.create({ kind: 'class' }), await friend.create({ kind: 'class' })]
    const abuser = await player('abuser', '192.0.2.1')
    for (const code of ['ZZZZZZ', 'YYYYYY']) await abuser.ask('find-room', { code })
    const [one, another] = [await player('one', '192.0.2.1'), await player('another', '192.0.2.1')]
    expect(await one.ask('find-room', { code: ours })).toEqual({ ok: true })
    await one.join(ours)
    expect(await another.ask('join-room', { code: theirs, name: 'another' })).toMatchObject({ code: 'too-many-joins' })
    expect(await another.ask('find-room', { code: 'XXXXXX' })).toMatchObject({ code: 'too-many-joins' })
    teacher.close()
    await another.join(ours) // there is still somebody
    for (const each of [friend, abuser, one, another]) each.close()
    const back = (await player('one', '192.0.2.1')).inherit(one)
    await back.resume() // nobody is there any more, but whoever has a seat may always come back to it
    back.close()
    await server.close()
  })

  test('guesses of one address: a wrong code costs more than a right one, and neither is told once too much was asked', async () => {
    const server = await startTestServer({ trustProxy: true, limits: { joinsPerSecond: 0.001, joinBurst: 6 } })
    const [host, guesser, guest] = await Promise.all(
      ['host', 'guesser', 'guest'].map((name, n) => new Player(server.url, name, { address: `192.0.2.${Math.min(n, 1)}` }).connected()),
    )
    const code = (await host?.create({ kind: 'duo' })) ?? ''
    const answers = []
    for (const guess of [code.toLowerCase(), 'ZZZZZZ', 'YYYYYY', code]) answers.push(await guesser?.ask('find-room', { code: guess }))
    expect(answers).toEqual([
      { ok: true },
      { ok: false, code: 'no-such-room' },
      { ok: false, code: 'too-many-joins' },
      { ok: false, code: 'too-many-joins' },
    ])
    expect(await guest?.ask('join-room', { code, name: 'guest' })).toMatchObject({ ok: false, code: 'too-many-joins' })
    for (const player of [host, guesser, guest]) player?.close()
    await server.close()
  })

  test('another protocol is refused at the door', async () => {
    const server = await startTestServer()
    await expect(new Player(server.url, 'Old', { protocol: 99 }).connected()).rejects.toThrow('protocol-version')
    await server.close()
  })
})
