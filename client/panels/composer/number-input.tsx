import { useSignal } from '@preact/signals'
import type { TargetedMouseEvent } from 'preact'
import { t } from '../../i18n/i18n.ts'
import { activeField, addTo, draft, overfull, pick, typeDigits } from '../../state/desk.ts'
import type { NumberField } from '../../state/draft.ts'
import { blurAfterClick } from '../../state/focus.ts'
import { coarsePointer } from '../../state/preferences.ts'
import { faulty } from '../../state/sending.ts'
import { FaultNote, faultId } from './fault-note.tsx'
import { OverfullNote } from './overfull-note.tsx'

/** SEQ or ACK: filled by picking a number up, adjusted by buttons; it may be typed, too. */
export function NumberInput({ field, glow }: { field: NumberField; glow: boolean }) {
  const typing = useSignal(false)
  const active = activeField.value === field
  const fault = faulty.value.has(field)
  const name = field.toUpperCase()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: numbers may also be dropped here; clicks and keys do the same.
    <div
      class={`field number-field${active ? ' active' : ''}${glow ? ' glow' : ''}${fault ? ' fault' : ''}`}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => take(event, field)}
    >
      <label for={`field-${field}`}>{name}</label>
      <input
        id={`field-${field}`}
        value={draft.value[field]}
        placeholder="0"
        autoComplete="off"
        spellcheck={false}
        // A finger picks numbers up; a second tap on the field calls the keyboard.
        inputMode={coarsePointer.value && !typing.value ? 'none' : 'numeric'}
        aria-invalid={fault || undefined}
        aria-describedby={fault ? `${faultId(field)} verdict` : undefined}
        data-number-field={field}
        onPointerDown={(event) => {
          typing.value = document.activeElement === event.currentTarget
        }}
        onBlur={() => {
          typing.value = false
        }}
        onFocus={() => {
          if (!coarsePointer.value) activeField.value = field
        }}
        onClick={() => {
          activeField.value = field
        }}
        onInput={(event) => {
          typeDigits(field, event.currentTarget.value)
          event.currentTarget.value = draft.value[field]
        }}
      />
      {overfull.value === field ? <OverfullNote field={field} /> : <FaultNote field={field} />}
      <AdjustNumber field={field} />
    </div>
  )
}

/** Fills the field with a number that is dropped on it, and with its length, if it brings one. */
function take(event: DragEvent, field: NumberField): void {
  event.preventDefault()
  const digits = event.dataTransfer?.getData('text/plain') ?? ''
  const length = event.dataTransfer?.getData('application/x-acksu-length') ?? ''
  if (/^\d{1,10}$/.test(digits)) pick(Number(digits), length === '' ? null : Number(length), field)
}

function AdjustNumber({ field }: { field: NumberField }) {
  const length = draft.value.length[field]
  const name = field.toUpperCase()
  const change = (amount: number) => (event: TargetedMouseEvent<HTMLElement>) => {
    addTo(field, amount)
    blurAfterClick(event)
  }
  return (
    <span class="adjust">
      <button type="button" onClick={change(1)} aria-label={t('composer.plus-one', { field: name })}>
        +1
      </button>
      <button
        type="button"
        onClick={change(length ?? 0)}
        disabled={length === null}
        aria-label={t('composer.plus-len', { field: name, length: length ?? '–' })}
      >
        +LEN{length === null ? '' : <small>{length}</small>}
      </button>
      <button type="button" onClick={() => typeDigits(field, '0')} aria-label={t('composer.zero', { field: name })}>
        0
      </button>
    </span>
  )
}
