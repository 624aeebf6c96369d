import type { MatchResult } from '../match/events.ts'
import type { Assistance, TableRule } from '../match/scenario.ts'
import type { MatchId, MemberId, Role, RoomKind, RoomPhase, Seat } from '../room/room.ts'
import type { Side } from '../tcp/tcb.ts'

export type MemberView = {
  readonly id: MemberId
  readonly name: string
  readonly role: Role
  readonly connected: boolean
  readonly side: Side | null
  readonly ready: boolean
}

export type SettingsView = {
  readonly scenario: string
  readonly assistance: Assistance
  readonly table: TableRule
  readonly botThinkMs: number
  readonly botErrorPercent: number
  readonly spectatorDelayMs: number
  readonly swapSides: boolean
}

export type MatchListing = {
  readonly match: MatchId
  readonly round: number
  readonly scenario: string
  readonly seats: Readonly<Record<Side, Seat>>
  /** Null while it is being played. */
  readonly result: MatchResult | null
}

export type StandingView = { readonly member: MemberId; readonly points: number; readonly matches: number; readonly golds: number }

/** What every member of a room knows of the room. Nothing in it says anything about the inside of a match under way. */
export type RoomView = {
  readonly code: string
  readonly kind: RoomKind
  readonly phase: RoomPhase
  readonly round: number
  readonly startsAtMs: number | null
  readonly members: readonly MemberView[]
  readonly settings: SettingsView
  /** Matches of the current round and results of the earlier ones. */
  readonly matches: readonly MatchListing[]
  readonly standings: readonly StandingView[]
}

export type RoomViewEvent = { readonly atMs: number } & (
  | { readonly type: 'member-changed'; readonly member: MemberView } // also when somebody joins
  | { readonly type: 'member-left'; readonly member: MemberId }
  | { readonly type: 'settings-changed'; readonly settings: SettingsView }
  | { readonly type: 'phase-changed'; readonly phase: RoomPhase; readonly round: number; readonly startsAtMs: number | null }
  | { readonly type: 'match-listed'; readonly match: MatchListing } // also when its result is there
  | { readonly type: 'standings-changed'; readonly standings: readonly StandingView[] }
)
