import type Phaser from 'phaser'
import type { MatchView } from '../../shared/view/match-view.ts'
import type { ThemeName } from '../look/flags.ts'
import { Atlas } from './atlas.ts'
import type { LadderTexts } from './contract.ts'
import { bankOf, FOG_RESOLUTION, fogBankDrawing } from './fog-bank.ts'
import type { Frame } from './frame.ts'
import { frameOf } from './frame.ts'
import { Labels } from './labels.ts'
import { Layer } from './layer.ts'
import type { Plate } from './pages.ts'
import { Pages } from './pages.ts'
import { paintEffects } from './paint-effects.ts'
import { paintFog } from './paint-fog.ts'
import { paintArrows, paintHands, paintLifelines, paintNotes, paintNow, paintPaper } from './paint-ladder.ts'
import { paintHeader, paintNames } from './paint-machines.ts'
import { colourNumber } from './pen.ts'
import type { Instant, Scenery } from './scenery.ts'
import { fogAt, sceneryOf } from './scenery.ts'

const SHEETS = [
  'paper',
  'lifelines',
  'arrows',
  'notes',
  'labels',
  'hands',
  'now',
  'fog',
  'band',
  'machines',
  'mist',
  'names',
  'effects',
] as const
type SheetName = (typeof SHEETS)[number]
/** Labels come one by one: small pages are quickly handed over. */
const LABEL_PAGE: readonly [number, number] = [512, 128]

/** The Phaser side of one size, theme and resolution: its textures and its layers, from back to front. */
export class Stage {
  readonly atlas: Atlas
  readonly labels: Labels
  readonly #scene: Phaser.Scene
  readonly #layers: Readonly<Record<SheetName, Layer>>
  readonly #pages: Pages
  readonly #frame: Frame
  readonly #fogPages: Pages
  /** Null until there is fog to be seen. */
  #fogPlate: Plate | null = null

  /** `ratio`: physical pixels for one CSS px. */
  constructor(scene: Phaser.Scene, theme: ThemeName, width: number, height: number, ratio: number, prefix: string) {
    this.#scene = scene
    this.#frame = frameOf(width, height)
    // Shapes are turned and scaled: a little more than the screen shows keeps them crisp.
    const resolution = Math.max(2, ratio)
    this.atlas = new Atlas(scene.textures, theme, resolution, prefix)
    const { palette } = this.atlas
    this.#pages = new Pages(scene.textures, palette, `${prefix}/labels`, LABEL_PAGE[0] * resolution, LABEL_PAGE[1] * resolution, resolution)
    this.#fogPages = new Pages(scene.textures, palette, `${prefix}/fog`, 1, 1, FOG_RESOLUTION)
    this.labels = new Labels(this.#pages, theme)
    scene.cameras.main.setOrigin(0, 0).setZoom(ratio).setBackgroundColor(colourNumber(palette.paper))
    this.#layers = Object.fromEntries(SHEETS.map((name) => [name, new Layer(scene)])) as Record<SheetName, Layer>
  }

  /** What follows from a view for this size; `isWhole` as in LadderOptions. */
  prepare(view: MatchView, texts: LadderTexts, isWhole: boolean): Scenery {
    this.labels.prune()
    return sceneryOf(view, this.#frame, this.labels, texts, isWhole)
  }

  /** Puts the whole picture of one moment down. */
  paint(scenery: Scenery, texts: LadderTexts, nowMs: number, still: boolean, scroll: number): void {
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
    for (const name of SHEETS) layers[name].begin()
    paintPaper(layers.paper, instant)
    paintLifelines(layers.lifelines, instant)
    paintArrows(layers.arrows, layers.labels, instant)
    paintNotes(layers.notes, instant)
    paintHands(layers.hands, instant)
    paintNow(layers.now, instant)
    if (scenery.foggy !== null && instant.fog > 0) paintFog(layers.fog, layers.mist, instant, scenery.foggy, this.#fog())
    paintHeader(layers.band, layers.machines, instant)
    paintNames(layers.names, instant)
    paintEffects(layers.effects, instant)
    for (const name of SHEETS) layers[name].end()
    this.labels.flush()
  }

  destroy(): void {
    for (const name of SHEETS) this.#layers[name].destroy()
    this.#pages.clear()
    this.#fogPages.clear()
    this.#scene.cameras.main.setZoom(1)
    this.atlas.destroy()
  }

  #fog(): Plate {
    if (this.#fogPlate !== null) return this.#fogPlate
    const plate = this.#fogPages.add('bank', fogBankDrawing(bankOf(this.#frame, 'server')))
    this.#fogPages.flush()
    this.#fogPlate = plate
    return plate
  }
}
