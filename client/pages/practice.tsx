import { useSignal } from '@preact/signals'
import type { Assistance, TableRule } from '../../shared/match/scenario.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import { t } from '../i18n/i18n.ts'
import { choiceOf } from '../state/library.ts'
import { playing } from '../state/own-scenarios.ts'
import { busy } from '../state/session.ts'
import { Frame } from './frame.tsx'
import { practise } from './open-room.ts'
import { ScenarioPicker } from './scenario-picker.tsx'
import { SideChoice } from './side-choice.tsx'
import { ASSISTANCE, TABLE_RULES } from './table-settings.tsx'

/** One player and a bot: choose what to play, which end to be, and how much help to have. */
export function Practice() {
  const scenario = useSignal('hello')
  const side = useSignal<Side>('client')
  const wanted = useSignal<Assistance | null>(null)
  const assistance = wanted.value ?? choiceOf(scenario.value)?.assistance ?? 'guided'
  const table = useSignal<TableRule>('coached')
  const begin = () => practise({ ...playing(scenario.value), side: side.value, assistance }, table.value)
  return (
    <Frame title={t('practice.title')}>
      <h1>{t('practice.title')}</h1>
      <p class="lead">{t('practice.lead')}</p>
      <div class="practice">
        <ScenarioPicker
          chosen={scenario.value}
          onChoose={(id) => {
            scenario.value = id
          }}
        >
          <div class="practice-begin sheet">
            <SideChoice
              chosen={side.value}
              onChoose={(chosen) => {
                side.value = chosen ?? 'client'
              }}
              either={false}
            />
            <button type="button" class="button big" disabled={busy.value} onClick={begin}>
              {t(busy.value ? 'frame.connecting' : 'practice.begin')}
            </button>
          </div>
          <section class="practice-rules sheet" aria-label={t('settings.title')}>
            <fieldset class="level-choice">
              <legend>{t('settings.assistance')}</legend>
              {ASSISTANCE.map((level) => (
                <button
                  type="button"
                  key={level}
                  aria-pressed={assistance === level}
                  onClick={() => {
                    wanted.value = level
                  }}
                >
                  {t(`assistance.${level}`)}
                </button>
              ))}
              <p>{t(`assistance.${assistance}-text`)}</p>
            </fieldset>
            <fieldset class="level-choice">
              <legend>{t('settings.table')}</legend>
              {TABLE_RULES.map((rule) => (
                <button
                  type="button"
                  key={rule}
                  aria-pressed={table.value === rule}
                  onClick={() => {
                    table.value = rule
                  }}
                >
                  {t(`table.${rule}`)}
                </button>
              ))}
              <p>{t(`table.${table.value}-text`)}</p>
            </fieldset>
          </section>
        </ScenarioPicker>
      </div>
    </Frame>
  )
}
