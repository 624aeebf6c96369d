import type { MatchView } from '../../../shared/view/match-view.ts'
import { language } from '../../i18n/i18n.ts'
import { scenarioOf } from '../../state/library.ts'
import { stacked } from '../../state/preferences.ts'
import { wordOfPart } from '../marks/part.tsx'

/** What a match is about; before a further part the word about it. */
export function storyOf(view: MatchView): readonly string[] {
  const story = scenarioOf(view.scenario)?.texts.story[language.value] ?? ''
  const told = [view.leg === undefined || view.leg.number === 1 ? story : '', wordOfPart(view.scenario, view.leg?.number ?? 0) ?? '']
  return told.filter((words) => words !== '')
}

/** To be read while nothing has come or gone yet: on a phone, where its title stands nowhere else, under that. */
export function Story({ view }: { view: MatchView }) {
  const told = storyOf(view).map((words) => (
    <p class="task-story" key={words}>
      {words}
    </p>
  ))
  if (!stacked.value || told.length === 0) return <>{told}</>
  return (
    <details class="task-fold">
      <summary>{scenarioOf(view.scenario)?.texts.title[language.value]}</summary>
      {told}
    </details>
  )
}
