import type { WireSegment } from '../../shared/view/match-view.ts'

/** A text of at most `length` characters, of which the last says that there are more. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, Math.max(1, length - 1))}…`
}

/** What a segment carries beside its flags, as it stands on an arrow: "101 ack 301 “HELLO”", with at most so many characters of its text. */
export function numbersInShort({ flags, seq, ack, text }: WireSegment, textLength: number): string {
  return `${seq}${flags.includes('A') ? ` ack ${ack}` : ''}${text === '' ? '' : ` “${cut(text, textLength)}”`}`
}
