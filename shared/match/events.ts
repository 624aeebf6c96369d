import type { Ending, Timer } from '../tcp/input.ts'
import type { Segment } from '../tcp/segment.ts'
import type { DropReason, Endpoint, Side } from '../tcp/tcb.ts'
import type { Purpose, Verdict } from '../tcp/verdict.ts'
import type { ScriptedCall } from './scenario.ts'

/**
 * The n-th segment that a side sent, from 1; `copy` 1, 2 ... are doubles made by the wire. Those that bear its address and that it never
 * sent have `nth` 0, and `copy` counts them.
 */
export type FlightId = { readonly from: Side; readonly nth: number; readonly copy: number }

/** Who acts for a side. */
export type Controller = 'person' | 'bot'

/** The timers of one end that its player may see; ms on the match's clock, null when not running. */
export type Timers = {
  readonly retransmission: (Running & { readonly expiries: number }) | null
  readonly timeWait: Running | null
  /** Runs before a closed window, until it is time for a probe (§3.8.6.1); absent otherwise. */
  readonly persist?: Running & { readonly expiries: number }
  /** Runs while the connection is idle, where the scenario wants it (§3.8.4). */
  readonly keepAlive?: Running
  /** Runs while something is unanswered, where the scenario wants it (§3.8.3). */
  readonly user?: Running
}

/** A timer that runs; ms on the clock of the match. */
export type Running = { readonly startedAtMs: number; readonly expiresAtMs: number }

/** The books of one side. */
export type Score = {
  readonly points: number
  /** Good moves in a row. */
  readonly streak: number
  /** What the next good move is multiplied by: 1 to 2. */
  readonly multiplier: number
  readonly good: number
  readonly harmless: number
  readonly wrong: number
  readonly hints: number
}

/** For the time that a pair took, against the par of the script. */
export type Medal = 'gold' | 'silver' | 'bronze'

/** Why a goal is out of reach. */
export type Failure =
  /** Both ends answer each other's segments with ACKs, and would for ever (§3.10.7.4 sets no limit; RFC 5961 §7 does). */
  | 'ack-war'
  /** The ends believe different things of what was sent, and can never agree again. */
  | 'disagreement'
  /** So often in a row nothing came back that an application would have given up (§3.8.3). */
  | 'given-up'
  /** The peer's window has stayed closed, and nobody is going to read there (§3.8.6.1). */
  | 'shut-window'
  /** Neither end has a connection any more, and nobody opens another. */
  | 'connection-gone'
  /** One end has a connection and the other has none, and no segment will ever tell it so (§3.5.1). */
  | 'half-open'
  /** Both have a connection, and nobody owes anything: nothing is under way, no timer runs. */
  | 'dead-end'

/** How a match ends. */
export type Conclusion =
  /** The goal was reached. */
  | { readonly outcome: 'goal' }
  /** It was given up. */
  | { readonly outcome: 'abandoned' }
  /** The goal is out of reach for good. */
  | { readonly outcome: 'failed'; readonly why: Failure }

/** What came of a match. */
export type MatchResult = Conclusion & {
  /** Null unless the goal was reached, and where that is the damage that a broken rule does. */
  readonly medal: Medal | null
  /** From the start to the goal without pauses, ms. */
  readonly durationMs: number
  readonly parMs: number
  readonly scores: Readonly<Record<Side, Score>>
  readonly teamPoints: number
}

/** How a hint helps: first what is due and with which flags, then the whole segment. */
export type Hint = { readonly level: 1 | 2; readonly purpose: Purpose; readonly segment: Segment }

/** Everything that happens in a match, in the order in which it happens. Who may know of it is decided in shared/view alone. */
export type MatchEvent = { readonly atMs: number } & (
  | { readonly type: 'match-started' }
  /** The application above a side asked for something: the player's task. */
  | { readonly type: 'call-made'; readonly side: Side; readonly call: ScriptedCall }
  /**
   * A move was judged. `flight` is null if it stayed home. `move` is the client-made number, 0 for a bot. `told`: what its player hears of points and
   * books until the end, where that is something else; see `told` of End.
   */
  | {
      readonly type: 'move-judged'
      readonly side: Side
      readonly move: number
      readonly segment: Segment
      readonly verdict: Verdict
      readonly points: number
      readonly score: Score
      readonly told?: { readonly points: number; readonly score: Score }
      readonly flight: FlightId | null
    }
  /** A segment is on its way. `landsAtMs` null: the wire will lose it. `injected`: no player sent it. */
  | {
      readonly type: 'segment-sent'
      readonly flight: FlightId
      readonly segment: Segment
      readonly landsAtMs: number | null
      readonly injected: boolean
    }
  | { readonly type: 'segment-lost'; readonly flight: FlightId }
  /** `dropped` says why it advanced nothing; null if it did. */
  | {
      readonly type: 'segment-arrived'
      readonly flight: FlightId
      readonly to: Side
      readonly segment: Segment
      readonly dropped: DropReason | null
    }
  | { readonly type: 'text-delivered'; readonly side: Side; readonly text: string }
  | { readonly type: 'peer-closed'; readonly side: Side }
  | { readonly type: 'connection-ended'; readonly side: Side; readonly how: Ending }
  | {
      readonly type: 'timer-expired'
      readonly side: Side
      readonly timer: Timer
    }
  /** The variables, dues or timers of an end are now these. One event for all that moved it in one moment, or one for each state. */
  | { readonly type: 'end-changed'; readonly side: Side; readonly endpoint: Endpoint; readonly timers: Timers }
  /** A side is paid for having met a mistake of the other as the RFC says: with the answer that was due, or with silence. */
  | {
      readonly type: 'mistake-met'
      readonly side: Side
      readonly by: 'answer' | 'silence'
      /** The mistake. `dropped` says why it advanced nothing; null if it did. */
      readonly segment: Segment
      readonly dropped: DropReason | null
      readonly points: number
      readonly score: Score
    }
  /** `score` as the player hears of it; see `told` of End. */
  | { readonly type: 'hint-given'; readonly side: Side; readonly hint: Hint; readonly score: Score }
  | { readonly type: 'controller-changed'; readonly side: Side; readonly controller: Controller }
  | { readonly type: 'match-paused' }
  | { readonly type: 'match-resumed' }
  | { readonly type: 'match-over'; readonly result: MatchResult }
)

/** The events of one type. */
export type MatchEventOf<T extends MatchEvent['type']> = Extract<MatchEvent, { readonly type: T }>
