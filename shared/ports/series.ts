import type { MatchEvent, MatchResult, Score } from '../match/events.ts'
import type { Script } from '../match/scenario.ts'
import { otherSide } from '../tcp/sides.ts'
import type { Side } from '../tcp/tcb.ts'
import type { Closer } from './bout.ts'
import { closerIn } from './bout.ts'
import type { Ports } from './ports.ts'
import { afterBout, afterWalkover, newPorts, openingAt, PORT_NUMBERS, parkedBy } from './ports.ts'

/** A best of five as it stands, with the bout that is being played. */
export type Series = {
  readonly game: Ports
  /** Game time, ms: the length of all bouts before the one under way. It stands still while nobody plays. */
  readonly clockMs: number
  /** The port of the bout under way, or of the last one. */
  readonly port: number
  /** Who has closed first in the bout under way. */
  readonly closer: Closer
}

/** A bot that has parked no more ports than the other side closes as soon as this is over. */
const BOT_PATIENCE_MS = 8_000
const MOVES = 5

/** A series of which no bout has begun. */
export const newSeries: Series = { game: newPorts(), clockMs: 0, port: PORT_NUMBERS[0], closer: 'nobody' }

/**
 * The series as its next bout begins, on the first port that is free. Where none is free and nobody has parked more, time passes until one is.
 * @throws RangeError if no bout is left to be played.
 */
export function boutBegins(series: Series): Series {
  const opening = openingAt(series.game, series.clockMs)
  if (opening.type === 'wait') return boutBegins({ ...series, clockMs: opening.untilMs })
  const port = opening.type === 'choose' ? opening.ports[0] : undefined
  if (port === undefined) throw new RangeError(`no bout is left to be played: ${opening.type}`)
  return { ...series, port, closer: 'nobody' }
}

/** The series after something has happened in the bout. */
export function boutGoesOn(series: Series, events: readonly MatchEvent[]): Series {
  const closer = closerIn(events)
  if (closer === 'nobody' || closer === series.closer) return series
  return { ...series, closer: series.closer === 'nobody' ? closer : 'both' }
}

/** The series after its bout. One that was given up is played again; a last one for which no port is left is decided at once. */
export function boutEnds(series: Series, { outcome, scores, durationMs }: MatchResult): Series {
  const { port, closer } = series
  const clockMs = series.clockMs + durationMs
  if (outcome === 'abandoned') return { ...series, clockMs }
  const points = { client: pointsOf(scores.client), server: pointsOf(scores.server) }
  const game = afterBout(series.game, { port, closer, points, atMs: clockMs })
  return { ...series, clockMs, game: openingAt(game, clockMs).type === 'walkover' ? afterWalkover(game, clockMs) : game }
}

/** The sides have not equally many moves to make: what counts is an average good one, times MOVES. */
function pointsOf({ points, good }: Score): number {
  return good === 0 ? 0 : Math.round((points / good) * MOVES)
}

/** The script of a bout in which these sides are played by bots: they decide, too, whether to close first. */
export function withBots(script: Script, { game, clockMs }: Series, bots: readonly Side[]): Script {
  return withHurried(
    script,
    bots.filter((side) => parkedBy(game, side, clockMs) <= parkedBy(game, otherSide(side), clockMs)),
  )
}

/** True if it was this script that was played with these bots, in whatever hurry they were. */
export function isPlayedOf(script: Script, played: Script, bots: readonly Side[]): boolean {
  const content = JSON.stringify(played)
  return [script, withHurried(script, bots)].some((known) => JSON.stringify(known) === content)
}

function withHurried(script: Script, sides: readonly Side[]): Script {
  const calls = script.calls.map((planned) => {
    const { side, call, trigger } = planned
    const isPatience = call.type === 'close' && trigger.when === 'delivered' && sides.includes(side)
    return isPatience ? { ...planned, trigger: { ...trigger, afterMs: BOT_PATIENCE_MS } } : planned
  })
  return { ...script, calls }
}
