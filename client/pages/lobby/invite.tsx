import type { ReadonlySignal } from '@preact/signals'
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { t } from '../../i18n/i18n.ts'
import { Icon } from '../../panels/marks/icons.tsx'
import { copyText } from '../../state/clipboard.ts'
import { pathOfRoom } from '../../state/router.ts'
import { Placard } from './placard.tsx'

/** So long the key says that the link is copied. */
const SAID_FOR_MS = 2_000

/** The room's code, link and QR code, for whoever is to come. */
export function Invite({ code, isOfClass }: { code: string; isOfClass: boolean }) {
  const title = t(isOfClass ? 'invite.title-class' : 'invite.title')
  const link = `${location.origin}${pathOfRoom(code)}`
  const isLarge = useSignal(false)
  const picture = useQrCode(link)
  return (
    <>
      <section class="invite sheet" aria-labelledby="invite-title">
        <div>
          <h2 id="invite-title">{title}</h2>
          <p class="code-big" data-testid="room-code">
            {code}
          </p>
          <p class="invite-link">
            {location.host}
            <wbr />
            <span>{pathOfRoom(code)}</span>
          </p>
          <CopyKey link={link} />
        </div>
        {picture.value === 'coming' && <span class="qr coming" />}
        {picture.value !== null && picture.value !== 'coming' && (
          <QrKey
            picture={picture.value}
            onPress={() => {
              isLarge.value = true
            }}
          />
        )}
      </section>
      {isLarge.value && picture.value !== null && (
        <Placard
          title={title}
          code={code}
          link={link}
          picture={picture.value}
          onDone={() => {
            isLarge.value = false
          }}
        />
      )}
    </>
  )
}

function CopyKey({ link }: { link: string }) {
  const copied = useSignal(false)
  const copy = async () => {
    copied.value = await copyText(link)
  }
  useEffect(() => {
    if (!copied.value) return undefined
    const timer = setTimeout(() => {
      copied.value = false
    }, SAID_FOR_MS)
    return () => clearTimeout(timer)
  }, [copied.value])
  return (
    <>
      <span class="sr-only" role="status">
        {copied.value && t('invite.copied')}
      </span>
      <button type="button" class="button" onClick={copy}>
        <Icon name={copied.value ? 'check' : 'copy'} /> {t(copied.value ? 'invite.copied' : 'invite.copy')}
      </button>
    </>
  )
}

/** The QR code, which a click makes as large as the screen. */
function QrKey({ picture, onPress }: { picture: string; onPress: () => void }) {
  return (
    <button type="button" class="qr-key" aria-label={t('invite.large')} title={t('invite.large')} onClick={onPress}>
      <img class="qr" src={picture} alt="" width="168" height="168" />
    </button>
  )
}

/** The QR code of a link; null: it does not come, and the code and the link are there without it. */
function useQrCode(link: string): ReadonlySignal<string | 'coming' | null> {
  const picture = useSignal<string | 'coming' | null>('coming')
  useEffect(() => {
    let isWanted = true
    const show = (svg: string | null) => {
      if (isWanted) picture.value = svg
    }
    void qrCode(link).then(show, () => show(null))
    return () => {
      isWanted = false
    }
  }, [link])
  return picture
}

/** The QR code as the address of a picture. The package comes only when somebody looks at a lobby. */
async function qrCode(text: string): Promise<string> {
  const { toString: draw } = await import('qrcode')
  const svg = await draw(text, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' })
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
