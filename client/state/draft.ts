import { HIGHEST_16_BITS } from '../../shared/tcp/segment.ts'
import { add, HIGHEST_SEQ, seq } from '../../shared/tcp/sequence.ts'
import type { WireSegment } from '../../shared/view/match-view.ts'
import { halfWidth } from '../i18n/typed.ts'
import type { FlagName } from '../look/flags.ts'
import { flagNamesOf, lettersOfNames } from '../look/flags.ts'

/** The two fields into which numbers are put. */
export type NumberField = 'seq' | 'ack'
/** Those into which digits are typed. */
export type DigitsField = NumberField | 'urgent'

/** A segment on the player's desk. Numbers are the digits in the field, '' while nothing is there. */
export type Draft = {
  readonly flags: ReadonlySet<FlagName>
  readonly seq: string
  readonly ack: string
  readonly text: string
  /** Octets up to the end of the urgent text; counts only with URG. */
  readonly urgent: string
  /** SEG.LEN of the segment from which the number of a field was taken: what "+LEN" adds. Null where it came from nowhere. */
  readonly length: Readonly<Record<NumberField, number | null>>
}

/** An empty desk. */
export const EMPTY_DRAFT: Draft = { flags: new Set(), seq: '', ack: '', text: '', urgent: '', length: { seq: null, ack: null } }

/** Nothing is written down; an urgent pointer alone is nothing. */
export function isEmpty(draft: Draft): boolean {
  return draft.flags.size === 0 && draft.seq === '' && draft.ack === '' && draft.text === ''
}

/** With a flag set or not, by default the other way than it is. */
export function withFlag(draft: Draft, flag: FlagName, on = !draft.flags.has(flag)): Draft {
  const flags = new Set(draft.flags)
  if (on) flags.add(flag)
  else flags.delete(flag)
  return { ...draft, flags }
}

/** Digits as typed or pasted: all else falls away, and what is too large stays as it was, as it does where nothing but letters came. */
export function withDigits(draft: Draft, field: NumberField, typed: string): Draft {
  const digits = digitsIn(typed)
  return isTooLarge(field, digits) || digits === draft[field]
    ? draft
    : { ...draft, [field]: digits, length: { ...draft.length, [field]: null } }
}

/** The same for the urgent pointer. */
export function withUrgent(draft: Draft, typed: string): Draft {
  const urgent = digitsIn(typed)
  return isTooLarge('urgent', urgent) || urgent === draft.urgent ? draft : { ...draft, urgent }
}

/** Whether a field does not count so far (§3.1: numbers have 32 bits, the pointer 16). */
export function isTooLarge(field: DigitsField, typed: string): boolean {
  return Number(digitsIn(typed)) > (field === 'urgent' ? HIGHEST_16_BITS : HIGHEST_SEQ)
}

/** The digits in what was typed, of whatever width, without zeros in front. */
function digitsIn(typed: string): string {
  return halfWidth(typed)
    .replace(/\D/g, '')
    .replace(/^0+(?=\d)/, '')
}

/** Puts a number that was picked up into a field, if it fits; `length` is the SEG.LEN that belongs to it. */
export function withPicked(draft: Draft, field: NumberField, value: number, length: number | null): Draft {
  if (value > HIGHEST_SEQ) return draft
  return { ...draft, [field]: String(value), length: { ...draft.length, [field]: length } }
}

/** Adds to a field in sequence space: after 2^32 - 1 comes 0. An empty field counts from 0. */
export function plus(draft: Draft, field: NumberField, amount: number): Draft {
  return { ...draft, [field]: String(add(seq(Number(draft[field])), amount)) }
}

/** The urgent pointer, were URG set: an empty field points to the end of the text (§3.8.5). */
export function urgentOf({ urgent, text }: Draft): number {
  return Math.min(Number(urgent === '' ? text.length : urgent), HIGHEST_16_BITS)
}

/** The segment as it will leave. An empty number is 0; `window` is left out where it is the usual 65535. */
export function segmentOf(draft: Draft, window: number | null): WireSegment {
  const urgent = draft.flags.has('URG') ? urgentOf(draft) : 0
  return {
    flags: lettersOfNames(draft.flags),
    seq: Number(draft.seq),
    ack: Number(draft.ack),
    text: draft.text,
    ...(window === null || window === HIGHEST_16_BITS ? {} : { window }),
    ...(urgent === 0 ? {} : { urgent }),
  }
}

/** The desk as it lay when this segment was written. A number without its flag may have been an empty field, and is one again. */
export function draftOf({ flags, seq, ack, text, urgent = 0 }: WireSegment): Draft {
  return {
    ...EMPTY_DRAFT,
    flags: new Set(flagNamesOf(flags)),
    seq: String(seq),
    ack: ack === 0 && !flags.includes('A') ? '' : String(ack),
    text,
    urgent: !flags.includes('U') || urgent === text.length ? '' : String(urgent),
  }
}
