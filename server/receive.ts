import type { Logger } from 'pino'
import type { Refusal, Requests } from '../shared/protocol/messages.ts'
import { refusalOf, schemas } from '../shared/protocol/schemas.ts'
import type { Handlers, Success } from './answers.ts'
import { refuse, tooFast } from './answers.ts'
import type { Commits } from './commits.ts'
import type { EdgeLimits } from './config.ts'
import type { Message } from './decoding.ts'
import type { Metrics } from './metrics.ts'
import type { Connection } from './sockets.ts'

/** What it takes to receive messages. */
export type EdgeParts = {
  readonly handlers: Handlers
  readonly commits: Commits
  readonly metrics: Metrics
  readonly log: Logger
  readonly limits: EdgeLimits
  readonly isClosing: () => boolean
}

/** What a message that is too large counts for, in messages: reading it has cost about as much. */
const LARGE_MESSAGE_COST = 10
/** A connection that is refused so often in a row for being too fast is closed: our client never is. */
const TOO_FAST_TO_STAY = 2_000

/** One message of one connection: limits, then the schema, then the handler. It gets one answer, if it asks for one. */
export function receive(connection: Connection, message: Message, edge: EdgeParts): void {
  const answer = judge(connection, message, edge)
  if ('done' in answer) {
    edge.commits.answer(connection, message.id, answer.done)
    return
  }
  edge.metrics.refusals.count(answer.code)
  edge.commits.answer(connection, message.id, JSON.stringify(answer)) // in its turn: answers come in the order of the messages
  if (connection.tooFast > TOO_FAST_TO_STAY) connection.close()
}

/** Who sent a message is the connection's seat, never the body. */
function judge(connection: Connection, message: Message, edge: EdgeParts): Success | Refusal {
  const { metrics, limits, isClosing } = edge
  if (isClosing()) return refuse('shutting-down')
  const cost = message.form === 'too-large' ? Math.min(LARGE_MESSAGE_COST, limits.messageBurst) : 1
  const isInTime = connection.bucket.take(performance.now(), cost)
  connection.tooFast = isInTime ? 0 : connection.tooFast + 1
  if (message.form === 'too-large') return { ok: false, code: 'too-large', expected: `up to ${limits.messageChars} characters` }
  if (!isInTime) return tooFast(limits.messagesPerSecond)
  if (message.form === 'binary') return { ok: false, code: 'malformed', expected: 'JSON without binary data' }
  if (message.form === 'no-json') return { ok: false, code: 'malformed', expected: 'JSON' }
  const { event, args } = message
  if (!isRequest(event)) return refuse('unknown-event')
  metrics.messages.count(event)
  if (args.length > 1) return { ok: false, code: 'malformed', expected: 'one object' }
  return handle(edge, event, connection, args[0])
}

function isRequest(event: unknown): event is keyof Requests {
  return typeof event === 'string' && Object.hasOwn(schemas, event)
}

function handle<E extends keyof Requests>(
  { handlers, metrics, log }: EdgeParts,
  event: E,
  connection: Connection,
  body: unknown,
): Success | Refusal {
  const parsed = schemas[event].safeParse(body)
  if (!parsed.success) return refusalOf(parsed.error)
  try {
    return handlers[event](connection, parsed.data)
  } catch (error) {
    metrics.failures.inc()
    log.error({ event, room: connection.seat?.room.code, err: error }, 'a message has met a bug; it is refused')
    return refuse('internal')
  }
}
