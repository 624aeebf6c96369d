import type { ComponentChildren } from 'preact'
import type { Scenario } from '../../shared/match/scenario.ts'
import { language, t } from '../i18n/i18n.ts'
import { clockOf } from '../panels/hud.tsx'
import { scenarios } from '../state/library.ts'

type Props = { chosen: string; onChoose: (id: string) => void; disabled?: boolean; children?: ComponentChildren }

/** Every scenario in teaching order, and the story of the chosen one. */
export function ScenarioPicker({ chosen, onChoose, disabled = false, children }: Props) {
  const picked = scenarios.value.find(({ script }) => script.id === chosen)
  return (
    <section class="scenario-picker" aria-label={t('scenario.title')}>
      <fieldset class="scenario-list" aria-label={t('scenario.title')}>
        {scenarios.value.map((scenario, index) => (
          <button
            type="button"
            key={scenario.script.id}
            class="scenario"
            aria-pressed={scenario.script.id === chosen}
            disabled={disabled && scenario.script.id !== chosen}
            onClick={() => onChoose(scenario.script.id)}
          >
            <span class="scenario-number">{index + 1}</span>
            <span class="scenario-name">{scenario.texts.title[language.value]}</span>
            <small>{t(`chapter.${scenario.chapter}`)}</small>
          </button>
        ))}
      </fieldset>
      <div class="picked">
        {picked !== undefined && <Story scenario={picked} />}
        {children}
      </div>
    </section>
  )
}

export function Story({ scenario }: { scenario: Scenario }) {
  return (
    <div class="story sheet">
      <h2>{scenario.texts.title[language.value]}</h2>
      <p>{scenario.texts.story[language.value]}</p>
      <p class="story-facts">
        <span>{t('scenario.par', { par: clockOf(scenario.script.parMs) })}</span>
        <span>{t(`assistance.${scenario.assistance}`)}</span>
      </p>
    </div>
  )
}
