import { EventEmitter } from 'node:events'
import type { Server } from 'socket.io'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readInTurns } from '../../server/turns.ts'
import { startTestServer } from '../support/server.ts'

describe('whoever takes much of the time of the server is read later', () => {
  const stream = Object.assign(new EventEmitter(), { writableLength: 0, destroy: vi.fn() })
  const webSocket = { _socket: stream, pause: vi.fn(), resume: vi.fn() }
  const posted = vi.fn()
  const polling = { name: 'polling', onData: (_payload: string) => {}, onDataRequest: posted, onError: vi.fn() }
  let sleepMs = 0
  /** Something comes that takes so long to read. */
  const come = (ms: number, length = 100_000) => stream.emit('data', { length, ms })

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout'] })
    Object.assign(polling, { onData: () => void vi.advanceTimersByTime(45), onDataRequest: posted })
    stream.removeAllListeners().on('data', ({ ms }: { readonly ms: number }) => void vi.advanceTimersByTime(ms + sleepMs))
    class WebSocketServer {
      handleUpgrade(_request: unknown, _stream: unknown, _head: unknown, done: (socket: typeof webSocket) => void): void {
        done(webSocket)
      }
    }
    const engine = Object.assign(new EventEmitter(), {
      opts: { wsEngine: WebSocketServer },
      init() {
        new this.opts.wsEngine().handleUpgrade(null, null, null, () => {})
      },
    })
    readInTurns({ engine } as unknown as Server, 1_000)
    engine.emit('connection', { transport: polling })
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
    vi.clearAllMocks()
    stream.writableLength = sleepMs = 0
  })

  test('what messages take is never too much', () => {
    for (let n = 0; n < 200; n++) {
      come(1, 300)
      vi.advanceTimersByTime(50)
    }
    expect(webSocket.pause).not.toHaveBeenCalled()
  })

  test('who has taken more than its share waits, but not for ever', () => {
    come(45)
    come(45)
    expect(webSocket.pause).not.toHaveBeenCalled()
    come(20)
    expect(webSocket.pause).toHaveBeenCalledOnce()
    vi.advanceTimersByTime(450)
    expect(webSocket.resume).not.toHaveBeenCalled()
    vi.advanceTimersByTime(100)
    expect(webSocket.resume).toHaveBeenCalledOnce()
    come(60_000, 200_000_000)
    vi.advanceTimersByTime(1_000)
    expect(webSocket.resume).toHaveBeenCalledTimes(2)
  })

  test('who has been silent for long takes no more at once than others', () => {
    vi.advanceTimersByTime(3_600_000)
    come(45)
    vi.advanceTimersByTime(3_600_000)
    for (let n = 0; n < 3; n++) come(45)
    expect(webSocket.pause).toHaveBeenCalledOnce()
  })

  test('whoever is being read while the machine sleeps has not taken that time', () => {
    sleepMs = 60_000
    for (let n = 0; n < 50; n++) come(1, 300)
    expect(webSocket.pause).not.toHaveBeenCalled()
  })

  test('a POST of long-polling waits, too, and is not forgotten', () => {
    polling.onData('x'.repeat(100_000))
    polling.onDataRequest('first')
    expect(posted.mock.calls).toEqual([['first']])
    for (let n = 0; n < 3; n++) polling.onData('x'.repeat(100_000))
    polling.onDataRequest('second')
    expect(posted).toHaveBeenCalledOnce()
    vi.advanceTimersByTime(1_000)
    expect(posted.mock.calls).toEqual([['first'], ['second']])
  })

  test('who sends pings and does not read what they are answered is let go', () => {
    stream.writableLength = 1_000
    come(1)
    expect(stream.destroy).not.toHaveBeenCalled()
    stream.writableLength = 1_001
    come(1)
    expect(stream.destroy).toHaveBeenCalledOnce()
  })
})

test('a POST of more packets than anybody has to say is not read, and its connection is closed', async () => {
  const server = await startTestServer()
  const packets = async (count: number): Promise<string> => {
    const opened = await (await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`)).text()
    const address = `${server.url}/socket.io/?EIO=4&transport=polling&sid=${/"sid":"([^"]+)"/.exec(opened)?.[1]}`
    await fetch(address, { method: 'POST', body: '40{"protocol":4}' })
    await (await fetch(address)).text()
    await fetch(address, { method: 'POST', body: ['421["leave",{}]', ...Array(count - 1).fill('3')].join('\x1e') })
    return (await fetch(address)).text()
  }
  expect(await packets(1_000)).toContain('not-seated')
  expect(await packets(1_001)).toContain('Session ID unknown')
  await server.close()
})
