import type { Score } from '../../shared/match/events.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { SYN } from '../../shared/tcp/segment.ts'
import { seq } from '../../shared/tcp/sequence.ts'
import { initial, step } from '../../shared/tcp/step.ts'
import type { Verdict } from '../../shared/tcp/verdict.ts'

export const SYN_100: Segment = { flags: SYN, seq: seq(100), ack: seq(0), text: '', window: 65_535, urgent: 0 }
export const SCORE: Score = { points: 120, streak: 1, multiplier: 1.25, good: 1, harmless: 0, wrong: 0, hints: 1 }

/** The client's end where SYN_100 is due. */
export const OPENING = step(initial, { type: 'call', call: { type: 'open-active', iss: seq(100), window: 65_535 } }).endpoint

/** A wrong move where SYN_100 was due. */
export const WRONG: Verdict = {
  grade: 'wrong',
  faults: [{ field: 'seq', expected: '100', section: '3.4' }],
  misconception: 'isn-again',
  section: '3.4',
  nearest: { grade: 'good', purpose: 'open', section: '3.10.1', segment: SYN_100, optionalFlags: 0, minText: 0 },
}
