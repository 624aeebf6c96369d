import type { Side } from '../tcp/tcb.ts'
import type { Seed } from './chance.ts'
import { draw, drawBelow } from './chance.ts'
import type { IsnChoice } from './scenario.ts'

const SMALL_STEP = 100
const SMALL_CHOICES = 9
/** How far the small numbers of a side's next connection lie from those of the last: they stay readable. */
const FURTHER = 1_000
/** An earlier connection's numbers lie behind: a little for small ones, far for random ones (the clock of §3.4.1 has run on). */
const BEHIND = 60
const FAR_BEHIND = 2 ** 20
const FAR_SPREAD = 2 ** 30

/** The number of the connection that came before the match. */
export const EARLIER = -1

/**
 * The initial sequence number of a side in its n-th connection (from 0; EARLIER was before the match). Small ones are hundreds, and never
 * the same on both sides: numbers are to be told apart.
 */
export function issOf(isn: IsnChoice, seed: Seed, side: Side, connection = 0): number {
  if (isn === 'random') {
    if (connection !== EARLIER) return draw(seed, side, connection, 'isn')
    return (draw(seed, side, 0, 'isn') - FAR_BEHIND - drawBelow(FAR_SPREAD, seed, side, 1, 'guess')) >>> 0
  }
  if (isn === 'small') return (smallOf(seed, side) + (connection === EARLIER ? -BEHIND : connection * FURTHER)) >>> 0
  if (connection === 0) return isn[side]
  return (isn[side] + (isn.step === undefined && connection === EARLIER ? -BEHIND : connection * (isn.step ?? 0))) >>> 0
}

function smallOf(seed: Seed, side: Side): number {
  const client = drawBelow(SMALL_CHOICES, seed, 'client', 0, 'isn')
  if (side === 'client') return (client + 1) * SMALL_STEP
  const away = 1 + drawBelow(SMALL_CHOICES - 1, seed, 'server', 0, 'isn')
  return (((client + away) % SMALL_CHOICES) + 1) * SMALL_STEP
}
