import type { Drawing, Pen } from './pen.ts'
import { box, faded, line, oval, WORDS_FONT } from './pen.ts'
import type { WidthOf } from './writing.ts'
import { write } from './writing.ts'

export type StampGrade = 'good' | 'harmless' | 'wrong'

/** A rubber stamp with a sign and a word. */
export function stampLabel(grade: StampGrade, word: string, widthOf: WidthOf): Drawing {
  const font = `800 15px ${WORDS_FONT}`
  const width = widthOf(word, font) + 54
  return { width, height: 38, anchor: [0.5, 0.5], paint: (pen) => paintStamp(pen, grade, word, font, width) }
}

type Stroke = readonly (readonly [number, number])[]

/** The strokes of the signs, px: a tick, a wave and a cross. */
const SIGNS: Readonly<Record<StampGrade, { readonly strokes: readonly Stroke[]; readonly width: number }>> = {
  good: {
    strokes: [
      [
        [15, 19],
        [20, 25],
        [29, 13],
      ],
    ],
    width: 3.4,
  },
  harmless: {
    strokes: [
      [
        [17, 20],
        [20, 17.5],
        [24, 20.5],
        [27, 18],
      ],
    ],
    width: 2.8,
  },
  wrong: {
    strokes: [
      [
        [16, 13],
        [28, 25],
      ],
      [
        [28, 13],
        [16, 25],
      ],
    ],
    width: 3.4,
  },
}

function paintStamp({ ctx, palette }: Pen, grade: StampGrade, word: string, font: string, width: number): void {
  const colour = palette[grade]
  const sign = SIGNS[grade]
  box(ctx, [3, 3, width - 6, 32], 8, faded(palette.sheet, 0.94), colour, 2.6)
  ctx.beginPath()
  ctx.roundRect(6.5, 6.5, width - 13, 25, 5)
  ctx.lineWidth = 1
  ctx.stroke()
  if (grade === 'harmless') oval(ctx, 22, 19, 7, 7, faded(colour, 0.2))
  for (const stroke of sign.strokes) line(ctx, stroke, sign.width, colour)
  write(ctx, word, [38, 24.4], font, colour, 'left')
}
