import { t } from '../../i18n/i18n.ts'
import { FlagBadge } from '../../panels/marks/flag-badge.tsx'
import { Frame } from './frame.tsx'
import { Link } from './link.tsx'

/** What a TCP says to whoever knocks where nobody listens. */
export function NotFound() {
  return (
    <Frame title={t('not-found.title')}>
      <div class="sheet narrow-sheet not-found">
        <p class="rst" aria-hidden="true">
          <FlagBadge flag="RST" size={64} />
          <FlagBadge flag="ACK" size={64} />
        </p>
        <h1>{t('not-found.title')}</h1>
        <p>{t('not-found.text')}</p>
        <Link to="/" class="button">
          {t('frame.home')}
        </Link>
      </div>
    </Frame>
  )
}
