import type { ComponentChildren } from 'preact'
import { language, t } from '../../i18n/i18n.ts'
import { Preferences } from '../../panels/hud/menu.tsx'
import { Banners } from '../../panels/notices/banners.tsx'
import { Link } from './link.tsx'
import { Logo } from './logo.tsx'
import { MainPart } from './main-part.tsx'

type Props = { children: ComponentChildren; title?: string; isComing?: boolean }

/** What stands around every page but the table. `isComing`: the page itself is still to come. */
export function Frame({ children, title, isComing = false }: Props) {
  document.title = title === undefined ? 'Acksu' : `${title} · Acksu`
  return (
    <div class="frame">
      <a class="skip" href="#main">
        {t('frame.skip')}
      </a>
      <header class="site-header">
        <Link to="/" class="brand" aria-label="Acksu">
          <Logo /> acksu
        </Link>
        <nav aria-label={t('frame.navigation')}>
          <Link to="/campaign">{t('frame.campaign')}</Link>
          <Link to="/learn">{t('frame.learn')}</Link>
        </nav>
        <Preferences />
      </header>
      <Banners />
      <MainPart label={title} isComing={isComing}>
        {children}
      </MainPart>
      <footer class="site-footer">
        <p>{inItsLanguage(t('frame.footer'))}</p>
        <p class="site-links">
          <Link to="/campaign">{t('frame.campaign')}</Link>
          <Link to="/learn">{t('frame.learn')}</Link>
        </p>
      </footer>
    </div>
  )
}

/** A Korean word in an English sentence is read out by whoever reads Korean. */
function inItsLanguage(text: string): ComponentChildren {
  if (language.value === 'ko') return text
  return text.split(/([가-힣]+)/).map((part, nth) =>
    nth % 2 === 0 ? (
      part
    ) : (
      <span key={nth} lang="ko">
        {part}
      </span>
    ),
  )
}
