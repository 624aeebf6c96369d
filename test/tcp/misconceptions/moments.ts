import type { Segment } from '../../../shared/tcp/segment.ts'
import { seq } from '../../../shared/tcp/sequence.ts'
import { step } from '../../../shared/tcp/step.ts'
import type { Endpoint } from '../../../shared/tcp/tcb.ts'
import type { MisconceptionId } from '../../../shared/tcp/verdict.ts'
import type { Happening } from '../situations.ts'
import { abort, client, close, having, hears, listen, open, says, segment, send, server } from '../situations.ts'

/** A moment and a wrong move in it. */
export type Row = readonly [string, Endpoint, Segment]
/** Moves that betray a belief, and others near to them that do not. */
export type Table = { readonly betrayed: readonly Row[]; readonly nearMisses: readonly Row[] }
export type Tables<Id extends MisconceptionId> = Readonly<Record<Id, Table>>

/** A move with an urgent pointer. */
export const urgently = (move: Segment, urgent: number): Segment => ({ ...move, urgent })

/** A client whose numbers, and those of its peer, begin elsewhere. The handshake is finished. */
export function clientFrom(iss: number, irs: number, ...more: readonly Happening[]): Endpoint {
  const openAt: Happening = (endpoint) =>
    step(endpoint, { type: 'call', call: { type: 'open-active', iss: seq(iss), window: 65_535 } }).endpoint
  return having(openAt, says(), hears('SA', irs, (iss + 1) % 2 ** 32), says(), ...more)
}

export const SYN_OWED = having(open)
export const SYN_SENT = having(open, says())
export const LISTENING = having(listen)
export const SYN_ACK_OWED = having(listen, hears('S', 100))
export const SYN_ACK_SENT = having(listen, hears('S', 100), says())
export const ACK_OWED = having(open, says(), hears('SA', 300, 101))
export const CROSSING = having(open, says(), hears('S', 300))
export const HELLO_HEARD = server(hears('PA', 101, 301, 'HELLO'))
export const HELLO_HEARD_AGAIN = server(hears('PA', 101, 301, 'HELLO'), says(), hears('PA', 101, 301, 'HELLO'))
export const HELLO_OWED = client(send('HELLO'))
export const HELLO_SAID = client(send('HELLO'), says())
export const HELLO_ACKED = client(send('HELLO'), says(), hears('A', 301, 106))
export const HELLO_ACKED_MORE_OWED = client(send('HELLO'), says(), hears('A', 301, 106), send('BYE'))
export const FIN_OWED = client(close)
export const FIN_OWED_AFTER_HELLO = client(send('HELLO'), says(), hears('A', 301, 106), close)
export const FIN_SAID = client(close, says())
export const FIN_WAIT_2 = client(close, says(), hears('A', 301, 102))
export const FIN_HEARD = server(hears('FA', 101, 301))
export const CLOSE_WAIT = server(hears('FA', 101, 301), says())
export const LAST_FIN_OWED = server(hears('FA', 101, 301), says(), close)
export const LAST_ACK = server(hears('FA', 101, 301), says(), close, says())
export const TIME_WAIT_OWED = client(close, says(), hears('A', 301, 102), hears('FA', 301, 102))
export const TIME_WAIT = client(close, says(), hears('A', 301, 102), hears('FA', 301, 102), says())
export const CLOSING = client(close, says(), hears('FA', 301, 101))
export const CLOSED_AFTER_LAST_ACK = server(hears('FA', 101, 301), says(), close, says(), hears('A', 102, 302))
export const FIN_AFTER_LAST_ACK = server(hears('FA', 101, 301), says(), close, says(), hears('A', 102, 302), hears('FA', 101, 302))
export const SYN_AT_CLOSED_PORT = having(hears('S', 100))
export const STRAY_TEXT = having(hears('PA', 500, 700, 'HELLO'))
export const ABORTED = client(abort)

export const move = segment
