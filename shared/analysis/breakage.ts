import type { Position } from '../match/position.ts'
import { add, distance, isBefore } from '../tcp/sequence.ts'
import { otherSide, SIDES } from '../tcp/sides.ts'
import type { Endpoint, ReceiveSpace, SendSpace, Side, Tcb } from '../tcp/tcb.ts'
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
  /** It waits for something that nobody will ever send. */
  | { readonly kind: 'stuck' }
  /** A timer had to expire before it went on. */
  | { readonly kind: 'delayed' }
  /** The segment was dropped, and all was as before. */
  | { readonly kind: 'wasted' }
)

/** What each end has still to be given, from the next octet that it expects; null where the two do not speak of the same connection. */
export function streamsOf({ ends }: Position): Readonly<Record<Side, string | null>> {
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

/** What is broken at this moment and was not at the start; null: nothing yet. Where a RST was due the end of the connection is no harm. */
export function breakageOf(world: World, start: Position, streams: ReturnType<typeof streamsOf>, isResetDue: boolean): Breakage | null {
  for (const side of SIDES) {
    const peer = world.ends[otherSide(side)].tcb
    if (isEstablishedWithGhost(world.ends[side].tcb, peer) && !isEstablishedWithGhost(start.ends[side].tcb, peer)) {
      return { kind: 'phantom', side }
    }
    const stream = streams[side]
    if (stream === null) continue
    const given = world.delivered[side]
    if (!stream.startsWith(given)) return { kind: 'text-misplaced', side, given, sent: stream.slice(0, given.length) }
    const missing = stream.slice(given.length)
    if (missing !== '' && (world.closed[side] || believesArrived(world.ends[otherSide(side)].tcb, world.ends[side].tcb))) {
      return { kind: 'text-lost', side, missing }
    }
  }
  if (!isResetDue && world.reset !== null && isConnection(start.ends[world.reset].tcb)) return { kind: 'reset', side: world.reset }
  return null
}

/** It is connected, and what it is connected with is not what its peer speaks of. */
function isEstablishedWithGhost(own: Tcb, peer: Tcb): boolean {
  return own.state === 'ESTABLISHED' && 'snd' in peer && peer.snd.iss !== own.rcv.irs
}

/** Its peer has acknowledged what it has not got. */
function believesArrived(sender: Tcb, receiver: Tcb): boolean {
  if (!('rcv' in sender) || !('rcv' in receiver)) return false
  const [snd, rcv]: [SendSpace, ReceiveSpace] = [sender.snd, receiver.rcv]
  return snd.iss === rcv.irs && isBefore(rcv.nxt, snd.una) && !isOver(receiver)
}

function isOver({ state }: Tcb): boolean {
  return state === 'TIME-WAIT' || state === 'LAST-ACK' || state === 'CLOSING'
}

/** What is broken when nothing will happen any more. */
export function breakageAtRest(
  { ends, expiries }: World,
  start: Position,
  streams: ReturnType<typeof streamsOf>,
  victim: Side,
  isResetDue: boolean,
): Breakage {
  for (const side of SIDES) {
    const [own, peer] = [ends[side].tcb, ends[otherSide(side)].tcb]
    const wasAlone = !isResetDue && !isConnection(start.ends[otherSide(side)].tcb) && isConnection(start.ends[side].tcb)
    if (isConnection(own) && !isConnection(peer) && !wasAlone) return { kind: 'phantom', side }
    if (own.state === 'SYN-RECEIVED' || (own.state === 'SYN-SENT' && peer.state !== 'CLOSED')) return { kind: 'stuck', side }
  }
  const waiting = SIDES.find((side) => streams[side] !== null && isWaiting(ends[side].tcb, ends[otherSide(side)].tcb))
  if (waiting !== undefined) return { kind: 'stuck', side: waiting }
  return expiries > 0 ? { kind: 'delayed', side: victim } : { kind: 'wasted', side: victim }
}

/** The peer has more to say, or believes that it has said what has not arrived, and it will never come. */
function isWaiting(own: Tcb, peer: Tcb): boolean {
  if (!('rcv' in own) || !('snd' in peer)) return false
  return peer.snd.iss === own.rcv.irs && own.rcv.nxt !== peer.snd.nxt && own.state !== 'TIME-WAIT'
}

function isConnection(tcb: Tcb): boolean {
  return tcb.state !== 'CLOSED' && tcb.state !== 'LISTEN'
}
