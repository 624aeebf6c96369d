import { computed, signal } from '@preact/signals'
import type { OwedView } from '../../shared/view/match-view.ts'
import type { FlagName } from '../look/flags.ts'
import type { Coach } from './coach.ts'
import { coachFor } from './coach.ts'
import type { DigitsField, Draft, NumberField } from './draft.ts'
import { EMPTY_DRAFT, isTooLarge, plus, withDigits, withFlag, withPicked, withUrgent } from './draft.ts'
import { mySide } from './session.ts'
import { matchView } from './streams.ts'

/** What lies on the desk: the segment that is being written. */
export const draft = signal<Draft>(EMPTY_DRAFT)
/** The field into which the next number goes. */
export const activeField = signal<NumberField>('seq')
/** The field for which too large a number was typed, until something is written. */
export const overfull = signal<DigitsField | null>(null)
draft.subscribe(() => {
  overfull.value = null
})

let told: OwedView | null = null

/** What the player may be told about the next move in guided assistance; null otherwise. */
export const coach = computed<Coach | null>(() => {
  const now = matchView.value === null || mySide.value === null ? null : coachFor(matchView.value, mySide.value, draft.value, told)
  told = now?.owed ?? null
  return now
})

/** A flag's key was pressed. */
export function toggleFlag(flag: FlagName): void {
  draft.value = withFlag(draft.value, flag)
}

/** A number was typed or pasted into a field. */
export function typeDigits(field: NumberField, typed: string): void {
  draft.value = withDigits(draft.value, field, typed)
  miss(field, typed)
  leadOn(field)
}

/** Puts a number into a field, by default the active one. */
export function pick(value: number, length: number | null, field: NumberField = activeField.value): void {
  draft.value = withPicked(draft.value, field, value, length)
  activeField.value = field
  leadOn(field)
}

/** Guided players go on to the other field once this one is right: the next number that shines would else take its place. */
function leadOn(field: NumberField): void {
  const other = field === 'seq' ? 'ack' : 'seq'
  if (isReady(field) && isReady(other) === false) activeField.value = other
}

/** Whether a field holds what the coach wants there; null without a coach. */
function isReady(field: NumberField): boolean | null {
  if (coach.value === null) return null
  return field === 'seq' ? coach.value.seqReady : coach.value.ackReady
}

/** Counts on from the number in a field, modulo 2^32; that field is the active one then. */
export function addTo(field: NumberField, amount: number): void {
  activeField.value = field
  draft.value = plus(draft.value, field, amount)
  leadOn(field)
}

/** Writes text into the segment on the desk, in place of what was there. */
export function setText(text: string): void {
  draft.value = { ...draft.value, text }
}

/** An urgent pointer was typed. */
export function setUrgent(typed: string): void {
  draft.value = withUrgent(draft.value, typed)
  miss('urgent', typed)
}

/** What has not gone into its field is not passed over in silence. */
function miss(field: DigitsField, typed: string): void {
  overfull.value = isTooLarge(field, typed) ? field : null
}

/** Nothing lies on the desk, and the next number goes into the first field. */
export function emptyDesk(): void {
  draft.value = EMPTY_DRAFT
  activeField.value = 'seq'
}
