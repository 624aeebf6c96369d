import { EventEmitter } from 'node:events'
import type { Server } from 'socket.io'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readInTurns } from '../../server/turns.ts'
import { startTestServer } from '../support/server.ts'

describe('whoever takes much of the time of the server is read later', () => {
  const stream = Object.assign(new EventEmitter(), { writableLength: 0, destroy: vi.fn() })
  const webSocket = { _socket: stream, pause: vi.fn(), resume: vi.fn() }
  let cpuMs = 0
  let sleepMs = 0

  beforeEach(() => {
    vi.spyOn(process, 'threadCpuUsage').mockImplementation(() => ({ user: cpuMs * 600, system: cpuMs * 400 }))
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout'] })
    stream.removeAllListeners().on('data', (ms: number) => {
      cpuMs += ms
      vi.advanceTimersByTime(ms + sleepMs)
    })
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
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
    vi.clearAllMocks()
    stream.writableLength = sleepMs = 0
  })

  test('what messages take is never too much', () => {
    for (let n = 0; n < 200; n++) {
      stream.emit('data', 1)
      vi.advanceTimersByTime(50)
    }
    expect(webSocket.pause).not.toHaveBeenCalled()
  })

  test('who has taken more than its share waits, but not for ever', () => {
    stream.emit('data', 90)
    expect(webSocket.pause).not.toHaveBeenCalled()
    stream.emit('data', 20)
    expect(webSocket.pause).toHaveBeenCalledOnce()
    vi.advanceTimersByTime(450)
    expect(webSocket.resume).not.toHaveBeenCalled()
    vi.advanceTimersByTime(100)
    expect(webSocket.resume).toHaveBeenCalledOnce()
    stream.emit('data', 60_000)
    vi.advanceTimersByTime(1_000)
    expect(webSocket.resume).toHaveBeenCalledTimes(2)
  })

  test('whoever is being read while the machine sleeps has not taken that time', () => {
    sleepMs = 60_000
    stream.emit('data', 1)
    expect(webSocket.pause).not.toHaveBeenCalled()
  })

  test('who sends pings and does not read what they are answered is let go', () => {
    stream.writableLength = 1_000
    stream.emit('data', 1)
    expect(stream.destroy).not.toHaveBeenCalled()
    stream.writableLength = 1_001
    stream.emit('data', 1)
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
