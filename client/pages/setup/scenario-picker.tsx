import type { ComponentChildren } from 'preact'
import { language, t } from '../../i18n/i18n.ts'
import { clockOf } from '../../i18n/times.ts'
import { Icon } from '../../panels/marks/icons.tsx'
import type { KnownScenario } from '../../state/library.ts'
import { choiceOf, scenarios } from '../../state/library.ts'
import { ownScenarios } from '../../state/own-scenarios.ts'

type Props = { chosen: string; onChoose: (id: string) => void; disabled?: boolean; children?: ComponentChildren }

/** Every scenario in teaching order, and the story of the chosen one. */
export function ScenarioPicker({ chosen, onChoose, disabled = false, children }: Props) {
  const picked = choiceOf(chosen)
  const own = ownIds(chosen)
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
        {own.map((id) => (
          <button
            type="button"
            key={id}
            class="scenario"
            aria-pressed={id === chosen}
            disabled={disabled && id !== chosen}
            onClick={() => onChoose(id)}
          >
            <span class="scenario-number">
              <Icon name="pencil" size={16} />
            </span>
            <span class="scenario-name">{choiceOf(id)?.texts.title[language.value]}</span>
            <small>{t('scenario.own')}</small>
          </button>
        ))}
      </fieldset>
      <div class="picked">
        {picked !== null && <Story scenario={picked} />}
        {children}
      </div>
    </section>
  )
}

/** The device's own scenarios, and the chosen one if it is another member's own. */
function ownIds(chosen: string): readonly string[] {
  const kept = ownScenarios.value.map(({ script }) => script.id)
  const isKnown = kept.includes(chosen) || scenarios.value.some(({ script }) => script.id === chosen)
  return isKnown || scenarios.value.length === 0 || choiceOf(chosen) === null ? kept : [chosen, ...kept]
}

function Story({ scenario }: { scenario: KnownScenario }) {
  return (
    <div class="story sheet">
      <h2>{scenario.texts.title[language.value]}</h2>
      <p>{scenario.texts.story[language.value]}</p>
      <p class="story-facts">
        <span>{t('scenario.par', { par: clockOf(scenario.script.parMs) })}</span>
        <span>{t('scenario.suggested', { level: t(`assistance.${scenario.assistance}`) })}</span>
      </p>
    </div>
  )
}
