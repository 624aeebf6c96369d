import type { MatchEvent, MatchResult } from '../match/events.ts'
import type { MatchEntry } from '../match/replay.ts'
import type { Series } from '../ports/series.ts'
import type { MatchId, Member, MemberId, Pairing, RoomPhase, Settings, Standing } from './room.ts'

/** A match of the room's books: who plays it, and what came of it; `result` is null while it is being played. */
export type Listing = Pairing & { readonly round: number; readonly scenario: string; readonly result: MatchResult | null }

/** Something that changed in the room itself. `member` is all of it: what others may know is decided in shared/view alone. */
export type RoomChange = { readonly atMs: number } & (
  | { readonly type: 'member-changed'; readonly member: Member } // also when somebody joins
  | { readonly type: 'member-left'; readonly member: MemberId }
  | { readonly type: 'settings-changed'; readonly settings: Settings }
  | { readonly type: 'lock-changed'; readonly locked: boolean }
  | { readonly type: 'phase-changed'; readonly phase: RoomPhase; readonly round: number; readonly startsAtMs: number | null }
  | { readonly type: 'match-listed'; readonly listing: Listing } // when it is made, when its players change and when its result is there
  | { readonly type: 'standings-changed'; readonly standings: readonly Standing[] }
  | { readonly type: 'series-changed'; readonly series: Series | null } // when a bout begins and when it is over
)

/** Something that happened inside one of the room's matches. */
export type MatchNews = { readonly type: 'match'; readonly match: MatchId; readonly event: MatchEvent }

/** Something was done to one of the room's matches, and it took it. Time alone does nothing to it. Nobody is told: news of the match tells what came of it. */
export type MatchDeed = MatchEntry & { readonly type: 'match-input'; readonly match: MatchId }

/** Everything that happens in a room, in the order in which it happens. */
export type RoomEvent = RoomChange | MatchDeed | MatchNews
