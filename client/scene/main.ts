import Phaser from 'phaser'
import type { MatchView } from '../../shared/view/match-view.ts'
import { playedMs } from '../../shared/view/pauses.ts'
import type { LadderScene, MountLadder } from './contract.ts'
import { magnificationOf } from './frame.ts'
import type { Scenery } from './scenery.ts'
import { followingScroll } from './scenery.ts'
import { Scroll } from './scroll.ts'
import { Stage } from './stage.ts'

/** More pixels than this for one CSS px cost time and are not seen. */
const FINEST_RATIO = 2.5

/** See MountLadder in contract.ts. The caller's frames are the only clock: Phaser's own loop stands still. */
export const mountLadder: MountLadder = (parent, options) => {
  let { theme, texts, reducedMotion } = options
  let [width, height] = [Math.max(1, parent.clientWidth), Math.max(1, parent.clientHeight)]
  let stage: Stage | null = null
  let scenery: Scenery | null = null
  let drawn: { scenery: Scenery; shownMs: number; scrolled: number; still: boolean } | null = null
  let stages = 0
  let gone = false
  let last: { view: MatchView; nowMs: number } | null = null
  let phaserScene: Phaser.Scene | null = null
  const ratio = (): number => Math.min(FINEST_RATIO, Math.max(1, window.devicePixelRatio || 1))

  parent.style.visibility = 'hidden' // A canvas is black until it is drawn on.
  const game = new Phaser.Game({
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
        game.canvas.setAttribute('aria-hidden', 'true')
        // Phaser starts its loop after this; and nothing may be drawn from within its own step.
        queueMicrotask(() => {
          game.loop.stop()
          if (gone) return leave()
          fill() // What was resized before Phaser was up, it did not hear of.
          phaserScene = this
          redraw()
        })
      },
    },
  })
  const scroll = new Scroll(parent)

  function fill(): void {
    game.scale.resize(Math.round(width * ratio()), Math.round(height * ratio()))
    game.scale.setZoom(1 / ratio()) // Only this makes the canvas as large in CSS px as it is in its own.
  }

  function leave(): void {
    last = null
    stage = null
    phaserScene = null
    game.destroy(true)
    // Phaser only notes that it is to go, and goes with its next step.
    game.step(0, 0)
  }

  /** Theme, size or resolution are others: everything is drawn anew, which needs nothing but the view. */
  function rebuild(): void {
    stage?.destroy()
    stage = null
    scenery = null
    redraw()
  }

  function redraw(): void {
    if (last && phaserScene) scene.show(last.view, last.nowMs)
  }

  const scene: LadderScene = {
    show(view, nowMs) {
      if (gone) return
      const before = last
      last = { view, nowMs }
      if ((before?.view.ladder.length ?? 0) !== view.ladder.length) scroll.follow()
      if (!phaserScene) return
      const larger = magnificationOf(width, height)
      stage ??= new Stage(phaserScene, theme, width / larger, height / larger, ratio() * larger, `stage-${++stages}`)
      if (scenery?.given !== view) scenery = stage.prepare(view, texts)
      const shownMs = playedMs(scenery.pauses, nowMs)
      const scrolled = scroll.at(followingScroll(scenery, shownMs) * larger) / larger
      if (drawn?.scenery === scenery && drawn.shownMs === shownMs && drawn.scrolled === scrolled && drawn.still === reducedMotion) return
      drawn = { scenery, shownMs, scrolled, still: reducedMotion }
      stage.paint(scenery, texts, shownMs, reducedMotion, scrolled, scroll.behind)
      game.step(nowMs, 16)
      parent.style.visibility = ''
    },
    resize(newWidth, newHeight) {
      const [w, h] = [Math.max(1, Math.round(newWidth)), Math.max(1, Math.round(newHeight))]
      if (w === width && h === height) return
      ;[width, height] = [w, h]
      fill()
      rebuild()
    },
    setTheme(newTheme) {
      if (newTheme === theme) return
      theme = newTheme
      rebuild()
    },
    setReducedMotion(reduced) {
      reducedMotion = reduced
      redraw()
    },
    setTexts(newTexts) {
      texts = newTexts
      scenery = null
      redraw()
    },
    destroy() {
      scroll.destroy()
      gone = true
      // Phaser cannot go before it has come.
      if (phaserScene) leave()
    },
  }
  return scene
}
