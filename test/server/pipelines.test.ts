import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endPipelines } from '../../server/pipelines.ts'
import type { RunningServer } from '../../server/start.ts'
import { startTestServer } from '../support/server.ts'

let server: RunningServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const asking = (path: string, times: number): string => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`.repeat(times)

/** Sends all this in one piece; gives what has come back, and resolves when the connection has ended, or `answers` answers are there. */
function answersTo(text: string, answers: number): Promise<string> {
  const socket = connect(server.port, '127.0.0.1', () => socket.write(text))
  let said = ''
  return new Promise((resolve) => {
    const end = (): void => {
      socket.destroy()
      resolve(said)
    }
    socket.on('error', end).on('close', end)
    socket.on('data', (chunk) => {
      said += chunk
      if (said.split('HTTP/1.1 200').length > answers) end()
    })
  })
}

describe('requests one behind the other', () => {
  test('are answered, if they are few', async () => {
    expect((await answersTo(asking('/healthz', 4), 4)).split('HTTP/1.1 200')).toHaveLength(5)
  })

  test.each(['/healthz', '/', '/metrics', '/socket.io/?EIO=4&transport=polling'])(
    'end the connection, if there are hundreds of them to %s, and others are answered',
    async (path) => {
      const ended = answersTo(asking(path, 500), 500)
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
      expect((await ended).split('HTTP/1.1 200').length).toBeLessThan(20)
    },
  )

  test('are no more than one at a time where each is answered before the next', async () => {
    const socket = connect(server.port, '127.0.0.1')
    for (let time = 0; time < 30; time++) {
      socket.write(asking('/healthz', 1))
      expect(String((await once(socket, 'data'))[0])).toContain('HTTP/1.1 200')
    }
    socket.destroy()
  })
})

test('an answer that nobody fetches is given up after a while', async () => {
  const http = createServer((_request, response) => response.end('x'.repeat(20_000_000)))
  endPipelines(http)
  expect(http.timeout).toBeGreaterThan(25_000) // longer than anybody waits for a heartbeat
  http.setTimeout(50)
  await once(http.listen(0, '127.0.0.1'), 'listening')
  const connected = once(http, 'connection')
  const reader = connect((http.address() as AddressInfo).port, '127.0.0.1', () => reader.write(asking('/', 1))).pause()
  reader.on('error', () => {})
  const [socket] = (await connected) as [Socket]
  await once(socket, 'close')
  reader.destroy()
  http.close()
})
