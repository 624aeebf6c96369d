import { draft, overfull, setUrgent } from '../../state/desk.ts'
import { pendingMoves } from '../../state/moves.ts'
import { faulty, feedback } from '../../state/sending.ts'
import { FaultNote, faultId } from './fault-note.tsx'
import { OverfullNote } from './overfull-note.tsx'

/** The urgent pointer, only while URG is set (§3.8.5), or under way and perhaps coming back. */
export function UrgentInput() {
  const isUnderWay = feedback.value === null && pendingMoves.value.some(({ segment }) => segment.flags.includes('U'))
  if (!draft.value.flags.has('URG') && !isUnderWay) return null
  const fault = faulty.value.has('urgent')
  return (
    <div class={`field urgent-field${fault ? ' fault' : ''}`}>
      <label for="field-urgent">URP</label>
      <input
        id="field-urgent"
        inputMode="numeric"
        autoComplete="off"
        value={draft.value.urgent}
        placeholder={String(draft.value.text.length)}
        onInput={(event) => {
          setUrgent(event.currentTarget.value)
          event.currentTarget.value = draft.value.urgent
        }}
        aria-invalid={fault || undefined}
        aria-describedby={fault ? faultId('urgent') : undefined}
      />
      {overfull.value === 'urgent' ? <OverfullNote field="urgent" /> : <FaultNote field="urgent" />}
    </div>
  )
}
