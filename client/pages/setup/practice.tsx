import type { Signal } from '@preact/signals'
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Assistance, TableRule } from '../../../shared/match/scenario.ts'
import type { Side } from '../../../shared/tcp/tcb.ts'
import { t } from '../../i18n/i18n.ts'
import { choiceOf } from '../../state/library.ts'
import { playing } from '../../state/own-scenarios.ts'
import { busy } from '../../state/session.ts'
import { Frame } from '../frame/frame.tsx'
import { preloadTable } from '../table/late-table.ts'
import { practise } from './open-room.ts'
import { ScenarioPicker } from './scenario-picker.tsx'
import { SideChoice } from './side-choice.tsx'
import { ASSISTANCE, TABLE_RULES } from './table-settings.tsx'

/** One player and a bot: choose what to play, which end to be, and how much help to have. */
export function Practice() {
  useEffect(preloadTable, [])
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
          <Rules
            assistance={assistance}
            onAssistance={(level) => {
              wanted.value = level
            }}
            table={table}
          />
        </ScenarioPicker>
      </div>
    </Frame>
  )
}

type RulesProps = { assistance: Assistance; onAssistance: (level: Assistance) => void; table: Signal<TableRule> }

/** How much help there is, and what becomes of wrong moves. */
function Rules({ assistance, onAssistance, table }: RulesProps) {
  return (
    <section class="practice-rules sheet" aria-label={t('settings.title')}>
      <LevelChoice
        title={t('settings.assistance')}
        levels={ASSISTANCE}
        chosen={assistance}
        nameOf={(level) => t(`assistance.${level}`)}
        text={t(`assistance.${assistance}-text`)}
        onChoose={onAssistance}
      />
      <LevelChoice
        title={t('settings.table')}
        levels={TABLE_RULES}
        chosen={table.value}
        nameOf={(rule) => t(`table.${rule}`)}
        text={t(`table.${table.value}-text`)}
        onChoose={(rule) => {
          table.value = rule
        }}
      />
    </section>
  )
}

type Levels<L extends string> = {
  readonly title: string
  readonly levels: readonly L[]
  readonly chosen: L
  readonly nameOf: (level: L) => string
  /** A word about the one that is chosen. */
  readonly text: string
  readonly onChoose: (level: L) => void
}

/** One of a few. */
function LevelChoice<L extends string>({ title, levels, chosen, nameOf, text, onChoose }: Levels<L>) {
  return (
    <fieldset class="level-choice">
      <legend>{title}</legend>
      {levels.map((level) => (
        <button type="button" key={level} aria-pressed={chosen === level} onClick={() => onChoose(level)}>
          {nameOf(level)}
        </button>
      ))}
      <p>{text}</p>
    </fieldset>
  )
}
