import type { WireSegment } from '../../shared/view/match-view.ts'
import type { ThemeName } from '../look/flags.ts'
import { arrowLabel } from './arrow-label.ts'
import { noteLabel } from './note-label.ts'
import type { NoteKind } from './notes.ts'
import type { Pages, Plate } from './pages.ts'
import type { Drawing, Pen } from './pen.ts'
import { WORDS_FONT } from './pen.ts'
import type { StampGrade } from './stamp-label.ts'
import { stampLabel } from './stamp-label.ts'
import type { WidthOf } from './writing.ts'
import { write } from './writing.ts'

/** So many labels are kept before all are forgotten and drawn anew. */
const KEPT = 260

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
    return this.#plate(`arrow/${flags}/${seq}/${ack}/${text}/${Math.round(room)}`, () =>
      arrowLabel(segment, room, compact, this.#theme, this.#widthOf),
    )
  }

  /** A note beside a lifeline, at most `room` px wide; `toRight` if it stands to the right of what it points at. */
  note(kind: NoteKind, text: string, room: number, compact: boolean, toRight: boolean): Plate {
    return this.#plate(`note/${kind}/${text}/${Math.round(room)}/${toRight}`, () =>
      noteLabel(kind, text, room, compact, toRight, this.#widthOf),
    )
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
  stamp(grade: StampGrade, word: string): Plate {
    return this.#plate(`stamp/${grade}/${word}`, () => stampLabel(grade, word, this.#widthOf))
  }

  #plate(name: string, draw: () => Drawing): Plate {
    const known = this.#plates.get(name)
    if (known) return known
    const plate = this.#pages.add(name, draw())
    this.#plates.set(name, plate)
    return plate
  }

  readonly #widthOf: WidthOf = (text, font) => {
    this.#measure.font = font
    return this.#measure.measureText(text).width
  }
}
