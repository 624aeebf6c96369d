import type { Field } from '../../../shared/tcp/verdict.ts'
import { faultWords, shortFaultWords } from '../../i18n/words.ts'
import { faulty } from '../../state/sending.ts'

/** Why a field was wrong, at the field itself; nothing where it was not, or once it has been changed. */
export function FaultNote({ field }: { field: Field }) {
  const fault = faulty.value.get(field)
  if (fault === undefined) return null
  return (
    <span class="fault-note">
      <span aria-hidden="true">{shortFaultWords(fault)}</span>
      {/* Hidden, so that it is no part of a key's name; a field is described by it all the same. */}
      <span id={faultId(field)} hidden>
        {faultWords(fault)}
      </span>
    </span>
  )
}

/** For aria-describedby. */
export function faultId(field: Field): string {
  return `fault-${field}`
}
