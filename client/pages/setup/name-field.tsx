import type { Signal } from '@preact/signals'
import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { normalName } from '../../../shared/protocol/name.ts'
import { t } from '../../i18n/i18n.ts'
import { takesFocus } from '../../state/focus.ts'
import { ComposedEnter } from './composed-enter.ts'

/** A name that is being typed. */
export type TypedName = {
  readonly value: Signal<string>
  /** It was to be used, and is none. */
  readonly isWrong: Signal<boolean>
  /** The name as it is to be told; null, and marked, if it is none. */
  readonly take: () => string | null
}

/** Begins with `first`. */
export function useTypedName(first: string): TypedName {
  const value = useSignal(first)
  const isWrong = useSignal(false)
  const take = () => {
    const name = normalName(value.value)
    isWrong.value = name === null
    return name
  }
  return { value, isWrong, take }
}

type Props = {
  name: TypedName
  onSubmit: () => void
  /** From the moment it is there. */
  hasFocus?: boolean
}

/** A name, typed with any input method. */
export function NameField({ name: { value, isWrong }, onSubmit, hasFocus = false }: Props) {
  const wrong = isWrong.value
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
