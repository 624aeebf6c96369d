import type { Side } from '../../shared/tcp/tcb.ts'
import type { LadderSegment, MatchView } from '../../shared/view/match-view.ts'
import type { Unheard } from '../../shared/view/unheard.ts'
import type { ThemeName } from '../look/flags.ts'

type WhyDropped = NonNullable<LadderSegment['dropped']> | Unheard

/** The few words that the scene draws, in the player's language. Everything else that is read is DOM. */
export type LadderTexts = {
  readonly client: string
  readonly server: string
  readonly you: string
  /** Who plays each side; null where there is nobody to name. */
  readonly names: Readonly<Record<Side, string | null>>
  readonly lost: string
  readonly good: string
  readonly harmless: string
  readonly wrong: string
  /** Why a segment that arrived advanced nothing, in a word or two. */
  readonly dropped: (reason: WhyDropped) => string
}

export type LadderOptions = {
  readonly theme: ThemeName
  readonly reducedMotion: boolean
  readonly texts: LadderTexts
  /** Nothing comes any more: all of the match is to be seen at once, as far as it can be read so. */
  readonly isWhole: boolean
}

/**
 * The picture of a match: two machines, their lifelines, and the segments between them. It draws views and knows neither
 * rules nor sockets. `import('./main.ts')` exports `mountLadder: MountLadder`; it throws where there is nothing to draw on.
 */
export type LadderScene = {
  /** Makes the picture equal to the view at `nowMs` (the room's clock). Calling it twice changes nothing. Called once a frame. */
  readonly show: (view: MatchView, nowMs: number) => void
  /** So many CSS px more would have to be there for all of the ladder to be seen without scrolling, as of the last frame. */
  readonly hiddenPx: () => number
  /** Older things are looked at, as of the last frame: somebody has scrolled up, and is not taken along with what comes. */
  readonly isBehind: () => boolean
  /** Shows the newest, and follows it again. */
  readonly follow: () => void
  /** The browser has taken away what it draws on, and nothing is to be seen. It may be given back, and then goes on by itself. */
  readonly isLost: () => boolean
  /** The container is now this large, CSS px. */
  readonly resize: (width: number, height: number) => void
  readonly setTheme: (theme: ThemeName) => void
  readonly setReducedMotion: (reduced: boolean) => void
  readonly setTexts: (texts: LadderTexts) => void
  /** Removes the canvas and everything that belongs to it. */
  readonly destroy: () => void
}

/** Fills `parent` with the scene. The parent is positioned and keeps its own size; the canvas is hidden from assistive technology. */
export type MountLadder = (parent: HTMLElement, options: LadderOptions) => LadderScene
