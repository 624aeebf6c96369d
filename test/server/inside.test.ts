import { EventEmitter, once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Server as HttpServer } from 'node:http'
import { createServer } from 'node:http'
import { Socket as NetSocket } from 'node:net'
import { pino } from 'pino'
import { Registry } from 'prom-client'
import type { Socket } from 'socket.io'
import { Server } from 'socket.io'
import { io as connect } from 'socket.io-client'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import * as ws from 'ws'
import { DEFAULTS } from '../../server/config.ts'
import { Refusals } from '../../server/connections.ts'
import { Tally } from '../../server/metrics.ts'
import { createSockets } from '../../server/sockets.ts'
import { clientFrame, FRAME, RawSocket } from '../support/raw-socket.ts'

// What the server uses of socket.io, engine.io and ws beyond what these promise (server/shortcuts.ts, turns.ts, decoding.ts): if one of these tests
// fails after an upgrade, see "Upgrading socket.io" in CONTRIBUTING.md.

type Engine = {
  readonly readyState: string
  readonly writeBuffer: readonly unknown[]
  readonly pingTimeoutTimer: unknown
  readonly hasRefreshedPingTimeout: unknown
  readonly transport: { readonly name: string; readonly socket?: WebSocketInside } & Record<'onData' | 'onDataRequest' | 'onError', unknown>
}
type WebSocketInside = {
  readonly readyState: number
  readonly _socket: NetSocket
  readonly _receiver: { readonly _state: number; readonly _bufferedBytes: number; readonly _fragmented: number }
}

/** Everything that is read, in place of socket.io's own decoder; all of it asks for a connection. */
class Decoder extends EventEmitter {
  readonly read: unknown[] = []
  add(text: unknown): void {
    this.read.push(text)
    if (this.read.length === 1) this.emit('decoded', { type: 0, nsp: '/', data: {} })
  }
  destroy(): void {}
}
class Encoder {
  encode({ type, data }: { readonly type: number; readonly data?: unknown }): string[] {
    return [`${type}${JSON.stringify(data)}`]
  }
}

const http = createServer()
let io: Server
let port = 0
beforeAll(async () => {
  io = new Server(http, { parser: { Encoder, Decoder }, serveClient: false })
  port = await portOf(http)
})
afterAll(() => io.close())

const engineOf = (socket: Socket) => socket.conn as unknown as Engine
const decoderOf = (socket: Socket) => (socket.client as unknown as { readonly decoder: Decoder }).decoder
const connection = async (): Promise<Socket> => (await once(io, 'connection'))[0] as Socket

async function portOf(server: HttpServer): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

test('the versions whose inside is known are those that are installed, and no others can be', () => {
  const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'))
  const versionOf = (name: string) => read(`node_modules/${name}/package.json`).version
  const { dependencies, overrides } = read('package.json')
  expect(dependencies['socket.io']).toBe(versionOf('socket.io'))
  expect(overrides).toEqual({ 'engine.io': { '.': versionOf('engine.io'), ws: versionOf('ws') } })
})

describe('of a WebSocket', () => {
  let raw: RawSocket
  let socket: Socket
  let webSocket: WebSocketInside
  beforeEach(async () => {
    const connected = connection()
    raw = await RawSocket.open(port)
    socket = await connected
    webSocket = engineOf(socket).transport.socket ?? expect.fail('engine.io: transport.socket is not the WebSocket of ws any more')
    return () => raw.close()
  })

  test('socket.io: client.decoder is of the class that was given, and reads what engine.io emits as "data"', () => {
    const decoder = decoderOf(socket)
    expect(decoder).toBeInstanceOf(Decoder)
    socket.conn.emit('data', '2["from us"]')
    expect(decoder.read.at(-1)).toBe('2["from us"]')
  })

  test('engine.io: readyState is "open", and writeBuffer is empty when nothing waits', () => {
    const { readyState, writeBuffer } = engineOf(socket)
    expect([readyState, writeBuffer]).toEqual(['open', []])
  })

  test('engine.io: the server has everybody who is connected in clients', () => {
    const { clients } = io.engine as unknown as { readonly clients: Readonly<Record<string, unknown>> }
    expect(Object.values(clients)).toContain(socket.conn)
  })

  test('ws: readyState is 1, _socket is the TCP socket, and ws alone reads from it', () => {
    expect(webSocket).toBeInstanceOf(ws.WebSocket)
    expect([webSocket.readyState, webSocket._socket instanceof NetSocket, webSocket._socket.listenerCount('data')]).toEqual([1, true, 1])
  })

  test('ws: _receiver tells a reader between frames from one that has begun', async () => {
    const standing = () => {
      const { _state, _bufferedBytes, _fragmented } = webSocket._receiver
      return [_state, _bufferedBytes, _fragmented]
    }
    const [first, rest] = [clientFrame('42["x"', FRAME.firstOfMany), clientFrame(']', FRAME.lastOfMany)]
    await vi.waitFor(() => expect(standing(), 'between frames').toEqual([0, 0, 0]))
    raw.write(first.subarray(0, 1))
    await vi.waitFor(() => expect(standing()[1], '_bufferedBytes, in the head of a frame').toBe(1))
    raw.write(first.subarray(1, 8))
    await vi.waitFor(() => expect(standing()[0], '_state, in a frame').not.toBe(0))
    raw.write(first.subarray(8))
    await vi.waitFor(() => expect(standing(), '_fragmented, between the frames of a message').toEqual([0, 0, expect.any(Number)]))
    expect(standing()[2], '_fragmented, between the frames of a message').not.toBe(0)
    raw.write(rest)
    await vi.waitFor(() => expect(standing(), 'after the last frame of a message').toEqual([0, 0, 0]))
    expect(decoderOf(socket).read.at(-1)).toBe('2["x"]')
  })
})

describe('of long-polling', () => {
  let address: string
  let socket: Socket
  const post = (body: string) => fetch(address, { method: 'POST', body })
  const poll = async () => (await fetch(address)).text()
  const open = async (): Promise<void> => {
    const connected = connection()
    const door = `http://127.0.0.1:${port}/socket.io/?EIO=4&transport=polling`
    address = `${door}&sid=${/"sid":"([^"]+)"/.exec(await (await fetch(door)).text())?.[1]}`
    await post('40')
    socket = await connected
  }

  test('engine.io: writeBuffer holds what waits to be fetched', async () => {
    await open()
    await poll()
    socket.conn.write('2["to be fetched"]')
    expect(engineOf(socket).writeBuffer.length).toBe(1)
    for (let text = ''; !text.includes('to be fetched'); ) text = await poll()
    expect(engineOf(socket).writeBuffer.length).toBe(0)
  })

  test('engine.io: a ping that waits for its answer has a timer, which whatever else comes winds up once', async () => {
    const { pingInterval = 25_000 } = io.engine.opts
    io.engine.opts.pingInterval = 500
    await open()
    io.engine.opts.pingInterval = pingInterval
    const made: string[] = []
    socket.conn.on('packetCreate', ({ type }) => made.push(type))
    const standing = () => {
      const { pingTimeoutTimer, hasRefreshedPingTimeout } = engineOf(socket)
      return [pingTimeoutTimer === null ? null : typeof pingTimeoutTimer, hasRefreshedPingTimeout]
    }
    const atAnswer = new Promise((resolve) => socket.conn.once('heartbeat', () => resolve(standing())))
    for (let text = ''; !text.endsWith('2'); ) text = await poll()
    expect(standing()).toEqual(['object', false])
    expect(made, 'packetCreate').toContain('ping')
    await post('42["x"]')
    expect(standing()).toEqual(['object', true])
    await post('3')
    expect(await atAnswer).toEqual([null, true])
  })

  test('engine.io: a transport takes a POST by its onDataRequest(), reads the body by its onData(), and is closed by its onError()', async () => {
    await open()
    const { transport } = engineOf(socket)
    expect([transport.name, transport.socket]).toEqual(['polling', undefined])
    const inside = transport as unknown as Record<'onData' | 'onDataRequest', (...all: unknown[]) => void> & {
      onError(message: string): void
    }
    const [onDataRequest, onData] = [vi.spyOn(inside, 'onDataRequest'), vi.spyOn(inside, 'onData')]
    await post('42["x"]')
    expect(onDataRequest, 'onDataRequest()').toHaveBeenCalledOnce()
    expect(onData.mock.calls, 'onData()').toEqual([['42["x"]']])
    const gone = once(socket, 'disconnect')
    inside.onError('over')
    expect((await gone)[0]).toBe('transport error')
  })
})

test('engine.io: who begins with long-polling has another transport, with a WebSocket, when "upgrade" is told', async () => {
  const connected = connection()
  const client = connect(`http://127.0.0.1:${port}`, { transports: ['polling', 'websocket'], forceNew: true, reconnection: false })
  const socket = await connected
  await once(socket.conn as unknown as EventEmitter, 'upgrade')
  const { name, socket: webSocket } = engineOf(socket).transport
  expect([name, webSocket instanceof ws.WebSocket, webSocket?._socket.listenerCount('data')]).toEqual(['websocket', true, 1])
  client.close()
})

test('engine.io takes another class of WebSocket servers by opts.wsEngine and init(): who is read in turns is paused, and read on', async () => {
  const ours = createServer()
  const sockets = createSockets(
    ours,
    DEFAULTS.limits,
    false,
    new Refusals(new Tally(new Registry(), 'refused', 'Refused', 'crowd'), pino({ level: 'silent' })),
  )
  const raw = await RawSocket.open(await portOf(ours))
  const [pause, resume] = [vi.spyOn(ws.WebSocket.prototype, 'pause'), vi.spyOn(ws.WebSocket.prototype, 'resume')]
  let nowMs = performance.now()
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (nowMs += 40)) // each read seems to take as long
  for (let n = 0; n < 40; n++) raw.write(clientFrame(`42["x","${'x'.repeat(60_000)}"]`))
  await vi.waitFor(() => expect(pause, 'nobody is read in turns: see server/turns.ts').toHaveBeenCalled(), { timeout: 30_000 })
  clock.mockRestore()
  await vi.waitFor(() => expect(resume).toHaveBeenCalled(), { timeout: 30_000 })
  raw.close()
  await sockets.close()
})
