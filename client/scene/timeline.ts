/** From `atMs` on the ladder stands at `y` (px below its top) until the next knot. Under way: a segment is in the air. */
type Knot = { readonly atMs: number; readonly y: number; readonly underWay: boolean }

/**
 * How time runs down the ladder. People think for seconds and wires take milliseconds: time in which something is in the air takes
 * its room, idle time is pressed together more and more, and no moment is ever above an earlier one.
 */
export type Timeline = { readonly knots: readonly Knot[]; readonly pace: number }

export type Interval = { readonly fromMs: number; readonly toMs: number }

/** Px that a span of time takes: steep at first, then slower and slower. */
const FLYING = { pxPerMs: 0.085, bendPx: 150 }
const IDLE = { pxPerMs: 0.1, bendPx: 16 }

/** Lays out time. `momentsMs` are the times at which anything happened, in any order; `flights` when something was in the air. */
export function timelineOf(startMs: number, momentsMs: readonly number[], flights: readonly Interval[], pace: number): Timeline {
  const times = [startMs, ...momentsMs, ...flights.flatMap((f) => [f.fromMs, f.toMs])].filter((t) => t >= startMs)
  const ordered = [...new Set(times)].sort((a, b) => a - b)
  const knots: Knot[] = []
  let y = 0
  ordered.forEach((atMs, i) => {
    const previous = knots.at(-1)
    if (previous) y += grown(atMs - previous.atMs, previous.underWay) * pace
    const next = ordered[i + 1]
    knots.push({ atMs, y, underWay: next !== undefined && flights.some((f) => f.fromMs <= atMs && f.toMs >= next) })
  })
  return { knots, pace }
}

/** The y of a moment, px below the top of the ladder. Never decreases with time; before the start it is 0. */
export function yAt(timeline: Timeline, atMs: number): number {
  const { knots, pace } = timeline
  let low = 0
  let high = knots.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((knots[middle]?.atMs ?? 0) <= atMs) low = middle
    else high = middle - 1
  }
  const knot = knots[low]
  if (!knot || atMs <= knot.atMs) return knot?.y ?? 0
  return knot.y + grown(atMs - knot.atMs, knot.underWay) * pace
}

function grown(spanMs: number, underWay: boolean): number {
  const { pxPerMs, bendPx } = underWay ? FLYING : IDLE
  return bendPx * Math.log1p((spanMs * pxPerMs) / bendPx)
}
