/** The longest name, in characters as people count them. */
export const NAME_GRAPHEMES = 20
/** The longest of them, in UTF-16 code units: the longest emoji have 15, and marks could be piled on a letter without end. */
const LONGEST_GRAPHEME = 16
/** What is read at all: letters that are written in parts, and blanks that go, are more than is left. */
const LONGEST_WRITTEN = 3 * NAME_GRAPHEMES * LONGEST_GRAPHEME

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
/** Control characters, and what turns the writing direction of all that follows. */
const UNSEEMLY = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u
/** What shows nothing. It makes names that look alike, or like none. Within emoji some of it joins (families, flags): there it stays. */
const NOTHING =
  /(\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F}|(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D(?=\p{Extended_Pictographic}))|[\p{Cf}\u115F\u1160\u3164\uFFA0\u2800]/gu
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u

function inSingleBlanks(written: string): string {
  return written.replace(/\s+/gu, ' ')
}

/** What is wrong with a name: it is empty or too long, or it holds what no name may hold. */
export type NameProblem = 'length' | 'unseemly'

/** Null: it is a name. */
export function nameProblem(written: string): NameProblem | null {
  const singleBlanks = inSingleBlanks(written)
  if (UNSEEMLY.test(singleBlanks)) return 'unseemly'
  if (written.length > LONGEST_WRITTEN) return 'length'
  const name = whatShows(singleBlanks)
  const characters = graphemesOf(name)
  if (characters.some((one) => one.length > LONGEST_GRAPHEME)) return 'unseemly'
  return VISIBLE.test(name) && characters.length <= NAME_GRAPHEMES ? null : 'length'
}

/** The name as it is kept: composed (NFC), trimmed, single blanks, nothing that cannot be seen. Null if it is none. */
export function normalName(written: string): string | null {
  return nameProblem(written) === null ? whatShows(inSingleBlanks(written)) : null
}

function whatShows(singleBlanks: string): string {
  return singleBlanks.normalize('NFC').replace(NOTHING, '$1').replace(/ +/g, ' ').trim()
}

/** The characters of a text as people count them: a family of emoji and a syllable with its marks are one each. */
export function graphemesOf(text: string): readonly string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment)
}
