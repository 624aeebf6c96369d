import { createSeed } from '../match/chance.ts'
import type { Opening } from '../match/opening.ts'
import { startingEndpoints } from '../match/opening.ts'
import type { Position } from '../match/position.ts'
import type { StartingState } from '../match/scenario.ts'
import type { Rules } from '../tcp/rules.ts'
import { RFC_9293 } from '../tcp/rules.ts'
import type { Segment } from '../tcp/segment.ts'
import { HIGHEST_16_BITS, has, isSame, lengthOf, SYN } from '../tcp/segment.ts'
import type { Seq } from '../tcp/sequence.ts'
import { isAtMost } from '../tcp/sequence.ts'
import { otherSide } from '../tcp/sides.ts'
import type { Endpoint, Side } from '../tcp/tcb.ts'
import type { MatchView } from '../view/match-view.ts'
import { segmentOf } from '../view/segment-view.ts'
import type { Known } from './own-end.ts'
import { ownEndOf, windowOf } from './own-end.ts'
import type { Peer } from './peer.ts'
import { arrived, hasGot, isAwaited, thatSent } from './peer.ts'

/** Numbers for a peer of which nothing has been heard yet. */
const MADE_UP = [300, 500] as const

/**
 * How the connection stands, as far as a player can tell from the first `length` events of the log. The own end is played again as the
 * log tells. The other end is the simplest correct stack that sends what has come from it: it has what it has acknowledged, what else was
 * sent to it is under way, and all that cannot be known goes well. Null where there is no such story, as ghosts and strangers may have it.
 */
export function supposedPosition(
  { log, assistance, given }: Pick<MatchView, 'log' | 'assistance' | 'given'>,
  side: Side,
  rules: Rules = RFC_9293,
  length = log.length,
): Position | null {
  const known: Known = { log: log.slice(0, length), assistance, given, side, rules }
  const opening = openingOf(known)
  if (opening === null) return null
  const start = startingEndpoints(opening, createSeed(0), rules)
  const own = ownEndOf(known, start[side])
  const peer = own && peerOf(known, own, { end: start[otherSide(side)], underWay: [], unseen: [] })
  if (own === null || peer === null) return null
  return {
    ends: sides(side, own, peer.end),
    flights: [
      ...peer.unseen.filter((segment) => isAwaited(own, segment)).map((segment) => ({ to: side, segment })),
      ...peer.underWay.map((segment) => ({ to: otherSide(side), segment })),
    ],
  }
}

/** How both ends began: the peer of a client listens, the peer of a server has not called yet. */
function openingOf(known: Known): Opening | null {
  const first = known.log.find((event) => event.type === 'end-changed' && event.side === known.side)
  if (first?.type !== 'end-changed') return null
  const { state, iss, tcb } = first.end
  if (state !== 'CLOSED' && state !== 'LISTEN' && state !== 'ESTABLISHED') return null
  const { irs, sndWnd } = tcb ?? known.given ?? { irs: null, sndWnd: null }
  const other: StartingState = { state: state === 'ESTABLISHED' ? state : known.side === 'client' ? 'LISTEN' : 'CLOSED' }
  return {
    start: sides<StartingState>(known.side, { state }, other),
    isn: sides(known.side, iss ?? 0, irs ?? irsOf(known) ?? MADE_UP.find((number) => number !== iss) ?? 0),
    window: sides(known.side, windowOf(known), sndWnd ?? heardOf(known)[0]?.window ?? HIGHEST_16_BITS),
  }
}

/** The number with which the peer began; null: not heard of. */
function irsOf(known: Known): Seq | null {
  return heardOf(known).find((segment) => has(segment, SYN))?.seq ?? null
}

function heardOf({ log, side }: Known): readonly Segment[] {
  return log.flatMap((event) => (event.type === 'segment-arrived' && event.to === side ? [segmentOf(event.segment)] : []))
}

/** The peer after all that has been sent to it and has come from it; what it cannot have sent came from somebody else, or by mistake. */
function peerOf(known: Known, own: Endpoint, start: Peer): Peer | null {
  const heard = heardOf(known)
  let peer = start
  let isBelieved = true
  for (const event of known.log) {
    if (event.type === 'segment-sent' && event.segment.from === known.side) {
      peer = { ...peer, underWay: [...peer.underWay, segmentOf(event.segment.segment)] }
    } else if (event.type === 'segment-arrived' && event.to === known.side) {
      const next = thatSent(peer, segmentOf(event.segment), { heard, isDropped: event.dropped !== null }, known.rules)
      if (next === null && event.dropped === null) isBelieved = false
      peer = withoutGot(next ?? peer)
    }
  }
  return isBelieved || speakToEachOther(own, peer.end) ? settled(peer, known.rules) : null
}

/** True if each has got no more than the other has sent. */
function speakToEachOther({ tcb: own }: Endpoint, { tcb: peer }: Endpoint): boolean {
  if (!('rcv' in own) || !('rcv' in peer)) return false
  const isHeard = own.rcv.irs === peer.snd.iss && isAtMost(own.rcv.nxt, peer.snd.nxt)
  return isHeard && peer.rcv.irs === own.snd.iss && isAtMost(peer.rcv.nxt, own.snd.nxt)
}

/** Without what it has acknowledged since, and each segment once. */
function withoutGot(peer: Peer): Peer {
  const kept = peer.underWay.filter((segment) => !hasGot(peer.end, segment))
  return { ...peer, underWay: kept.filter((segment, at) => kept.findIndex((other) => isSame(other, segment)) === at) }
}

/** What takes no number is never acknowledged: it has arrived, unless something that went before it has not. */
function settled(from: Peer, rules: Rules): Peer {
  let peer = withoutGot(from)
  for (;;) {
    const [first, ...rest] = peer.underWay
    if (first === undefined || lengthOf(first) > 0) return peer
    peer = { ...peer, end: arrived(peer.end, first, rules), underWay: rest }
  }
}

function sides<T>(side: Side, own: T, other: T): Readonly<Record<Side, T>> {
  return side === 'client' ? { client: own, server: other } : { client: other, server: own }
}
