import { computed, signal } from '@preact/signals'
import { announcement } from '../i18n/event-words.ts'
import { matchView, onMatchEvent } from '../state/streams.ts'

const spoken = signal('')

onMatchEvent((event, view) => {
  const words = announcement(event, view)
  if (words !== null) spoken.value = words
})

// A new table does not begin with the last words of the one before.
const match = computed(() => matchView.value?.match)
match.subscribe(() => {
  spoken.value = ''
})

/** Says arrivals, tasks and verdicts to screen readers as they happen. */
export function Announcer() {
  return (
    <div class="sr-only" aria-live="polite" aria-atomic="true">
      {spoken.value}
    </div>
  )
}
