import { mkdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { Registry } from 'prom-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAssets } from '../../server/assets.ts'
import { createHttp } from '../../server/http.ts'
import { Player } from '../support/player.ts'
import { startTestServer, temporaryFolder } from '../support/server.ts'

const PAGE = '<!doctype html><title>Acksu</title>'
const SCRIPT = `console.log(${JSON.stringify('악수 '.repeat(1_000))})`
const folder = temporaryFolder()
let app: FastifyInstance
let ok = true

beforeAll(async () => {
  mkdirSync(join(folder.path, 'assets'))
  writeFileSync(join(folder.path, 'index.html'), PAGE)
  writeFileSync(join(folder.path, 'assets/main-3f2a.js'), SCRIPT)
  writeFileSync(join(folder.path, 'secret.key'), 'not a type that we serve')
  app = await createHttp({ assets: readAssets(folder.path), registry: new Registry(), health: () => ({ ok }) })
})
afterAll(async () => {
  await app.close()
  folder.remove()
})

describe('the built client', () => {
  test.each([
    ['/', 200],
    ['/room/K7MQ2P', 200],
    ['/learn', 200],
    ['/practice', 200],
    ['/nothing/here', 404],
    ['/assets/gone.js', 404],
    ['/secret.key', 404],
    ['/../package.json', 404],
    ['/%2e%2e/package.json', 404],
    ['/room/a/b', 404],
    ['//', 404],
    ['//nothing.here/a?b', 404],
  ])('GET %s shows the page with status %i', async (url, status) => {
    const response = await app.inject({ url })
    expect([response.statusCode, response.body]).toEqual([status, PAGE])
    expect(response.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' })
  })

  test('hashed files are cached for ever, and compressed as the browser likes it', async () => {
    const url = '/assets/main-3f2a.js'
    for (const [accepted, sent, decode] of [
      ['gzip, deflate, br', 'br', brotliDecompressSync],
      ['gzip', 'gzip', gunzipSync],
      ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
      ['br;q=0.0, GZIP', 'gzip', gunzipSync],
      ['', undefined, (body: Buffer) => body],
    ] as const) {
      const response = await app.inject({ url, headers: { 'accept-encoding': accepted } })
      expect(response.headers['content-encoding']).toBe(sent)
      expect(decode(response.rawPayload).toString()).toBe(SCRIPT)
      expect(response.headers).toMatchObject({
        'cache-control': 'public, max-age=31536000, immutable',
        'content-type': 'text/javascript; charset=utf-8',
        vary: 'accept-encoding',
      })
    }
  })

  test('what a browser has already is not sent again', async () => {
    const { headers } = await app.inject({ url: '/' })
    for (const known of [String(headers.etag), `"another", W/${headers.etag}`, '*']) {
      const again = await app.inject({ url: '/', headers: { 'if-none-match': known } })
      expect([again.statusCode, again.body]).toEqual([304, ''])
    }
    expect((await app.inject({ url: '/', headers: { 'if-none-match': '"another"' } })).statusCode).toBe(200)
  })

  test('says how to build it when it has not been built', async () => {
    const unbuilt = await createHttp({ assets: readAssets(join(folder.path, 'nowhere')), registry: new Registry(), health: () => ({ ok }) })
    const response = await unbuilt.inject({ url: '/' })
    expect([response.statusCode, response.body]).toEqual([503, 'The client has not been built: npm run build\n'])
    await unbuilt.close()
  })

  test('nothing can be posted', async () => {
    expect((await app.inject({ method: 'POST', url: '/', payload: {} })).statusCode).toBe(404)
  })
})

test('a request that does not come whole is given up in its time: of two timeouts Node takes the longer one for the whole', () => {
  const { headersTimeout, requestTimeout } = app.server
  expect(requestTimeout).toBe(30_000)
  expect(headersTimeout).toBeLessThanOrEqual(requestTimeout)
})

describe('security headers', () => {
  test('scripts come from here alone, inline ones are refused, and nobody frames the game', async () => {
    const { headers } = await app.inject({ url: '/' })
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("connect-src 'self' ws: wss:")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('upgrade-insecure-requests') // a class plays over plain http
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
    expect(headers).not.toHaveProperty('strict-transport-security')
    expect(headers).not.toHaveProperty('x-powered-by')
  })
})

describe('what goes past the pages', () => {
  /** All that is answered to a request as it stands. */
  const answerTo = async (port: number, request: string): Promise<string> => {
    const socket = connect(port, '127.0.0.1')
    socket.write(request)
    const chunks: NonSharedBuffer[] = []
    for await (const chunk of socket) chunks.push(chunk)
    return Buffer.concat(chunks).toString('latin1')
  }

  test('an answer of socket.io, or to an address that is none, is not taken for anything else either', async () => {
    const server = await startTestServer()
    for (const path of ['/socket.io/?EIO=4&transport=polling', '/socket.io/?EIO=4&transport=none', '/%', '/room/%zz']) {
      const { headers } = await fetch(`${server.url}${path}`)
      expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff'])
      if (path.startsWith('/socket.io/')) expect(headers.get('cache-control')).toBe('no-store')
    }
    await server.close()
  })

  test('a script that would bring what is polled (JSONP) is not answered', async () => {
    const server = await startTestServer()
    const polled = async (more: string) => (await fetch(`${server.url}/socket.io/?EIO=4&transport=polling${more}`)).status
    expect([await polled(''), await polled('&j=0'), await polled('&t=x&%6a=')]).toEqual([200, 403, 403])
    await server.close()
  })

  test('a page of another site reads nothing that is polled, and no browser sends anything along for it', async () => {
    const server = await startTestServer()
    const { status, headers } = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`, {
      headers: { origin: 'http://nothing.here' },
    })
    expect([status, headers.get('access-control-allow-origin'), headers.get('set-cookie')]).toEqual([200, null, null])
    await server.close()
  })

  test('who would rather have another protocol gets this one', async () => {
    const server = await startTestServer()
    const head = 'HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n'
    expect(await answerTo(server.port, `GET /healthz ${head}`)).toMatch(/^HTTP\/1\.1 200 /)
    await server.close()
  })
})

describe('/healthz and /metrics', () => {
  test('health is 200 or 503, and never cached', async () => {
    expect(await app.inject({ url: '/healthz' })).toMatchObject({ statusCode: 200, body: '{"ok":true}' })
    ok = false
    const response = await app.inject({ url: '/healthz' })
    ok = true
    expect([response.statusCode, response.headers['cache-control']]).toEqual([503, 'no-store'])
  })

  test('metrics count rooms, sockets, messages, refusals, inputs and commits, and name nobody', async () => {
    const server = await startTestServer()
    const player = await new Player(server.url, 'Unmistakable').connected()
    const code = await player.create({ kind: 'practice', scenario: 'hello', side: 'client', assistance: 'guided' })
    await player.must('start', {})
    await player.ask('ready', { ready: 'yes' } as never)
    await player.until(() => player.match !== null)
    await player.play()
    await player.until(() => player.room?.phase === 'result')
    const text = await (await fetch(`${server.url}/metrics`)).text()
    for (const line of [
      'acksu_rooms 1',
      'acksu_sockets 1',
      'acksu_messages_total{event="create-room"} 1',
      'acksu_refusals_total{code="malformed"} 1',
      'acksu_inputs_total{type="join"} 1',
      'acksu_matches_total{outcome="goal"} 1',
      'acksu_failures_total 0',
    ]) {
      expect(text).toContain(line)
    }
    expect(text).toMatch(/acksu_commit_seconds_count \d+/)
    expect(text).toMatch(/nodejs_eventloop_lag_p99_seconds/)
    expect(text).not.toMatch(new RegExp(`Unmistakable|${code}`))
    player.close()
    await server.close()
  })
})
