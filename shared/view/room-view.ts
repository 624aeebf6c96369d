import type { MatchResult } from '../match/events.ts'
import type { Assistance, TableRule } from '../match/scenario.ts'
import type { Ports } from '../ports/ports.ts'
import type { Series } from '../ports/series.ts'
import type { Listing, RoomChange } from '../room/events.ts'
import { listingOf } from '../room/listing.ts'
import type { MatchId, Member, MemberId, OwnScenario, Role, Room, RoomKind, RoomPhase, Seats, Settings, Standing } from '../room/room.ts'
import type { Side } from '../tcp/tcb.ts'

/** A member as the others know them. */
export type MemberView = {
  readonly id: MemberId
  readonly name: string
  readonly role: Role
  readonly connected: boolean
  readonly side: Side | null
  readonly ready: boolean
}

/** A player who has left. */
export type LeftView = Pick<MemberView, 'id' | 'name'>

/** What is played, and how. */
export type SettingsView = {
  readonly scenario: string
  /** What to tell of it where it is none of the catalogue; else absent. */
  readonly own?: OwnScenario & { readonly parMs: number }
  readonly assistance: Assistance
  readonly table: TableRule
  readonly botThinkMs: number
  readonly botErrorPercent: number
  readonly spectatorDelayMs: number
  readonly swapSides: boolean
}

/** A match in the room's books: who played it, and what came of it. */
export type MatchListing = {
  readonly match: MatchId
  readonly round: number
  readonly scenario: string
  readonly seats: Seats
  /** Null while it is being played. */
  readonly result: MatchResult | null
}

/** A line of the standings. */
export type StandingView = { readonly member: MemberId; readonly points: number; readonly matches: number; readonly golds: number }

/** A best of five about ports; who has closed first in the bout under way is its players' to find out. */
export type SeriesView = Ports & { readonly port: number; readonly clockMs: number }

/** What every member of a room knows of the room. Nothing in it says anything about the inside of a match under way. */
export type RoomView = {
  readonly code: string
  readonly kind: RoomKind
  readonly phase: RoomPhase
  readonly round: number
  readonly startsAtMs: number | null
  readonly members: readonly MemberView[]
  /** In order of joining: `matches` may name them. */
  readonly left: readonly LeftView[]
  readonly settings: SettingsView
  /** Nobody new comes in. */
  readonly locked: boolean
  /** Matches of the current round and results of the earlier ones. */
  readonly matches: readonly MatchListing[]
  readonly standings: readonly StandingView[]
  /** Where a best of five is played; else null. */
  readonly series: SeriesView | null
}

/** A change of the room as every member may know it; foldRoom() turns it into a RoomView. */
export type RoomViewEvent = { readonly atMs: number } & (
  | { readonly type: 'member-changed'; readonly member: MemberView } // also when somebody joins
  | { readonly type: 'member-left'; readonly member: MemberId }
  | { readonly type: 'settings-changed'; readonly settings: SettingsView }
  | { readonly type: 'lock-changed'; readonly locked: boolean }
  | { readonly type: 'phase-changed'; readonly phase: RoomPhase; readonly round: number; readonly startsAtMs: number | null }
  | { readonly type: 'match-listed'; readonly match: MatchListing } // also when its result is there
  | { readonly type: 'standings-changed'; readonly standings: readonly StandingView[] }
  | { readonly type: 'series-changed'; readonly series: SeriesView | null } // when a bout begins and when it is over
)

/** What every member may know of a room. */
export function roomView(room: Room): RoomView {
  const earlier = room.finished.filter(({ match }) => match < room.firstMatch).map(listingViewOf)
  const current = room.pairings.flatMap((pairing, index) => {
    const match = room.matches[index]
    return match === undefined ? [] : [listingViewOf(listingOf(room, pairing, match))]
  })
  return {
    code: room.code,
    kind: room.kind,
    phase: room.phase,
    round: room.round,
    startsAtMs: room.startsAtMs,
    members: room.members.filter((member) => !member.left).map(memberViewOf),
    left: room.members.filter(({ left, role }) => left && role === 'player').map(leftViewOf),
    settings: settingsViewOf(room.settings),
    locked: room.locked,
    matches: [...earlier.sort((a, b) => a.match - b.match), ...current],
    standings: room.standings.map(standingViewOf),
    series: seriesViewOf(room.series),
  }
}

/** What every member may know of a change of the room. */
export function roomViewEventOf(event: RoomChange): RoomViewEvent {
  const { atMs } = event
  switch (event.type) {
    case 'member-changed':
      return { atMs, type: 'member-changed', member: memberViewOf(event.member) }
    case 'member-left':
      return { atMs, type: 'member-left', member: event.member }
    case 'settings-changed':
      return { atMs, type: 'settings-changed', settings: settingsViewOf(event.settings) }
    case 'lock-changed':
      return { atMs, type: 'lock-changed', locked: event.locked }
    case 'phase-changed':
      return { atMs, type: 'phase-changed', phase: event.phase, round: event.round, startsAtMs: event.startsAtMs }
    case 'match-listed':
      return { atMs, type: 'match-listed', match: listingViewOf(event.listing) }
    case 'standings-changed':
      return { atMs, type: 'standings-changed', standings: event.standings.map(standingViewOf) }
    case 'series-changed':
      return { atMs, type: 'series-changed', series: seriesViewOf(event.series) }
  }
}

/** The view after one more event. Nothing of the view that was given changes. */
export function foldRoom(view: RoomView, event: RoomViewEvent): RoomView {
  switch (event.type) {
    case 'member-changed':
      return {
        ...view,
        members: placed(view.members, event.member, ({ id }) => id),
        left: view.left.filter(({ id }) => id !== event.member.id),
      }
    case 'member-left': {
      const members = view.members.filter(({ id }) => id !== event.member)
      const gone = view.members.filter(({ id, role }) => id === event.member && role === 'player').map(leftViewOf)
      const left = gone.length === 0 ? view.left : [...view.left, ...gone].sort((a, b) => a.id - b.id)
      return { ...view, members, left, standings: view.standings.filter(({ member }) => member !== event.member) }
    }
    case 'settings-changed':
      return { ...view, settings: event.settings }
    case 'lock-changed':
      return { ...view, locked: event.locked }
    case 'phase-changed':
      return { ...view, phase: event.phase, round: event.round, startsAtMs: event.startsAtMs }
    case 'match-listed':
      return { ...view, matches: placed(view.matches, event.match, ({ match }) => match) }
    case 'standings-changed':
      return { ...view, standings: event.standings }
    case 'series-changed':
      return { ...view, series: event.series }
  }
}

/** In the place of the one with the same number, or where its number belongs. */
function placed<T>(list: readonly T[], one: T, numberOf: (one: T) => number): readonly T[] {
  const at = list.findLastIndex((other) => numberOf(other) <= numberOf(one))
  const other = list[at]
  const isThere = other !== undefined && numberOf(other) === numberOf(one)
  return isThere ? list.with(at, one) : list.toSpliced(at + 1, 0, one)
}

function memberViewOf({ id, name, role, connected, side, ready }: Member): MemberView {
  return { id, name, role, connected, side, ready }
}

function leftViewOf({ id, name }: LeftView): LeftView {
  return { id, name }
}

function settingsViewOf({ script, own, assistance, table, bot, spectatorDelayMs, swapSides }: Settings): SettingsView {
  return {
    scenario: script.id,
    ...(own !== null && { own: { ...own, parMs: script.parMs } }),
    assistance,
    table,
    botThinkMs: bot.thinkMs,
    botErrorPercent: bot.errorPercent,
    spectatorDelayMs,
    swapSides,
  }
}

function listingViewOf({ match, round, scenario, seats, result }: Listing): MatchListing {
  return { match, round, scenario, seats, result }
}

function standingViewOf({ member, points, matches, golds }: Standing): StandingView {
  return { member, points, matches, golds }
}

function seriesViewOf(series: Series | null): SeriesView | null {
  if (series === null) return null
  const { ports, bouts, wins, winner } = series.game
  return { ports, bouts, wins, winner, port: series.port, clockMs: series.clockMs }
}
