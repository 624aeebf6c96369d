import type { Side } from '../../shared/tcp/tcb.ts'
import type { Drawing, Pen } from './pen.ts'
import { box, faded, line, oval } from './pen.ts'

/** Where the parts of a machine are, in its box of 100 with the soles at (0, 0) and y up. */
export const BODY: Readonly<
  Record<Side, { readonly face: readonly [number, number]; readonly eyeGap: number; readonly shoulder: readonly [number, number] }>
> = {
  client: { face: [0, 53], eyeGap: 13, shoulder: [35, 35] },
  server: { face: [0, 70], eyeGap: 9.5, shoulder: [26, 42] },
}

const SOLES: readonly [number, number] = [0.5, 104 / 110]

export const MACHINE_DRAWINGS = {
  client: { width: 110, height: 110, anchor: SOLES, paint: (pen) => paintClient(pen) },
  server: { width: 110, height: 110, anchor: SOLES, paint: (pen) => paintServer(pen) },
  'client-fog': { width: 110, height: 110, anchor: SOLES, paint: (pen) => silhouette(pen, paintClient) },
  'server-fog': { width: 110, height: 110, anchor: SOLES, paint: (pen) => silhouette(pen, paintServer) },
  shadow: { width: 90, height: 14, anchor: [0.5, 0.5], paint: ({ ctx }) => oval(ctx, 45, 7, 42, 5.5, faded('#000000', 0.16)) },
  eye: {
    width: 16,
    height: 20,
    anchor: [0.5, 0.5],
    paint: ({ ctx, palette }) => {
      oval(ctx, 8, 10, 5.2, 7, palette.ink)
      oval(ctx, 9.6, 7, 1.9, 2.3, palette.sheet)
      oval(ctx, 6.5, 13, 0.9, 1.1, faded(palette.sheet, 0.8))
    },
  },
  'eye-happy': {
    width: 18,
    height: 14,
    anchor: [0.5, 0.5],
    paint: ({ ctx, palette }) => arc(ctx, 9, 12, 6, Math.PI * 1.12, Math.PI * 1.88, 3.2, palette.ink),
  },
  'eye-asleep': {
    width: 18,
    height: 14,
    anchor: [0.5, 0.5],
    paint: ({ ctx, palette }) => arc(ctx, 9, 4, 6, Math.PI * 0.14, Math.PI * 0.86, 2.6, palette.ink),
  },
  smile: {
    width: 24,
    height: 16,
    anchor: [0.5, 0.5],
    paint: ({ ctx, palette }) => arc(ctx, 12, 4, 7, Math.PI * 0.18, Math.PI * 0.82, 2.6, palette.ink),
  },
  flat: {
    width: 24,
    height: 16,
    anchor: [0.5, 0.5],
    paint: ({ ctx, palette }) =>
      line(
        ctx,
        [
          [8, 8],
          [16, 8],
        ],
        2.6,
        palette.ink,
      ),
  },
  sad: {
    width: 24,
    height: 16,
    anchor: [0.5, 0.5],
    paint: ({ ctx, palette }) => arc(ctx, 12, 15, 6.5, Math.PI * 1.2, Math.PI * 1.8, 2.6, palette.ink),
  },
  ooh: {
    width: 24,
    height: 16,
    anchor: [0.5, 0.5],
    paint: ({ ctx, palette }) => {
      oval(ctx, 12, 8, 3.6, 4.4, palette.ink)
      oval(ctx, 12, 9.8, 2, 1.8, '#e58a86')
    },
  },
  grin: {
    width: 24,
    height: 16,
    anchor: [0.5, 0.5],
    paint: ({ ctx, palette }) => {
      ctx.beginPath()
      ctx.moveTo(4.5, 4)
      ctx.quadraticCurveTo(12, 6, 19.5, 4)
      ctx.bezierCurveTo(19, 15.5, 5, 15.5, 4.5, 4)
      ctx.closePath()
      ctx.fillStyle = palette.ink
      ctx.fill()
      ctx.save()
      ctx.clip()
      oval(ctx, 12, 14, 4.6, 3.4, '#e58a86')
      ctx.restore()
      line(
        ctx,
        [
          [4.5, 4],
          [8, 4.7],
          [12, 5],
          [16, 4.7],
          [19.5, 4],
        ],
        2,
        palette.ink,
      )
    },
  },
  /** A white glove, fingers up; the thumb is on the left. */
  glove: { width: 32, height: 32, anchor: [0.5, 0.6], paint: (pen) => paintGlove(pen) },
  limb: {
    width: 16,
    height: 8,
    anchor: [0.5, 0.5],
    paint: ({ ctx, palette }) =>
      line(
        ctx,
        [
          [4, 4],
          [12, 4],
        ],
        5,
        palette.ink,
      ),
  },
} satisfies Record<string, Drawing>

function arc(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  r: number,
  from: number,
  to: number,
  width: number,
  colour: string,
): void {
  ctx.beginPath()
  ctx.arc(x, y, r, from, to)
  ctx.lineCap = 'round'
  ctx.lineWidth = width
  ctx.strokeStyle = colour
  ctx.stroke()
}

/** A home computer of the kind that is all screen. The box is 110 wide, the soles are at y 104. */
function paintClient({ ctx, palette }: Pen): void {
  const { ink, client, sheet } = palette
  oval(ctx, 40, 101, 10, 4.5, ink)
  oval(ctx, 70, 101, 10, 4.5, ink)
  box(ctx, [27, 84, 56, 14], 6, client, ink)
  line(
    ctx,
    [
      [36, 91],
      [58, 91],
    ],
    2,
    faded(ink, 0.45),
  )
  oval(ctx, 73, 91, 2.2, 2.2, palette.good)
  box(ctx, [47, 76, 16, 9], 1, faded(ink, 0.85))
  box(ctx, [15, 15, 80, 64], 14, client, ink)
  // Light falls from the upper left, as on everything drawn by hand.
  ctx.beginPath()
  ctx.roundRect(19, 19, 72, 56, 10)
  ctx.lineWidth = 2
  ctx.strokeStyle = faded('#ffffff', 0.35)
  ctx.stroke()
  box(ctx, [22.5, 22.5, 65, 48], 9, sheet, ink, 2.4)
  cheeks({ ctx, palette }, 55, 60, 22)
  line(
    ctx,
    [
      [30, 34],
      [36, 28],
    ],
    2,
    faded(ink, 0.12),
  )
  line(
    ctx,
    [
      [30, 41],
      [43, 28],
    ],
    2,
    faded(ink, 0.12),
  )
}

/** A tower with drawers and lamps, its face in the top drawer. */
function paintServer({ ctx, palette }: Pen): void {
  const { ink, server, sheet } = palette
  oval(ctx, 42, 101, 10, 4.5, ink)
  oval(ctx, 68, 101, 10, 4.5, ink)
  box(ctx, [27, 5, 56, 93], 11, server, ink)
  ctx.beginPath()
  ctx.roundRect(31, 9, 48, 85, 7.5)
  ctx.lineWidth = 2
  ctx.strokeStyle = faded('#ffffff', 0.35)
  ctx.stroke()
  box(ctx, [33, 13, 44, 42], 8, sheet, ink, 2.4)
  cheeks({ ctx, palette }, 55, 44, 15.5)
  for (const [i, lamp] of [palette.good, palette.harmless, palette.accent].entries()) {
    const y = 61 + i * 11.5
    box(ctx, [34, y, 42, 8], 3, faded(ink, 0.16), faded(ink, 0.75), 1.8)
    oval(ctx, 70.5, y + 4, 1.9, 1.9, lamp)
    line(
      ctx,
      [
        [39, y + 4],
        [56, y + 4],
      ],
      1.8,
      faded(ink, 0.4),
    )
  }
}

function cheeks({ ctx }: Pen, x: number, y: number, gap: number): void {
  oval(ctx, x - gap, y, 5, 3.2, faded('#f08a80', 0.5))
  oval(ctx, x + gap, y, 5, 3.2, faded('#f08a80', 0.5))
}

/** Somebody is there, and nothing more can be told. */
function silhouette(pen: Pen, paint: (pen: Pen) => void): void {
  const { ctx, palette } = pen
  paint(pen)
  ctx.globalCompositeOperation = 'source-in'
  ctx.fillStyle = faded(palette.inkSoft, 0.55)
  ctx.fillRect(0, 0, 110, 110)
  ctx.globalCompositeOperation = 'source-over'
}

function paintGlove({ ctx, palette }: Pen): void {
  const fingers: readonly (readonly [number, number, number, number])[] = [
    [11.5, 18, 8.5, 8.5],
    [15.5, 17, 15, 6],
    [19.5, 18, 21.5, 8],
    [13, 21, 5.5, 18],
  ]
  const hull = (grow: number, colour: string): void => {
    for (const [x0, y0, x1, y1] of fingers)
      line(
        ctx,
        [
          [x0, y0],
          [x1, y1],
        ],
        5 + grow,
        colour,
      )
    oval(ctx, 15.5, 20, 6.8 + grow / 2, 6.6 + grow / 2, colour)
  }
  hull(4.4, palette.ink)
  hull(0, palette.sheet)
  box(ctx, [10.5, 25.4, 10, 3.6], 1.8, palette.sheet, palette.ink, 2)
}
