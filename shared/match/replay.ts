import type { MatchEvent } from './events.ts'
import type { Match, MatchInput } from './match.ts'
import { step } from './step.ts'

/** Something that was done to a match, and when: whole ms on the caller's clock. */
export type MatchEntry = { readonly atMs: number; readonly input: MatchInput }

/** Plays a match, which is given as it begins, until `untilMs`: everything that happens in it, oldest first. What it refuses is passed over. */
export function replayMatch(begun: Match, entries: Iterable<MatchEntry>, untilMs: number): readonly MatchEvent[] {
  const events: MatchEvent[] = []
  let match = begun
  const play = ({ atMs, input }: MatchEntry): void => {
    const played = step(match, input, atMs)
    match = played.match
    events.push(...played.events)
  }
  for (const entry of entries) play(entry)
  play({ atMs: untilMs, input: { type: 'tick' } })
  return events
}
