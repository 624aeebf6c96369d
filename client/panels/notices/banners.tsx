import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { otherSide } from '../../../shared/tcp/sides.ts'
import { t } from '../../i18n/i18n.ts'
import { refusalWords } from '../../i18n/refusals.ts'
import { link, seat, turnedAway, unseated } from '../../state/connection.ts'
import { unheard } from '../../state/farewells.ts'
import { missing } from '../../state/missing.ts'
import { names } from '../../state/names.ts'
import { stacked } from '../../state/preferences.ts'
import { navigate, pathOfRoom, route } from '../../state/router.ts'
import { act, mayPause, me, mySide, partner, refusal } from '../../state/session.ts'
import { matchView, roomView } from '../../state/streams.ts'
import { Icon } from '../marks/icons.tsx'

/** Whoever loads the page anew, or whose network stumbles, is back before anybody has to be asked what is to become of the match, ms. */
const BACK_WITHIN_MS = 3_000

/** What stands between the player and the game at the moment, above everything else. */
export function Banners() {
  const isAlone = useLasting(link.value === 'online' && partner.value?.connected === false, BACK_WITHIN_MS)
  return (
    <div class="banners">
      <div role="status">
        {link.value === 'offline' && unseated.value === null && turnedAway.value === null && (
          <p class="banner">
            <span class="dots" aria-hidden="true" /> {t('banner.offline')}
          </p>
        )}
        <BackAgain isAlone={isAlone} />
        {unheard.value.map((code) => (
          <p class="banner" key={code}>
            <span class="dots" aria-hidden="true" /> {t('banner.left-unheard', { code })}
          </p>
        ))}
        {missing.value && (
          <p class="banner">
            {t('banner.missing')}
            <button type="button" class="button small" onClick={() => location.reload()}>
              {t('banner.load-again')}
            </button>
          </p>
        )}
        {turnedAway.value !== null && <p class="banner bad">{refusalWords({ code: turnedAway.value })}</p>}
        {refusal.value !== null && (
          <p class="banner bad">
            {refusalWords(refusal.value)}
            <button type="button" class="icon-button" aria-label={t('banner.close')} onClick={() => (refusal.value = null)}>
              <Icon name="close" size={18} />
            </button>
          </p>
        )}
      </div>
      {route.value.page === 'room' ? (
        <>
          <Paused />
          <PartnerGone isAlone={isAlone} />
        </>
      ) : (
        <CallBack />
      )}
    </div>
  )
}

/** The eye sees a banner go; readers are told that the server, or the partner, is there again. */
function BackAgain({ isAlone }: { isAlone: boolean }) {
  const wasOffline = useSignal(false)
  const wasAlone = useSignal(false)
  const isPlaying = roomView.value?.phase === 'playing' && roomView.value.kind === 'duo' && mySide.value !== null
  const isTogether = isPlaying && link.value === 'online' && partner.value !== null && !isAlone
  useEffect(() => {
    wasOffline.value ||= link.value === 'offline'
    wasAlone.value ||= isPlaying && isAlone
  }, [link.value, isPlaying, isAlone])
  return (
    <>
      {wasOffline.value && link.value === 'online' && <p class="sr-only">{t('banner.online-again')}</p>}
      {wasAlone.value && isTogether && <p class="sr-only">{t('banner.partner-back', { name: partner.value?.name ?? '' })}</p>}
    </>
  )
}

/** Who looks at another page keeps the seat, and the others wait: nothing there would tell that a match goes on. */
function CallBack() {
  const code = seat.value?.code
  if (code === undefined || roomView.value === null) return null
  const isCalled = roomView.value.phase === 'countdown' || roomView.value.phase === 'playing'
  return (
    <div class={`banner${isCalled ? ' bad' : ''}`} role="status">
      <span>{t(isCalled ? 'banner.match-runs' : 'banner.in-room', { code })}</span>
      <button type="button" class="button small" onClick={() => navigate(pathOfRoom(code))}>
        {t('banner.to-room')}
      </button>
    </div>
  )
}

/** The clock stands still, for both: either may let it go on, in a class only the organizer. Readers hear of it in its turn among all that happens. */
function Paused() {
  if (matchView.value?.phase !== 'paused') return null
  return (
    <div class="banner">
      <span>{t('banner.paused')}</span>
      {mayPause.value && link.value === 'online' && (
        <button type="button" class="button small" onClick={() => act('pause', { paused: false })}>
          <Icon name="play" size={18} /> {t('menu.resume')}
        </button>
      )}
    </div>
  )
}

/** Whether something is so, and has been for a while, ms. */
function useLasting(isSo: boolean, forMs: number): boolean {
  const isLasting = useSignal(false)
  useEffect(() => {
    isLasting.value = false
    if (!isSo) return
    const timer = setTimeout(() => {
      isLasting.value = true
    }, forMs)
    return () => clearTimeout(timer)
  }, [isSo, forMs])
  return isSo && isLasting.value
}

/** The other player of a match under way is gone: wait, play on with a bot, or end it. */
function PartnerGone({ isAlone }: { isAlone: boolean }) {
  const room = roomView.value
  const view = matchView.value
  const side = mySide.value
  const gone = partner.value
  if (link.value === 'offline') return null // Who is there is not known, and nothing can be asked for.
  if (room?.phase !== 'playing' || room.kind !== 'duo' || view === null || view.phase === 'over' || side === null || me.value === null)
    return null
  const other = otherSide(side)
  if (view.controllers[other] === 'bot' || (gone !== null && !isAlone)) return null
  const short = stacked.value ? '-short' : ''
  return (
    <div class="banner partner-gone" role="alert">
      <span>{t(`banner.partner-${gone === null ? 'left' : 'gone'}${short}`, { name: names[other].value ?? '' })}</span>
      <span class="banner-actions">
        <button type="button" class="button small" onClick={() => act('call-bot', {})}>
          <Icon name="robot" size={18} /> {t(`banner.bot${short}`)}
        </button>
        <button type="button" class="button small" onClick={() => act('end-match', {})}>
          {t(`banner.end${short}`)}
        </button>
      </span>
    </div>
  )
}
