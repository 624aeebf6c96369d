import type Phaser from 'phaser'
import type { MatchView } from '../../shared/view/match-view.ts'
import type { ThemeName } from '../look/flags.ts'
import { Atlas } from './atlas.ts'
import type { LadderTexts } from './contract.ts'
import { frameOf } from './frame.ts'
import { Labels } from './labels.ts'
import { Layer } from './layer.ts'
import { paintEffects, paintFog } from './paint-effects.ts'
import { paintArrows, paintHands, paintLifelines, paintNotes, paintNow } from './paint-ladder.ts'
import { paintHeader } from './paint-machines.ts'
import { colourNumber } from './pen.ts'
import type { Instant, Scenery } from './scenery.ts'
import { fogAt, sceneryOf } from './scenery.ts'

const SHEETS = ['lifelines', 'arrows', 'notes', 'labels', 'hands', 'now', 'fog', 'band', 'machines', 'effects', 'chips'] as const

/** The Phaser side of one size, theme and resolution: its textures and its layers, from back to front. */
export class Stage {
  readonly atlas: Atlas
  readonly labels: Labels
  readonly #scene: Phaser.Scene
  readonly #layers: Readonly<Record<(typeof SHEETS)[number], Layer>>
  readonly #grid: Phaser.GameObjects.TileSprite
  readonly #width: number
  readonly #height: number

  /** `ratio`: physical pixels for one CSS px. */
  constructor(scene: Phaser.Scene, theme: ThemeName, width: number, height: number, ratio: number, prefix: string) {
    this.#scene = scene
    this.#width = width
    this.#height = height
    // Shapes are turned and scaled: a little more than the screen shows keeps them crisp.
    const resolution = Math.max(2, ratio)
    this.atlas = new Atlas(scene.textures, theme, resolution, prefix)
    this.labels = new Labels(this.atlas)
    scene.cameras.main.setOrigin(0, 0).setZoom(ratio).setBackgroundColor(colourNumber(this.atlas.palette.paper))
    const grid = this.atlas.plate('grid')
    this.#grid = scene.add
      .tileSprite(0, 0, width / grid.unit, height / grid.unit, grid.key)
      .setOrigin(0, 0)
      .setScale(grid.unit)
    this.#layers = Object.fromEntries(SHEETS.map((name) => [name, new Layer(scene)])) as Record<(typeof SHEETS)[number], Layer>
  }

  /** What follows from a view for this size. */
  prepare(view: MatchView): Scenery {
    this.labels.prune()
    return sceneryOf(view, frameOf(this.#width, this.#height), this.labels)
  }

  /** Puts the whole picture of one moment down. */
  paint(scenery: Scenery, texts: LadderTexts, nowMs: number, still: boolean, scroll: number, behind: boolean): void {
    const layers = this.#layers
    const instant: Instant = {
      scenery,
      atlas: this.atlas,
      labels: this.labels,
      texts,
      nowMs,
      still,
      scroll,
      fog: fogAt(scenery, nowMs, still),
    }
    this.#grid.tilePositionY = scroll / this.#grid.scaleY
    for (const name of SHEETS) layers[name].begin()
    paintLifelines(layers.lifelines, instant)
    paintArrows(layers.arrows, layers.labels, instant)
    paintNotes(layers.notes, instant)
    paintHands(layers.hands, instant)
    paintNow(layers.now, instant)
    if (scenery.foggy !== null && instant.fog > 0) paintFog(layers.fog, instant, scenery.foggy)
    paintHeader(layers.band, layers.machines, instant)
    paintEffects(layers.effects, instant)
    if (behind) layers.chips.put(this.atlas.plate('newest'), scenery.frame.width / 2, scenery.frame.height - 26)
    for (const name of SHEETS) layers[name].end()
  }

  destroy(): void {
    for (const name of SHEETS) this.#layers[name].destroy()
    this.#grid.destroy()
    this.#scene.cameras.main.setZoom(1)
    this.atlas.destroy()
  }
}
