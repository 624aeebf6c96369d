import { t } from '../i18n/i18n.ts'
import { navigate, pathOfRoom } from '../state/router.ts'
import { busy, createRoom } from '../state/session.ts'
import { Frame } from './frame.tsx'
import { Link } from './link.tsx'

/** A link that leads nowhere, and the ways on from there. */
export function NoSuchRoom({ code, name }: { code: string; name: string }) {
  const create = async () => {
    const outcome = await createRoom({ name, kind: 'duo' })
    if (outcome.ok) navigate(pathOfRoom(outcome.code))
  }
  return (
    <Frame title={code}>
      <div class="sheet narrow-sheet" role="alert">
        <h1>{t('gone.title')}</h1>
        <p class="code-big">{code}</p>
        <p>{t('gone.text')}</p>
        <div class="actions">
          <button type="button" class="button big" disabled={busy.value} onClick={create}>
            {t(busy.value ? 'frame.connecting' : 'gone.create')}
          </button>
          <Link to="/" class="button quiet">
            {t('frame.home')}
          </Link>
        </div>
      </div>
    </Frame>
  )
}
