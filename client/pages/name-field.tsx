import type { Signal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { t } from '../i18n/i18n.ts'
import { takesFocus } from '../state/focus.ts'
import { ComposedEnter } from './composed-enter.ts'

type Props = { value: Signal<string>; onSubmit: () => void; wrong?: boolean /** From the moment it is there. */; hasFocus?: boolean }

/** A name, typed with any input method. */
export function NameField({ value, onSubmit, wrong = false, hasFocus = false }: Props) {
  const enter = useRef(new ComposedEnter())
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
          if (event.key === 'Enter') event.preventDefault()
          if (enter.current.keyDown(event)) onSubmit()
        }}
        onKeyUp={() => enter.current.keyUp()}
        onBlur={() => enter.current.keyUp()}
        onCompositionEnd={(event) => {
          const input = event.currentTarget
          value.value = input.value
          if (!enter.current.compositionEnd(event.data)) return
          // The last syllable may reach the field only after this event.
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
