import { useEffect, useRef } from 'preact/hooks'
import { t } from '../../i18n/i18n.ts'
import { Icon } from '../../panels/marks/icons.tsx'

type Props = { title: string; code: string; link: string; picture: string; onDone: () => void }

/** Code, link and QR code of a room over the whole screen: whoever sits in the last row joins with it, too. */
export function Placard({ title, code, link, picture, onDone }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="placard" aria-label={title} onClose={onDone}>
      <img class="qr" src={picture} alt={t('invite.qr')} />
      <div>
        <p class="code-big">{code}</p>
        <p class="invite-link">{link.replace(/^https?:\/\//, '')}</p>
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          <Icon name="close" /> {t('banner.close')}
        </button>
      </div>
    </dialog>
  )
}
