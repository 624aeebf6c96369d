import type { ComponentChildren } from 'preact'
import type { Assistance, TableRule } from '../../../shared/match/scenario.ts'
import type { RoomView } from '../../../shared/view/room-view.ts'
import { t } from '../../i18n/i18n.ts'
import { act } from '../../state/session.ts'

/** From the most help to the least. */
export const ASSISTANCE: readonly Assistance[] = ['guided', 'standard', 'expert']
/** In the order in which they are offered. */
export const TABLE_RULES: readonly TableRule[] = ['coached', 'raw']

/** How much help there is, and what becomes of a wrong move; to be read where it is not to be chosen. */
export function TableSettings({ room, disabled }: { room: RoomView; disabled: boolean }) {
  const { assistance, table } = room.settings
  return (
    <section class="settings sheet" aria-label={t('settings.title')}>
      <fieldset>
        <legend>{t('settings.assistance')}</legend>
        {ASSISTANCE.map((level) => (
          <Option key={level} on={assistance === level} disabled={disabled} onChoose={() => act('configure', { assistance: level })}>
            <b>{t(`assistance.${level}`)}</b>
            <small>{t(`assistance.${level}-text`)}</small>
          </Option>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t('settings.table')}</legend>
        {TABLE_RULES.map((rule) => (
          <Option key={rule} on={table === rule} disabled={disabled} onChoose={() => act('configure', { table: rule })}>
            <b>{t(`table.${rule}`)}</b>
            <small>{t(`table.${rule}-text`)}</small>
          </Option>
        ))}
      </fieldset>
    </section>
  )
}

type OptionProps = { on: boolean; disabled: boolean; onChoose: () => void; children: ComponentChildren }

function Option({ on, disabled, onChoose, children }: OptionProps) {
  return (
    <button type="button" class="option" aria-pressed={on} disabled={disabled && !on} onClick={() => on || disabled || onChoose()}>
      {children}
    </button>
  )
}
