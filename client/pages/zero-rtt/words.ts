import type { Localized } from '../../../shared/match/scenario.ts'
import type { Piece } from '../../../shared/zero-rtt/protocols.ts'
import { pieceWords } from '../../../shared/zero-rtt/texts.ts'
import { en } from '../../i18n/en/zero-rtt.ts'
import { language } from '../../i18n/i18n.ts'
import { ko } from '../../i18n/ko/zero-rtt.ts'

type Key = keyof typeof en

const TEXTS: Readonly<Record<'en' | 'ko', Readonly<Record<Key, string>>>> = { en, ko }

/** A text of this page in the language of the moment; `values` fill {names} in it. */
export function w(key: Key, values: Readonly<Record<string, string | number>> = {}): string {
  return TEXTS[language.value][key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}

export function say(text: Localized): string {
  return text[language.value]
}

/** What a packet brings, in one line. */
export function piecesWords(pieces: readonly Piece[]): string {
  return pieces.map((piece) => pieceWords[piece]?.[language.value] ?? piece).join(' · ')
}
