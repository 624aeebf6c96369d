import { computed, signal } from '@preact/signals'
import { coachTitle } from '../i18n/coach-words.ts'
import { announcement } from '../i18n/event-words.ts'
import { t } from '../i18n/i18n.ts'
import { coach } from '../state/composer.ts'
import { mySide } from '../state/session.ts'
import { matchView, onMatchEvent } from '../state/streams.ts'

/** So many lines are kept: what comes at the same moment is said one after the other, and the same words twice are said twice. */
const KEPT = 6

const spoken = signal<readonly { readonly id: number; readonly words: string }[]>([])
let ids = 0

function say(words: string): void {
  spoken.value = [...spoken.peek().slice(1 - KEPT), { id: ++ids, words }]
}

onMatchEvent((event, view) => {
  const words = announcement(event, view)
  if (words !== null) say(words)
})

/** What is to be done now, as the task says it. */
const due = computed(() => {
  const view = matchView.value
  const side = mySide.value
  if (view?.phase !== 'playing' || side === null) return null
  if (coach.value !== null) return coachTitle(coach.value.owed.purpose, coach.value.owed.segment, coach.value.breaksOff)
  return (view.ends[side]?.owedCount ?? 0) > 0 ? t('task.due') : null
})
due.subscribe((words) => {
  // After what has made it due.
  queueMicrotask(() => {
    if (words !== null && words === due.peek()) say(words)
  })
})

// A new table does not begin with the last words of the one before.
const match = computed(() => matchView.value?.match)
match.subscribe(() => {
  spoken.value = []
})

/** Says arrivals, tasks and verdicts to screen readers as they happen. */
export function Announcer() {
  return (
    <div class="sr-only" aria-live="polite">
      {spoken.value.map(({ id, words }) => (
        <p key={id}>{words}</p>
      ))}
    </div>
  )
}
