import type { Answer, Requests } from '../shared/protocol/messages.ts'
import { refusalOf, schemas } from '../shared/protocol/schemas.ts'
import type { Commits, Reply } from './commits.ts'
import type { EdgeLimits } from './config.ts'
import { BINARY, Encoded, TOO_LARGE } from './encoding.ts'
import type { Handlers } from './handlers.ts'
import { refuse } from './handlers.ts'
import type { Metrics } from './metrics.ts'
import type { Connection } from './sockets.ts'

export type EdgeParts = {
  readonly handlers: Handlers
  readonly commits: Commits
  readonly metrics: Metrics
  readonly limits: EdgeLimits
  readonly isClosing: () => boolean
}

/** A large message has cost us as much as so many small ones. */
const LARGE_MESSAGE_COST = 10
/** Who is told so often in a row that they are too fast is no browser of ours. */
const TOO_FAST_TO_STAY = 20_000

/**
 * Binds a connection to the handlers: limits, then the schema, then the handler. Every message gets one answer, if it asks for one; who sent it is the
 * connection's seat, never the body.
 */
export function receive(connection: Connection, { handlers, commits, metrics, limits, isClosing }: EdgeParts): void {
  const judge = (event: unknown, body: unknown): Answer | Encoded => {
    if (isClosing()) return refuse('shutting-down')
    const isLarge = event === TOO_LARGE
    if (!connection.bucket.take(performance.now(), isLarge ? Math.min(LARGE_MESSAGE_COST, limits.messageBurst) : 1)) {
      connection.tooFast++
      return isLarge ? tooLarge(limits) : { ok: false, code: 'too-fast', expected: `up to ${limits.messagesPerSecond} messages a second` }
    }
    connection.tooFast = 0
    if (isLarge) return tooLarge(limits)
    if (event === BINARY) return { ok: false, code: 'malformed', expected: 'JSON without binary data' }
    if (!isRequest(event)) return refuse('unknown-event')
    metrics.messages.inc({ event })
    return handle(handlers, event, connection, body)
  }

  connection.socket.onAny((event: unknown, ...args: unknown[]) => {
    const last = args.at(-1)
    // A browser may leave the reply out: calling it blindly would end the process.
    const reply: Reply | null = typeof last === 'function' ? (answer) => last(answer) : null
    const answer =
      args.length > (reply === null ? 1 : 2) ? ONE_ARGUMENT : judge(event, reply !== null && args.length === 1 ? undefined : args[0])
    if (answer instanceof Encoded || answer.ok) {
      if (reply !== null) commits.answer(reply, answer)
      return
    }
    metrics.refusals.inc({ code: answer.code })
    reply?.(answer)
    if (connection.tooFast > TOO_FAST_TO_STAY) connection.socket.disconnect(true)
  })
}

const ONE_ARGUMENT: Answer = { ok: false, code: 'malformed', expected: 'one object' }

function tooLarge(limits: EdgeLimits): Answer {
  return { ok: false, code: 'too-large', expected: `up to ${limits.messageChars} characters` }
}

function isRequest(event: unknown): event is keyof Requests {
  return typeof event === 'string' && Object.hasOwn(schemas, event)
}

function handle<E extends keyof Requests>(handlers: Handlers, event: E, connection: Connection, body: unknown): Answer | Encoded {
  const parsed = schemas[event].safeParse(body)
  return parsed.success ? handlers[event](connection, parsed.data) : refusalOf(parsed.error)
}
