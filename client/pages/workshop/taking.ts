import { signal } from '@preact/signals'
import type { ScenarioDocument } from '../../../shared/workshop/document.ts'
import type { Problem } from '../../../shared/workshop/parse.ts'
import { isProblems, parseDocument } from '../../../shared/workshop/parse.ts'
import { scenarios } from '../../state/library.ts'
import { onChangedElsewhere } from '../../state/own-scenarios.ts'
import { copyOf, draftOf } from './draft.ts'
import { draft, followElsewhere, open } from './editor.ts'
import { offerUndo } from './notice.ts'
import { w } from './words.ts'

/** Where a scenario comes from: a file, the address, or what this device has kept. */
export type Source = 'file' | 'link' | 'kept'

/** What was to be opened and is no scenario, and why. */
export const rejected = signal<{ readonly from: Source; readonly problems: readonly Problem[] } | null>(null)

/** Takes over what came from outside, or says what is wrong with it; the draft is as it was then. */
export function take(found: ScenarioDocument | readonly Problem[], from: Source): void {
  if (isProblems(found)) {
    rejected.value = { from, problems: found }
    return
  }
  rejected.value = null
  // One of the catalogue keeps its id for itself.
  const isBuiltIn = scenarios.value.some(({ script }) => script.id === found.script.id)
  open(isBuiltIn ? copyOf(found) : draftOf(found))
  offerUndo(w(`taken.${from}`))
}

// Two tabs of one device may be at work on one scenario: the one that is behind does not write over what it has not seen.
onChangedElsewhere((document) => {
  if (document.script.id !== draft.value.script.id) return
  const parsed = parseDocument(document)
  if (!isProblems(parsed) && followElsewhere(draftOf(parsed))) offerUndo(w('taken.elsewhere'))
})
