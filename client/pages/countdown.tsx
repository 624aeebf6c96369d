import { t } from '../i18n/i18n.ts'
import { wordOfPart } from '../panels/part.tsx'
import { tick } from '../state/clock.ts'
import { mySide } from '../state/session.ts'
import { matchView, roomView } from '../state/streams.ts'

/** Three, two, one. */
export function Countdown() {
  const startsAtMs = roomView.value?.startsAtMs ?? null
  if (startsAtMs === null) return null
  const view = matchView.value
  const word = view?.leg === undefined ? null : wordOfPart(view.scenario, view.leg.number)
  const seconds = Math.max(1, Math.min(9, Math.ceil((startsAtMs - tick.value) / 1000)))
  return (
    <div class="countdown" role="status">
      <p>
        {mySide.value !== null && <span>{t(mySide.value === 'client' ? 'hud.client' : 'hud.server')}</span>}
        <b key={seconds}>{seconds}</b>
        {word !== null && <span class="countdown-word">{word}</span>}
      </p>
    </div>
  )
}
