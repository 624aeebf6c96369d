import type { Socket } from 'socket.io-client'
import { io } from 'socket.io-client'
import { PROTOCOL_VERSION } from '../../shared/protocol/messages.ts'

/** What has no answer by then gets none. */
export const ANSWER_WITHIN_MS = 8000

/** A connection of its own, to where this room is ('': to wherever there is room for one). It is tried again by itself until it stands. */
export function openLine(room: string): Socket {
  return io({ auth: { protocol: PROTOCOL_VERSION }, query: { room }, reconnectionDelayMax: 3000, forceNew: true })
}
