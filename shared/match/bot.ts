import { judge } from '../tcp/judge.ts'
import type { Rules } from '../tcp/rules.ts'
import type { Segment } from '../tcp/segment.ts'
import { ACK, has, lengthOf, RST, SYN } from '../tcp/segment.ts'
import { sendable } from '../tcp/sendable.ts'
import { add } from '../tcp/sequence.ts'
import type { Endpoint, Side } from '../tcp/tcb.ts'
import { bestOf } from './best.ts'
import { chance, drawBelow } from './chance.ts'
import type { End, Match } from './match.ts'

/** A bot that errs more often would never come to an end. */
const HIGHEST_ERROR_PERCENT = 90

/** The number of a side's move, counting those that stayed home: picks the draws of its bot. */
function moveNumber({ score }: End): number {
  return score.good + score.harmless + score.wrong + 1
}

/** How long the bot thinks about its next move, whole ms: from half to one and a half times its usual time, never nothing. */
export function thinkingMs(match: Match, side: Side): number {
  const { thinkMs } = match.bot
  const spread = drawBelow(thinkMs + 1, match.seed, side, moveNumber(match.ends[side]), 'think')
  return Math.max(1, Math.round(thinkMs / 2) + spread)
}

/** What the bot of this side sends now: the first good segment, or one with an error that people make. Null if nothing is owed. */
export function botMove(match: Match, side: Side): Segment | null {
  const end = match.ends[side]
  const best = bestOf(sendable(end.endpoint, match.rules))
  if (best === null) return null
  const n = moveNumber(end)
  const percent = Math.min(match.bot.errorPercent, HIGHEST_ERROR_PERCENT)
  if (!chance(percent, match.seed, side, n, 'error')) return best.segment
  const slips = match.table === 'raw' ? RAW_SLIPS : COACHED_SLIPS
  const from = drawBelow(slips.length, match.seed, side, n, 'error-kind')
  return withError(best.segment, end.endpoint, match.rules, slips, from) ?? best.segment
}

type Slip = (segment: Segment) => Segment | null

/** Counts one too many. */
const ONE_TOO_MANY: Slip = (segment) => (has(segment, ACK) && !has(segment, RST) ? { ...segment, ack: add(segment.ack, 1) } : null)

/**
 * The slips of beginners; null where a segment gives no occasion. On a raw table they leave, so none of these puts text or a FIN at a
 * number where the other end would take it for something else, or acknowledges what is still under way: that could never be made good.
 */
const RAW_SLIPS: readonly Slip[] = [
  // Forgets to count the SYN, the FIN or the last octet.
  (segment) => (has(segment, ACK) && !has(segment, RST) ? { ...segment, ack: add(segment.ack, -1) } : null),
  // Forgets the flag, though the number is there.
  (segment) => (has(segment, ACK) && !has(segment, RST) ? { ...segment, flags: segment.flags & ~ACK } : null),
  // Uses the number of the SYN again.
  (segment) => (has(segment, SYN) || has(segment, RST) || segment.text !== '' ? null : { ...segment, seq: add(segment.seq, -1) }),
  // Acknowledges before anything has come.
  (segment) => (segment.flags === SYN ? { ...segment, flags: SYN | ACK } : null),
  // Takes the one number for the other.
  (segment) =>
    has(segment, ACK) && lengthOf(segment) === 0 && !has(segment, RST) ? { ...segment, seq: segment.ack, ack: segment.seq } : null,
]

const COACHED_SLIPS: readonly Slip[] = [...RAW_SLIPS, ONE_TOO_MANY]

/** The first slip, from the drawn one on, that the judge calls wrong. */
function withError(segment: Segment, endpoint: Endpoint, rules: Rules, slips: readonly Slip[], from: number): Segment | null {
  for (let k = 0; k < slips.length; k++) {
    const slipped = slips[(from + k) % slips.length]?.(segment)
    if (slipped && judge(endpoint, slipped, rules).grade === 'wrong') return slipped
  }
  return null
}
