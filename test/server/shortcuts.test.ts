import { EventEmitter } from 'node:events'
import fc from 'fast-check'
import type { Socket } from 'socket.io'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import * as ws from 'ws'
import { DEFAULTS } from '../../server/config.ts'
import { Packet } from '../../server/packets.ts'
import type { EngineSocket } from '../../server/shortcuts.ts'
import { readStraight } from '../../server/shortcuts.ts'
import { Connection } from '../../server/sockets.ts'
import { PROTOCOL_VERSION } from '../../shared/protocol/messages.ts'
import { Player } from '../support/player.ts'
import { clientFrame, FRAME, RawSocket } from '../support/raw-socket.ts'
import type { TestServer } from '../support/server.ts'
import { startTestServer } from '../support/server.ts'

/** The bytes, cut at these places. */
function pieces(bytes: Buffer, cuts: readonly number[]): readonly Buffer[] {
  const edges = [0, ...[...new Set(cuts)].filter((cut) => cut > 0 && cut < bytes.length).sort((a, b) => a - b), bytes.length]
  return edges.slice(1).map((end, n) => bytes.subarray(edges[n], end))
}

describe('a message goes past the readers of ws and engine.io', () => {
  const IDLE = { _state: 0, _bufferedBytes: 0, _fragmented: 0 }

  /** Who reads a chunk when engine.io and ws stand so. */
  const readBy = (state: object, webSocket: object, chunk = clientFrame('42["leave",{}]')): 'us' | 'ws' => {
    let reader: 'us' | 'ws' | null = null
    const _socket = new EventEmitter().on('data', () => {
      reader = 'ws'
    })
    const transport = { socket: { readyState: 1, _socket, _receiver: IDLE, ...webSocket } }
    const engine = Object.assign(new EventEmitter(), {
      readyState: 'open',
      pingTimeoutTimer: null,
      hasRefreshedPingTimeout: false,
      transport,
      ...state,
    })
    engine.on('data', (text) => {
      expect(text).toBe('2["leave",{}]')
      reader = 'us'
    })
    readStraight(engine as unknown as EngineSocket)
    _socket.emit('data', chunk)
    if (reader === null) throw new Error('nobody has read it')
    return reader
  }

  test.each<['us' | 'ws', string, object, object]>([
    ['us', 'nothing else is under way', {}, {}],
    ['us', 'a ping waits for its answer, and something has come since', { pingTimeoutTimer: {}, hasRefreshedPingTimeout: true }, {}],
    ['ws', 'a ping waits for its answer, and this is the first that comes', { pingTimeoutTimer: {} }, {}],
    ['ws', 'the connection is closing', { readyState: 'closing' }, {}],
    ['ws', 'the WebSocket is closing', {}, { readyState: 2 }],
    ['ws', 'a frame has begun', {}, { _receiver: { ...IDLE, _state: 5 } }],
    ['ws', 'bytes wait to be read', {}, { _receiver: { ...IDLE, _bufferedBytes: 1 } }],
    ['ws', 'a message in several frames has begun', {}, { _receiver: { ...IDLE, _fragmented: 1 } }],
    ['ws', 'ws is not as we know it', {}, { _receiver: {} }],
    ['ws', 'ws has no reader', {}, { _receiver: null }],
    ['ws', 'engine.io is not as we know it', { pingTimeoutTimer: undefined, hasRefreshedPingTimeout: undefined }, {}],
  ])('%s, when %s', (reader, _, state, webSocket) => expect(readBy(state, webSocket)).toBe(reader))

  test('ws, when it is no message of engine.io', () => expect(readBy({}, {}, clientFrame('3'))).toBe('ws'))

  test('ws, when somebody else reads there, too, or there is no WebSocket', () => {
    const _socket = new EventEmitter().on('data', () => {}).on('data', () => {})
    const listeners = _socket.listeners('data')
    readStraight({ transport: { socket: { _socket } } } as unknown as EngineSocket)
    expect(_socket.listeners('data')).toEqual(listeners)
    const polling = Object.assign(new EventEmitter(), { transport: {} })
    readStraight(polling as unknown as EngineSocket)
    expect(polling.listenerCount('upgrade')).toBe(1)
  })
})

test.each(['websocket', 'polling'])('who reads nothing by %s is let go before what is written piles up in memory', (name) => {
  const stream = {
    writableLength: 0,
    write(text: string) {
      stream.writableLength += text.length
    },
  }
  const terminate = vi.fn()
  const writeBuffer: string[] = []
  const conn = Object.assign(new EventEmitter(), {
    readyState: 'open',
    writeBuffer,
    write: (text: string) => void writeBuffer.push(text),
    transport: name === 'websocket' ? { socket: { readyState: 1, _socket: stream, terminate } } : {},
  })
  const socket = { conn, connected: true, disconnect: vi.fn() }
  const connection = new Connection(socket as unknown as Socket, '127.0.0.1', DEFAULTS.limits)
  const packet = Packet.event('view', JSON.stringify('x'.repeat(2_500_000)))
  const read = (): void => {
    stream.writableLength = writeBuffer.length = 0
    conn.emit('drain')
  }
  for (const isClosed of [false, false, false, null, false, false, false, true]) {
    if (isClosed === null) read()
    else {
      connection.send(packet)
      expect(socket.disconnect.mock.calls.length > 0).toBe(isClosed)
    }
  }
  expect(terminate).toHaveBeenCalledTimes(name === 'websocket' ? 1 : 0)
})

describe('on a real socket', () => {
  let server: TestServer
  let socket: RawSocket

  beforeAll(async () => {
    server = await startTestServer()
  })
  beforeEach(async () => {
    socket = await RawSocket.open(server.port)
  })
  afterEach(() => socket.close())
  afterAll(() => server.close())

  const create = (id: number, name = 'Mina'): string => `42${id}["create-room",{"name":"${name}","kind":"duo"}]`
  const asked = (id: number): string => `42${id}["leave",{}]`
  const refused = async (id: number): Promise<void> => expect(await socket.next(`43${id}[`)).toContain('"code":"not-seated"')

  test('messages that come one by one meet none of the readers and writers of ws', async () => {
    const { Receiver, Sender } = ws as unknown as Readonly<
      Record<'Receiver' | 'Sender', { readonly prototype: { _write(): void; send(): void } }>
    >
    const [reads, writes] = [vi.spyOn(Receiver.prototype, '_write'), vi.spyOn(Sender.prototype, 'send')]
    for (let id = 0; id < 5; id++) {
      socket.write(clientFrame(asked(id)))
      await refused(id)
    }
    expect([reads.mock.calls.length, writes.mock.calls.length]).toEqual([0, 0])
    vi.restoreAllMocks()
  })

  test('messages in one chunk are answered in their order, whether they succeed or are refused', async () => {
    socket.write(Buffer.concat([asked(1), create(2), create(3), '424["leave",{}]', asked(5)].map((message) => clientFrame(message))))
    const answers = [
      await socket.next('43'),
      await socket.next('43'),
      await socket.next('43'),
      await socket.next('43'),
      await socket.next('43'),
    ]
    expect(answers.map((answer) => [answer.slice(0, 3), answer.includes('"ok":true')])).toEqual([
      ['431', false],
      ['432', true],
      ['433', false],
      ['434', true],
      ['435', false],
    ])
  })

  test('a message in any two pieces is one, and the next is read as ever', async () => {
    const frame = clientFrame(asked(1))
    for (let at = 1; at < frame.length; at++) {
      socket.write(frame.subarray(0, at))
      await new Promise((resolve) => setImmediate(resolve)) // lets the pieces leave one by one; whether they come so or not, the answer is the same
      socket.write(frame.subarray(at), clientFrame(asked(2)))
      for (const id of [1, 2]) await refused(id)
    }
  })

  test('a message in three frames with a ping between them, and one right behind it', async () => {
    const [one, two, three] = [asked(1).slice(0, 4), asked(1).slice(4, 9), asked(1).slice(9)]
    socket.write(
      clientFrame(one, FRAME.firstOfMany),
      clientFrame('', FRAME.ping),
      clientFrame(two, FRAME.goesOn),
      clientFrame(three, FRAME.lastOfMany),
      clientFrame(asked(2)),
    )
    for (const id of [1, 2]) await refused(id)
  })

  test('however messages are framed and cut into chunks, each is answered, in their order', async () => {
    const message = fc.record({ cuts: fc.array(fc.nat(40), { maxLength: 2 }), isKorean: fc.boolean() })
    const { waiting } = socket
    let id = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(message, { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(400), { maxLength: 8 }),
        async (messages, cuts) => {
          const ids = messages.map(() => ++id)
          const stream = Buffer.concat(
            messages.flatMap(({ cuts: frames, isKorean }, n) => {
              const payload = Buffer.from(isKorean ? `42${ids[n]}["rename",{"name":"미나"}]` : asked(ids[n] ?? 0))
              const parts = pieces(payload, frames)
              return parts.map((part, at) =>
                clientFrame(part, (at === 0 ? FRAME.firstOfMany : FRAME.goesOn) | (at === parts.length - 1 ? FRAME.lastOfMany : 0)),
              )
            }),
          )
          for (const chunk of pieces(stream, cuts)) {
            socket.write(chunk)
            await new Promise((resolve) => setImmediate(resolve))
          }
          for (const each of ids) expect(await socket.next('43')).toMatch(new RegExp(`^43${each}\\[.*not-seated`))
          expect(socket.waiting).toBe(waiting)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('who begins with long-polling is heard before and after the upgrade to a WebSocket', async () => {
    const player = new Player(server.url, 'Mina', { transports: ['polling', 'websocket'] })
    const upgraded = new Promise((resolve) => player.socket.io.engine.once('upgrade', resolve))
    await player.connected()
    expect(await player.ask('leave', {})).toMatchObject({ code: 'not-seated' })
    await upgraded
    for (let n = 0; n < 3; n++) expect(await player.ask('leave', {})).toMatchObject({ code: 'not-seated' })
    player.close()
  })

  test('Korean goes the long way, and arrives', async () => {
    socket.write(clientFrame(create(1, '미나')))
    expect(await socket.next('431')).toContain('"ok":true')
    expect(await socket.next('42["view"')).toContain('미나')
  })

  test.each(['42["leave"', '42{}', '49', '4'])('%s closes the connection, and no other', async (nonsense) => {
    const other = await RawSocket.open(server.port)
    socket.write(clientFrame(nonsense))
    await socket.closed()
    other.write(clientFrame(create(1)))
    expect(await other.next('431')).toContain('"ok":true')
    other.close()
  })

  test('who leaves the namespace is gone: it cannot be entered again and again over one connection', async () => {
    const { waiting } = socket
    socket.write(clientFrame('41'), clientFrame('', FRAME.ping), clientFrame(`40{"protocol":${PROTOCOL_VERSION}}`))
    await socket.closed()
    expect(socket.waiting).toBe(waiting)
  })

  test('who leaves by long-polling may say so in two POSTs, and is gone', async () => {
    const opened = await (await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`)).text()
    const address = `${server.url}/socket.io/?EIO=4&transport=polling&sid=${/"sid":"([^"]+)"/.exec(opened)?.[1]}`
    await fetch(address, { method: 'POST', body: `40{"protocol":${PROTOCOL_VERSION}}` })
    await (await fetch(address)).text()
    const waiting = fetch(address)
    const statuses = [
      await fetch(address, { method: 'POST', body: '41' }),
      await fetch(address, { method: 'POST', body: '1' }),
      await waiting,
    ]
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200])
    await vi.waitFor(async () => expect((await fetch(address)).status).toBe(400))
  })

  test('who asks for a connection again and again is no crowd: there is one connection, and it is closed', async () => {
    const again = clientFrame(`40{"protocol":${PROTOCOL_VERSION}}`)
    socket.write(again)
    await socket.closed()
    const { body } = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`)
    const sid = /"sid":"([^"]+)"/.exec(await new Response(body).text())?.[1]
    const address = `${server.url}/socket.io/?EIO=4&transport=polling&sid=${sid}`
    await fetch(address, { method: 'POST', body: Array(50).fill(`40{"protocol":${PROTOCOL_VERSION}}`).join('\x1e') })
    await vi.waitFor(async () => expect(await (await fetch(`${server.url}/healthz`)).json()).toMatchObject({ sockets: 0 }))
    expect(await (await fetch(address)).text()).not.toContain('40{"sid"')
  })

  test('bytes that are no frame close the connection', async () => {
    socket.write(Buffer.from([0xff, 0xff, 1, 2, 3, 4]))
    await socket.closed()
  })
})
