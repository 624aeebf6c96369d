import type { Side } from '../../shared/tcp/tcb.ts'

/** Where everything stands in a canvas of `width` by `height`, CSS px. The same size always gives the same frame. */
export type Frame = {
  readonly width: number
  readonly height: number
  /** Little room: small machines, short labels. */
  readonly compact: boolean
  /** The band with the machines, above the ladder. */
  readonly headerHeight: number
  /** The x of each lifeline. */
  readonly x: Readonly<Record<Side, number>>
  /** A machine is drawn in a box of 100 and scaled by this. */
  readonly machineScale: number
  /** The y of the soles of the machines. */
  readonly floorY: number
  /** Hands on the wire are drawn in their own size and scaled by this. */
  readonly handScale: number
  /** How many px the ladder grows where 1 is the normal pace. */
  readonly pace: number
}

/** Below this width or height the machines shrink and labels are cut short. */
const COMPACT_WIDTH = 520
const COMPACT_HEIGHT = 330
const COMPACT_HEADER = 82

/** Lays out a canvas of this size, CSS px (at least 1 by 1). */
export function frameOf(width: number, height: number): Frame {
  const compact = width < COMPACT_WIDTH || height < COMPACT_HEIGHT
  const margin = width < COMPACT_WIDTH ? Math.max(56, width * 0.18) : Math.min(210, Math.max(96, width * 0.165))
  // On a phone the ladder is what matters: the lower the canvas, the smaller the machines.
  const headerHeight = compact ? Math.round(Math.min(COMPACT_HEADER, Math.max(44, height * 0.34))) : 138
  return {
    width,
    height,
    compact,
    headerHeight,
    x: { client: Math.round(margin), server: Math.round(width - margin) },
    machineScale: compact ? (0.62 * headerHeight) / COMPACT_HEADER : 1.08,
    floorY: headerHeight - (compact ? 8 : 14),
    handScale: compact ? 0.78 : 1,
    pace: compact ? 0.74 : 1,
  }
}

/** The x of a point of the wire: 0 is the lifeline of `from`, 1 that of the other end. */
export function wireX(frame: Frame, from: Side, along: number): number {
  const [start, end] = from === 'client' ? [frame.x.client, frame.x.server] : [frame.x.server, frame.x.client]
  return start + (end - start) * along
}

/** Hands overlap a little where several flags travel together; this is from one to the next. */
export const HAND_GAP = 21
/** A hand is so wide, and reaches so far below its palm, px. */
export const HAND_PX = { wide: 44, below: 18 }
/** From an arrow to the palm of a hand whose fingers touch it from below, px; and how much of its way a hand does at once where nothing moves. */
export const HANGING_PX = 24
export const STILL_STEP = 0.5
/** Hands that have arrived are drawn smaller. */
export const RESTING_SCALE = 0.72

/** How much of the wire so many hands take where they rest, px. */
export function restingPx(hands: number, frame: Frame): number {
  return (46 + (hands - 1) * HAND_GAP) * RESTING_SCALE * frame.handScale
}

/** How much larger than usual everything is drawn: on a projector it is read from the last row. Sizes are CSS px. */
export function magnificationOf(width: number, height: number): number {
  return Math.min(1.7, Math.max(1, Math.min(width / 800, height / 520)))
}
