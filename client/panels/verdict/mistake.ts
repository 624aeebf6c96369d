import type { Misconception } from '../../../shared/scenarios/misconceptions/misconception.ts'
import type { VerdictView } from '../../../shared/view/match-view.ts'
import type { Draft, NumberField } from '../../state/draft.ts'
import { beliefs } from '../../state/library.ts'

/** The verdict on a wrong move. */
export type WrongVerdict = Extract<VerdictView, { readonly grade: 'wrong' }>

/** What a wrong move betrays: a belief, or only that a number was forgotten. Of a page that was loaded anew nothing lies on the desk as it was. */
export type Mistake = { readonly belief: Misconception | null; readonly leftEmpty: readonly NumberField[] }

const NUMBERS: readonly NumberField[] = ['seq', 'ack']

/** Reads a wrong verdict; `draft`: what lay on the desk, where it is known. */
export function mistakeOf({ faults, misconception }: WrongVerdict, draft: Draft | undefined): Mistake {
  const belief = misconception === null ? null : (beliefs.value?.[misconception] ?? null)
  const empty = NUMBERS.filter(
    (field) => draft?.[field] === '' && faults.some((fault) => fault.field === field) && (field === 'seq' || draft.flags.has('ACK')),
  )
  // An empty field counts as 0, but whoever forgot it did not count from there; and if nothing else is wrong, nothing else is betrayed.
  const isAll = faults.every(({ field }) => empty.some((forgotten) => forgotten === field))
  const isForgotten = empty.length > 0 && (misconception === null || misconception === 'relative-numbers' || isAll)
  return isForgotten ? { belief: null, leftEmpty: empty } : { belief, leftEmpty: [] }
}
