import { EventEmitter } from 'node:events'
import type { Socket } from 'socket.io'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DEFAULTS } from '../../server/config.ts'
import type { EngineSocket } from '../../server/shortcuts.ts'
import { Connection, noteGreeting } from '../../server/sockets.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

test('the round trip is known before the first heartbeat: from the greeting to its answer', () => {
  const conn = new EventEmitter()
  noteGreeting(conn as unknown as EngineSocket)
  vi.advanceTimersByTime(80)
  const connection = new Connection({ conn } as unknown as Socket, '127.0.0.1', DEFAULTS.limits)
  expect(connection.rttMs).toBe(80)
  vi.advanceTimersByTime(10_000)
  conn.emit('packetCreate', { type: 'ping' })
  vi.advanceTimersByTime(10)
  conn.emit('packetCreate', { type: 'message' })
  vi.advanceTimersByTime(20)
  conn.emit('heartbeat')
  expect(connection.rttMs).toBe(30)
})
