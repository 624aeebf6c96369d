import Phaser from 'phaser'
import type { MatchView } from '../../shared/view/match-view.ts'
import { playedMs } from '../../shared/view/pauses.ts'
import type { ThemeName } from '../look/flags.ts'
import type { LadderOptions, LadderScene, LadderTexts, MountLadder } from './contract.ts'
import { magnificationOf } from './frame.ts'
import { keepsForMs } from './rest.ts'
import type { Scenery } from './scenery.ts'
import { followingScroll } from './scenery.ts'
import { Scroll } from './scroll.ts'
import { Stage } from './stage.ts'

/** More pixels than this for one CSS px cost time and are not seen. */
const FINEST_RATIO = 2.5

/** What a picture depends on: if all of it is as it was, so is the picture; and time may go on for a moment where nothing moves. */
type Drawn = {
  readonly scenery: Scenery
  readonly shownMs: number
  readonly scrolled: number
  readonly behind: boolean
  readonly still: boolean
}

/** See MountLadder in contract.ts. */
export const mountLadder: MountLadder = (parent, options) => new Picture(parent, options)

/** The ladder in Phaser. The caller's frames are the only clock: Phaser's own loop stands still. */
class Picture implements LadderScene {
  readonly #parent: HTMLElement
  readonly #game: Phaser.Game
  readonly #scroll: Scroll
  #theme: ThemeName
  #texts: LadderTexts
  #isStill: boolean
  readonly #isWhole: boolean
  #width: number
  #height: number
  /** Null until Phaser is up, and when it is gone. */
  #scene: Phaser.Scene | null = null
  #stage: Stage | null = null
  #stagesMade = 0
  #scenery: Scenery | null = null
  #drawn: Drawn | null = null
  #last: { readonly view: MatchView; readonly nowMs: number } | null = null
  #hiddenPx = 0
  #isGone = false
  #isTakenAway = false

  constructor(parent: HTMLElement, { theme, texts, reducedMotion, isWhole }: LadderOptions) {
    this.#parent = parent
    this.#theme = theme
    this.#texts = texts
    this.#isStill = reducedMotion
    this.#isWhole = isWhole
    this.#width = Math.max(1, parent.clientWidth)
    this.#height = Math.max(1, parent.clientHeight)
    parent.style.visibility = 'hidden' // A canvas is black until it is drawn on.
    this.#game = startGame(parent, this.#width, this.#height, (scene) => this.#begin(scene))
    this.#scroll = new Scroll(parent)
  }

  show(view: MatchView, nowMs: number): void {
    if (this.#isGone) return
    const before = this.#last
    this.#last = { view, nowMs }
    if (this.#isWhole && (before?.view.ladder.length ?? 0) !== view.ladder.length) this.#scroll.begin()
    else if (before !== null && before.view.match !== view.match) this.#scroll.follow()
    if (this.#scene === null || this.#isTakenAway) return
    this.#stage ??= this.#newStage(this.#scene)
    if (this.#scenery?.given !== view) this.#scenery = this.#stage.prepare(view, this.#texts, this.#isWhole)
    this.#draw(this.#stage, this.#scenery, nowMs)
  }

  hiddenPx(): number {
    return this.#hiddenPx
  }

  isBehind(): boolean {
    return this.#scroll.behind
  }

  follow(): void {
    this.#scroll.follow()
  }

  isLost(): boolean {
    return this.#isTakenAway
  }

  resize(newWidth: number, newHeight: number): void {
    const [width, height] = [Math.max(1, Math.round(newWidth)), Math.max(1, Math.round(newHeight))]
    if (width === this.#width && height === this.#height) return
    this.#width = width
    this.#height = height
    this.#fill()
    this.#rebuild()
  }

  setTheme(theme: ThemeName): void {
    if (theme === this.#theme) return
    this.#theme = theme
    this.#rebuild()
  }

  setReducedMotion(reduced: boolean): void {
    this.#isStill = reduced
    this.#redraw()
  }

  setTexts(texts: LadderTexts): void {
    this.#texts = texts
    this.#scenery = null
    this.#redraw()
  }

  destroy(): void {
    this.#scroll.destroy()
    this.#isGone = true
    // Phaser cannot go before it has come.
    if (this.#scene !== null) this.#leave()
  }

  #begin(scene: Phaser.Scene): void {
    this.#game.loop.stop()
    if (this.#isGone) {
      this.#leave()
      return
    }
    this.#fill() // What was resized before Phaser was up, it did not hear of.
    this.#scene = scene
    this.#game.renderer.on(Phaser.Renderer.Events.LOSE_WEBGL, () => this.#takenAway(true))
    this.#game.renderer.on(Phaser.Renderer.Events.RESTORE_WEBGL, () => this.#takenAway(false))
    this.#redraw()
  }

  /** Phaser gives a canvas that is back all that it had. */
  #takenAway(isIt: boolean): void {
    this.#isTakenAway = isIt
    this.#drawn = null
    if (isIt) this.#parent.style.visibility = 'hidden'
  }

  #leave(): void {
    this.#last = null
    this.#stage = null
    this.#scene = null
    this.#game.destroy(true)
    // Phaser only notes that it is to go, and goes with its next step.
    this.#game.step(0, 0)
  }

  #newStage(scene: Phaser.Scene): Stage {
    const larger = this.#magnification()
    const prefix = `stage-${++this.#stagesMade}`
    return new Stage(scene, this.#theme, this.#width / larger, this.#height / larger, ratio() * larger, prefix)
  }

  #draw(stage: Stage, scenery: Scenery, nowMs: number): void {
    const larger = this.#magnification()
    const shownMs = playedMs(scenery.pauses, nowMs)
    this.#hiddenPx = followingScroll(scenery, shownMs) * larger
    const scrolled = this.#scroll.at(this.#hiddenPx) / larger
    const now: Drawn = { scenery, shownMs, scrolled, behind: this.#scroll.behind, still: this.#isStill }
    if (this.#drawn !== null && isAsGood(this.#drawn, now)) return
    this.#drawn = now
    stage.paint(scenery, this.#texts, shownMs, now.still, scrolled)
    this.#game.step(nowMs, 16)
    this.#parent.style.visibility = ''
  }

  #fill(): void {
    this.#game.scale.resize(Math.round(this.#width * ratio()), Math.round(this.#height * ratio()))
    this.#game.scale.setZoom(1 / ratio()) // Only this makes the canvas as large in CSS px as it is in its own.
  }

  /** Theme, size or resolution are others: everything is drawn anew, which needs nothing but the view. */
  #rebuild(): void {
    this.#stage?.destroy()
    this.#stage = null
    this.#scenery = null
    this.#redraw()
  }

  #redraw(): void {
    if (this.#last !== null && this.#scene !== null) this.show(this.#last.view, this.#last.nowMs)
  }

  #magnification(): number {
    return magnificationOf(this.#width, this.#height)
  }
}

/** True if nobody would see a difference between a picture that is there and the one that would be drawn now. */
function isAsGood(drawn: Drawn, now: Drawn): boolean {
  if (drawn.scenery !== now.scenery || drawn.still !== now.still || drawn.behind !== now.behind) return false
  // What somebody scrolls goes along with the finger; what time scrolls comes with the next picture.
  if (now.behind && drawn.scrolled !== now.scrolled) return false
  const age = now.shownMs - drawn.shownMs
  if (age === 0) return drawn.scrolled === now.scrolled
  return age > 0 && age < keepsForMs(now.scenery.restsFromMs, now.shownMs, now.still)
}

/** Physical pixels for one CSS px. */
function ratio(): number {
  return Math.min(FINEST_RATIO, Math.max(1, window.devicePixelRatio || 1))
}

/** Phaser with one empty scene, which `whenUp` is given some time later. */
function startGame(parent: HTMLElement, width: number, height: number, whenUp: (scene: Phaser.Scene) => void): Phaser.Game {
  return new Phaser.Game({
    type: Phaser.AUTO,
    parent,
    width: Math.round(width * ratio()),
    height: Math.round(height * ratio()),
    scale: { mode: Phaser.Scale.NONE, zoom: 1 / ratio() },
    banner: false,
    autoFocus: false,
    audio: { noAudio: true },
    input: { mouse: false, touch: false, keyboard: false, gamepad: false },
    render: { antialias: true, powerPreference: 'low-power', maxTextures: 1 },
    scene: {
      create(this: Phaser.Scene) {
        this.game.canvas.setAttribute('aria-hidden', 'true')
        // Phaser starts its loop after this; and nothing may be drawn from within its own step.
        queueMicrotask(() => whenUp(this))
      },
    },
  })
}
