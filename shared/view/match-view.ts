import type { Controller, MatchResult, Score, Timers } from '../match/events.ts'
import type { MatchInput, Phase } from '../match/match.ts'
import type { Position } from '../match/position.ts'
import type { Assistance, Backlog, ScriptedCall, TableRule } from '../match/scenario.ts'
import type { MatchOptions } from '../match/step.ts'
import type { Ending, Timer } from '../tcp/input.ts'
import type { Rules } from '../tcp/rules.ts'
import type { DropReason, Side, State } from '../tcp/tcb.ts'
import type { Field, MisconceptionId, Purpose } from '../tcp/verdict.ts'

/** Who watches a match. Spectators and the organizer see both ends and the wire. */
export type Viewer = Side | 'spectator'

/** A segment as people read it and as it crosses the network. `window` and `urgent` are left out where they are 65535 and 0. */
export type WireSegment = {
  readonly flags: string
  readonly seq: number
  readonly ack: number
  readonly text: string
  readonly window?: number
  readonly urgent?: number
}

/** The variables of an end under the RFC's names; null where the state does not have them. */
export type TcbView = {
  readonly iss: number | null
  readonly sndUna: number | null
  readonly sndNxt: number | null
  readonly sndWnd: number | null
  readonly irs: number | null
  readonly rcvNxt: number | null
  readonly rcvWnd: number | null
  /** Text of the application that has not been sent yet, and text sent that is not acknowledged. */
  readonly unsent: string
  readonly unacknowledged: string
}

/** What is owed now, as guided assistance shows it: a segment that serves it, and the section of the RFC that asks for it. */
export type OwedView = { readonly purpose: Purpose; readonly segment: WireSegment; readonly section: string }

/** One end as its own player, or a spectator, sees it. */
export type EndView = {
  readonly state: State
  /** A reply that completes the change to `state` is still owed. */
  readonly inTransition: boolean
  /** The number that this end's TCP drew for its SYN; known to its player at every level of assistance. */
  readonly iss: number | null
  /** Null in expert assistance. */
  readonly tcb: TcbView | null
  /** What is owed: filled in guided assistance and for spectators. */
  readonly owed: readonly OwedView[]
  /** How many things are owed: 0 in expert assistance. */
  readonly owedCount: number
  readonly timers: Timers
}

/** An id within one view: `c1` the client's first segment, `s2` the server's second, `i3` the third that arrived here out of the fog. */
export type SegmentId = string

/** One segment of the ladder diagram. What the viewer may not know is null. */
export type LadderSegment = {
  readonly id: SegmentId
  readonly from: Side
  readonly segment: WireSegment
  readonly sentAtMs: number | null
  readonly arrivedAtMs: number | null
  /** For spectators: when it will land; null if it is unknown to the viewer or it will be lost. */
  readonly landsAtMs: number | null
  readonly lostAtMs: number | null
  readonly dropped: DropReason | null
  readonly injected: boolean
}

/** A segment as it is told: what is missing is null, or for `injected` false. See whole() in ladder.ts. */
export type SegmentNews = Pick<LadderSegment, 'id' | 'from' | 'segment'> & Partial<Omit<LadderSegment, 'id' | 'from' | 'segment'>>

/** The verdict as its player hears it; the referee's own solution is not in it. `expected` only in guided assistance. */
export type VerdictView =
  | { readonly grade: 'good' | 'harmless'; readonly purpose: Purpose; readonly section: string }
  | {
      readonly grade: 'wrong'
      readonly faults: readonly { readonly field: Field; readonly expected?: string; readonly section: string }[]
      readonly misconception: MisconceptionId | null
      readonly section: string
    }
  /** Raw table: nothing is said before the end. */
  | { readonly grade: 'unjudged' }

/** What is due and with which flags, and from the second hint on the whole segment. */
export type HintView = { readonly purpose: Purpose } & (
  | { readonly level: 1; readonly segment: Pick<WireSegment, 'flags'> }
  | { readonly level: 2; readonly segment: WireSegment }
)

/** One thing that a side has gone through, as everybody may know it when the match is over. */
export type HistoryEvent = { readonly atMs: number; readonly side: Side } & (
  | { readonly type: 'state'; readonly state: State }
  | { readonly type: 'call'; readonly call: ScriptedCall }
  /** `before`: how the connection stood when a wrong move was made. */
  | {
      readonly type: 'move'
      readonly segment: WireSegment
      readonly verdict: VerdictView
      readonly points: number
      readonly before?: MoveContext
    }
  /** A mistake of the other side was met as the RFC says, with the answer that was due or with silence. `dropped`: why it advanced nothing. */
  | {
      readonly type: 'met'
      readonly by: 'answer' | 'silence'
      readonly segment: WireSegment
      readonly dropped: DropReason | null
      readonly points: number
    }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'ended'; readonly how: Ending }
  | { readonly type: 'timer'; readonly timer: Timer }
)

/** Those of one type. */
export type HistoryEventOf<T extends HistoryEvent['type']> = Extract<HistoryEvent, { readonly type: T }>

/** Both ends, what was under way, and by which rules: all that it takes to find out what a wrong move would have broken. */
export type MoveContext = Position & { readonly rules: Rules }

/** What happened, as one kind of viewer may know it. MatchNews is how it crosses the network; fold() in fold.ts turns it into a MatchView. */
export type MatchViewEvent = { readonly atMs: number } & (
  | { readonly type: 'match-started' }
  | { readonly type: 'call-made'; readonly side: Side; readonly call: ScriptedCall }
  | {
      readonly type: 'move-judged'
      readonly side: Side
      readonly move: number
      readonly segment: WireSegment
      readonly verdict: VerdictView
      readonly points: number
      readonly score: Score | null
      /** The id of the segment if it left, else null. */
      readonly sent: SegmentId | null
    }
  /** To players `sent` of their `move-judged` says it; fold() writes it down all the same. */
  | { readonly type: 'segment-sent'; readonly segment: SegmentNews }
  | { readonly type: 'segment-lost'; readonly id: SegmentId }
  /** For a player the segment comes out of the fog whole; for a spectator `id` names one that was seen leaving. */
  | {
      readonly type: 'segment-arrived'
      readonly id: SegmentId
      readonly to: Side
      readonly segment: WireSegment
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
  | { readonly type: 'end-changed'; readonly side: Side; readonly end: EndView }
  | { readonly type: 'hint-given'; readonly side: Side; readonly hint: HintView; readonly score: Score | null }
  | { readonly type: 'controller-changed'; readonly side: Side; readonly controller: Controller }
  | { readonly type: 'match-paused' }
  | { readonly type: 'match-resumed' }
  | { readonly type: 'match-over'; readonly result: MatchResult }
)

/** The events of one type. */
export type MatchViewEventOf<T extends MatchViewEvent['type']> = Extract<MatchViewEvent, { readonly type: T }>

/**
 * All that it takes to play a match again that is over, besides its frame: what it began with, and what was done to it. That is far less than what came
 * of it, and whoever has it can find that out: see unveil.ts.
 */
export type Replay = Pick<MatchOptions, 'script' | 'controllers' | 'bot'> & {
  readonly seed: number
  /** RULES_VERSION of the room. */
  readonly rules: number
  readonly inputs: readonly ReplayInput[]
}

/** `atMs`: whole ms on the room's clock. */
export type ReplayInput = { readonly atMs: number } & (
  | (Omit<Extract<MatchInput, { readonly type: 'move' }>, 'segment'> & { readonly segment: WireSegment })
  | Exclude<MatchInput, { readonly type: 'move' | 'tick' }>
)

/** What of an end is not as it was told last; the first time, everything. `tcb` holds what has changed in it. */
export type EndNews = Partial<Omit<EndView, 'tcb'>> & { readonly tcb?: Partial<TcbView> | null }

/**
 * What happened, as it is told: of an end only what has changed (see news.ts), and with a match that is over how to play it again. In a class `replay`
 * is null there, and is told when the whole round is over: nothing has happened in the match then, and its log does not have it.
 */
export type MatchNews =
  | Exclude<MatchViewEvent, MatchViewEventOf<'end-changed' | 'match-over'>>
  | (Omit<MatchViewEventOf<'end-changed'>, 'end'> & { readonly end: EndNews })
  | (MatchViewEventOf<'match-over'> & { readonly replay?: Replay | null })
  | { readonly atMs: number; readonly type: 'fog-lifted'; readonly replay: Replay }

/** What never changes in a match, known to everybody. Who plays it may change: the room's view tells it, with their names. */
export type MatchFrame = {
  readonly match: number
  readonly viewer: Viewer
  readonly scenario: string
  readonly round: number
  readonly table: TableRule
  readonly assistance: Assistance
  readonly startsAtMs: number
  readonly parMs: number
  readonly mslMs: number
  readonly rtoMs: number
  /** Where the scenario has several legs: which of how many this is, from 1. */
  readonly leg?: { readonly number: number; readonly of: number }
  /** Where players decide when their applications close: how many texts each has to send first. */
  readonly playersClose?: Readonly<Record<Side, number>>
  /** Strangers' half-open connections at the server, where the scenario has them; see placesTaken() in shared/match/backlog.ts. */
  readonly backlog?: Backlog
  /** For players in expert assistance, where the match begins in the middle of a connection: what no segment of it tells them. */
  readonly given?: Given
}

/** What a TCP has learnt in a handshake that nobody has seen: its peer's first number, and the windows of both. */
export type Given = { readonly irs: number; readonly sndWnd: number; readonly rcvWnd: number }

/** One match as one viewer knows it: MatchFrame and all its MatchViewEvents so far, folded. */
export type MatchView = MatchFrame & {
  readonly phase: Phase
  /** Own end for a player, both for a spectator; null is fog. */
  readonly ends: Readonly<Record<Side, EndView | null>>
  readonly controllers: Readonly<Record<Side, Controller>>
  /** In the order in which the viewer came to know of them. */
  readonly ladder: readonly LadderSegment[]
  /** Ids of the segments that arrived at each end, oldest first: the inbox. */
  readonly inbox: Readonly<Record<Side, readonly SegmentId[]>>
  /** What the applications asked for, oldest first. */
  readonly calls: readonly { readonly side: Side; readonly call: ScriptedCall; readonly atMs: number }[]
  readonly delivered: Readonly<Record<Side, string>>
  readonly scores: Readonly<Record<Side, Score | null>>
  readonly lastVerdict: {
    readonly side: Side
    readonly move: number
    readonly segment: WireSegment
    readonly verdict: VerdictView
    readonly points: number
    readonly atMs: number
  } | null
  readonly hint: HintView | null
  /** What both sides have gone through; there when the fog is lifted, which whoever wants to see it does for themselves (see unveil.ts). */
  readonly history?: readonly HistoryEvent[]
  /** With this the fog can be lifted; null until the match is over. */
  readonly replay: Replay | null
  /** Everything in order, for the event log and the console. */
  readonly log: readonly MatchViewEvent[]
  readonly result: MatchResult | null
}
