import type { Seed } from '../match/chance.ts'
import type { MatchResult } from '../match/events.ts'
import type { BotSkill, Match } from '../match/match.ts'
import type { Assistance, Script, TableRule } from '../match/scenario.ts'
import type { Segment } from '../tcp/segment.ts'
import type { Side } from '../tcp/tcb.ts'

/** Rises when the same inputs would play out differently. */
export const RULES_VERSION = 1

/** A member's number in its room, from 0 in order of joining, never used twice. */
export type MemberId = number
/** A match's number in its room, from 0, never used twice. */
export type MatchId = number

export type Role = 'player' | 'spectator' | 'organizer'

/** duo: two friends; practice: one player and a bot; class: an organizer and many pairs. */
export type RoomKind = 'duo' | 'practice' | 'class'

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

export type Settings = {
  readonly script: Script
  readonly assistance: Assistance
  readonly table: TableRule
  readonly bot: BotSkill
  readonly spectatorDelayMs: number
  /** In a class: each pair plays the scenario twice, with swapped sides. */
  readonly swapSides: boolean
}

/** A seat of a match: a member, or a bot. */
export type Seat = MemberId | 'bot'
export type Pairing = { readonly match: MatchId; readonly seats: Readonly<Record<Side, Seat>> }

/** What remains of a finished match in the room's books. */
export type FinishedMatch = Pairing & { readonly round: number; readonly scenario: string; readonly seed: Seed; readonly result: MatchResult }

export type RoomPhase = 'lobby' | 'countdown' | 'playing' | 'result'

export type Room = {
  readonly code: string
  readonly kind: RoomKind
  readonly seed: Seed
  readonly nowMs: number
  /** Indexed by MemberId. */
  readonly members: readonly Member[]
  readonly settings: Settings
  readonly phase: RoomPhase
  /** Rounds begun so far; 0 before the first. */
  readonly round: number
  readonly startsAtMs: number | null
  /** Matches of the current round; the first has the id `firstMatch`. */
  readonly firstMatch: MatchId
  readonly matches: readonly Match[]
  readonly pairings: readonly Pairing[]
  readonly finished: readonly FinishedMatch[]
}

/** Everything that can be done to a room. `member` is who does it, found by the server from the socket, never from a message. */
export type RoomInput =
  | { readonly type: 'create'; readonly code: string; readonly kind: RoomKind; readonly seed: Seed; readonly settings: Settings }
  | { readonly type: 'join'; readonly name: string; readonly role: Role; readonly tokenHash: string }
  | { readonly type: 'rename'; readonly member: MemberId; readonly name: string }
  | { readonly type: 'connect'; readonly member: MemberId }
  | { readonly type: 'disconnect'; readonly member: MemberId }
  | { readonly type: 'leave'; readonly member: MemberId }
  /** An organizer removes somebody; in a duo its first member may remove a spectator. */
  | { readonly type: 'remove'; readonly member: MemberId; readonly target: MemberId }
  | { readonly type: 'choose-role'; readonly member: MemberId; readonly role: 'player' | 'spectator' }
  | { readonly type: 'choose-side'; readonly member: MemberId; readonly side: Side | null }
  | { readonly type: 'configure'; readonly member: MemberId; readonly settings: Partial<Settings> }
  | { readonly type: 'ready'; readonly member: MemberId; readonly ready: boolean }
  /** Begins a round without waiting for readiness: organizer, or the player of a practice room. */
  | { readonly type: 'start'; readonly member: MemberId }
  | { readonly type: 'move'; readonly member: MemberId; readonly move: number; readonly segment: Segment; readonly rttMs: number }
  | { readonly type: 'hint'; readonly member: MemberId }
  | { readonly type: 'pause'; readonly member: MemberId; readonly paused: boolean }
  /** A bot takes the partner's side (only while the partner is gone), or gives it back when the partner returns. */
  | { readonly type: 'call-bot'; readonly member: MemberId }
  | { readonly type: 'end-match'; readonly member: MemberId }
  /** Back to the same scenario with swapped sides; `settings` of `configure` choose another one first. Both must agree by `ready`. */
  | { readonly type: 'rematch'; readonly member: MemberId; readonly swap: boolean }
  | { readonly type: 'to-lobby'; readonly member: MemberId }
  | { readonly type: 'tick' }

/** Why an input changed nothing. Translated in the client; the same words cross the network. */
export type RoomRefusal =
  | 'room-full'
  | 'name-taken'
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
