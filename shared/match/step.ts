import { RFC_9293 } from '../tcp/rules.ts'
import { sendable } from '../tcp/sendable.ts'
import { ofSide, SIDES } from '../tcp/sides.ts'
import type { Side } from '../tcp/tcb.ts'
import { closeForPlayer } from './applications.ts'
import { bestOf } from './best.ts'
import type { Seed } from './chance.ts'
import { expectMove } from './end.ts'
import type { Controller, MatchEvent } from './events.ts'
import { endMatch } from './goal.ts'
import { nextHappening, playUntil, settle } from './happenings.ts'
import type { BotSkill, Match, MatchInput, MatchRefusal, Waiting } from './match.ts'
import { newEnd, startingEndpoints } from './opening.ts'
import type { Play } from './play.ts'
import { emit, playOf, setEnd, settleTold, tellEnd, timeOf } from './play.ts'
import { makeMove } from './referee.ts'
import type { Assistance, Script, TableRule } from './scenario.ts'
import { scoreHint } from './score.ts'
import { isRunning } from './timers.ts'

/** All that a match begins with. */
export type MatchOptions = {
  readonly script: Script
  readonly seed: Seed
  readonly table: TableRule
  readonly assistance: Assistance
  readonly controllers: Readonly<Record<Side, Controller>>
  /** When play begins, ms on the caller's clock. */
  readonly startsAtMs: number
  readonly bot: BotSkill
}

/** A match ends at this number of inputs: no conversation needs so many, and whoever comes to see the match has to be told all of them. */
export const INPUTS_IN_A_MATCH = 3_000

/** What came of an input. `refusal`: the input changed nothing at all, not even time has passed. */
export type MatchStep = { readonly match: Match; readonly events: readonly MatchEvent[]; readonly refusal?: MatchRefusal }

const NOBODY: Match['pendingActors'] = []
/** What waits for its trigger looks the same in every match: thousands of them share it. */
const UNTRIGGERED: readonly Waiting[] = Array.from({ length: 64 }, (_, index) => ({ index, dueAtMs: null }))

/** A match that is ready to begin. */
export function createMatch({ script, seed, table, assistance, controllers, startsAtMs, bot }: MatchOptions): Match {
  const rules = { ...RFC_9293, ...script.rules }
  const endpoints = startingEndpoints(script, seed, rules)
  return {
    script,
    seed,
    rules,
    table,
    assistance,
    phase: 'ready',
    startsAtMs,
    nowMs: 0,
    pausedMs: 0,
    ends: { client: newEnd(endpoints.client, controllers.client), server: newEnd(endpoints.server, controllers.server) },
    flights: [],
    pendingCalls: script.calls.map(untriggered),
    pendingActors: script.actors === undefined ? NOBODY : script.actors.map(untriggered),
    inputCount: 0,
    flightCount: 0,
    settledAtMs: null,
    bot,
    result: null,
  }
}

/**
 * Plays a match on to `atMs` (whole ms on the caller's clock, not before the last one) and then applies the input. Everything due until
 * then happens first, so that time may pass in one step or in many: match and events are the same.
 */
export function step(match: Match, input: MatchInput, atMs: number): MatchStep {
  const play = playOf(match)
  playUntil(play, atMs - match.pausedMs)
  settleTold(play)
  const refusal = apply(play, input, atMs)
  if (refusal !== null) return { match, events: [], refusal }
  if (input.type !== 'tick' && ++play.match.inputCount === INPUTS_IN_A_MATCH && play.match.phase !== 'over') abandon(play, atMs)
  settle(play)
  playUntil(play, play.match.nowMs)
  return { match: play.match, events: play.events }
}

function untriggered(_: unknown, index: number): Waiting {
  return UNTRIGGERED[index] ?? { index, dueAtMs: null }
}

/** When something will happen by itself, ms on the caller's clock; null: never, unless somebody does something. */
export function nextDueMs(match: Match): number | null {
  const next = nextHappening(match)
  return next === null ? null : Math.max(next.atMs, match.nowMs) + match.pausedMs
}

function apply(play: Play, input: MatchInput, atMs: number): MatchRefusal | null {
  const { match } = play
  if (input.type === 'tick') return null
  if (match.phase === 'over') return 'match-over'
  switch (input.type) {
    case 'move': {
      const refusal = refusalOf(match, input.side)
      if (refusal === null) makeMove(play, input.side, input)
      return refusal
    }
    case 'hint':
      return refusalOf(match, input.side) ?? giveHint(play, input.side)
    case 'close':
      return refusalOf(match, input.side) ?? (closeForPlayer(play, input.side) ? null : 'not-your-side')
    case 'control':
      return control(play, input.side, input.controller, atMs)
    case 'away':
      return goAway(play, input.side)
    case 'back':
      return comeBack(play, input.side)
    case 'pause':
      if (match.phase !== 'playing') return match.phase === 'ready' ? 'match-not-started' : 'match-paused'
      match.phase = 'paused'
      emit(play, { atMs: timeOf(play), type: 'match-paused' })
      return null
    case 'resume':
      return resume(play, atMs)
    case 'abandon':
      abandon(play, atMs)
      return null
  }
}

function abandon(play: Play, atMs: number): void {
  standStillUntil(play, atMs)
  endMatch(play, { outcome: 'abandoned' })
}

/** What happens in a pause happens at its own time on the caller's clock. */
function standStillUntil({ match }: Play, atMs: number): void {
  if (match.phase === 'paused') match.pausedMs = Math.max(match.pausedMs, atMs - match.nowMs)
}

function refusalOf(match: Match, side: Side): MatchRefusal | null {
  if (match.phase === 'ready') return 'match-not-started'
  if (match.phase === 'paused') return 'match-paused'
  return ofSide(match.ends, side).controller === 'person' ? null : 'not-your-side'
}

/** The first hint says what is due and with which flags, the second gives the whole segment. Asking again repeats it at no cost. */
function giveHint(play: Play, side: Side): MatchRefusal | null {
  const { match } = play
  const end = ofSide(match.ends, side)
  const best = bestOf(sendable(end.endpoint, match.rules))
  if (best === null) return 'nothing-to-hint'
  const level = end.hintsTaken === 0 ? 1 : 2
  if (end.hintsTaken < 2) {
    setEnd(play, side, { ...end, hintsTaken: level, score: scoreHint(end.score), told: end.told && scoreHint(end.told) })
  }
  const { score, told } = ofSide(match.ends, side)
  emit(play, {
    atMs: timeOf(play),
    type: 'hint-given',
    side,
    hint: { level, purpose: best.purpose, segment: best.segment },
    score: told ?? score,
  })
  return null
}

/** Somebody else plays this side from now on. A bot that takes over thinks first; what the player owed, it owes. */
function control(play: Play, side: Side, controller: Controller, atMs: number): null {
  const { match } = play
  const end = ofSide(match.ends, side)
  if (end.controller === controller) return null
  standStillUntil(play, atMs)
  setEnd(play, side, expectMove(match, side, { ...end, controller, botActsAtMs: null, past: [] }, 'outside'))
  emit(play, { atMs: timeOf(play), type: 'controller-changed', side, controller })
  return null
}

/** A player's view stands still from now on. */
function goAway(play: Play, side: Side): null {
  const { match } = play
  const end = ofSide(match.ends, side)
  if (end.awaySinceMs === null) setEnd(play, side, { ...end, awaySinceMs: match.nowMs })
  return null
}

/** What came while a player could not see it counts from now on. */
function comeBack(play: Play, side: Side): null {
  const { match } = play
  const end = ofSide(match.ends, side)
  const { awaySinceMs, knownSinceMs } = end
  if (awaySinceMs === null) return null
  const isNews = knownSinceMs !== null && knownSinceMs >= awaySinceMs
  setEnd(play, side, { ...end, awaySinceMs: null, knownSinceMs: isNews ? match.nowMs : knownSinceMs })
  return null
}

/** Goes on where the pause began: the match's own clock leaves out the time since. */
function resume(play: Play, atMs: number): null {
  const { match } = play
  if (match.phase !== 'paused') return null
  standStillUntil(play, atMs)
  match.phase = 'playing'
  emit(play, { atMs: timeOf(play), type: 'match-resumed' })
  for (const side of SIDES) {
    if (isRunning(ofSide(match.ends, side).timers)) tellEnd(play, side)
  }
  return null
}
