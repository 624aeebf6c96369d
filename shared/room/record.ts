import type { MatchResult } from '../match/events.ts'
import type { MatchEntry } from '../match/replay.ts'
import type { Script } from '../match/scenario.ts'
import type { MatchOptions } from '../match/step.ts'
import type { MatchId, OwnScenario, Pairing, Room } from './room.ts'
import { RULES_VERSION } from './room.ts'

/**
 * What is kept of a finished match: what it began with, what was done to it and what came of it. That is enough to play it again under the same rules
 * (createMatch takes it as it is), and it is a few KB. Nobody's name or token is in it: `seats` are those at the beginning, members by their numbers.
 */
export type MatchRecord = MatchOptions &
  Pairing & {
    readonly code: string
    readonly round: number
    readonly rules: number
    readonly own: OwnScenario | null
    readonly result: MatchResult
    readonly inputs: readonly MatchEntry[]
  }

/**
 * The record of a match of the room, which is given as it was when the round had just begun. `inputs` are what was done to the match.
 * @throws RangeError if the room has no such match.
 */
export function recordOf(begun: Room, match: MatchId, inputs: readonly MatchEntry[], result: MatchResult): MatchRecord {
  const [opening, pairing] = [begun.matches[match - begun.firstMatch], begun.pairings[match - begun.firstMatch]]
  if (opening === undefined || pairing === undefined) throw new RangeError(`room ${begun.code} has no match ${match}`)
  const { seed, table, assistance, startsAtMs, bot, ends } = opening
  return {
    code: begun.code,
    ...pairing,
    round: begun.round,
    rules: RULES_VERSION,
    own: begun.settings.own,
    script: withoutFurtherLegs(opening.script),
    seed,
    table,
    assistance,
    controllers: { client: ends.client.controller, server: ends.server.controller },
    startsAtMs,
    bot,
    result,
    inputs,
  }
}

function withoutFurtherLegs(script: Script): Script {
  if (script.next === undefined) return script
  const { next: _, ...leg } = script
  return leg
}
