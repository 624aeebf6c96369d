import type { Palette } from '../look/palette.ts'

/** What every drawing is made with: a canvas in the drawing's own units, and the colours of the theme. */
export type Pen = { readonly ctx: CanvasRenderingContext2D; readonly palette: Palette }

/** A drawing in a box of `width` by `height` of its own units. `anchor`: the point of it (0 to 1) that is put where it is placed. */
export type Drawing = {
  readonly width: number
  readonly height: number
  readonly anchor: readonly [number, number]
  /** Units around the box that are painted, too: what is stretched must not fade at its ends. */
  readonly bleed?: number
  readonly paint: (pen: Pen) => void
}

/** Numbers stand in columns, words do not; both as the page has them. */
export const NUMBERS_FONT = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace'
export const WORDS_FONT = 'system-ui, "Apple SD Gothic Neo", "Noto Sans KR", "Noto Sans CJK KR", "Malgun Gothic", sans-serif'

/** A filled rounded box with an outline. */
export function box(
  ctx: CanvasRenderingContext2D,
  at: readonly [number, number, number, number],
  radius: number,
  fill: string,
  stroke?: string,
  line = 3,
): void {
  ctx.beginPath()
  ctx.roundRect(...at, radius)
  ctx.fillStyle = fill
  ctx.fill()
  if (stroke === undefined) return
  ctx.lineWidth = line
  ctx.strokeStyle = stroke
  ctx.stroke()
}

/** A filled ellipse around (x, y). */
export function oval(ctx: CanvasRenderingContext2D, x: number, y: number, rx: number, ry: number, fill: string): void {
  ctx.beginPath()
  ctx.ellipse(x, y, rx, ry, 0, 0, Math.PI * 2)
  ctx.fillStyle = fill
  ctx.fill()
}

/** A line through points with round ends and corners. */
export function line(ctx: CanvasRenderingContext2D, points: readonly (readonly [number, number])[], width: number, colour: string): void {
  ctx.beginPath()
  for (const [x, y] of points) ctx.lineTo(x, y)
  ctx.lineCap = 'round'
  ctx.lineJoin = 'round'
  ctx.lineWidth = width
  ctx.strokeStyle = colour
  ctx.stroke()
}

/** `colour` (#rrggbb) with `alpha`. */
export function faded(colour: string, alpha: number): string {
  return (
    colour +
    Math.round(Math.max(0, Math.min(1, alpha)) * 255)
      .toString(16)
      .padStart(2, '0')
  )
}

/** #rrggbb as the number that Phaser takes. */
export function colourNumber(colour: string): number {
  return Number.parseInt(colour.slice(1), 16)
}
