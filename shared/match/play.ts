import { withLast } from '../tcp/lists.ts'
import { ofSide, withSide } from '../tcp/sides.ts'
import type { Side } from '../tcp/tcb.ts'
import { isSent } from './cargo.ts'
import type { MatchEvent, MatchEventOf } from './events.ts'
import type { End, Flight, Match } from './match.ts'
import { laterTimers } from './timers.ts'

/** An immutable type while a value of it is being made. */
export type Changeable<T> = { -readonly [K in keyof T]: T[K] }

/**
 * A match while one step() plays it: a copy that may be changed, and what has happened so far. `told`: the last event that told how each end stands, as
 * long as a later one of the same moment may replace it.
 */
export type Play = {
  readonly match: Changeable<Match>
  readonly events: MatchEvent[]
  told: Readonly<Record<Side, MatchEventOf<'end-changed'> | null>>
}

const NOTHING_TOLD: Play['told'] = { client: null, server: null }

/** Begins one step(). */
export function playOf(match: Match): Play {
  return { match: { ...match }, events: [], told: NOTHING_TOLD }
}

/** Notes what has happened now, at timeOf(play). */
export function emit({ events }: Play, event: MatchEvent): void {
  events.push(event)
}

/** The present moment for those who watch: within the match time stands still in a pause, and their clock does not. */
export function timeOf({ match }: Play): number {
  return match.nowMs + match.pausedMs
}

/** A segment leaves; `injected`: nobody at this table has sent it. */
export function depart(play: Play, flight: Flight, injected: boolean): void {
  const { match } = play
  match.flights = withLast(match.flights, flight)
  match.flightCount++
  emit(play, {
    atMs: timeOf(play),
    type: 'segment-sent',
    flight: flight.id,
    segment: flight.segment,
    landsAtMs: flight.lost ? null : flight.landsAtMs + match.pausedMs,
    injected,
  })
}

/** What lets a segment go is ahead of it, by so much where both are as long under way, ms. */
const AHEAD_MS = 1

/** A segment has been sent, and what the wire held until then goes on its way behind it. */
export function letGo({ match }: Play): void {
  const isFreed = ({ held }: Flight) => held !== undefined && isSent(held.until, ofSide(match.ends, held.until.from).tally)
  if (!match.flights.some(isFreed)) return
  match.flights = match.flights.map((flight) => {
    const { held, ...free } = flight
    if (held === undefined || !isFreed(flight)) return flight
    return { ...free, landsAtMs: Math.min(flight.landsAtMs, match.nowMs + held.thenMs + AHEAD_MS) }
  })
}

/** Puts a changed end into its place. */
export function setEnd({ match }: Play, side: Side, end: End): void {
  match.ends = withSide(match.ends, side, end)
}

/**
 * Tells how an end stands, its timers on the clock of those who watch. What was told of it in the same moment is overtaken and taken back, unless
 * its state has changed since: states are told one by one.
 */
export function tellEnd(play: Play, side: Side): void {
  const { events, told } = play
  const { endpoint, timers } = ofSide(play.match.ends, side)
  const atMs = timeOf(play)
  const before = ofSide(told, side)
  if (before?.atMs === atMs && before.endpoint.tcb.state === endpoint.tcb.state) events.splice(events.lastIndexOf(before), 1)
  const event: MatchEventOf<'end-changed'> = { atMs, type: 'end-changed', side, endpoint, timers: laterTimers(timers, play.match.pausedMs) }
  play.told = withSide(told, side, event)
  events.push(event)
}

/** What has been told so far is not replaced any more: whether time has come here in one step or in many, the events are the same. */
export function settleTold(play: Play): void {
  play.told = NOTHING_TOLD
}
