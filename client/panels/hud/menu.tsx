import { useEffect, useRef } from 'preact/hooks'
import { LANGUAGES, language, t } from '../../i18n/i18n.ts'
import { chooseLanguage, sound, stacked, theme, themeChoice } from '../../state/preferences.ts'
import { act, mayPause, mySide } from '../../state/session.ts'
import { matchView } from '../../state/streams.ts'
import { helpOpen } from '../keys/shortcuts.ts'
import { Icon } from '../marks/icons.tsx'
import { leave } from './leave.ts'

/** Language and theme, wherever they are wanted. */
export function Preferences() {
  return (
    <div class="preferences">
      <fieldset class="language-switch" aria-label={t('preferences.language')}>
        {LANGUAGES.map(({ id, name }) => (
          <button type="button" key={id} lang={id} aria-pressed={language.value === id} onClick={() => chooseLanguage(id)}>
            {name}
          </button>
        ))}
      </fieldset>
      <ThemeButton />
    </div>
  )
}

function ThemeButton() {
  const dark = theme.value === 'dark'
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={t(dark ? 'preferences.light' : 'preferences.dark')}
      title={t(dark ? 'preferences.light' : 'preferences.dark')}
      onClick={() => {
        themeChoice.value = dark ? 'light' : 'dark'
      }}
    >
      <Icon name={dark ? 'sun' : 'moon'} />
    </button>
  )
}

function SoundButton() {
  const on = sound.value === 'on'
  return (
    <button
      type="button"
      class="icon-button"
      aria-pressed={on}
      aria-label={t('preferences.sound')}
      title={t('preferences.sound')}
      onClick={() => {
        sound.value = on ? 'off' : 'on'
      }}
    >
      <Icon name={on ? 'sound' : 'mute'} />
    </button>
  )
}

/** A menu that closes when something else is pressed, or Escape. `closeAfter` closes it after a choice. */
function useMenu() {
  const details = useRef<HTMLDetailsElement>(null)
  const close = () => details.current?.removeAttribute('open')
  /** Back to what opened it, where keys did it: a click leaves no focus behind, so that Enter still sends. */
  const closeAfter = ({ detail }: MouseEvent) => {
    close()
    if (detail === 0) details.current?.querySelector('summary')?.focus()
    else details.current?.querySelector<HTMLElement>(':focus')?.blur()
  }
  useEffect(() => {
    const outside = (event: Event) => event.target instanceof Node && !details.current?.contains(event.target) && close()
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || details.current?.open !== true) return
      event.preventDefault() // else it clears the desk, too
      close()
      details.current.querySelector('summary')?.focus()
    }
    addEventListener('pointerdown', outside)
    addEventListener('keydown', onEscape, true) // before the table's own keys
    return () => {
      removeEventListener('pointerdown', outside)
      removeEventListener('keydown', onEscape, true)
    }
  }, [])
  return { details, closeAfter }
}

/** What can be done besides playing. */
export function TableMenu() {
  const { details, closeAfter } = useMenu()
  const paused = matchView.value?.phase === 'paused'
  return (
    <div class="hud-tools">
      {!stacked.value && <SoundButton />}
      <details class="menu" ref={details}>
        <summary aria-label={t('menu.open')}>
          <Icon name="menu" />
        </summary>
        <div class="menu-sheet">
          <div class="menu-preferences">
            <Preferences />
            {stacked.value && <SoundButton />}
          </div>
          {mayPause.value && (
            <button type="button" onClick={(event) => act('pause', { paused: !paused }).then(() => closeAfter(event))}>
              <Icon name={paused ? 'play' : 'pause'} /> {t(paused ? 'menu.resume' : 'menu.pause')}
            </button>
          )}
          {mySide.value !== null && matchView.value?.phase !== 'over' && (
            <button
              type="button"
              onClick={(event) => {
                closeAfter(event)
                helpOpen.value = true
              }}
            >
              <Icon name="help" /> {t('menu.help')} <kbd>?</kbd>
            </button>
          )}
          <a href="/learn" target="_blank" rel="noreferrer">
            <Icon name="book" /> {t('menu.learn')}
          </a>
          <button type="button" onClick={leave}>
            <Icon name="door" /> {t('menu.leave')}
          </button>
        </div>
      </details>
    </div>
  )
}
