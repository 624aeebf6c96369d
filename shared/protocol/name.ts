/** The longest name, in characters as people count them. */
export const NAME_GRAPHEMES = 20
/** The same in UTF-16 code units: marks can be piled upon one grapheme without end; a name is not the place. */
const NAME_LENGTH = 120

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

/** It holds what no name may hold. */
export function isUnseemly(written: string): boolean {
  return UNSEEMLY.test(inSingleBlanks(written))
}

/** The name as it is kept: composed (NFC), trimmed, single blanks, nothing that cannot be seen. Null if it is no name of 1 to 20 characters as people count them. */
export function normalName(written: string): string | null {
  if (written.length > 4 * NAME_LENGTH) return null
  const singleBlanks = inSingleBlanks(written.normalize('NFC'))
  const name = singleBlanks.replace(NOTHING, '$1').replace(/ +/g, ' ').trim()
  if (name.length > NAME_LENGTH || UNSEEMLY.test(singleBlanks) || !VISIBLE.test(name)) return null
  return graphemesOf(name).length <= NAME_GRAPHEMES ? name : null
}

/** The characters of a text as people count them: a family of emoji and a syllable with its marks are one each. */
export function graphemesOf(text: string): readonly string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment)
}
