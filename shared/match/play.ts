import type { Side } from '../tcp/tcb.ts'
import type { MatchEvent } from './events.ts'
import type { End, Match } from './match.ts'
import { laterTimers } from './timers.ts'

export const SIDES: readonly Side[] = ['client', 'server']

type Changeable<T> = { -readonly [K in keyof T]: T[K] }

/** A match while one step() plays it: a copy of its own, and what has happened so far. No other function's match is touched. */
export type Play = { readonly match: Changeable<Match>; readonly events: MatchEvent[] }

/** Notes what has happened now, at timeOf(play). */
export function emit({ events }: Play, event: MatchEvent): void {
  events.push(event)
}

/** The present moment for those who watch: within the match time stands still in a pause, and their clock does not. */
export function timeOf({ match }: Play): number {
  return match.nowMs + match.pausedMs
}

/** Puts a changed end into its place. */
export function setEnd({ match }: Play, side: Side, end: End): void {
  match.ends = side === 'client' ? { client: end, server: match.ends.server } : { client: match.ends.client, server: end }
}

/** Tells how an end stands, its timers on the clock of those who watch. */
export function tellEnd(play: Play, side: Side): void {
  const { endpoint, timers } = play.match.ends[side]
  emit(play, { atMs: timeOf(play), type: 'end-changed', side, endpoint, timers: laterTimers(timers, play.match.pausedMs) })
}

export function otherSide(side: Side): Side {
  return side === 'client' ? 'server' : 'client'
}
