import type { WireSegment } from '../../shared/view/match-view.ts'
import type { FlagName, ThemeName } from '../look/flags.ts'
import { flagNamesOf } from '../look/flags.ts'
import { paintBadge } from './drawings-wire.ts'
import type { NoteKind } from './notes.ts'
import type { Pages, Plate } from './pages.ts'
import type { Drawing, Pen } from './pen.ts'
import { box, faded, line, NUMBERS_FONT, oval, WORDS_FONT } from './pen.ts'

/** So many labels are kept before all are forgotten and drawn anew. */
const KEPT = 260
const BADGE_PX = 15
const SMALLEST_PX = 6.6

/** What is written: each text is drawn once and kept. */
export class Labels {
  readonly #pages: Pages
  readonly #theme: ThemeName
  readonly #plates = new Map<string, Plate>()
  readonly #measure: CanvasRenderingContext2D

  constructor(pages: Pages, theme: ThemeName) {
    this.#pages = pages
    this.#theme = theme
    const context = document.createElement('canvas').getContext('2d')
    if (!context) throw new Error('this browser has no canvas to write on')
    this.#measure = context
  }

  /** Makes room. Plates that were given out before are void afterwards. */
  prune(): void {
    if (this.#plates.size < KEPT) return
    this.#pages.clear()
    this.#plates.clear()
  }

  /** Hands what was written to the screen. */
  flush(): void {
    this.#pages.flush()
  }

  /** Flags and numbers of a segment, as much as `room` px allow; held by the middle of its lower edge. */
  arrow(segment: WireSegment, room: number, compact: boolean): Plate {
    const { flags, seq, ack, text } = segment
    return this.#plate(`arrow/${flags}/${seq}/${ack}/${text}/${Math.round(room)}`, () => this.#arrowDrawing(segment, room, compact))
  }

  /** A note beside a lifeline, at most `room` px wide; `toRight` if it stands to the right of what it points at. */
  note(kind: NoteKind, text: string, room: number, compact: boolean, toRight: boolean): Plate {
    return this.#plate(`note/${kind}/${text}/${Math.round(room)}/${toRight}`, () => this.#noteDrawing(kind, text, room, compact, toRight))
  }

  /** A line of words, held by its middle. */
  words(text: string, px: number, colour: string): Plate {
    return this.#plate(`words/${text}/${px}/${colour}`, () => {
      const font = `700 ${px}px ${WORDS_FONT}`
      const width = this.#widthOf(text, font) + 10
      const paint = ({ ctx, palette }: Pen): void => write(ctx, text, [5, px * 1.2], font, colour, 'left', palette.paper)
      return { width, height: px * 1.7, anchor: [0.5, 0.5], paint }
    })
  }

  /** A rubber stamp with a sign and a word. */
  stamp(grade: 'good' | 'harmless' | 'wrong', word: string): Plate {
    return this.#plate(`stamp/${grade}/${word}`, () => {
      const font = `800 15px ${WORDS_FONT}`
      const width = this.#widthOf(word, font) + 54
      return { width, height: 38, anchor: [0.5, 0.5], paint: (pen) => paintStamp(pen, grade, word, font, width) }
    })
  }

  #arrowDrawing(segment: WireSegment, room: number, compact: boolean): Drawing {
    const px = compact ? 10.5 : 12
    const font = `600 ${px}px ${NUMBERS_FONT}`
    const names = spokenFlags(segment.flags)
    const badges = names.length * (BADGE_PX + 2)
    const texts = textsOf(segment, names)
    const text = texts.find((candidate) => badges + this.#widthOf(candidate, font) + 14 <= room) ?? texts.at(-1) ?? ''
    const width = badges + this.#widthOf(text, font) + 14
    return {
      width,
      height: BADGE_PX + 6,
      anchor: [0.5, 1],
      paint: (pen) => {
        for (const [i, name] of names.entries()) paintBadge(pen, name, this.#theme, 4 + i * (BADGE_PX + 2), 2, BADGE_PX)
        write(pen.ctx, text, [badges + 7, BADGE_PX / 2 + 2 + px * 0.36], font, pen.palette.ink, 'left', pen.palette.paper)
      },
    }
  }

  #noteDrawing(kind: NoteKind, text: string, room: number, compact: boolean, toRight: boolean): Drawing {
    const px = compact ? 9.5 : 11.5
    const quoted = kind === 'text' || kind === 'call'
    const fontOf = (size: number): string => (kind === 'text' ? `600 ${size}px ${NUMBERS_FONT}` : `700 ${size}px ${WORDS_FONT}`)
    const pad = quoted || kind === 'drop' || kind === 'timer' ? 6 : 1
    const tail = quoted ? 6 : 0
    const roomForText = room - pad * 2 - tail - 2
    const widthAt = (size: number, each: string): number => this.#widthOf(each, fontOf(size))
    const lines = widthAt(px, text) <= roomForText ? [text] : broken(kind, text)
    const widest = Math.max(...lines.map((each) => widthAt(px, each)))
    const size = Math.max(Math.min(px, (px * roomForText) / widest), quoted ? px * 0.82 : SMALLEST_PX)
    const shown = lines.map((each) => cut(each, Math.floor((each.length * roomForText) / widthAt(size, each))))
    const width = Math.min(room, Math.max(...shown.map((each) => widthAt(size, each))) + pad * 2 + tail + 2)
    const lineHeight = size * 1.2
    const height = lineHeight * shown.length + 8
    const x = toRight ? tail + 1 : 1
    return {
      width,
      height,
      anchor: [toRight ? 0 : 1, 0.5],
      paint: (pen) => {
        const colour = paintBubble(pen, kind, [x, 1.5, width - tail - 2, height - 3], toRight)
        for (const [i, each] of shown.entries()) {
          const halo = pad === 1 ? pen.palette.paper : undefined
          write(
            pen.ctx,
            each,
            [toRight ? x + pad : x + width - tail - 2 - pad, 4 + size * 0.98 + i * lineHeight],
            fontOf(size),
            colour,
            toRight ? 'left' : 'right',
            halo,
          )
        }
      },
    }
  }

  #plate(name: string, draw: () => Drawing): Plate {
    const known = this.#plates.get(name)
    if (known) return known
    const plate = this.#pages.add(name, draw())
    this.#plates.set(name, plate)
    return plate
  }

  #widthOf(text: string, font: string): number {
    this.#measure.font = font
    return this.#measure.measureText(text).width
  }
}

/** The flags of a segment in the order in which people say them: SYN ACK, FIN ACK, PSH ACK. */
export function spokenFlags(flags: string): readonly FlagName[] {
  return [...flagNamesOf(flags)].reverse()
}

/** What an arrow may say, from the most to the least. The flags stand before it as signs. */
function textsOf({ flags, seq, ack, text }: WireSegment, names: readonly FlagName[]): readonly string[] {
  const acks = flags.includes('A')
  const length = text.length + (flags.includes('S') ? 1 : 0) + (flags.includes('F') ? 1 : 0)
  const said = text === '' ? '' : ` “${text}”`
  const clipped = text === '' ? '' : ` “${cut(text, 8)}”`
  const numbers = `seq ${seq}${acks ? ` ack ${ack}` : ''}`
  const brief = `${tail(seq)}${acks ? `/${tail(ack)}` : ''}`
  return [
    `${names.join(' ')} ${numbers} len ${length}${said}`,
    `${names.join(' ')} ${numbers}${said}`,
    `${numbers} len ${length}${said}`,
    `${numbers}${said}`,
    `${numbers}${clipped}`,
    numbers,
    `${brief}${clipped}`,
    brief,
  ]
}

/** Long numbers keep their last digits: those that count up. */
function tail(n: number): string {
  const digits = String(n)
  return digits.length > 6 ? `…${digits.slice(-4)}` : digits
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, Math.max(1, length - 1))}…`
}

/** A text in two lines: what an application calls and its text, or broken at a hyphen, at the space nearest to the middle, or by force. */
function broken(kind: NoteKind, text: string): readonly string[] {
  const breaks = [...text].flatMap((character, i) => (character === ' ' || character === '-' ? [i + 1] : []))
  const middle = text.length / 2
  const at = kind === 'call' ? breaks[0] : breaks.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0]
  if (at !== undefined) return [text.slice(0, at).trim(), text.slice(at)]
  return kind === 'state' && text.length > 9 ? [`${text.slice(0, 5)}-`, text.slice(5)] : [text]
}

function write(
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

/** Draws what a note stands on, and says in which colour to write. */
function paintBubble(
  { ctx, palette }: Pen,
  kind: NoteKind,
  [x, y, w, h]: readonly [number, number, number, number],
  toRight: boolean,
): string {
  switch (kind) {
    case 'state':
      return palette.accent
    case 'ended':
      return palette.wrong
    case 'timer':
      box(ctx, [x, y, w, h], h / 2, palette.sheet, palette.harmless, 1.4)
      return palette.harmless
    case 'drop':
      ctx.setLineDash([3, 2.5])
      box(ctx, [x, y, w, h], h / 2, palette.paper, palette.inkSoft, 1.2)
      ctx.setLineDash([])
      return palette.inkSoft
    case 'call':
    case 'text': {
      const [edge, tip, middle] = toRight ? [x, x - 6, y + h / 2] : [x + w, x + w + 6, y + h / 2]
      const fill = kind === 'text' ? palette.good : palette.sheet
      const stroke = kind === 'text' ? palette.good : palette.ink
      box(ctx, [x, y, w, h], 6, fill, stroke, 1.4)
      ctx.beginPath()
      ctx.moveTo(edge, middle - 4)
      ctx.lineTo(tip, middle)
      ctx.lineTo(edge, middle + 4)
      ctx.fillStyle = fill
      ctx.fill()
      ctx.stroke()
      line(
        ctx,
        [
          [edge, middle - 3],
          [edge, middle + 3],
        ],
        2,
        fill,
      )
      return kind === 'text' ? palette.onFlag : palette.ink
    }
  }
}

function paintStamp({ ctx, palette }: Pen, grade: 'good' | 'harmless' | 'wrong', word: string, font: string, width: number): void {
  const colour = palette[grade]
  box(ctx, [3, 3, width - 6, 32], 8, faded(palette.sheet, 0.94), colour, 2.6)
  ctx.beginPath()
  ctx.roundRect(6.5, 6.5, width - 13, 25, 5)
  ctx.lineWidth = 1
  ctx.stroke()
  if (grade === 'good')
    line(
      ctx,
      [
        [15, 19],
        [20, 25],
        [29, 13],
      ],
      3.4,
      colour,
    )
  if (grade === 'wrong') {
    line(
      ctx,
      [
        [16, 13],
        [28, 25],
      ],
      3.4,
      colour,
    )
    line(
      ctx,
      [
        [28, 13],
        [16, 25],
      ],
      3.4,
      colour,
    )
  }
  if (grade === 'harmless') {
    oval(ctx, 22, 19, 7, 7, faded(colour, 0.2))
    line(
      ctx,
      [
        [17, 20],
        [20, 17.5],
        [24, 20.5],
        [27, 18],
      ],
      2.8,
      colour,
    )
  }
  write(ctx, word, [38, 24.4], font, colour, 'left')
}
