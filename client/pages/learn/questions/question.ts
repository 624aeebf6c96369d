import type { Localized } from '../../../../shared/match/scenario.ts'
import type { Remark } from '../trace.ts'

/** A scenario that shows the answer, as two bots play it, with what to look at. `leg` counts from 1. */
export type Illustration = { readonly scenario: string; readonly leg?: number; readonly remarks: readonly Remark[] }

type Topic = 'opening' | 'numbers' | 'closing' | 'trouble'

/** A question that is asked in interviews, its answer in paragraphs, and where it is written down. */
export type Question = {
  readonly id: string
  readonly topic: Topic
  readonly question: Localized
  readonly answer: readonly Localized[]
  /** As RfcLink takes it. */
  readonly section: string
  readonly shown: readonly Illustration[]
}
