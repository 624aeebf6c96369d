import type { Segment } from '../../shared/tcp/segment.ts'
import { FIN, URG } from '../../shared/tcp/segment.ts'
import { add } from '../../shared/tcp/sequence.ts'
import type { Sendable } from '../../shared/tcp/verdict.ts'

/** Every single segment that the families stand for, by the words of their definition: slow, and written independently of the judge. */
export function spellOut(families: readonly Sendable[]): ReadonlyMap<string, 'good' | 'harmless'> {
  const grades = new Map<string, 'good' | 'harmless'>()
  for (const family of families) {
    const { segment, minText, maySkip = 0, anyOctet } = family
    const put = (move: Segment) => {
      for (const flags of subsets(family.optionalFlags)) {
        const isFinWhole = move.text.length + ((move.seq - segment.seq) >>> 0) === segment.text.length
        if ((move.flags | flags) & FIN && !isFinWhole) continue
        if ((move.flags | flags) & URG && move.urgent <= 0) continue
        const key = keyOf({ ...move, flags: move.flags | flags })
        if (grades.get(key) !== 'good') grades.set(key, family.grade)
      }
    }
    for (let skip = 0; skip <= maySkip; skip++) {
      for (let end = Math.max(skip, minText); end <= segment.text.length; end++) {
        const text = segment.text.slice(skip, end)
        if (minText > 0 && text === '') continue
        put({ ...segment, seq: add(segment.seq, skip), text, urgent: segment.urgent - skip })
      }
    }
    if (anyOctet) for (const text of ['a', 'x', 'b']) put({ ...segment, text })
  }
  return grades
}

function subsets(flags: number): readonly number[] {
  return Array.from({ length: 64 }, (_, bits) => bits).filter((bits) => (bits & ~flags) === 0)
}

export function keyOf({ flags, seq: number, ack, text, urgent }: Segment): string {
  return [flags, number, ack, text, flags & URG ? urgent : ''].join(' ')
}
