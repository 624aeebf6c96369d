import type { FlagName, ThemeName } from '../look/flags.ts'
import { FLAGS, SHAPE_PATHS } from '../look/flags.ts'
import type { Drawing, Pen } from './pen.ts'
import { box, faded, line, NUMBERS_FONT, oval } from './pen.ts'

const FINGER_ANGLES = [-0.72, -0.25, 0.22, 0.68]

/** Where a shape's middle is for the eye, and so for its letter, in its box of 24. */
const HEART: Readonly<Record<string, number>> = { triangle: 14.8 }

/** A flag's own hand, fingers up, its letter in the palm. */
export function handDrawing(flag: FlagName, theme: ThemeName): Drawing {
  const { colour, shape } = FLAGS[flag]
  return {
    width: 44,
    height: 46,
    anchor: [0.5, 28 / 46],
    paint: ({ ctx, palette }) => {
      const [x, y] = [22, 28]
      const fingers = FINGER_ANGLES.map(
        (a) =>
          [
            x + Math.sin(a) * 8,
            y - Math.cos(a) * 8,
            x + Math.sin(a) * 19.5,
            y - Math.cos(a) * (a === -0.25 || a === 0.22 ? 21 : 19),
          ] as const,
      )
      const thumb = [x + 8, y + 3, x + 17.5, y - 1] as const
      const outline = theme === 'dark' ? palette.paper : palette.ink // the darker of the two
      for (const [grow, paint] of [
        [3.6, outline],
        [0, colour[theme]],
      ] as const) {
        for (const [x0, y0, x1, y1] of [...fingers, thumb])
          line(
            ctx,
            [
              [x0, y0],
              [x1, y1],
            ],
            5 + grow,
            paint,
          )
      }
      paintShape({ ctx, palette }, shape, [x - 12, y - 12], 1, colour[theme], outline, 1.8)
      letter(ctx, FLAGS[flag].letter, x, y - 12 + (HEART[shape] ?? 12), 14, palette.onFlag)
    },
  }
}

/** The same sign small and without fingers, as it stands in labels. */
export function paintBadge(pen: Pen, flag: FlagName, theme: ThemeName, x: number, y: number, size: number): void {
  const { colour, shape } = FLAGS[flag]
  const k = size / 24
  paintShape(pen, shape, [x, y], k, colour[theme], colour[theme], 0)
  letter(pen.ctx, FLAGS[flag].letter, x + 12 * k, y + (HEART[shape] ?? 12) * k, 15 * k, pen.palette.onFlag)
}

function paintShape(
  { ctx }: Pen,
  shape: keyof typeof SHAPE_PATHS,
  at: readonly [number, number],
  k: number,
  fill: string,
  edge: string,
  width: number,
): void {
  const path = new Path2D(SHAPE_PATHS[shape])
  ctx.save()
  ctx.translate(at[0], at[1])
  ctx.scale(k, k)
  ctx.fillStyle = fill
  ctx.fill(path)
  if (width > 0) {
    ctx.lineWidth = width
    ctx.lineJoin = 'round'
    ctx.strokeStyle = edge
    ctx.stroke(path)
    ctx.fill(path)
  }
  ctx.restore()
}

function letter(ctx: CanvasRenderingContext2D, text: string, x: number, y: number, px: number, colour: string): void {
  ctx.font = `800 ${px}px ${NUMBERS_FONT}`
  ctx.textAlign = 'center'
  ctx.textBaseline = 'alphabetic'
  ctx.fillStyle = colour
  ctx.fillText(text, x, y + px * 0.355)
}

/** A wire in one colour, to be stretched along an arrow; its long edges are soft, so that it is smooth at every slant. */
export function strokeDrawing(colour: string, px: number): Drawing {
  return {
    width: 16,
    height: px + 4,
    anchor: [0, 0.5],
    bleed: 2,
    paint: ({ ctx }) => {
      ctx.fillStyle = colour
      ctx.fillRect(-2, 2, 20, px)
    },
  }
}

/** The head of an arrow to the right; its point is the anchor. */
export function arrowheadDrawing(colour: string): Drawing {
  return {
    width: 16,
    height: 16,
    anchor: [14 / 16, 0.5],
    paint: ({ ctx }) => {
      ctx.beginPath()
      ctx.moveTo(14, 8)
      ctx.lineTo(3, 3)
      ctx.quadraticCurveTo(6, 8, 3, 13)
      ctx.closePath()
      ctx.fillStyle = colour
      ctx.strokeStyle = colour
      ctx.lineJoin = 'round'
      ctx.lineWidth = 1.4
      ctx.fill()
      ctx.stroke()
    },
  }
}

export const WIRE_DRAWINGS = {
  node: {
    width: 16,
    height: 16,
    anchor: [0.5, 0.5],
    paint: ({ ctx, palette }) => {
      oval(ctx, 8, 8, 5.4, 5.4, palette.ink)
      oval(ctx, 8, 8, 3, 3, palette.paper)
    },
  },
  now: {
    width: 20,
    height: 20,
    anchor: [0.5, 0.5],
    paint: ({ ctx, palette }) => {
      oval(ctx, 10, 10, 7, 7, faded(palette.accent, 0.25))
      oval(ctx, 10, 10, 4, 4, palette.accent)
    },
  },
  ring: {
    width: 64,
    height: 64,
    anchor: [0.5, 0.5],
    paint: ({ ctx, palette }) => {
      ctx.beginPath()
      ctx.arc(32, 32, 28, 0, Math.PI * 2)
      ctx.lineWidth = 4
      ctx.strokeStyle = palette.accent
      ctx.stroke()
    },
  },
  puff: {
    width: 60,
    height: 48,
    anchor: [0.5, 0.5],
    paint: ({ ctx, palette }) => {
      const lumps: readonly (readonly [number, number, number])[] = [
        [18, 27, 10],
        [30, 19, 12],
        [43, 26, 10],
        [24, 33, 10],
        [36, 33, 10],
      ]
      for (const [x, y, r] of lumps) oval(ctx, x, y, r + 1.8, r + 1.8, palette.inkSoft)
      for (const [x, y, r] of lumps) oval(ctx, x, y, r, r, palette.sheet)
    },
  },
  cross: {
    width: 26,
    height: 26,
    anchor: [0.5, 0.5],
    paint: ({ ctx, palette }) => {
      for (const [width, colour] of [
        [7.5, palette.sheet],
        [4, palette.wrong],
      ] as const) {
        line(
          ctx,
          [
            [7, 7],
            [19, 19],
          ],
          width,
          colour,
        )
        line(
          ctx,
          [
            [19, 7],
            [7, 19],
          ],
          width,
          colour,
        )
      }
    },
  },
  spark: {
    width: 20,
    height: 20,
    anchor: [0.5, 0.5],
    paint: ({ ctx, palette }) => {
      ctx.beginPath()
      for (let i = 0; i < 8; i++) {
        const r = i % 2 ? 2.6 : 8.6
        ctx.lineTo(10 + Math.sin((i * Math.PI) / 4) * r, 10 - Math.cos((i * Math.PI) / 4) * r)
      }
      ctx.closePath()
      ctx.fillStyle = palette.harmless
      ctx.fill()
    },
  },
} satisfies Record<string, Drawing>

/** A piece of paper as it rains when a match is won. */
export function confettiDrawing(colour: string): Drawing {
  return { width: 14, height: 10, anchor: [0.5, 0.5], paint: ({ ctx }) => box(ctx, [2, 2, 10, 6], 1.5, colour) }
}

/** A soft puff of fog around (x, y). */
export function fogPuff({ ctx, palette }: Pen, x: number, y: number, radius: number): void {
  const glow = ctx.createRadialGradient(x, y, 0, x, y, radius)
  glow.addColorStop(0, faded(palette.fog, 0.95))
  glow.addColorStop(0.55, faded(palette.fog, 0.7))
  glow.addColorStop(1, faded(palette.fog, 0))
  ctx.fillStyle = glow
  ctx.fillRect(x - radius, y - radius, radius * 2, radius * 2)
}

/** A little cloud, drawn like the machines: the fog has an edge that one can see. */
export function cloudDrawing(): Drawing {
  const lumps: readonly (readonly [number, number, number])[] = [
    [22, 34, 15],
    [42, 24, 19],
    [64, 28, 16],
    [80, 38, 12],
    [50, 40, 14],
    [34, 42, 11],
    [67, 42, 10],
  ]
  return {
    width: 104,
    height: 62,
    anchor: [0.5, 0.5],
    paint: ({ ctx, palette }) => {
      for (const [x, y, r] of lumps) oval(ctx, x, y, r + 1.6, r + 1.6, palette.line)
      for (const [x, y, r] of lumps) oval(ctx, x, y, r, r, palette.fog)
      for (const [x, y, r] of lumps) oval(ctx, x - r * 0.1, y - r * 0.16, r * 0.74, r * 0.7, faded(palette.sheet, 0.34))
    },
  }
}
