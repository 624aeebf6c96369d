import { t } from '../i18n/i18n.ts'
import { tick } from '../state/clock.ts'
import { mySide } from '../state/session.ts'
import { roomView } from '../state/streams.ts'

/** Three, two, one. */
export function Countdown() {
  const startsAtMs = roomView.value?.startsAtMs ?? null
  if (startsAtMs === null) return null
  const seconds = Math.max(1, Math.min(9, Math.ceil((startsAtMs - tick.value) / 1000)))
  return (
    <div class="countdown" role="status">
      <p>
        {mySide.value !== null && <span>{t(mySide.value === 'client' ? 'hud.client' : 'hud.server')}</span>}
        <b key={seconds}>{seconds}</b>
      </p>
    </div>
  )
}
