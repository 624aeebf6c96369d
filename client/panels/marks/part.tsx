import type { MatchView } from '../../../shared/view/match-view.ts'
import { language, t } from '../../i18n/i18n.ts'
import { scenarioOf } from '../../state/library.ts'

/** Which part of its scenario a match is; nothing where there is but one. */
export function Part({ view }: { view: MatchView }) {
  return view.leg === undefined ? null : <span class="part">{t('part.of', view.leg)}</span>
}

/** The word before a part, numbered from 1; null where the scenario has none. */
export function wordOfPart(scenario: string, number: number): string | null {
  return scenarioOf(scenario)?.legs?.[number - 1]?.[language.value] ?? null
}
