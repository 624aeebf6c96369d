import { otherSide } from '../../shared/tcp/sides.ts'
import type { LadderSegment, WireSegment } from '../../shared/view/match-view.ts'

const ENDS = { client: 'client.49152', server: 'server.80' } as const

/** One segment as tcpdump prints it. With `isns`, numbers are counted from each side's own ISN, as tcpdump does by default. */
export function consoleLine(seen: LadderSegment, isns: Readonly<Record<'client' | 'server', number | null>> | null): string {
  const { segment, from } = seen
  const to = otherSide(from)
  const own = isns?.[from] ?? 0
  const theirs = isns?.[to] ?? 0
  const hasAck = segment.flags.includes('A')
  return [
    `IP ${ENDS[from]} > ${ENDS[to]}: Flags [${consoleFlags(segment.flags)}]`,
    ...(printsSeq(segment) ? [`seq ${seqRange(segment, isns !== null && !segment.flags.includes('S') ? own : 0)}`] : []),
    ...(hasAck ? [`ack ${minus(segment.ack, theirs)}`] : []),
    `win ${segment.window ?? 65535}`,
    ...(segment.urgent ? [`urg ${segment.urgent}`] : []),
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

function seqRange({ seq, text }: WireSegment, isn: number): string {
  const first = minus(seq, isn)
  return text === '' ? String(first) : `${first}:${(first + text.length) % 2 ** 32}`
}

function minus(number: number, isn: number): number {
  return (number - isn + 2 ** 32) % 2 ** 32
}

/** The ISN of each side, as far as its SYN was seen. */
export function isnsIn(ladder: readonly LadderSegment[]): Record<'client' | 'server', number | null> {
  const isnOf = (side: 'client' | 'server') =>
    ladder.find(({ from, segment, injected }) => from === side && !injected && segment.flags.includes('S'))?.segment.seq ?? null
  return { client: isnOf('client'), server: isnOf('server') }
}

/** "00:07.250": minutes, seconds and thousandths since the match began. */
export function stamp(ms: number): string {
  const whole = Math.max(0, Math.round(ms))
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(whole / 60000))}:${two(Math.floor(whole / 1000) % 60)}.${String(whole % 1000).padStart(3, '0')}`
}
