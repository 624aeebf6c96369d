import type { FastifyHelmetOptions } from '@fastify/helmet'
import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fastify from 'fastify'
import type { Registry } from 'prom-client'
import type { Asset } from './assets.ts'
import { bodyFor, isKnown } from './assets.ts'

/** A request that has not come whole by then is given up. */
const REQUEST_TIMEOUT_MS = 30_000
/** How often Node looks for such requests. */
const LOOK_EVERY_MS = 5_000
/** Pages that the client draws itself. Everything else that is no file is not found, and says so with its status. */
const CLIENT_ROUTES = ['/', '/room/:code', '/learn', '/practice', '/campaign', '/campaign/:scenario', '/workshop', '/storm', '/zero-rtt']

/** What browsers are told not to let the pages do. */
const SAFETY: FastifyHelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      styleSrcAttr: ["'unsafe-inline'"], // positions and sizes; no script can come of it
      imgSrc: ["'self'", 'data:', 'blob:'],
      mediaSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'", 'ws:', 'wss:'], // older Safaris do not count WebSockets under 'self'
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // A class plays over plain http in its own network: browsers refuse these there, with an error in the console.
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
}

/** What /healthz says; `ok` false answers 503. */
export type Health = { readonly ok: boolean; readonly [more: string]: unknown }

/** What the web side needs of the server. */
export type HttpParts = {
  readonly assets: ReadonlyMap<string, Asset>
  readonly registry: Registry
  health(): Health
}

/** The server's web side: the built client, health and metrics. socket.io joins it at `app.server`. */
export async function createHttp({ assets, registry, health }: HttpParts): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    http: {
      // An Upgrade that is not to a WebSocket is an offer that need not be taken (RFC 9110 §7.8): some ask for h2c with every request.
      shouldUpgradeCallback: ({ headers: { upgrade } }) => upgrade?.toLowerCase() === 'websocket',
      headersTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: LOOK_EVERY_MS,
    },
    frameworkErrors: (_error, _request, reply: FastifyReply) =>
      reply.code(400).header('x-content-type-options', 'nosniff').send({ ok: false, code: 'malformed' }),
    forceCloseConnections: true,
    bodyLimit: 1_024,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: 64 },
  })
  await app.register(helmet, SAFETY)
  serveWatchers(app, registry, health)
  serveClient(app, assets)
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ ok: false, code: 'not-found' }))
  return app
}

/** For whoever watches over the server: is it well, and how is it doing? */
function serveWatchers(app: FastifyInstance, registry: Registry, health: HttpParts['health']): void {
  app.get('/healthz', (_request, reply) => {
    const state = health()
    return reply
      .code(state.ok ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(state)
  })
  app.get('/metrics', async (_request, reply) =>
    reply
      .type(registry.contentType)
      .header('cache-control', 'no-store')
      .send(await registry.metrics()),
  )
}

function serveClient(app: FastifyInstance, assets: HttpParts['assets']): void {
  const page = assets.get('/index.html')
  const sendPage = (status: number) => (request: FastifyRequest, reply: FastifyReply) => {
    if (page !== undefined) return sendAsset(page, status, request, reply)
    return reply.code(503).type('text/plain; charset=utf-8').send('The client has not been built: npm run build\n')
  }
  for (const route of CLIENT_ROUTES) app.get(route, sendPage(200))
  const notFound = sendPage(404)
  app.get('/*', (request, reply) => {
    const asset = assets.get(request.url.split('?')[0] ?? '')
    return asset === undefined ? notFound(request, reply) : sendAsset(asset, 200, request, reply)
  })
}

async function sendAsset(asset: Asset, status: number, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  reply.code(status).header('vary', 'accept-encoding').header('etag', asset.etag)
  reply.header('cache-control', asset.immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
  if (status === 200 && isKnown(asset, request.headers['if-none-match'] ?? '')) return reply.code(304).send()
  const { body, encoding } = await bodyFor(asset, String(request.headers['accept-encoding'] ?? ''))
  if (encoding !== null) reply.header('content-encoding', encoding)
  return reply.type(asset.type).send(body)
}
