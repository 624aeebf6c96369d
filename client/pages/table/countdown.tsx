import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { language, t } from '../../i18n/i18n.ts'
import { storyOf } from '../../panels/ends/story.tsx'
import { tick } from '../../state/clock.ts'
import { link } from '../../state/connection.ts'
import { scenarioOf } from '../../state/library.ts'
import { mySide } from '../../state/session.ts'
import { matchView, roomView } from '../../state/streams.ts'

/** How long after its end a countdown is still believed in: the word that it has begun may be a little late. */
const BELIEVED_MS = 2000

/** Three, two, one. It goes aside for a page that is out of touch: what is said of that stands below it, and the way out. */
export function Countdown() {
  const startsAtMs = roomView.value?.startsAtMs ?? null
  const isThere = useSignal(false)
  // Only what comes into a place that is there already is read out.
  useEffect(() => {
    isThere.value = true
  }, [])
  if (startsAtMs === null || link.value === 'offline' || tick.value > startsAtMs + BELIEVED_MS) return null
  // The match before is still there when the next one has not come yet.
  const view = matchView.value?.phase === 'over' ? null : matchView.value
  const seconds = Math.max(1, Math.min(9, Math.ceil((startsAtMs - tick.value) / 1000)))
  const title = view === null ? undefined : scenarioOf(view.scenario)?.texts.title[language.value]
  const role = view === null || mySide.value === null ? undefined : t(mySide.value === 'client' ? 'hud.client' : 'hud.server')
  const story = view === null ? [] : storyOf(view)
  return (
    <div class="countdown">
      <p aria-hidden="true">
        <span>
          {title !== undefined && <span class="countdown-title">{title}</span>}
          {role !== undefined && <span>{role}</span>}
        </span>
        <b key={seconds}>{seconds}</b>
        <span>
          {story.map((words) => (
            <span class="countdown-word" key={words}>
              {words}
            </span>
          ))}
        </span>
      </p>
      {/* Once, not every second. */}
      <p class="sr-only" role="status">
        {isThere.value && [title, role, ...story].filter((words) => words !== undefined).join('. ')}
      </p>
    </div>
  )
}
