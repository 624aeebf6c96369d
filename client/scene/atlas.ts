import type Phaser from 'phaser'
import type { ThemeName } from '../look/flags.ts'
import { FLAG_NAMES, FLAGS } from '../look/flags.ts'
import type { Palette } from '../look/palette.ts'
import { PALETTES } from '../look/palette.ts'
import { MACHINE_DRAWINGS } from './drawings-machines.ts'
import { blankDrawing, paperDrawing } from './drawings-paper.ts'
import { arrowheadDrawing, cloudDrawing, confettiDrawing, handDrawing, strokeDrawing, WIRE_DRAWINGS } from './drawings-wire.ts'
import type { Plate } from './pages.ts'
import { Pages } from './pages.ts'
import type { Drawing } from './pen.ts'

const PAGE_PX = 512

/**
 * All drawings of one theme as textures of the screen's resolution. Vector shapes are drawn once and are images from then on:
 * a frame costs no more than placing them.
 */
export class Atlas {
  readonly palette: Palette
  readonly theme: ThemeName
  readonly #pages: Pages
  readonly #plates: ReadonlyMap<string, Plate>

  /** `resolution`: texture pixels for one unit of a drawing. `prefix` keeps the textures of two atlases apart. */
  constructor(textures: Phaser.Textures.TextureManager, theme: ThemeName, resolution: number, prefix: string) {
    this.theme = theme
    this.palette = PALETTES[theme]
    this.#pages = new Pages(textures, this.palette, `${prefix}/drawings`, PAGE_PX * resolution, PAGE_PX * resolution, resolution)
    const drawings = [...drawingsOf(theme, this.palette)].sort(([, a], [, b]) => b.height - a.height)
    this.#plates = new Map(drawings.map(([name, drawing]) => [name, this.#pages.add(name, drawing)]))
    this.#pages.flush()
  }

  /** The drawing of that name. @throws Error if nobody has drawn it. */
  plate(name: string): Plate {
    const plate = this.#plates.get(name)
    if (!plate) throw new Error(`nothing is drawn for ${name}`)
    return plate
  }

  destroy(): void {
    this.#pages.clear()
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
  drawings.set('lifeline-ahead', strokeDrawing(palette.line, 2))
  drawings.set('header-edge', strokeDrawing(palette.line, 1.5))
  drawings.set('paper', paperDrawing())
  drawings.set('blank', blankDrawing())
  drawings.set('cloud', cloudDrawing())
  drawings.set('tick', tickDrawing(palette.accent))
  drawings.set('tick-off', tickDrawing(palette.line))
  return drawings
}

/** One dot of a gauge. */
function tickDrawing(colour: string): Drawing {
  return {
    width: 8,
    height: 8,
    anchor: [0.5, 0.5],
    paint: ({ ctx }) => {
      ctx.beginPath()
      ctx.arc(4, 4, 2.2, 0, Math.PI * 2)
      ctx.fillStyle = colour
      ctx.fill()
    },
  }
}
