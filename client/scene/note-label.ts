import { cut } from '../i18n/shortened.ts'
import type { NoteKind } from './notes.ts'
import type { Drawing, Pen } from './pen.ts'
import { box, line, NUMBERS_FONT, WORDS_FONT } from './pen.ts'
import type { WidthOf } from './writing.ts'
import { write } from './writing.ts'

const SMALLEST_PX = 6.6
const SCALE_BEFORE_FORCED_BREAK = 0.84
/** What is known by its look, the name of a state, say, is not broken or cut before its letters are so much narrower. */
const NARROWEST = 0.72

/** A note beside a lifeline, at most `room` px wide; `toRight` if it stands to the right of what it points at. */
export function noteLabel(kind: NoteKind, text: string, room: number, compact: boolean, toRight: boolean, widthOf: WidthOf): Drawing {
  const px = compact ? 9.5 : 11.5
  const quoted = kind === 'text' || kind === 'call'
  const fontOf = (size: number): string => (kind === 'text' ? `600 ${size}px ${NUMBERS_FONT}` : `700 ${size}px ${WORDS_FONT}`)
  const pad = quoted || kind === 'drop' || kind === 'timer' ? 6 : 1
  const tail = quoted ? 6 : 0
  const roomForText = room - pad * 2 - tail - 2
  const widthAt = (size: number, each: string): number => widthOf(each, fontOf(size))
  const { lines: shown, size, narrowed } = settingOf(kind, text, px, roomForText, widthAt)
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
        pen.ctx.save()
        pen.ctx.translate(toRight ? x + pad : x + width - tail - 2 - pad, 4 + size * 0.98 + i * lineHeight)
        pen.ctx.scale(narrowed, 1)
        write(pen.ctx, each, [0, 0], fontOf(size), colour, toRight ? 'left' : 'right', halo)
        pen.ctx.restore()
      }
    },
  }
}

/** How a text is written: in which lines, how large, and how much narrower than usual. */
type Setting = { readonly lines: readonly string[]; readonly size: number; readonly narrowed: number }

/** Fits a text of `px` into `room` px: smaller, narrower, in two lines, or cut, in this order and as far as it can be read. */
function settingOf(kind: NoteKind, text: string, px: number, room: number, widthAt: (size: number, each: string) => number): Setting {
  if (kind === 'state') {
    const size = px * Math.min(1, Math.max(SCALE_BEFORE_FORCED_BREAK, room / widthAt(px, text)))
    const narrowed = Math.min(1, room / widthAt(size, text))
    if (narrowed >= NARROWEST) return { lines: [text], size, narrowed }
  }
  const wantedPx = /[ -]/.test(text) ? px : px * SCALE_BEFORE_FORCED_BREAK
  const lines = widthAt(wantedPx, text) <= room ? [text] : broken(kind, text)
  const widest = Math.max(...lines.map((each) => widthAt(px, each)))
  const smallest = kind === 'text' || kind === 'call' ? px * 0.82 : SMALLEST_PX
  const size = Math.max(Math.min(px, (px * room) / widest), smallest)
  const isKnown = kind !== 'text' && !text.includes('“')
  const narrowed = isKnown ? Math.min(1, Math.max(NARROWEST, room / Math.max(...lines.map((each) => widthAt(size, each))))) : 1
  const lettersIn = (each: string): number => Math.floor((each.length * room) / (widthAt(size, each) * narrowed) + 1e-9)
  return { lines: lines.map((each) => cut(each, lettersIn(each))), size, narrowed }
}

/** A text in two lines: what an application calls and its text, or broken at a hyphen, at the space nearest to the middle, or by force. */
function broken(kind: NoteKind, text: string): readonly string[] {
  const breaks = [...text].flatMap((character, i) => (character === ' ' || character === '-' ? [i + 1] : []))
  const middle = text.length / 2
  const at = kind === 'call' ? breaks[0] : breaks.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0]
  if (at !== undefined) return [text.slice(0, at).trim(), text.slice(at)]
  return kind === 'state' && text.length > 9 ? [`${text.slice(0, 5)}-`, text.slice(5)] : [text]
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
