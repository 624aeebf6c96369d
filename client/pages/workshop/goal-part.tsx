import { STATES } from '../../../shared/tcp/tcb.ts'
import { t } from '../../i18n/i18n.ts'
import { MS_A_SECOND } from '../../i18n/times.ts'
import { ASSISTANCE } from '../setup/table-settings.tsx'
import { change, checked } from './editor.ts'
import { Check, Select } from './fields.tsx'
import { NumberField } from './number-fields.tsx'
import { Part } from './part.tsx'
import { w } from './words.ts'

/** When the match is won, and how fast is gold. */
export function GoalPart() {
  const suggestedMs = checked.value?.examination.suggestedParMs ?? 0
  return (
    <Part id="goal" title={w('part.goal')} hint={w('goal.hint')}>
      <div class="pair">
        <Select path="script.goal.client" label={t('side.client')} options={STATES.map((state) => [state, state])} />
        <Select path="script.goal.server" label={t('side.server')} options={STATES.map((state) => [state, state])} />
      </div>
      <Check path="script.goal.textLost" label={w('goal.text-lost')} />
      <div class="pair">
        <NumberField path="script.parMs" label={w('goal.par')} seconds />
        <div class="suggestion">
          {suggestedMs > 0 && (
            <button type="button" class="button small" onClick={() => change('script.parMs', suggestedMs)}>
              {w('goal.suggest', { seconds: suggestedMs / MS_A_SECOND })}
            </button>
          )}
        </div>
      </div>
      <Select
        path="assistance"
        label={t('settings.assistance')}
        options={ASSISTANCE.map((level) => [level, `${t(`assistance.${level}`)}: ${t(`assistance.${level}-text`)}`])}
      />
    </Part>
  )
}
