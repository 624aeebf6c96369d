import type { Seed } from '../match/chance.ts'
import type { MatchResult } from '../match/events.ts'
import type { BotSkill, Match } from '../match/match.ts'
import type { Assistance, Scenario, Script, TableRule } from '../match/scenario.ts'
import type { Series } from '../ports/series.ts'
import type { Segment } from '../tcp/segment.ts'
import type { Side } from '../tcp/tcb.ts'

/** Rises when the same inputs would play out differently. */
export const RULES_VERSION = 15

/** From the last "ready" to the first moment of play. */
export const COUNTDOWN_MS = 3000
/** Seats for players in a class, and seats for those who watch in any room. */
export const PLAYERS_IN_A_CLASS = 300
export const SPECTATORS_AT_MOST = 60
/** Members of a room, those who left included: the numbers of some who left are given away again when there are so many. */
export const MEMBERS_AT_MOST = 2000

/** A member's number in its room, from 0 in order of joining. Given away again only in a room of MEMBERS_AT_MOST, and only if its member has left without playing. */
export type MemberId = number
/** A match's number in its room, from 0, never used twice. */
export type MatchId = number

/** Players play, spectators watch; an organizer, of whom a class has one, decides what is played and when. */
export type Role = 'player' | 'spectator' | 'organizer'

/** duo: two friends; practice: one player and a bot; class: an organizer and many pairs. */
export type RoomKind = 'duo' | 'practice' | 'class'

/** Somebody who is in the room, or was. */
export type Member = {
  readonly id: MemberId
  readonly name: string
  readonly role: Role
  readonly connected: boolean
  /** The side that the member asked for, in a duo or in practice; null: either. */
  readonly side: Side | null
  readonly ready: boolean
  readonly left: boolean
  /** Hash of the token by which the member proves itself; never leaves the server. */
  readonly tokenHash: string
  /** The number of the last move that was applied: a re-sent move applies once. */
  readonly lastMove: number
}

/** What is told of a scenario that no catalogue knows: a member's own. */
export type OwnScenario = Pick<Scenario, 'reference' | 'assistance' | 'texts' | 'legs'>

/** What is played next, and how. Chosen between matches: a match under way goes on as it began. */
export type Settings = {
  readonly script: Script
  /** Null: the script is one of the catalogue. */
  readonly own: OwnScenario | null
  readonly assistance: Assistance
  readonly table: TableRule
  readonly bot: BotSkill
  readonly spectatorDelayMs: number
  /** In a class: each pair plays the scenario twice, with swapped sides. */
  readonly swapSides: boolean
}

/** A seat of a match: a member, or a bot. */
export type Seat = MemberId | 'bot'
/** Who sits on which side of a match, or is to sit there. */
export type Seats = Readonly<Record<Side, Seat>>
/** Who sits at a match. Seats change hands in a duo, when somebody takes the place of a player who has left. */
export type Pairing = { readonly match: MatchId; readonly seats: Seats }

/** Points are a member's own, over all finished matches of the room. */
export type Standing = { readonly member: MemberId; readonly points: number; readonly matches: number; readonly golds: number }

/** What remains of a finished match in the room's books. */
export type FinishedMatch = Pairing & {
  readonly round: number
  readonly scenario: string
  readonly seed: Seed
  readonly result: MatchResult
}

/** A round is counted down and played, and its result stays until the next one or the lobby. */
export type RoomPhase = 'lobby' | 'countdown' | 'playing' | 'result'

/** A room as it stands. Plain immutable data; times are whole ms on the room's clock. See step() in step.ts for what may happen to it. */
export type Room = {
  readonly code: string
  readonly kind: RoomKind
  /** All chance in the room follows from it; never leaves the server. */
  readonly seed: Seed
  /** The latest moment that has been played out. */
  readonly nowMs: number
  /** Indexed by MemberId. */
  readonly members: readonly Member[]
  readonly settings: Settings
  /** Nobody new comes in. */
  readonly locked: boolean
  readonly phase: RoomPhase
  /** Rounds begun so far; 0 before the first. */
  readonly round: number
  /** Which half of a pairing is played, all legs of a scenario in each: in the second the same pairs have swapped sides. 0 before the first round. */
  readonly half: 0 | 1 | 2
  /** When play begins, or has begun; null between matches. */
  readonly startsAtMs: number | null
  /** Matches of the current round; the first has the id `firstMatch`. */
  readonly firstMatch: MatchId
  readonly matches: readonly Match[]
  /** When each of `matches` will do something by itself; null: never. (In a list with Infinity V8 would box every number that is read.) */
  readonly matchesDueMs: readonly (number | null)[]
  /** Who sits at them, in the same order. */
  readonly pairings: readonly Pairing[]
  /** Every match that is over, those of the current round included, in the order in which they ended. */
  readonly finished: readonly FinishedMatch[]
  /** As they stood when the last round ended, best first; nobody who has left. */
  readonly standings: readonly Standing[]
  /** The best of five of which the current round is a bout, or the last round was one; null: none. */
  readonly series: Series | null
}

/** Everything that can be done to a room. `member` is who does it, found by the server from the socket, never from a message. */
export type RoomInput =
  | { readonly type: 'create'; readonly code: string; readonly kind: RoomKind; readonly seed: Seed; readonly settings: Settings }
  /** `role` null: whatever is free. The first to join a class is its organizer. */
  | { readonly type: 'join'; readonly name: string; readonly role: Role | null; readonly tokenHash: string }
  | { readonly type: 'rename'; readonly member: MemberId; readonly name: string }
  | { readonly type: 'connect'; readonly member: MemberId }
  | { readonly type: 'disconnect'; readonly member: MemberId }
  | { readonly type: 'leave'; readonly member: MemberId }
  /** An organizer removes somebody; in a duo its first member removes a spectator, or either a partner who is away between matches. */
  | { readonly type: 'remove'; readonly member: MemberId; readonly target: MemberId }
  | { readonly type: 'choose-role'; readonly member: MemberId; readonly role: 'player' | 'spectator' }
  | { readonly type: 'choose-side'; readonly member: MemberId; readonly side: Side | null }
  /** Both players of a duo change places: each now wishes for what the other has, or for what the other leaves. */
  | { readonly type: 'swap-sides'; readonly member: MemberId }
  | { readonly type: 'configure'; readonly member: MemberId; readonly settings: Partial<Settings> }
  /** Lets nobody new in, or everybody again; at any time. */
  | { readonly type: 'lock'; readonly member: MemberId; readonly locked: boolean }
  | { readonly type: 'ready'; readonly member: MemberId; readonly ready: boolean }
  /** Begins a round without waiting for readiness: organizer, or the player of a practice room. */
  | { readonly type: 'start'; readonly member: MemberId }
  | { readonly type: 'move'; readonly member: MemberId; readonly move: number; readonly segment: Segment; readonly rttMs: number }
  | { readonly type: 'hint'; readonly member: MemberId }
  /** Has the player's application close, where the script leaves that to players. */
  | { readonly type: 'close'; readonly member: MemberId }
  | { readonly type: 'pause'; readonly member: MemberId; readonly paused: boolean }
  /** A bot takes the partner's side, only while the partner is gone; a partner who comes back gets it back. */
  | { readonly type: 'call-bot'; readonly member: MemberId }
  /** A player whose partner is gone ends their match; an organizer ends all that are under way. */
  | { readonly type: 'end-match'; readonly member: MemberId }
  /** Ready for the scenario of the settings again, on the other side if `swap`. The partner agrees by `ready` or `rematch`. */
  | { readonly type: 'rematch'; readonly member: MemberId; readonly swap: boolean }
  | { readonly type: 'to-lobby'; readonly member: MemberId }
  | { readonly type: 'tick' }

/** The inputs of one type. */
export type InputOf<T extends RoomInput['type']> = Extract<RoomInput, { readonly type: T }>

/** Why an input changed nothing. Translated in the client; the same words cross the network. */
export type RoomRefusal =
  | 'room-full'
  | 'room-locked'
  | 'unknown-member'
  | 'not-allowed'
  | 'not-a-player'
  | 'wrong-phase'
  | 'no-match'
  | 'match-not-started'
  | 'match-paused'
  | 'match-over'
  | 'nothing-to-hint'
  | 'partner-present'
  | 'not-enough-players'
  | 'side-taken'
