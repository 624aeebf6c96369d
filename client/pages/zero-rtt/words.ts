import type { Localized } from '../../../shared/match/scenario.ts'
import type { Piece } from '../../../shared/zero-rtt/protocols.ts'
import { pieceWords } from '../../../shared/zero-rtt/texts.ts'
import { en } from '../../i18n/en/zero-rtt.ts'
import { language } from '../../i18n/i18n.ts'
import { ko } from '../../i18n/ko/zero-rtt.ts'
import { lateWords } from '../../i18n/late-words.ts'

/** A text of this page in the language of the moment. They come with it. */
export const w = lateWords({ en, ko })

/** A text that the model brings along. */
export function say(text: Localized): string {
  return text[language.value]
}

const BETWEEN = ' · '
/** So many letters fit above an arrow. */
const LINE_LETTERS = 18

/** What a packet brings, in one line. */
export function piecesWords(pieces: readonly Piece[]): string {
  return pieces.map(pieceName).join(BETWEEN)
}

/** The same for an arrow: in two lines, as even as can be, where one would be too long. */
export function piecesLines(pieces: readonly Piece[]): readonly string[] {
  const names = pieces.map(pieceName)
  const one = names.join(BETWEEN)
  if (one.length <= LINE_LETTERS || names.length === 1) return [one]
  const cuts = names.slice(1).map((_, nth) => [names.slice(0, nth + 1).join(BETWEEN), names.slice(nth + 1).join(BETWEEN)])
  const longest = (lines: readonly string[]) => Math.max(...lines.map(({ length }) => length))
  return cuts.reduce((best, cut) => (longest(cut) < longest(best) ? cut : best))
}

function pieceName(piece: Piece): string {
  return pieceWords[piece]?.[language.value] ?? piece
}
