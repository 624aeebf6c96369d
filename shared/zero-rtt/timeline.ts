import type { Seed } from '../match/chance.ts'
import { chance } from '../match/chance.ts'
import type { Side } from '../tcp/tcb.ts'
import type { Piece, Protocol } from './protocols.ts'
import { wayOf } from './protocols.ts'

/** The wire on which the ways are compared. Times are whole ms; `lossPercent` is from 0 to 100. */
export type Network = { readonly rttMs: number; readonly lossPercent: number; readonly seed: Seed }

/** One packet under way; `landsAtMs` null: it is lost. `attempt` counts from 1. */
export type Packet = {
  readonly from: Side
  readonly pieces: readonly Piece[]
  readonly sentAtMs: number
  readonly landsAtMs: number | null
  readonly attempt: number
}

/** When each packet of a way travels. */
export type Timeline = {
  readonly protocol: Protocol
  readonly packets: readonly Packet[]
  /** When the server has the request, and the client the response, ms from the start. */
  readonly requestAtMs: number
  readonly responseAtMs: number
}

/** Before the first round trip has been measured (RFC 6298 2.1; RFC 9002 6.2.2 comes to 999 ms). */
const FIRST_TIMEOUT_MS = 1_000
/** Where the timer of a SYN has expired and nothing has been measured since, for what follows the handshake (RFC 6298 5.7). */
const TIMEOUT_AFTER_LOST_SYN_MS = 3_000
/** A first measurement R gives R + 4 x R/2 (RFC 6298 2.2, RFC 9002 5.3); nobody waits less than this (Linux's 200 ms). */
const LEAST_TIMEOUT_MS = 200
/** A real wire never loses more often in a row; so every timeline ends. */
const MOST_ATTEMPTS = 8

/**
 * Who sends what when, until everything of a way has arrived. What is lost is sent again after a timeout that doubles. The same seed gives
 * every way the same wire: the n-th packet of a side meets the same luck whatever is in it.
 */
export function timelineOf(protocol: Protocol, { rttMs, lossPercent, seed }: Network): Timeline {
  const { turns } = wayOf(protocol)
  const packets: Packet[] = []
  const sent = { client: 0, server: 0 }
  let nowMs = 0
  // Each packet of QUIC has a new number: its answer says which one it answers (RFC 9002 4.2).
  const hasNewNumbers = protocol === 'quic' || protocol === 'quic-0rtt'
  let isMeasured = false
  let wentOnce = false
  const arrived: Partial<Record<Piece, number>> = {}
  for (const [turn, { from, pieces }] of turns.entries()) {
    const firstAtMs = nowMs
    const unmeasuredMs = turn < 2 || hasNewNumbers ? FIRST_TIMEOUT_MS : TIMEOUT_AFTER_LOST_SYN_MS
    for (let attempt = 1, timeoutMs = isMeasured ? Math.max(LEAST_TIMEOUT_MS, 3 * rttMs) : unmeasuredMs; ; attempt++, timeoutMs *= 2) {
      sent[from]++
      const isLost = attempt < MOST_ATTEMPTS && chance(lossPercent, seed, from, sent[from], 'loss')
      const landsAtMs = isLost ? null : nowMs + rttMs / 2
      packets.push({ from, pieces, sentAtMs: nowMs, landsAtMs, attempt })
      if (landsAtMs === null) {
        nowMs += timeoutMs
        continue
      }
      nowMs = landsAtMs
      break
    }
    // Only the answer to what was not sent again tells how long a round trip is (Karn's algorithm, RFC 6298 3).
    const wentOnceBefore = wentOnce || hasNewNumbers
    wentOnce = nowMs - firstAtMs === rttMs / 2
    isMeasured ||= turn > 0 && wentOnceBefore && wentOnce
    for (const piece of pieces) arrived[piece] ??= nowMs
  }
  return { protocol, packets, requestAtMs: arrived.request ?? nowMs, responseAtMs: arrived.response ?? nowMs }
}

/** What a copy of the client's packets does, sent once more by somebody who has recorded them. */
export type Replay = 'refused' | 'carried-out-again'

/**
 * Without a handshake that asks back nothing in the request proves that it is of today. A server can keep a list of what it has taken
 * (RFC 8446 8.1); several servers behind one name rarely share one.
 */
export function replay(protocol: Protocol, serverRemembers: boolean): Replay {
  return wayOf(protocol).isReplayable && !serverRemembers ? 'carried-out-again' : 'refused'
}
