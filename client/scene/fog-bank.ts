import type { Side } from '../../shared/tcp/tcb.ts'
import { chance } from './chance.ts'
import { fogPuff } from './drawings-wire.ts'
import type { Frame } from './frame.ts'
import type { Drawing } from './pen.ts'

/** Texture pixels for one px of the fog: it has no lines that more of them would show. */
export const FOG_RESOLUTION = 0.5

/** Lifelines stand on whole px: what lies over one end is not quite as deep as over the other. */
const ROUNDING_PX = 1

/** Where the fog over one end lies. */
export type Bank = {
  /** Left the fog goes if negative, right if positive: away from the end that the player sees. */
  readonly outward: 1 | -1
  /** Where it begins, and how far from there it reaches, px. */
  readonly edge: number
  readonly depth: number
  /** The width of one puff, px. */
  readonly size: number
  readonly top: number
  readonly height: number
}

export function bankOf(frame: Frame, foggy: Side): Bank {
  const outward = foggy === 'server' ? 1 : -1
  const span = frame.x.server - frame.x.client
  const edge = frame.x[foggy] - outward * span * 0.4
  return {
    outward,
    edge,
    depth: Math.abs((foggy === 'server' ? frame.width : 0) - edge),
    size: Math.max(170, span * 0.36),
    top: frame.headerHeight,
    height: frame.height - frame.headerHeight,
  }
}

/** How far the fog drifts to either side, and how far its first puffs are seen before its edge, px. */
export function driftPx({ size }: Bank): number {
  return size * 0.05
}
export function overhangPx({ size }: Bank): number {
  return size * 0.3
}

/**
 * The fog itself, puffs in rows that overlap, as one drawing: puff by puff a plain canvas would need longer for it than for all the rest of a frame.
 * It goes to the right, and is held by the middle of the side where it begins.
 */
export function fogBankDrawing(bank: Bank): Drawing {
  const { depth, size, height } = bank
  const step = size * 0.36
  const rows = Math.ceil(height / step) + 1
  const columns = Math.ceil(depth / step) + 1
  return {
    width: overhangPx(bank) + depth + driftPx(bank) + ROUNDING_PX,
    height,
    anchor: [0, 0.5],
    paint: (pen) => {
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
          const n = row * 7 + column
          const x = overhangPx(bank) + column * step + size * 0.32 + (chance(n + 30) - 0.5) * size * 0.1
          const y = row * step + (chance(n + 60) - 0.5) * size * 0.12
          fogPuff(pen, x, y, size / 2)
        }
      }
    },
  }
}
