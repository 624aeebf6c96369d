import { useSignal } from '@preact/signals'
import type { Scenario } from '../../../shared/match/scenario.ts'
import { language } from '../../i18n/i18n.ts'
import { useInPlace } from '../../panels/fold/in-place.ts'
import { Icon } from '../../panels/marks/icons.tsx'
import { Medal } from '../../panels/marks/medal.tsx'
import type { Achievements } from '../../state/achievements.ts'
import { MEDALS, medalOf } from '../../state/achievements.ts'
import { takesFocus } from '../../state/focus.ts'
import { areUnkept, forgetMedals } from '../../state/medals.ts'
import { c } from './words.ts'

type Props = {
  scenarios: readonly Scenario[]
  achievements: Achievements
  next: Scenario | null
  chosen: Scenario
  onNext: (id: string) => void
}

/** How far one has come, and where to go on. */
export function Progress({ scenarios, achievements, next, chosen, onNext }: Props) {
  const medals = scenarios.flatMap(({ script }) => medalOf(achievements[script.id]) ?? [])
  const isEmpty = Object.keys(achievements).length === 0
  return (
    <section class="progress sheet" aria-labelledby="progress-title">
      <h2 id="progress-title" class="sr-only">
        {c('progress.title')}
      </h2>
      <div class="progress-count">
        <p>{c('progress.count', { done: medals.length, all: scenarios.length })}</p>
        <div class="progress-bar" aria-hidden="true">
          {MEDALS.map((medal) => (
            <i key={medal} class={`medal-${medal}`} style={{ flexGrow: medals.filter((one) => one === medal).length }} />
          ))}
          <i style={{ flexGrow: scenarios.length - medals.length }} />
        </div>
      </div>
      {medals.length > 0 && (
        <ul class="progress-medals">
          {MEDALS.map((medal) => (
            <li key={medal}>
              <Medal medal={medal} /> <span class="sr-only">{c(`medal.${medal}`)}</span> {medals.filter((one) => one === medal).length}
            </li>
          ))}
        </ul>
      )}
      {areUnkept.value ? (
        <p class="progress-note">{c('progress.unkept')}</p>
      ) : (
        isEmpty && <p class="progress-note">{c('progress.empty')}</p>
      )}
      {next === null && <p class="progress-note">{c(medals.every((medal) => medal === 'gold') ? 'progress.done' : 'progress.all')}</p>}
      {next !== null && next !== chosen && (
        <button type="button" class="button" onClick={() => onNext(next.script.id)}>
          {c('progress.next')}: {next.texts.title[language.value]} <Icon name="send" size={18} />
        </button>
      )}
    </section>
  )
}

/** Forgets the medals: asks first, and can still take it back. */
export function Reset({ isEmpty }: { isEmpty: boolean }) {
  const question = useInPlace()
  const takeBack = useSignal<{ readonly undo: () => void } | null>(null)
  const forget = () => {
    takeBack.value = { undo: forgetMedals() }
    question.close()
  }
  if (takeBack.value !== null && isEmpty) {
    const { undo } = takeBack.value
    const bringBack = () => {
      undo()
      question.close()
      takeBack.value = null
    }
    return (
      <p class="reset" role="status">
        {c('reset.done')}
        <button type="button" class="button small" key="undo" ref={takesFocus} onClick={bringBack}>
          <Icon name="undo" size={18} /> {c('reset.undo')}
        </button>
      </p>
    )
  }
  if (isEmpty) return null
  if (!question.isOpen.value) {
    return (
      <p class="reset">
        <button type="button" class="button small quiet" key="ask" ref={question.key} onClick={question.open}>
          <Icon name="trash" size={18} /> {c('reset.button')}
        </button>
      </p>
    )
  }
  return (
    <p class="reset" role="alert">
      {c('reset.sure')}
      <button type="button" class="button small" onClick={forget}>
        {c('reset.yes')}
      </button>
      <button type="button" class="button small" ref={takesFocus} onClick={question.close}>
        {c('reset.no')}
      </button>
    </p>
  )
}
