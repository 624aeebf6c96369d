import type { MisconceptionId } from '../../../shared/tcp/verdict.ts'
import { language } from '../../i18n/i18n.ts'
import { beliefs } from '../../state/library.ts'

/** The belief that a wrong move betrays, by its name and in a sentence; nothing where it betrays none. */
export function Belief({ id }: { id: MisconceptionId | null }) {
  const belief = id === null ? undefined : beliefs.value?.[id]
  if (belief === undefined) return null
  return (
    <p class="belief">
      <b>{belief.name[language.value]}</b> {belief.explanation[language.value]}
    </p>
  )
}
