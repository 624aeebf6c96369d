/** How wide a text is in a CSS font, px. */
export type WidthOf = (text: string, font: string) => number

/** Writes one line; `halo`: the colour around the letters, which keeps them readable on lines. */
export function write(
  ctx: CanvasRenderingContext2D,
  text: string,
  at: readonly [number, number],
  font: string,
  colour: string,
  align: CanvasTextAlign,
  halo?: string,
): void {
  ctx.font = font
  ctx.textAlign = align
  ctx.textBaseline = 'alphabetic'
  if (halo !== undefined) {
    ctx.lineWidth = 4
    ctx.lineJoin = 'round'
    ctx.strokeStyle = halo
    ctx.strokeText(text, ...at)
  }
  ctx.fillStyle = colour
  ctx.fillText(text, ...at)
}
