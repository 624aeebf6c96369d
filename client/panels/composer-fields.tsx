import { useSignal } from '@preact/signals'
import type { TargetedMouseEvent } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { t } from '../i18n/i18n.ts'
import { activeField, add, draft, faulty, feedback, pick, setText, setUrgent, typeDigits } from '../state/composer.ts'
import type { NumberField } from '../state/draft.ts'
import { blurAfterClick } from '../state/focus.ts'
import { pendingMoves } from '../state/moves.ts'
import { coarsePointer } from '../state/preferences.ts'
import { mySide } from '../state/session.ts'
import { matchView } from '../state/streams.ts'
import { textsToSend } from '../state/wishes.ts'
import { FaultNote, faultId } from './fault-note.tsx'

/** SEQ or ACK: filled by picking a number up, adjusted by buttons; it may be typed, too. */
export function NumberInput({ field, glow }: { field: NumberField; glow: boolean }) {
  const typing = useSignal(false)
  const active = activeField.value === field
  const fault = faulty.value.has(field)
  const length = draft.value.length[field]
  const name = field.toUpperCase()
  const change = (amount: number) => (event: TargetedMouseEvent<HTMLElement>) => {
    add(field, amount)
    blurAfterClick(event)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: numbers may also be dropped here; clicks and keys do the same.
    <div
      class={`field number-field${active ? ' active' : ''}${glow ? ' glow' : ''}${fault ? ' fault' : ''}`}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        const digits = event.dataTransfer?.getData('text/plain') ?? ''
        const length = event.dataTransfer?.getData('application/x-acksu-length') ?? ''
        if (/^\d{1,10}$/.test(digits)) pick(Number(digits), length === '' ? null : Number(length), field)
      }}
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
      <FaultNote field={field} />
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
    </div>
  )
}

/** TEXT: put in whole or in part from what the application wants to send. */
export function TextPicker({ glow }: { glow: boolean }) {
  const view = matchView.value
  const side = mySide.value
  const { text } = draft.value
  const offers = view === null || side === null ? [] : textsToSend(view, side)
  const source = offers.filter((offer) => text !== '' && offer.startsWith(text)).toSorted((a, b) => b.length - a.length)[0]
  const fault = faulty.value.has('text')
  const letters = useRef<HTMLSpanElement>(null)
  useEffect(() => showLastLetter(letters.current, text.length), [text])
  return (
    <fieldset
      class={`field text-field${glow ? ' glow' : ''}${fault ? ' fault' : ''}`}
      aria-label={t('composer.text')}
      aria-describedby={fault ? faultId('text') : undefined}
    >
      <span class="field-name" aria-hidden="true">
        TEXT
      </span>
      {text === '' ? (
        <span class="offers">
          {offers.length === 0 && <span class="no-text">–</span>}
          {offers.map((offer) => (
            <button
              type="button"
              key={offer}
              class="offer"
              onClick={() => setText(offer)}
              aria-label={t('composer.put-text', { text: offer })}
            >
              {offer}
            </button>
          ))}
        </span>
      ) : (
        <>
          <span class="letters" ref={letters}>
            {[...(source ?? text)].map((letter, index) => (
              <button
                type="button"
                key={index}
                class={index < text.length ? 'in' : 'out'}
                tabIndex={-1}
                aria-hidden="true"
                onClick={() => setText((source ?? text).slice(0, index + 1))}
              >
                {letter === ' ' ? '·' : letter}
              </button>
            ))}
          </span>
          <span class="sr-only">{text}</span>
          <span class="adjust">
            <button type="button" onClick={() => setText(text.slice(0, -1))} aria-label={t('composer.text-shorter')}>
              −
            </button>
            <button
              type="button"
              disabled={source === undefined || source === text}
              onClick={() => setText((source ?? text).slice(0, text.length + 1))}
              aria-label={t('composer.text-longer')}
            >
              +
            </button>
            <button type="button" onClick={() => setText('')} aria-label={t('composer.text-none')}>
              ×
            </button>
          </span>
        </>
      )}
      <FaultNote field="text" />
    </fieldset>
  )
}

/** Where there is no room for the whole text the end of what is put in is in sight. */
function showLastLetter(letters: HTMLElement | null, length: number): void {
  const last = letters?.children[length - 1]
  if (letters === null || last === undefined) return
  const [box, letter] = [letters.getBoundingClientRect(), last.getBoundingClientRect()]
  letters.scrollLeft += Math.max(0, letter.right - box.right) + Math.min(0, letter.left - box.left)
  letters.scrollTop += Math.max(0, letter.bottom - box.bottom) + Math.min(0, letter.top - box.top)
}

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
      <FaultNote field="urgent" />
    </div>
  )
}
