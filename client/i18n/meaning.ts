import { HIGHEST_16_BITS } from '../../shared/tcp/segment.ts'
import { add, distance, seq } from '../../shared/tcp/sequence.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import type { LadderSegment, MatchView, WireSegment } from '../../shared/view/match-view.ts'
import { lengthOfWire, nextAfter } from '../../shared/view/segment-view.ts'
import { t } from './i18n.ts'

/**
 * What a segment says in everyday words ("Can you hear me?"); null where there is nothing to say. Read from what the viewer knows of
 * the connection, in the order in which it came to know it.
 */
export function everydayMeaning(view: MatchView, said: LadderSegment): string | null {
  const { flags, text } = said.segment
  const before = view.ladder.slice(0, view.ladder.indexOf(said))
  const theirs = before.filter(({ from, arrivedAtMs, sentAtMs }) => from !== said.from && (arrivedAtMs !== null || sentAtMs !== null))
  if (flags.includes('R')) return t('meaning.rst')
  if (flags.includes('S')) return t(flags.includes('A') ? 'meaning.syn-ack' : 'meaning.syn')
  if (flags.includes('F')) return t(theirs.some(({ segment }) => segment.flags.includes('F')) ? 'meaning.fin-too' : 'meaning.fin')
  if (text !== '') return t('meaning.text', { text })
  if (flags.includes('A')) return meaningOfAck(before, answeredBy(said, before, theirs), said)
  return null
}

/** What an ACK answers: what it is the first to acknowledge, though more may be under way already; else what came last. */
function answeredBy(
  { from, segment: { ack } }: LadderSegment,
  before: readonly LadderSegment[],
  theirs: readonly LadderSegment[],
): LadderSegment | undefined {
  const isRepeated = before.some((sent) => sent.from === from && sent.segment.flags.includes('A') && sent.segment.ack === ack)
  const endsThere = ({ segment }: LadderSegment) => lengthOfWire(segment) > 0 && nextAfter(segment) === ack
  return (isRepeated ? undefined : theirs.findLast(endsThere)) ?? theirs.at(-1)
}

function meaningOfAck(
  before: readonly LadderSegment[],
  answered: LadderSegment | undefined,
  { from, segment }: LadderSegment,
): string | null {
  const flags = answered?.segment.flags ?? ''
  if (answered !== undefined && flags.includes('A') && answered.segment.ack === add(seq(segment.seq), 1)) return t('meaning.keep-alive')
  if (answered !== undefined && !/[SR]/.test(flags)) {
    const [acked, begun] = [seq(segment.ack), seq(answered.segment.seq)]
    // Further away than the largest window without scaling reaches (§3.1) it is of another connection, and belongs to no hole.
    const isAhead = distance(acked, begun) <= HIGHEST_16_BITS
    if (!isAhead && distance(begun, acked) > HIGHEST_16_BITS) return t('meaning.ack')
    if (isAhead && begun !== acked && (answered.segment.text !== '' || flags.includes('F'))) return t('meaning.ack-hole')
  }
  const ofWindow = meaningOfWindow(before, answered, from, segment)
  if (ofWindow !== null) return ofWindow
  if (flags.includes('F')) {
    const closedToo = before.some((sent) => sent.from === from && sent.segment.flags.includes('F'))
    return t(closedToo ? 'meaning.ack-bye' : 'meaning.ack-fin')
  }
  if (flags.includes('S')) return t('meaning.ack-syn')
  if (answered !== undefined && answered.segment.text !== '') return t('meaning.ack-text')
  return t('meaning.ack')
}

/** An ACK that says that there is no room, or that there is room again; null: it says something else. */
function meaningOfWindow(
  before: readonly LadderSegment[],
  answered: LadderSegment | undefined,
  from: Side,
  { ack, window }: WireSegment,
): string | null {
  if (window === 0) {
    const isTaken = answered !== undefined && answered.segment.text !== '' && nextAfter(answered.segment) === ack
    return t(isTaken ? 'meaning.ack-full' : 'meaning.no-room')
  }
  const last = before.findLast((sent) => sent.from === from && sent.segment.flags.includes('A'))
  return last?.segment.window === 0 && last.segment.ack === ack ? t('meaning.room-again') : null
}
