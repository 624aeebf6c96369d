import { add, seq } from '../../../shared/tcp/sequence.ts'
import { otherSide } from '../../../shared/tcp/sides.ts'
import type { Side } from '../../../shared/tcp/tcb.ts'
import type { MatchView } from '../../../shared/view/match-view.ts'
import { nextAfter } from '../../../shared/view/segment-view.ts'

/** Numbers of the other machine as far as they are known; null where they are not. */
export type PeerFacts = { readonly isn: number | null; readonly next: number | null; readonly confirmed: number | null }

/**
 * What the player across the wire from `side` knows of its numbers. The books of their own TCP say it best, where they are shown: strangers and old
 * duplicates arrive like anything else, and text may come before what precedes it. Without books what arrived and counted is the best guess.
 */
export function peerFacts(view: MatchView, side: Side): PeerFacts {
  const tcb = view.ends[otherSide(side)]?.tcb ?? null
  if (tcb !== null) return { isn: tcb.irs, next: tcb.rcvNxt, confirmed: tcb.irs === null ? null : tcb.sndUna }
  const counted = view.ladder.filter(({ from, arrivedAtMs, dropped }) => from === side && arrivedAtMs !== null && dropped === null)
  const last = counted.at(-1)
  const syn = counted.findLast(({ segment }) => segment.flags.includes('S'))
  const acked = counted.findLast(({ segment }) => segment.flags.includes('A'))
  const irs = view.given?.irs ?? null
  const begun = irs === null ? null : add(seq(irs), 1)
  return {
    isn: syn?.segment.seq ?? irs,
    next: last === undefined ? begun : nextAfter(last.segment),
    confirmed: acked?.segment.ack ?? null,
  }
}
