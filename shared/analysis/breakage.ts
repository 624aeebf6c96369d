import type { Position } from '../match/position.ts'
import { add, distance, isBefore } from '../tcp/sequence.ts'
import { otherSide, SIDES } from '../tcp/sides.ts'
import type { Endpoint, Side, Tcb } from '../tcp/tcb.ts'
import type { World } from './world.ts'

/** What a wrong segment can break, worst first. `side` is the one that suffers. */
export type Breakage = { readonly side: Side } & (
  | {
      /** The application has been given other text than its peer has sent: `given` where `sent` was sent. */
      readonly kind: 'text-misplaced'
      readonly given: string
      readonly sent: string
    }
  /** Text is gone: its sender believes that it has arrived, or its receiver that nothing more will come. */
  | { readonly kind: 'text-lost'; readonly missing: string }
  /** The connection was broken off. */
  | { readonly kind: 'reset' }
  /** It is connected, and its peer knows of no such connection. */
  | { readonly kind: 'phantom' }
  /** Both go on answering each other for ever and get nowhere. */
  | { readonly kind: 'endless' }
  /** It sends the same again and again, and nobody ever answers. */
  | { readonly kind: 'unheard' }
  /** It waits for something that nobody will ever send. */
  | { readonly kind: 'stuck' }
  /** A timer had to expire before it went on. */
  | { readonly kind: 'delayed' }
  /** The peer took the segment as it was, and no harm came of it. */
  | { readonly kind: 'tolerated' }
  /** The segment was dropped, and no harm came of it. */
  | { readonly kind: 'wasted' }
)

/** What costs at most time or a segment. */
export const MILD: readonly Breakage['kind'][] = ['delayed', 'tolerated', 'wasted']

/** What each end has still to be given, from the next octet that it expects; null where the two do not speak of the same connection. */
function streamsOf({ ends }: Position): Readonly<Record<Side, string | null>> {
  return { client: streamTo(ends.client, ends.server), server: streamTo(ends.server, ends.client) }
}

function streamTo({ tcb }: Endpoint, { tcb: peer }: Endpoint): string | null {
  if (!('snd' in peer)) return null
  const { snd } = peer
  const text = snd.unacknowledged + snd.unsent
  if (!('rcv' in tcb)) return snd.una === snd.iss ? text : null
  if (tcb.rcv.irs !== snd.iss) return null
  const first = snd.una === snd.iss ? add(snd.iss, 1) : snd.una
  return isBefore(tcb.rcv.nxt, first) ? null : text.slice(distance(first, tcb.rcv.nxt))
}

/** What is broken at this moment, worst first. */
export function breakagesOf(world: World, start: Position): readonly Breakage[] {
  const streams = streamsOf(start)
  const broken: Breakage[] = []
  for (const side of SIDES) {
    const peer = world.ends[otherSide(side)].tcb
    if (isEstablishedWithGhost(world.ends[side].tcb, peer)) broken.push({ kind: 'phantom', side })
    const stream = streams[side]
    if (stream === null) continue
    const given = world.delivered[side]
    const missing = stream.slice(given.length)
    if (!stream.startsWith(given)) broken.push({ kind: 'text-misplaced', side, given, sent: stream.slice(0, given.length) })
    else if (missing !== '' && (world.closed[side] || isGivenUp(world, side))) {
      broken.push({ kind: 'text-lost', side, missing })
    }
  }
  if (world.reset !== null && isConnection(start.ends[world.reset].tcb)) broken.push({ kind: 'reset', side: world.reset })
  return broken
}

/** It is connected, and what it is connected with is not what its peer speaks of. */
function isEstablishedWithGhost(own: Tcb, peer: Tcb): boolean {
  return own.state === 'ESTABLISHED' && 'snd' in peer && peer.snd.iss !== own.rcv.irs
}

/** What this end waits for has been acknowledged, so that its peer will not send it again, and is not under way either. */
function isGivenUp({ ends, flights }: World, side: Side): boolean {
  const { tcb: receiver } = ends[side]
  const { tcb: sender } = ends[otherSide(side)]
  if (!('rcv' in sender) || !('rcv' in receiver)) return false
  const { snd } = sender
  const { rcv } = receiver
  const isComing = flights.some(({ to, segment }) => to === side && distance(segment.seq, rcv.nxt) < segment.text.length)
  return snd.iss === rcv.irs && isBefore(rcv.nxt, snd.una) && !isComing
}

/** What is broken when nothing will happen any more. `victim`: who has waited for the timers. */
export function breakagesAtRest({ ends, expiries }: World, start: Position, victim: Side): readonly Breakage[] {
  const streams = streamsOf(start)
  const broken: Breakage[] = []
  for (const side of SIDES) {
    const [own, peer] = [ends[side].tcb, ends[otherSide(side)].tcb]
    if (isConnection(own) && !isConnection(peer)) broken.push({ kind: 'phantom', side })
  }
  for (const side of SIDES) {
    if (streams[side] !== null && isWaiting(ends[side].tcb, ends[otherSide(side)].tcb)) broken.push({ kind: 'stuck', side })
  }
  return expiries > 0 ? [...broken, { kind: 'delayed', side: victim }] : broken
}

/** What is broken when everything has become as it was `since`. */
export function breakageOfCircle(world: World, since: World, victim: Side): Breakage {
  const talking = new Set<Side>()
  for (let at: World | null = world; at !== null && at !== since; at = at.before) {
    for (const step of at.steps) if (step.type === 'sent') talking.add(step.from)
  }
  const [alone, other] = talking
  return alone !== undefined && other === undefined ? { kind: 'unheard', side: alone } : { kind: 'endless', side: victim }
}

/** The peer has more to say, or believes that it has said what has not arrived, and it will never come. */
function isWaiting(own: Tcb, peer: Tcb): boolean {
  if (!('rcv' in own) || !('snd' in peer)) return false
  return peer.snd.iss === own.rcv.irs && own.rcv.nxt !== peer.snd.nxt && own.state !== 'TIME-WAIT'
}

function isConnection(tcb: Tcb): boolean {
  return tcb.state !== 'CLOSED' && tcb.state !== 'LISTEN'
}
