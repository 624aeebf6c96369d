import fc from 'fast-check'
import type { Seed } from '../../shared/match/chance.ts'
import type { MatchEvent } from '../../shared/match/events.ts'
import type { Match, MatchInput } from '../../shared/match/match.ts'
import type { Script } from '../../shared/match/scenario.ts'
import { nextDueMs, step } from '../../shared/match/step.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { sendable } from '../../shared/tcp/sendable.ts'
import type { Seq } from '../../shared/tcp/sequence.ts'
import { add, seq } from '../../shared/tcp/sequence.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import { match, move, TWO_BOTS } from './playing.ts'

/** One wrong segment, and when it leaves: after so many things that happen by themselves. */
export type Blunder = {
  readonly afterSteps: number
  readonly side: Side
  /** What is changed of the segment that would be right, or all of it. */
  readonly change: 'flags' | 'seq' | 'ack' | 'text' | 'all'
  readonly flags: number
  /** Numbers of the table, by their place in its list, and how far beside them. */
  readonly seqOf: number
  readonly ackOf: number
  readonly plus: number
  readonly text: string
}

const blunder: fc.Arbitrary<Blunder> = fc.record({
  afterSteps: fc.integer({ min: 1, max: 30 }),
  side: fc.constantFrom<Side>('client', 'server'),
  change: fc.constantFrom('flags', 'seq', 'ack', 'text', 'all', 'all'),
  flags: fc.oneof(fc.constantFrom(0b000010, 0b010000, 0b010001, 0b000100, 0b010100, 0b010010, 0b000011), fc.nat(63)),
  seqOf: fc.nat(20),
  ackOf: fc.nat(20),
  plus: fc.constantFrom(0, 0, 1, -1, 2, 5, -5, 70_000),
  text: fc.constantFrom('', 'X', 'HELLO'),
})

/** One mistake, or several. */
export const blunders = fc.array(blunder, { minLength: 1, maxLength: 4 })

/** A raw match between two bots that know TCP, but for these mistakes. Stops only when nothing happens any more, or it never ends. */
export function playWithBlunders(script: Script, seed: Seed, list: readonly Blunder[]): { match: Match; events: readonly MatchEvent[] } {
  let now = match({ script, seed, table: 'raw', controllers: TWO_BOTS, bot: { thinkMs: 1_500, errorPercent: 0 } })
  const events: MatchEvent[] = []
  const apply = (input: MatchInput, atMs: number) => {
    const next = step(now, input, atMs)
    now = next.match
    events.push(...next.events)
  }
  for (let steps = 1; steps < 3_000 && now.phase !== 'over'; steps++) {
    const atMs = nextDueMs(now)
    if (atMs === null) break
    apply({ type: 'tick' }, atMs)
    for (const one of list) {
      if (one.afterSteps !== steps || now.phase !== 'playing') continue
      const { side } = one
      apply({ type: 'control', side, controller: 'person' }, atMs)
      apply(move(side, blundered(now, one)), atMs)
      apply({ type: 'control', side, controller: 'bot' }, atMs)
    }
  }
  return { match: now, events }
}

function blundered({ ends, rules }: Match, { side, change, flags, seqOf, ackOf, plus, text }: Blunder): Segment {
  const numbers = [seq(0), ...numbersOf(ends.client.endpoint.tcb), ...numbersOf(ends.server.endpoint.tcb)]
  const numberOf = (at: number) => add(numbers[at % numbers.length] ?? seq(0), plus)
  const right = sendable(ends[side].endpoint, rules)[0]?.segment
  const nonsense: Segment = { flags, seq: numberOf(seqOf), ack: numberOf(ackOf), text, window: 65_535, urgent: 0 }
  if (right === undefined || change === 'all') return nonsense
  return { ...right, [change]: nonsense[change] }
}

function numbersOf(tcb: Match['ends'][Side]['endpoint']['tcb']): readonly Seq[] {
  const sent = 'snd' in tcb ? [tcb.snd.iss, tcb.snd.una, tcb.snd.nxt] : []
  return 'rcv' in tcb ? [...sent, tcb.rcv.irs, tcb.rcv.nxt] : sent
}
