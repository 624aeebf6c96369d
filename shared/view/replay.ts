import { createSeed } from '../match/chance.ts'
import type { MatchEvent } from '../match/events.ts'
import type { MatchEntry } from '../match/replay.ts'
import { replayMatch } from '../match/replay.ts'
import type { MatchOptions } from '../match/step.ts'
import { createMatch } from '../match/step.ts'
import type { Replay, ReplayInput } from './match-view.ts'
import { segmentOf, wireSegmentOf } from './segment-view.ts'

/** What was done to a match, as people read it. */
export function toldInputs(inputs: readonly MatchEntry[]): readonly ReplayInput[] {
  const told: ReplayInput[] = []
  for (const { atMs, input } of inputs) {
    if (input.type === 'move') {
      const { type, side, move, segment, rttMs } = input
      told.push({ atMs, type, side, move, segment: wireSegmentOf(segment), rttMs })
    } else if (input.type !== 'tick') told.push({ atMs, ...input })
  }
  return told
}

/** Plays a match again until `untilMs` (whole ms on the room's clock): everything that happened in it, oldest first. */
export function playAgain(
  { script, seed, controllers, bot, inputs }: Replay,
  frame: Pick<MatchOptions, 'table' | 'assistance' | 'startsAtMs'>,
  untilMs: number,
): readonly MatchEvent[] {
  const { table, assistance, startsAtMs } = frame
  const begun = createMatch({ script, seed: createSeed(seed), controllers, bot, table, assistance, startsAtMs })
  return replayMatch(begun, inputs.map(entryOf), untilMs)
}

function entryOf(told: ReplayInput): MatchEntry {
  const { atMs, ...input } = told
  return { atMs, input: input.type === 'move' ? { ...input, segment: segmentOf(input.segment) } : input }
}
