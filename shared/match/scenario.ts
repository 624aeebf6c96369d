import type { Rules } from '../tcp/rules.ts'
import type { Side, State } from '../tcp/tcb.ts'

/** How much of what an end owes is shown to its player. */
export type Assistance = 'guided' | 'standard' | 'expert'

/** Coached: a wrong move stays home and is explained, at a cost. Raw: it leaves as it is. */
export type TableRule = 'coached' | 'raw'

/** How an end stands when the match begins. */
export type StartingState =
  | { readonly state: 'CLOSED' }
  | { readonly state: 'LISTEN' }
  /** The handshake is done; the numbers are those of `Script.isn`. */
  | { readonly state: 'ESTABLISHED' }

/**
 * Where the initial sequence numbers come from: `small` draws readable hundreds from the seed, `random` any 32-bit number, or they are fixed;
 * then those of the next connection of the same ports are `step` higher (the same again without it), as anybody can guess.
 */
export type IsnChoice = 'small' | 'random' | { readonly client: number; readonly server: number; readonly step?: number }

/** What the application above an end asks for. */
export type ScriptedCall =
  | { readonly type: 'open-active' }
  | { readonly type: 'open-passive' }
  | { readonly type: 'send'; readonly text: string; readonly urgent?: boolean }
  | { readonly type: 'receive'; readonly octets: number }
  | { readonly type: 'close' }
  | { readonly type: 'abort' }
  /** Not the application's doing: the machine goes down. Its TCB is lost and nothing is sent; whatever comes is lost, too. */
  | { readonly type: 'crash' }
  /** The machine is up again and remembers nothing (§3.5.1). */
  | { readonly type: 'reboot' }

/** What makes an application call. `afterMs` passes between the reason and the call. */
export type Trigger = { readonly afterMs: number } & (
  | { readonly when: 'start' }
  /** The end has come to `state` (and owes no reply that completes it); with `incarnation`, in that connection of it, counted from 0. */
  | { readonly when: 'state'; readonly state: State; readonly incarnation?: number }
  /** The application above this end has been given `text` in all, or more. */
  | { readonly when: 'delivered'; readonly text: string }
  /** The peer's FIN was processed. */
  | { readonly when: 'peer-closed' }
  /** This end's TCP has sent `text` in all, or more: its player has, however long that took. */
  | { readonly when: 'sent'; readonly text: string }
  /** All that this end has sent is acknowledged. */
  | { readonly when: 'acknowledged' }
)

/** What an actor reckons a number from; what the end does not have counts as 0. Earlier: of the last connection between the same ports. */
export type Anchor = 'isn' | 'earlier-isn' | 'snd-nxt' | 'rcv-nxt'

/** A number that an actor writes: `plus` octets from an anchor (or from 0), and by chance up to `spread` more. */
export type Reckoning = { readonly plus?: number; readonly spread?: number } & (
  | { readonly from: 'zero' }
  | { readonly from: Anchor; readonly side: Side }
)

/**
 * Somebody on the network who is neither player: a ghost (a segment of an earlier connection that has wandered) or a stranger who pretends
 * to be one of the ends. It sends one segment, once, when its trigger comes about at the end that it watches.
 */
export type Actor = {
  readonly who: 'ghost' | 'stranger'
  /** Whose address the segment bears; it lands at the other end, after that path's delay. */
  readonly as: Side
  readonly watches: Side
  readonly trigger: Trigger
  readonly segment: { readonly flags: string; readonly seq: Reckoning; readonly ack?: Reckoning; readonly text?: string }
}

/**
 * Strangers' half-open connections at the listening end (RFC 4987), a model beside the connection that is played: since long before the start and
 * until `untilMs` one SYN comes every `everyMs`, takes a place if one is free, and never goes on. With `cookies` a SYN needs no place.
 */
export type Backlog = {
  readonly places: number
  readonly everyMs: number
  readonly untilMs: number
  /** How long a half-open connection keeps its place, ms. */
  readonly heldMs: number
  readonly cookies: boolean
}

/** A call that an application makes once, when its trigger has come about at its own end. */
export type ApplicationCall = { readonly side: Side; readonly call: ScriptedCall; readonly trigger: Trigger }

/** The network from one side to the other. Percentages are whole numbers from 0 to 100. */
export type Path = {
  readonly delayMs: number
  readonly jitterMs: number
  readonly lossPercent: number
  readonly duplicatePercent: number
  /** The share of segments that are held back by `reorderMs` so that later ones overtake them. */
  readonly reorderPercent: number
  readonly reorderMs: number
}

/** What a segment may carry; `ack`: an ACK that takes no number. Text and FIN may come in one. */
export type Cargo = 'syn' | 'fin' | 'text' | 'ack' | 'rst'

/** A side has sent its n-th segment (from 1) that carries `of`; mistakes of a raw table do not count. */
export type Sent = { readonly from: Side; readonly nth: number; readonly of: Cargo }

/**
 * Something that the wire does to the n-th segment of a side (from 1), whatever chance says. With `of` only those that carry it are
 * counted, and no mistakes of a raw table, so that what is meant is met whatever the players repeat or get wrong.
 */
export type WireAct = { readonly from: Side; readonly nth: number; readonly of?: Cargo } & (
  | { readonly type: 'lose' }
  /** With `until` it is let go as soon as that has been sent, however quick or slow the players are, and lands behind it where both are as long under way. */
  | { readonly type: 'hold'; readonly forMs: number; readonly until?: Sent }
  | { readonly type: 'duplicate'; readonly afterMs: number }
)

/** The network between the ends. */
export type Wire = { readonly client: Path; readonly server: Path; readonly acts: readonly WireAct[] }

/** The match is won when both ends are in these states, owe nothing, and every text that was sent has been delivered. */
export type Goal = {
  readonly client: State
  readonly server: State
  /** The scenario is about text that does not come across: it counts for nothing. */
  readonly textLost?: boolean
  /** What an end is to have been given where that is not what its peer has sent: the damage under a broken rule. */
  readonly delivered?: Readonly<Partial<Record<Side, string>>>
}

/** All that decides how a scenario plays: plain data, kept with every match that was played by it. */
export type Script = {
  readonly id: string
  readonly start: Readonly<Record<Side, StartingState>>
  readonly isn: IsnChoice
  /** Receive windows that the ends offer, octets. */
  readonly window: Readonly<Record<Side, number>>
  readonly calls: readonly ApplicationCall[]
  readonly wire: Wire
  readonly goal: Goal
  /** The time in which a good pair finishes, ms. Gold: within par; silver: 1.5 x; bronze: finished. */
  readonly parMs: number
  /** The game's maximum segment lifetime, ms; TIME-WAIT lasts twice as long. */
  readonly mslMs: number
  /** The first retransmission timeout, ms; it doubles with every expiry (RFC 6298 5.5). */
  readonly rtoMs: number
  readonly rules: Partial<Rules>
  /** Players may ask their application to close: who closes first is their decision. Whichever of its planned CLOSEs comes first counts. */
  readonly playersClose?: true
  /** Played as a best of five on the same seats, in which whoever closes first parks the connection's port: see shared/ports. */
  readonly parksPorts?: true
  /** Ghosts and strangers. */
  readonly actors?: readonly Actor[]
  readonly backlog?: Backlog
  /** A connection idle for so long makes its end probe whether the peer is still there (§3.8.4), ms; off by default. */
  readonly keepAliveMs?: Readonly<Partial<Record<Side, number>>>
  /** The application gives up when what it sent is unanswered for so long (§3.8.3), ms; never by default. */
  readonly userTimeoutMs?: number
  /** Which leg of its scenario this is, from 1; the next follows with the same luck. Absent: the scenario has but one. */
  readonly leg?: number
  readonly next?: Script
}

/** The languages of the game. */
export type Language = 'en' | 'ko'
/** A text in every language. */
export type Localized = Readonly<Record<Language, string>>

/** What people are told of a scenario. */
export type ScenarioTexts = {
  readonly title: Localized
  /** Two or three sentences before the match: who wants what of whom. */
  readonly story: Localized
  /** What the match has shown, told afterwards. */
  readonly lesson: Localized
  readonly question: Localized
  readonly answer: Localized
}

/** The parts of the teaching order. */
export type Chapter = 'opening' | 'talking' | 'closing' | 'bad-wire' | 'ghosts' | 'crossing' | 'pressure' | 'strangers' | 'beyond'

/** A script with what people are told of it. */
export type Scenario = {
  readonly script: Script
  readonly chapter: Chapter
  /** Section of RFC 9293, or another RFC in full ("RFC 6528"). */
  readonly reference: string
  readonly assistance: Assistance
  readonly texts: ScenarioTexts
  /** A word before each leg, where there are several: `script` and those that follow it by `next`. */
  readonly legs?: readonly Localized[]
}
