import { ofSide, SIDES } from '../tcp/sides.ts'
import { wantedAt } from './applications.ts'
import type { Conclusion } from './events.ts'
import { failureOf } from './failure.ts'
import type { End, Match } from './match.ts'
import { keepSilence } from './mistakes.ts'
import type { Play } from './play.ts'
import { emit, timeOf } from './play.ts'
import { resultOf } from './score.ts'

/** Ends the match if its goal is reached, or cannot be reached any more. */
export function checkGoal(play: Play): void {
  const { match } = play
  match.settledAtMs = isSettled(match) ? (match.settledAtMs ?? match.nowMs) : null
  if (isReached(match)) {
    endMatch(play, { outcome: 'goal' })
    return
  }
  const why = failureOf(match)
  if (why !== null) endMatch(play, { outcome: 'failed', why })
}

/** Ends the match. Waiting in TIME-WAIT with nothing left to do does not count. */
export function endMatch(play: Play, conclusion: Conclusion): void {
  const { match } = play
  for (const side of SIDES) keepSilence(play, side)
  const endedAtMs = conclusion.outcome === 'goal' ? (match.settledAtMs ?? match.nowMs) : match.nowMs
  const result = resultOf(match, conclusion, Math.max(0, endedAtMs - match.startsAtMs))
  match.phase = 'over'
  match.result = result
  emit(play, { atMs: timeOf(play), type: 'match-over', result })
}

/** Nothing is left to do but to wait in TIME-WAIT. */
function isSettled({ ends, flights, pendingCalls, pendingActors }: Match): boolean {
  return flights.length === 0 && pendingCalls.length === 0 && pendingActors.length === 0 && isAtRest(ends.client) && isAtRest(ends.server)
}

function isAtRest({ endpoint, knownSinceMs }: End): boolean {
  return knownSinceMs === null && (endpoint.tcb.state === 'TIME-WAIT' || endpoint.tcb.state === 'CLOSED')
}

/**
 * Both ends are where the goal wants them, and not because of a mistake; they owe nothing, no application wants anything more, no actor is
 * still to act, and all text has arrived.
 */
function isReached(match: Match): boolean {
  const { script, ends, flights, pendingCalls, pendingActors } = match
  if (pendingCalls.length > 0 || pendingActors.length > 0) return false
  for (const side of SIDES) {
    const { endpoint, knownSinceMs, delivered, isBrokenOff } = ofSide(ends, side)
    if (isBrokenOff) return false
    if (endpoint.tcb.state !== ofSide(script.goal, side) || endpoint.due.length > 0 || knownSinceMs !== null) return false
    if (!script.goal.textLost && delivered !== wantedAt(match, side)) return false
  }
  return script.actors === undefined || !flights.some(({ id }) => id.nth === 0)
}
