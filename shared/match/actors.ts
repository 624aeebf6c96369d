import type { Segment } from '../tcp/segment.ts'
import { flagsOf, HIGHEST_16_BITS } from '../tcp/segment.ts'
import type { Seq } from '../tcp/sequence.ts'
import { add, seq } from '../tcp/sequence.ts'
import { drawBelow } from './chance.ts'
import { EARLIER, issOf } from './isn.ts'
import type { Flight, Match } from './match.ts'
import type { Play } from './play.ts'
import { depart } from './play.ts'
import type { Actor, Reckoning } from './scenario.ts'

/** Lets an actor of the script send its segment. It lands like any other, and no chance of the wire touches it. */
export function act(play: Play, index: number): void {
  const { match } = play
  match.pendingActors = match.pendingActors.filter((waiting) => waiting.index !== index)
  const actor = match.script.actors?.[index]
  if (actor === undefined) return
  const segment = segmentOf(match, actor, index)
  const landsAtMs = match.nowMs + match.script.wire[actor.as].delayMs
  const flight: Flight = { id: { from: actor.as, nth: 0, copy: index + 1 }, segment, landsAtMs, order: match.flightCount, lost: false }
  depart(play, flight, true)
}

/** @throws Error if the script names a flag that does not exist. */
function segmentOf(match: Match, { as, segment: { flags: letters, seq: seqNumber, ack, text = '' } }: Actor, index: number): Segment {
  const flags = flagsOf(letters)
  if (flags === null) throw new Error(`an actor of ${match.script.id} has no flags: ${letters}`)
  const number = (reckoning: Reckoning, draw: number) => reckoned(match, reckoning, as, draw)
  return {
    flags,
    seq: number(seqNumber, 2 * index),
    ack: ack === undefined ? seq(0) : number(ack, 2 * index + 1),
    text,
    window: HIGHEST_16_BITS,
    urgent: 0,
  }
}

/** The number that an actor writes; `n` picks its draw. */
function reckoned(match: Match, reckoning: Reckoning, as: Actor['as'], n: number): Seq {
  const { plus = 0, spread = 0 } = reckoning
  const chance = spread === 0 ? 0 : drawBelow(spread + 1, match.seed, as, n, 'guess')
  return add(add(anchored(match, reckoning), plus), chance)
}

function anchored({ script, seed, ends }: Match, reckoning: Reckoning): Seq {
  if (reckoning.from === 'zero') return seq(0)
  const { from, side } = reckoning
  const { endpoint, opens } = ends[side]
  const { tcb } = endpoint
  switch (from) {
    case 'isn':
      return seq(issOf(script.isn, seed, side, Math.max(0, opens - 1)))
    case 'earlier-isn':
      return seq(issOf(script.isn, seed, side, EARLIER))
    case 'snd-nxt':
      return 'snd' in tcb ? tcb.snd.nxt : seq(0)
    case 'rcv-nxt':
      return 'rcv' in tcb ? tcb.rcv.nxt : seq(0)
  }
}
