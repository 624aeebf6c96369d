import { language, t } from '../i18n/i18n.ts'
import { storyOf } from '../panels/story.tsx'
import { tick } from '../state/clock.ts'
import { scenarioOf } from '../state/library.ts'
import { mySide } from '../state/session.ts'
import { matchView, roomView } from '../state/streams.ts'

/** Three, two, one. */
export function Countdown() {
  const startsAtMs = roomView.value?.startsAtMs ?? null
  if (startsAtMs === null) return null
  const view = matchView.value
  const seconds = Math.max(1, Math.min(9, Math.ceil((startsAtMs - tick.value) / 1000)))
  return (
    <div class="countdown" role="status">
      <p>
        {view !== null && <span class="countdown-title">{scenarioOf(view.scenario)?.texts.title[language.value]}</span>}
        {mySide.value !== null && <span>{t(mySide.value === 'client' ? 'hud.client' : 'hud.server')}</span>}
        <b key={seconds}>{seconds}</b>
        {view !== null &&
          storyOf(view).map((words) => (
            <span class="countdown-word" key={words}>
              {words}
            </span>
          ))}
      </p>
    </div>
  )
}
