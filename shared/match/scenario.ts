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
 * Where the initial sequence numbers come from: `small` draws readable hundreds from the seed, `random` any 32-bit number, or they are fixed.
 */
export type IsnChoice = 'small' | 'random' | { readonly client: number; readonly server: number }

/** What the application above an end asks for. */
export type ScriptedCall =
  | { readonly type: 'open-active' }
  | { readonly type: 'open-passive' }
  | { readonly type: 'send'; readonly text: string; readonly urgent?: boolean }
  | { readonly type: 'receive'; readonly octets: number }
  | { readonly type: 'close' }
  | { readonly type: 'abort' }

/** What makes an application call. `afterMs` passes between the reason and the call. */
export type Trigger = { readonly afterMs: number } & (
  | { readonly when: 'start' }
  /** The end that makes the call has come to `state` (and owes no reply that completes it). */
  | { readonly when: 'state'; readonly state: State }
  /** The application above this end has been given `text` in all, or more. */
  | { readonly when: 'delivered'; readonly text: string }
  /** The peer's FIN was processed. */
  | { readonly when: 'peer-closed' }
  /** All that this end has sent is acknowledged. */
  | { readonly when: 'acknowledged' }
)

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

/** Something that the wire does to the n-th segment of a side (from 1), whatever chance says. */
export type WireAct =
  | { readonly type: 'lose'; readonly from: Side; readonly nth: number }
  | { readonly type: 'hold'; readonly from: Side; readonly nth: number; readonly forMs: number }
  | { readonly type: 'duplicate'; readonly from: Side; readonly nth: number; readonly afterMs: number }

export type Wire = { readonly client: Path; readonly server: Path; readonly acts: readonly WireAct[] }

/** The match is won when both ends are in these states, owe nothing, and every text that was sent has been delivered. */
export type Goal = {
  readonly client: State
  readonly server: State
  /** The scenario is about text that does not come across: it counts for nothing. */
  readonly textLost?: boolean
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
}

export type Language = 'en' | 'ko'
export type Localized = Readonly<Record<Language, string>>

export type ScenarioTexts = {
  readonly title: Localized
  /** Two or three sentences before the match: who wants what of whom. */
  readonly story: Localized
  /** What the match has shown, told afterwards. */
  readonly lesson: Localized
  readonly question: Localized
  readonly answer: Localized
}

export type Chapter = 'opening' | 'talking' | 'closing' | 'bad-wire' | 'ghosts' | 'crossing' | 'pressure' | 'strangers' | 'beyond'

export type Scenario = {
  readonly script: Script
  readonly chapter: Chapter
  /** Section of RFC 9293, or another RFC in full ("RFC 6528"). */
  readonly reference: string
  readonly assistance: Assistance
  readonly texts: ScenarioTexts
}
