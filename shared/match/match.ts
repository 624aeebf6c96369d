import type { Rules } from '../tcp/rules.ts'
import type { Segment } from '../tcp/segment.ts'
import type { DropReason, Due, Endpoint, Side } from '../tcp/tcb.ts'
import type { Tally } from './cargo.ts'
import type { Seed } from './chance.ts'
import type { Controller, FlightId, MatchResult, Score, Timers } from './events.ts'
import type { Assistance, Script, TableRule } from './scenario.ts'
import type { Held } from './wire.ts'

/**
 * Where a segment stands in a row of answers: how many of them lie between it and the segment that began the row, which advanced nothing
 * or, on a raw table, was a mistake. `unpaid`: that one was a mistake or harmless, so answers to it earn nothing.
 */
export type Chain = { readonly answers: number; readonly unpaid: boolean }

/** A segment that the other end sent by mistake; `dropped` says why it advanced nothing, null if it did. */
export type Mistake = { readonly segment: Segment; readonly dropped: DropReason | null }

/** What an end owes only because of such a row. `opens`: its SYN,ACK. */
export type Answering = Chain & {
  readonly dues: readonly Due[]
  readonly opens: boolean
  /** Mistakes, oldest first; no two of them have the same answer. */
  readonly mistakes: readonly AnswerableMistake[]
}

/** A mistake, and what is due for it: whoever sends that is paid. Null: the SYN,ACK. */
export type AnswerableMistake = Mistake & { readonly due: Due | null }

/** A mistake that asks for no answer: since when its receiver rightly keeps silent, ms. */
export type Silence = Mistake & { readonly sinceMs: number }

/** A segment under way. `lost`: it vanishes at `landsAtMs`, half way. `order` breaks ties between those that land at the same moment. */
export type Flight = {
  readonly id: FlightId
  readonly segment: Segment
  readonly landsAtMs: number
  readonly order: number
  readonly lost: boolean
  /** The wire holds it, and lets it land sooner than at `landsAtMs` once that has been sent. */
  readonly held?: Held
  /** On a raw table: its sender's mistake. Of several copies of it only the first counts as one. */
  readonly isMistake?: true
  /** Nothing was to be reset: a connection that such a mistake ends is broken off. */
  readonly breaksOff?: true
  /** Nothing but an answer, or what has to be answered as a mistake. */
  readonly chain?: Chain
}

/**
 * How an end stood until `untilMs`, or what its player has sent since: a move that was right then is not wrong for what its player could not see yet.
 */
export type Past = (Standing & { readonly untilMs: number }) | { readonly sent: Segment }

/** How an end stands, and what is known of what it owes. */
export type Standing = Pick<End, 'endpoint' | 'knownSinceMs' | 'hintsTaken'>

/** One side of the table: its TCP, its application, its player and its books. */
export type End = {
  readonly endpoint: Endpoint
  readonly timers: Timers
  readonly controller: Controller
  /** When a bot will act next, ms; null while a person plays or nothing is to be done. */
  readonly botActsAtMs: number | null
  readonly score: Score
  /**
   * The books as the player hears of them until the end: there every answer is paid, as long as nobody can know whether what it answers was needed.
   * Null: they are the same.
   */
  readonly told: Score | null
  /** Since when the player does not see the table, ms; null: there is somebody who does. */
  readonly awaySinceMs: number | null
  /** When the player could first know of what is owed now, ms; null while nothing is owed. */
  readonly knownSinceMs: number | null
  /** Hints taken for what is owed now: 0, 1 or 2. */
  readonly hintsTaken: number
  /** How many segments have left this end: picks the draw of the wire (fair luck). */
  readonly sent: number
  /** How many of them carried what, mistakes left out; counted only where the wire has acts. */
  readonly tally: Tally
  /** Everything the application above has been given. */
  readonly delivered: string
  /** Everything the application above has sent. */
  readonly sentText: string
  readonly peerClosed: boolean
  /** How often the retransmission timer (or, before a closed window, the persist timer) has expired in a row. */
  readonly expiries: number
  /** How many of them the peer could have answered with something new: its machine was up, and its window not closed. */
  readonly unanswered: number
  /** Connections of this end so far, the present one included: each OPEN begins another. */
  readonly opens: number
  /** The machine has crashed and is not up again. */
  readonly isDown: boolean
  /** A mistake of the peer, a reset mostly, has ended its last connection: it is closed, and nobody has closed it. */
  readonly isBrokenOff: boolean
  /** What is owed here only because nothing advanced, or because of a mistake of the peer. */
  readonly answering: Answering | null
  /** A mistake of the peer to which silence is the right answer. */
  readonly silence: Silence | null
  /** How this end stood before what has just happened to it, oldest first; with what was sent meanwhile. */
  readonly past: readonly Past[]
}

/** A call or actor of the script, by its index there, and when it is due once it is triggered; null: it is not. */
export type Waiting = { readonly index: number; readonly dueAtMs: number | null }

/** `ready`: until it starts. */
export type Phase = 'ready' | 'playing' | 'paused' | 'over'

/**
 * One play of a script. Plain immutable data; times are whole ms on the clock of whoever runs it, less pauses.
 * See step() in step.ts for what may happen to it.
 */
export type Match = {
  readonly script: Script
  readonly seed: Seed
  /** The RFC's rules with what the script changes of them. */
  readonly rules: Rules
  readonly table: TableRule
  readonly assistance: Assistance
  readonly phase: Phase
  readonly startsAtMs: number
  /** The latest moment that has been played out. */
  readonly nowMs: number
  /** Ms by which the clock of the caller is ahead because of pauses. */
  readonly pausedMs: number
  readonly ends: Readonly<Record<Side, End>>
  readonly flights: readonly Flight[]
  /** Calls of the script that have not been made: index into script.calls, and when they are due once triggered. */
  readonly pendingCalls: readonly Waiting[]
  /** Actors of the script that have not acted, as pendingCalls. */
  readonly pendingActors: readonly Waiting[]
  /** Inputs so far, except ticks. */
  readonly inputCount: number
  /** Flights so far; breaks ties between those that land at the same moment. */
  readonly flightCount: number
  /** Since when only TIME-WAIT has kept the match going, ms: waiting is not counted against the par. Null while something is to be done. */
  readonly settledAtMs: number | null
  readonly bot: BotSkill
  readonly result: MatchResult | null
}

/** How a bot plays: thinking time and errors are drawn from the match's seed. */
export type BotSkill = { readonly thinkMs: number; readonly errorPercent: number }

/** Everything that can be done to a match. `side` is whose player does it. */
export type MatchInput =
  /** `rttMs` is the player's measured round trip, taken off the clock of the move (capped at 300). */
  | { readonly type: 'move'; readonly side: Side; readonly move: number; readonly segment: Segment; readonly rttMs: number }
  | { readonly type: 'hint'; readonly side: Side }
  /** A player has the application close, where the script leaves that to players; refused elsewhere, and when it has closed. */
  | { readonly type: 'close'; readonly side: Side }
  | { readonly type: 'control'; readonly side: Side; readonly controller: Controller }
  /** A player does not see the table any more, or sees it again. */
  | { readonly type: 'away' | 'back'; readonly side: Side }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  | { readonly type: 'abandon' }
  /** Nothing but time passing. Playing out the time in one step or in many gives the same match and the same events. */
  | { readonly type: 'tick' }

/** Why an input changed nothing. */
export type MatchRefusal = 'match-not-started' | 'match-paused' | 'match-over' | 'not-your-side' | 'nothing-to-hint'
