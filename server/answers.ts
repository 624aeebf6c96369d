import type { Refusal, RefusalCode, Requests } from '../shared/protocol/messages.ts'
import type { Json } from './packets.ts'
import type { Connection } from './sockets.ts'

/** An answer that is a success, as JSON. */
export type Success = { readonly done: Json | string }

/** Does what a message asks for. A refusal is answered at once, a success when it is written down. */
export type Handlers = { readonly [E in keyof Requests]: (connection: Connection, body: Requests[E]) => Success | Refusal }

/** A success of which there is no more to say. */
export const DONE: Success = { done: '{"ok":true}' }

/** A success that tells more than that it is one. */
export function success(more: object): Success {
  return { done: JSON.stringify({ ok: true, ...more }) }
}

/** A refusal of which the code says everything. */
export function refuse(code: RefusalCode): Refusal {
  return { ok: false, code }
}

/** `perSecond` of what may come. */
export function tooFast(perSecond: number, what: 'messages' | 'moves' = 'messages'): Refusal {
  return { ...refuse('too-fast'), expected: `up to ${perSecond} ${what} a second` }
}
