import { computed, signal } from '@preact/signals'
import type { MatchView, MatchViewEvent, WireSegment } from '../../../shared/view/match-view.ts'
import { coachTitle } from '../../i18n/coach-words.ts'
import { announcement, briefly } from '../../i18n/event-words.ts'
import { language, t } from '../../i18n/i18n.ts'
import { refusalWords } from '../../i18n/refusals.ts'
import { fieldWords, purposeWords } from '../../i18n/words.ts'
import { sayFlags } from '../../look/flags.ts'
import { coach } from '../../state/desk.ts'
import { refusedMove } from '../../state/moves.ts'
import { feedback } from '../../state/sending.ts'
import { mySide } from '../../state/session.ts'
import { matchView, onMatchEvent, onMatchPicture } from '../../state/streams.ts'
import { faultSentences } from '../verdict/fault-list.tsx'
import { mistakeOf } from '../verdict/mistake.ts'

/** So many lines are kept: what comes at the same moment is said one after the other, and the same words twice are said twice. */
const KEPT = 6

const spoken = signal<readonly { readonly id: number; readonly words: string }[]>([])
let ids = 0

function say(words: string): void {
  spoken.value = [...spoken.peek().slice(1 - KEPT), { id: ++ids, words }]
}

function tell(event: MatchViewEvent, view: MatchView): void {
  const words = announcement(event, view)
  if (words !== null) say(words)
  for (const more of details(event, view)) say(more)
}

onMatchEvent(tell)

// What happened while the connection was lost comes with a whole view where the server could not send it event by event, after a restart, say.
onMatchPicture((view, before) => {
  if (before?.match !== view.match || before.viewer !== view.viewer || before.phase === 'over') return
  for (const event of view.log.slice(before.log.length)) tell(event, view)
})

/** What a card tells the eye: why a move was wrong, and what a hint says. */
function details(event: MatchViewEvent, view: MatchView): readonly string[] {
  if (event.type === 'hint-given' && event.side === view.viewer) {
    const { hint } = event
    const told = hint.level === 2 ? inFull(hint.segment) : sayFlags(hint.segment.flags)
    return [`${t('hint.ask')}: ${purposeWords(hint.purpose)}, ${told}`]
  }
  if (event.type === 'move-judged' && event.side === view.viewer && event.verdict.grade === 'wrong') {
    const given = feedback.peek()
    const { belief, leftEmpty } = mistakeOf(event.verdict, given?.move === event.move ? given.draft : undefined)
    return [
      faultSentences(event.verdict.faults),
      ...(belief === null ? [] : [belief.name[language.peek()]]),
      ...leftEmpty.map((field) => t('verdict.left-empty', { field: fieldWords(field) })),
    ]
  }
  return []
}

/** All that is to be written, the urgent pointer too. */
function inFull(segment: WireSegment): string {
  return `${briefly(segment)}${segment.flags.includes('U') ? ` URP ${segment.urgent ?? 0}` : ''}`
}

refusedMove.subscribe((refused) => {
  if (refused !== null) say(`${t('verdict.refused')} ${refusalWords(refused)}`)
})

/** What is to be done now, as the task says it. */
const due = computed(() => {
  const view = matchView.value
  const side = mySide.value
  if (view?.phase !== 'playing' || side === null) return null
  if (coach.value !== null) return coachTitle(coach.value.owed, coach.value)
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

/** Says arrivals, tasks, verdicts and hints to screen readers as they happen. */
export function Announcer() {
  return (
    <div class="sr-only" aria-live="polite">
      {spoken.value.map(({ id, words }) => (
        <p key={id}>{words}</p>
      ))}
    </div>
  )
}
