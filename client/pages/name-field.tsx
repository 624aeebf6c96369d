import type { Signal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { t } from '../i18n/i18n.ts'
import { takesFocus } from '../state/focus.ts'

type Props = { value: Signal<string>; onSubmit: () => void; wrong?: boolean /** From the moment it is there. */; hasFocus?: boolean }

/**
 * A name, typed with any input method. Enter that ends a composition (a Hangul syllable under way) submits once, with the whole
 * syllable: in some browsers its keydown comes before compositionend, in others after.
 */
export function NameField({ value, onSubmit, wrong = false, hasFocus = false }: Props) {
  const submitAfterComposition = useRef(false)
  return (
    <label class="name-field">
      <span>{t('name.label')}</span>
      <input
        value={value.value}
        ref={hasFocus ? takesFocus : null}
        name="nickname"
        autoComplete="nickname"
        autoCapitalize="words"
        spellcheck={false}
        enterkeyhint="go"
        placeholder={t('name.placeholder')}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? 'name-wrong' : undefined}
        onInput={(event) => {
          value.value = event.currentTarget.value
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          if (event.isComposing) submitAfterComposition.current = true
          else onSubmit()
        }}
        onCompositionEnd={(event) => {
          value.value = event.currentTarget.value
          if (!submitAfterComposition.current) return
          submitAfterComposition.current = false
          // The last syllable reaches the field with the input event that follows in this turn.
          const input = event.currentTarget
          queueMicrotask(() => {
            value.value = input.value
            onSubmit()
          })
        }}
      />
      {wrong && (
        <span id="name-wrong" class="field-error" role="alert">
          {t('name.wrong')}
        </span>
      )}
    </label>
  )
}
