import { SIDES } from '../../../shared/tcp/sides.ts'
import type { Side } from '../../../shared/tcp/tcb.ts'
import { t } from '../../i18n/i18n.ts'
import { Icon } from '../../panels/marks/icons.tsx'

type Props = {
  chosen: Side | null
  onChoose: (side: Side | null) => void
  either: boolean
  taken?: Side | null
  disabled?: boolean
  /** Both players change places; null: there is nobody yet to change with, and the key keeps its place. */
  onSwap?: (() => void) | null
}

/** Which end of the connection to be. */
export function SideChoice({ chosen, onChoose, either, taken = null, disabled = false, onSwap }: Props) {
  const choices: readonly (Side | null)[] = either ? ['client', null, 'server'] : SIDES
  return (
    <fieldset class="side-choice">
      <legend>{t('side.title')}</legend>
      {choices.map((side) => (
        <button
          type="button"
          key={side ?? 'either'}
          class={`side side-${side ?? 'either'}`}
          aria-pressed={chosen === side}
          disabled={disabled || (side !== null && taken === side)}
          onClick={() => onChoose(side)}
        >
          <b>{t(`side.${side ?? 'either'}`)}</b>
          <small>{t(`side.${side ?? 'either'}-text`)}</small>
        </button>
      ))}
      {onSwap !== undefined && (
        <button type="button" class="button small quiet side-swap" disabled={onSwap === null} onClick={() => onSwap?.()}>
          <Icon name="swap" size={18} /> {t('side.swap')}
        </button>
      )}
    </fieldset>
  )
}
