import { HIGHEST_16_BITS } from '../../../shared/tcp/segment.ts'
import { add, distance, seq } from '../../../shared/tcp/sequence.ts'
import { otherSide, withSide } from '../../../shared/tcp/sides.ts'
import type { Side } from '../../../shared/tcp/tcb.ts'
import type { LadderSegment, WireSegment } from '../../../shared/view/match-view.ts'

/** The number of each side's SYN; null as long as nothing is counted from it. */
type Isns = Readonly<Record<Side, number | null>>

/**
 * One segment as tcpdump prints it. With `isns`, numbers are counted from each side's own ISN, as tcpdump does by default: all but those of a
 * SYN, or of a segment without ACK.
 */
export function consoleLine(seen: LadderSegment, isns: Isns | null, clientPort: number): string {
  const { segment, from } = seen
  const to = otherSide(from)
  const ends = { client: `client.${clientPort}`, server: 'server.80' }
  const hasAck = segment.flags.includes('A')
  const isCounted = hasAck && !segment.flags.includes('S')
  const own = isCounted ? (isns?.[from] ?? 0) : 0
  const theirs = isCounted ? (isns?.[to] ?? 0) : 0
  return [
    `IP ${ends[from]} > ${ends[to]}: Flags [${consoleFlags(segment.flags)}]`,
    ...(printsSeq(segment) ? [`seq ${seqRange(segment, own)}`] : []),
    ...(hasAck ? [`ack ${minus(segment.ack, theirs)}`] : []),
    `win ${segment.window ?? HIGHEST_16_BITS}`,
    ...(segment.flags.includes('U') ? [`urg ${segment.urgent ?? 0}`] : []),
    `length ${segment.text.length}`,
  ].join(', ')
}

/** tcpdump's letters: a dot is ACK. */
export function consoleFlags(flags: string): string {
  const letters = [...'FSRPAU'].filter((letter) => flags.includes(letter)).join('')
  return letters === '' ? 'none' : letters.replace('A', '.')
}

/** tcpdump leaves the number out of a pure ACK. */
function printsSeq({ flags, text }: WireSegment): boolean {
  return text !== '' || /[SFR]/.test(flags)
}

function seqRange(segment: WireSegment, isn: number): string {
  const first = minus(segment.seq, isn)
  return segment.text === '' ? String(first) : `${first}:${add(seq(first), segment.text.length)}`
}

function minus(number: number, isn: number): number {
  return distance(seq(isn), seq(number))
}

/**
 * The ISNs that count at each line. As with tcpdump it takes a SYN,ACK, which names both, and lines before it keep the numbers that they had: a call
 * may be refused, or meet a connection that has not ended. A SYN,ACK that was dropped, or is a stranger's, begins no connection.
 */
export function isnsAlong(ladder: readonly LadderSegment[]): readonly Isns[] {
  let isns: Isns = { client: null, server: null }
  return ladder.map(({ from, segment, dropped, injected }) => {
    const names = segment.flags.includes('S') && segment.flags.includes('A')
    if (names && dropped === null && !injected) {
      isns = withSide(withSide(isns, from, segment.seq), otherSide(from), add(seq(segment.ack), -1))
    }
    return isns
  })
}
