import { useSignal } from '@preact/signals'
import { normalName } from '../../../shared/protocol/name.ts'
import { t } from '../../i18n/i18n.ts'
import { codeIn } from '../../i18n/typed-code.ts'
import { Icon } from '../../panels/marks/icons.tsx'
import { playerName } from '../../state/preferences.ts'
import { navigate, pathOfRoom } from '../../state/router.ts'
import { busy } from '../../state/session.ts'
import { Frame } from '../frame/frame.tsx'
import { Link } from '../frame/link.tsx'
import type { TypedName } from '../setup/name-field.tsx'
import { NameField, useTypedName } from '../setup/name-field.tsx'
import { openUnder } from '../setup/open-room.ts'
import { HomePicture } from './home-picture.tsx'

/** What there is besides, in the order of the links. */
const MORE = ['campaign', 'learn', 'workshop', 'storm', 'zero-rtt'] as const

/** The first page: a name, and three ways to play. */
export function Home() {
  const name = useTypedName(playerName.value)
  return (
    <Frame>
      <section class="hero">
        <div>
          <h1>
            {t('home.title-1')}
            <br />
            {t('home.title-2')}
          </h1>
          <p class="lead">{t('home.lead')}</p>
        </div>
        <HomePicture />
      </section>
      <section class="ways" aria-label={t('home.ways')}>
        <WithFriend name={name} />
        <ByCode name={name} />
        <div class="way sheet">
          <h2>
            <Icon name="robot" /> {t('home.practice')}
          </h2>
          <p>{t('home.practice-text')}</p>
          <Link to="/practice" class="button">
            {t('home.practice-button')}
          </Link>
        </div>
      </section>
      <ul class="way-more">
        {MORE.map((page) => (
          <li key={page}>
            <Link to={`/${page}`}>{t(`home.${page}`)}</Link>
          </li>
        ))}
      </ul>
    </Frame>
  )
}

function WithFriend({ name }: { name: TypedName }) {
  const create = () => openUnder(name)
  return (
    <form
      class="way sheet primary"
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <h2>
        <Icon name="people" /> {t('home.friend')}
      </h2>
      <p>{t('home.friend-text')}</p>
      <NameField name={name} onSubmit={create} />
      <button type="submit" class="button big" disabled={busy.value}>
        {t(busy.value ? 'frame.connecting' : 'home.create')}
      </button>
    </form>
  )
}

/** The room's page asks for a name again where it has to; what stands in the field is remembered on the way there. */
function ByCode({ name }: { name: TypedName }) {
  const code = useSignal('')
  const isWrong = useSignal(false)
  const join = (event: Event) => {
    event.preventDefault()
    const typed = codeIn(code.value)
    isWrong.value = typed === null
    playerName.value = normalName(name.value.value) ?? playerName.value
    if (typed !== null) navigate(pathOfRoom(typed))
  }
  return (
    <form class="way sheet" onSubmit={join}>
      <h2>
        <Icon name="door" /> {t('home.join')}
      </h2>
      <p>{t('home.join-text')}</p>
      <label class="code-field">
        <span>{t('home.code')}</span>
        <input
          value={code.value}
          name="code"
          autoComplete="off"
          autoCapitalize="characters"
          spellcheck={false}
          placeholder="ABC234"
          aria-invalid={isWrong.value || undefined}
          aria-describedby={isWrong.value ? 'code-wrong' : undefined}
          onInput={(event) => {
            code.value = event.currentTarget.value
          }}
        />
        {isWrong.value && (
          <span id="code-wrong" class="field-error" role="alert">
            {t('home.code-wrong')}
          </span>
        )}
      </label>
      <button type="submit" class="button">
        {t('home.join-button')}
      </button>
    </form>
  )
}
