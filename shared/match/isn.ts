import type { Side } from '../tcp/tcb.ts'
import type { Seed } from './chance.ts'
import { draw, drawBelow } from './chance.ts'
import type { IsnChoice } from './scenario.ts'

const SMALL_STEP = 100
const SMALL_CHOICES = 9

/** The initial sequence number of a side. Small ones are hundreds, and never the same on both sides: numbers are to be told apart. */
export function issOf(isn: IsnChoice, seed: Seed, side: Side): number {
  if (isn === 'random') return draw(seed, side, 0, 'isn')
  if (isn !== 'small') return isn[side]
  const client = drawBelow(SMALL_CHOICES, seed, 'client', 0, 'isn')
  if (side === 'client') return (client + 1) * SMALL_STEP
  const away = 1 + drawBelow(SMALL_CHOICES - 1, seed, 'server', 0, 'isn')
  return (((client + away) % SMALL_CHOICES) + 1) * SMALL_STEP
}
