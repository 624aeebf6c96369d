import type { Side } from '../../shared/tcp/tcb.ts'
import { t } from '../i18n/i18n.ts'

type Props = { chosen: Side | null; onChoose: (side: Side | null) => void; either: boolean; taken?: Side | null; disabled?: boolean }

/** Which end of the connection to be. */
export function SideChoice({ chosen, onChoose, either, taken = null, disabled = false }: Props) {
  const choices: readonly (Side | null)[] = either ? ['client', null, 'server'] : ['client', 'server']
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
    </fieldset>
  )
}
