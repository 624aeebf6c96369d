import type { Signal } from '@preact/signals'
import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { NameProblem } from '../../../shared/protocol/name.ts'
import { nameProblem, normalName } from '../../../shared/protocol/name.ts'
import { t } from '../../i18n/i18n.ts'
import { takesFocus } from '../../state/focus.ts'
import { ComposedEnter } from './composed-enter.ts'

/** A name that is being typed. */
export type TypedName = {
  readonly value: Signal<string>
  /** Why it is none, though it was to be used. */
  readonly problem: Signal<NameProblem | null>
  /** The name as it is to be told; null, and marked, if it is none. */
  readonly take: () => string | null
}

/** Begins with `first`. */
export function useTypedName(first: string): TypedName {
  const value = useSignal(first)
  const problem = useSignal<NameProblem | null>(null)
  const take = () => {
    problem.value = nameProblem(value.value)
    return normalName(value.value)
  }
  return { value, problem, take }
}

type Props = {
  name: TypedName
  onSubmit: () => void
  /** From the moment it is there. */
  hasFocus?: boolean
}

/** A name, typed with any input method. */
export function NameField({ name: { value, problem }, onSubmit, hasFocus = false }: Props) {
  const wrong = problem.value
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
        aria-invalid={wrong !== null || undefined}
        aria-describedby={wrong === null ? undefined : 'name-wrong'}
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
      {wrong !== null && (
        <span id="name-wrong" class="field-error" role="alert">
          {t(wrong === 'length' ? 'name.wrong' : 'name.unseemly')}
        </span>
      )}
    </label>
  )
}
