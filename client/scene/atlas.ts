import type Phaser from 'phaser'
import type { ThemeName } from '../look/flags.ts'
import { FLAG_NAMES, FLAGS } from '../look/flags.ts'
import type { Palette } from '../look/palette.ts'
import { PALETTES } from '../look/palette.ts'
import { MACHINE_DRAWINGS } from './drawings-machines.ts'
import { arrowheadDrawing, confettiDrawing, fogDrawing, handDrawing, strokeDrawing, WIRE_DRAWINGS } from './drawings-wire.ts'
import type { Drawing } from './pen.ts'
import { faded } from './pen.ts'

type TextureManager = Phaser.Textures.TextureManager

/** A drawing as a texture. `unit` scales it to its own units; the anchor is where it is held. */
export type Plate = {
  readonly key: string
  readonly unit: number
  readonly anchor: readonly [number, number]
  readonly width: number
  readonly height: number
}

/**
 * All drawings of one theme as textures of the screen's resolution. Vector shapes are drawn once, when first asked for, and
 * are images from then on: a frame costs no more than placing them.
 */
export class Atlas {
  readonly palette: Palette
  readonly theme: ThemeName
  readonly #textures: TextureManager
  readonly #resolution: number
  readonly #prefix: string
  readonly #drawings: ReadonlyMap<string, Drawing>
  readonly #plates = new Map<string, Plate>()

  /** `resolution`: texture pixels for one unit of a drawing. `prefix` keeps the textures of two atlases apart. */
  constructor(textures: TextureManager, theme: ThemeName, resolution: number, prefix: string) {
    this.#textures = textures
    this.theme = theme
    this.palette = PALETTES[theme]
    this.#resolution = resolution
    this.#prefix = prefix
    this.#drawings = drawingsOf(theme, this.palette)
  }

  /** The drawing of that name. @throws Error if nobody has drawn it. */
  plate(name: string): Plate {
    const drawing = this.#drawings.get(name)
    if (!drawing) throw new Error(`nothing is drawn for ${name}`)
    return this.bake(name, () => drawing)
  }

  /** Draws something once; the same name gives the same plate ever after. */
  bake(name: string, draw: () => Drawing): Plate {
    const known = this.#plates.get(name)
    if (known) return known
    const drawing = draw()
    const key = `${this.#prefix}/${name}`
    const k = this.#resolution
    const [width, height] = [Math.max(1, Math.ceil(drawing.width * k)), Math.max(1, Math.ceil(drawing.height * k))]
    const texture = this.#textures.createCanvas(key, width, height)
    if (!texture) throw new Error(`no texture for ${key}`)
    texture.context.scale(k, k)
    drawing.paint({ ctx: texture.context, palette: this.palette })
    texture.refresh()
    const plate: Plate = { key, unit: 1 / k, anchor: drawing.anchor, width: drawing.width, height: drawing.height }
    this.#plates.set(name, plate)
    return plate
  }

  /** Forgets one drawing and its texture. */
  drop(name: string): void {
    const plate = this.#plates.get(name)
    if (!plate) return
    this.#plates.delete(name)
    this.#textures.remove(plate.key)
  }

  destroy(): void {
    for (const name of [...this.#plates.keys()]) this.drop(name)
  }
}

function drawingsOf(theme: ThemeName, palette: Palette): ReadonlyMap<string, Drawing> {
  const drawings = new Map<string, Drawing>([...Object.entries(MACHINE_DRAWINGS), ...Object.entries(WIRE_DRAWINGS)])
  for (const flag of FLAG_NAMES) {
    const colour = FLAGS[flag].colour[theme]
    drawings.set(`hand-${flag}`, handDrawing(flag, theme))
    drawings.set(`stroke-${flag}`, strokeDrawing(colour, 2))
    drawings.set(`head-${flag}`, arrowheadDrawing(colour))
    drawings.set(`confetti-${flag}`, confettiDrawing(colour))
  }
  drawings.set('stroke-none', strokeDrawing(palette.inkSoft, 2))
  drawings.set('head-none', arrowheadDrawing(palette.inkSoft))
  drawings.set('lifeline', strokeDrawing(palette.ink, 2.4))
  drawings.set('leader', strokeDrawing(palette.inkSoft, 1))
  drawings.set('header-edge', strokeDrawing(palette.line, 1.5))
  drawings.set('sheet', { width: 8, height: 8, anchor: [0, 0], paint: ({ ctx }) => fill(ctx, palette.paper, 8) })
  drawings.set('lifeline-ahead', strokeDrawing(faded(palette.line, 1), 2))
  drawings.set('fog', fogDrawing(160))
  drawings.set('tick', { width: 8, height: 8, anchor: [0.5, 0.5], paint: ({ ctx }) => dot(ctx, palette.accent) })
  drawings.set('tick-off', { width: 8, height: 8, anchor: [0.5, 0.5], paint: ({ ctx }) => dot(ctx, palette.line) })
  drawings.set('grid', {
    width: 24,
    height: 24,
    anchor: [0, 0],
    paint: ({ ctx }) => {
      fill(ctx, palette.paper, 24)
      ctx.fillStyle = palette.grid
      ctx.fillRect(0, 0, 24, 1)
      ctx.fillRect(0, 0, 1, 24)
    },
  })
  return drawings
}

function fill(ctx: CanvasRenderingContext2D, colour: string, size: number): void {
  ctx.fillStyle = colour
  ctx.fillRect(0, 0, size, size)
}

function dot(ctx: CanvasRenderingContext2D, colour: string): void {
  ctx.beginPath()
  ctx.arc(4, 4, 2.2, 0, Math.PI * 2)
  ctx.fillStyle = colour
  ctx.fill()
}
