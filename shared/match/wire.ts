import type { Segment } from '../tcp/segment.ts'
import type { Side } from '../tcp/tcb.ts'
import type { Tally } from './cargo.ts'
import { carries } from './cargo.ts'
import type { Seed } from './chance.ts'
import { chance, drawBelow } from './chance.ts'
import type { Sent, Wire, WireAct } from './scenario.ts'

/**
 * What becomes of one copy of a segment: after `afterMs` it lands, or is lost on the way. `held`: it lands
 * `thenMs` after `until` has been sent, if that is sooner.
 */
export type Passage = { readonly copy: number; readonly afterMs: number; readonly lost: boolean; readonly held?: Held }

/** What lets a held segment go, and how long it is under way from then on. */
export type Held = { readonly until: Sent; readonly thenMs: number }

/**
 * What the wire does to the n-th segment (from 1) of a side: the segment itself, then its doubles.
 * Chance depends on (seed, side, n) alone, acts on n or on what the segment carries: `tally` is what the side has sent, this one included. Null: it is a
 * mistake, which carries nothing that an act could mean. What an act means is neither lost nor doubled by chance.
 * Jitter only adds: nothing is faster than the base delay. A lost segment gets half way.
 */
export function passagesOf(wire: Wire, seed: Seed, side: Side, n: number, segment: Segment, tally: Tally | null): readonly Passage[] {
  const path = wire[side]
  const acts = wire.acts.filter((act) => act.from === side && isMeant(act, n, segment, tally))
  const isLeftToChance = acts.length === 0
  let lost = isLeftToChance && chance(path.lossPercent, seed, side, n, 'loss')
  let doubleAfterMs: number | null = null
  let until: Sent | null = null
  let heldMs = 0
  let afterMs = path.delayMs + drawBelow(path.jitterMs + 1, seed, side, n, 'jitter')
  if (chance(path.reorderPercent, seed, side, n, 'reorder')) afterMs += path.reorderMs
  if (isLeftToChance && chance(path.duplicatePercent, seed, side, n, 'duplicate')) {
    doubleAfterMs = 1 + drawBelow(path.delayMs + path.jitterMs + 1, seed, side, n, 'duplicate-delay')
  }
  for (const act of acts) {
    if (act.type === 'lose') lost = true
    else if (act.type === 'duplicate') doubleAfterMs = act.afterMs
    else {
      afterMs += act.forMs
      if (act.until !== undefined) {
        until = act.until
        heldMs += act.forMs
      }
    }
  }
  const coming = (copy: number, laterMs: number): Passage => {
    const thenMs = afterMs - heldMs + laterMs
    return { copy, afterMs: afterMs + laterMs, lost: false, ...(until !== null && { held: { until, thenMs } }) }
  }
  const first: Passage = lost ? { copy: 0, afterMs: Math.floor(afterMs / 2), lost } : coming(0, 0)
  return doubleAfterMs === null ? [first] : [first, coming(1, doubleAfterMs)]
}

function isMeant({ nth, of }: WireAct, n: number, segment: Segment, tally: Tally | null): boolean {
  return of === undefined ? nth === n : tally !== null && carries(segment, of) && tally[of] === nth
}
