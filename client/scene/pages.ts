import type Phaser from 'phaser'
import type { Palette } from '../look/palette.ts'
import type { Drawing } from './pen.ts'

/** A drawing as a part of a texture. `unit` scales it to its own units; the anchor is where it is held. */
export type Plate = {
  readonly texture: string
  readonly frame: string
  readonly unit: number
  readonly anchor: readonly [number, number]
  readonly width: number
  readonly height: number
}

type Page = { readonly texture: Phaser.Textures.CanvasTexture; x: number; y: number; rowHeight: number; dirty: boolean }

/** Px between drawings, so that none bleeds into its neighbour. */
const GAP = 3

/**
 * Canvas textures that are filled with drawings, row by row. Few textures for many drawings: each change of texture is a draw call.
 */
export class Pages {
  readonly #textures: Phaser.Textures.TextureManager
  readonly #palette: Palette
  readonly #prefix: string
  readonly #width: number
  readonly #height: number
  readonly #resolution: number
  readonly #pages: Page[] = []
  #made = 0

  /** Pages of `width` by `height` texture pixels; `resolution` of them for one unit of a drawing. */
  constructor(
    textures: Phaser.Textures.TextureManager,
    palette: Palette,
    prefix: string,
    width: number,
    height: number,
    resolution: number,
  ) {
    this.#textures = textures
    this.#palette = palette
    this.#prefix = prefix
    this.#width = width
    this.#height = height
    this.#resolution = resolution
  }

  /** Draws something where there is room. It is seen after the next flush(). */
  add(name: string, drawing: Drawing): Plate {
    const k = this.#resolution
    const bleed = Math.ceil((drawing.bleed ?? 0) * k)
    const [width, height] = [Math.ceil(drawing.width * k), Math.ceil(drawing.height * k)]
    const page = this.#pageWithRoom(width + bleed * 2, height + bleed * 2)
    const { context } = page.texture
    context.save()
    context.beginPath()
    context.rect(page.x, page.y, width + bleed * 2, height + bleed * 2)
    context.clip()
    context.translate(page.x + bleed, page.y + bleed)
    context.scale(k, k)
    drawing.paint({ ctx: context, palette: this.#palette })
    context.restore()
    page.texture.add(name, 0, page.x + bleed, page.y + bleed, width, height)
    page.x += width + bleed * 2 + GAP
    page.rowHeight = Math.max(page.rowHeight, height + bleed * 2)
    page.dirty = true
    return { texture: page.texture.key, frame: name, unit: 1 / k, anchor: drawing.anchor, width: drawing.width, height: drawing.height }
  }

  /** Hands what was drawn to the screen. */
  flush(): void {
    for (const page of this.#pages) {
      if (page.dirty) page.texture.refresh()
      page.dirty = false
    }
  }

  clear(): void {
    for (const page of this.#pages) this.#textures.remove(page.texture.key)
    this.#pages.length = 0
  }

  #pageWithRoom(width: number, height: number): Page {
    const page = this.#pages.at(-1)
    if (page) {
      if (page.x + width > this.#width) {
        page.x = 0
        page.y += page.rowHeight + GAP
        page.rowHeight = 0
      }
      if (page.y + height <= this.#height && page.x + width <= this.#width) return page
    }
    const key = `${this.#prefix}/${this.#made++}`
    const texture = this.#textures.createCanvas(key, Math.max(width, this.#width), Math.max(height, this.#height))
    if (!texture) throw new Error(`no texture for ${key}`)
    const fresh: Page = { texture, x: 0, y: 0, rowHeight: 0, dirty: true }
    this.#pages.push(fresh)
    return fresh
  }
}
