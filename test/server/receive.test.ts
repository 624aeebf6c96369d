import { pino } from 'pino'
import { expect, test, vi } from 'vitest'
import { DEFAULTS } from '../../server/config.ts'
import type { Message } from '../../server/decoding.ts'
import { TokenBucket } from '../../server/limits.ts'
import { createMetrics } from '../../server/metrics.ts'
import type { EdgeParts } from '../../server/receive.ts'
import { receive } from '../../server/receive.ts'
import type { Connection } from '../../server/sockets.ts'

const HINT: Message = { id: 1, form: 'json', event: 'hint', args: [{}] }

test('only who is too fast many times in a row is sent away: one message in time, and the count begins anew', () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const edge = {
    handlers: { hint: () => ({ done: '{}' }) },
    commits: { answer() {} },
    metrics: createMetrics({ rooms: () => 0, sockets: () => 0, matches: () => 0, isDataLost: () => false }),
    log: pino({ level: 'silent' }),
    limits: DEFAULTS.limits,
    isClosing: () => false,
  } as unknown as EdgeParts
  const close = vi.fn()
  const bucket = new TokenBucket(1, 1, performance.now())
  const connection = { bucket, tooFast: 0, seat: null, close } as unknown as Connection
  const send = (times: number) => {
    for (let n = 0; n < times; n++) receive(connection, HINT, edge)
  }
  send(1 + 2_000)
  expect([connection.tooFast, close.mock.calls.length]).toEqual([2_000, 0])
  vi.advanceTimersByTime(1_000)
  send(1)
  expect(connection.tooFast).toBe(0)
  send(2_000)
  expect(close).not.toHaveBeenCalled()
  send(1)
  expect(close).toHaveBeenCalledOnce()
  vi.useRealTimers()
})
