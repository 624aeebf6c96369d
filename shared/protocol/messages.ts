import type { Assistance, TableRule } from '../match/scenario.ts'
import type { MatchId, MemberId, RoomKind, RoomRefusal } from '../room/room.ts'
import type { Side } from '../tcp/tcb.ts'
import type { MatchNews, MatchView, Viewer, WireSegment } from '../view/match-view.ts'
import type { RoomView, RoomViewEvent } from '../view/room-view.ts'
import type { ScenarioDocument } from '../workshop/document.ts'

/** Sent by the client in the handshake's `auth`; the server refuses any other with `protocol-version`. */
export const PROTOCOL_VERSION = 4

/** Why the server refuses a message, or a connection, without asking a room. */
export type EdgeRefusal =
  | 'protocol-version'
  | 'malformed'
  | 'unknown-event'
  | 'too-fast'
  | 'too-large'
  | 'no-such-room'
  | 'no-such-scenario'
  | 'no-such-match'
  | 'stale-token'
  | 'not-seated'
  | 'already-seated'
  | 'too-many-rooms'
  | 'too-many-joins'
  | 'shutting-down'
  | 'internal'

/** Why a message was refused. The client has a text for each. */
export type RefusalCode = EdgeRefusal | RoomRefusal

/** What is refused has changed nothing. `field` and `expected` say what was wrong with a message that does not fit. */
export type Refusal = { readonly ok: false; readonly code: RefusalCode; readonly field?: string; readonly expected?: string }

/** What every message is answered with: done, with what there is to say of it, or refused. */
export type Answer<T extends object = object> = ({ readonly ok: true } & T) | Refusal

/** What a member keeps in order to come back. */
export type Ticket = { readonly code: string; readonly member: MemberId; readonly token: string }

/** Which events of a stream a returning member has seen. `epoch` changes with every start of the server, and with the delay of who watches. */
export type Seen = {
  readonly epoch: string
  readonly room: number
  /** `viewer`: as whom it was seen. */
  readonly match: { readonly match: MatchId; readonly version: number; readonly viewer?: Viewer } | null
}

/** Message bodies of what a browser may send. Each is acknowledged with an Answer. */
export type Requests = {
  'create-room': {
    readonly name: string
    readonly kind: RoomKind
    readonly scenario?: string
    /** A scenario of one's own in place of one of the catalogue. */
    readonly custom?: ScenarioDocument
    readonly assistance?: Assistance
    readonly side?: Side
  }
  /** Whether there is a room with this code. */
  'find-room': { readonly code: string }
  'join-room': { readonly code: string; readonly name: string; readonly role?: 'player' | 'spectator' }
  resume: { readonly code: string; readonly token: string; readonly seen?: Seen }
  /** `seat`: without a seat, the one to give up by its ticket. */
  leave: { readonly seat?: Pick<Ticket, 'code' | 'token'> }
  rename: { readonly name: string }
  'choose-role': { readonly role: 'player' | 'spectator' }
  'choose-side': { readonly side: Side | null }
  'swap-sides': Record<string, never>
  configure: {
    readonly scenario?: string
    readonly custom?: ScenarioDocument
    readonly assistance?: Assistance
    readonly table?: TableRule
    readonly botThinkMs?: number
    readonly botErrorPercent?: number
    readonly spectatorDelayMs?: number
    readonly swapSides?: boolean
  }
  lock: { readonly locked: boolean }
  ready: { readonly ready: boolean }
  start: Record<string, never>
  /** `move` counts the client's moves in this room from 1; sending the same number again applies nothing twice. */
  move: { readonly move: number; readonly segment: WireSegment }
  hint: Record<string, never>
  close: Record<string, never>
  pause: { readonly paused: boolean }
  'call-bot': Record<string, never>
  'end-match': Record<string, never>
  rematch: { readonly swap: boolean }
  'to-lobby': Record<string, never>
  remove: { readonly member: MemberId }
  /** Spectators and organizers: which match to look at. */
  watch: { readonly match: MatchId }
}

/** What a successful answer carries besides `ok`. Answers to moves and hints bring the events that they caused. */
export type Replies = { [E in keyof Requests]: object } & {
  'create-room': Ticket
  'join-room': Ticket
  resume: { readonly member: MemberId; readonly lastMove: number }
  move: { readonly events?: EventsMessage }
  hint: { readonly events?: EventsMessage }
}

/** A whole view; replaces what the browser has of that stream. `atMs` is the room's clock now. */
export type ViewMessage = { readonly epoch: string; readonly atMs: number; readonly version: number } & (
  | { readonly stream: 'room'; readonly view: RoomView }
  | { readonly stream: 'match'; readonly view: MatchView }
)

/** Events that follow version `version - events.length` and lead to `version` of that stream. */
export type EventsMessage = { readonly atMs: number; readonly version: number } & (
  | { readonly stream: 'room'; readonly events: readonly RoomViewEvent[] }
  | { readonly stream: 'match'; readonly match: MatchId; readonly events: readonly MatchNews[] }
)

/** Why the server unseats a socket: somebody removed the member, or the same member sits elsewhere now. */
export type UnseatedMessage = { readonly reason: 'removed' | 'replaced' }
