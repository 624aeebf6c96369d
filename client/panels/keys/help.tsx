import { useEffect, useRef } from 'preact/hooks'
import type { TextKey } from '../../i18n/i18n.ts'
import { t } from '../../i18n/i18n.ts'
import { focusMain } from '../../state/focus.ts'
import { Icon } from '../marks/icons.tsx'
import { helpOpen } from './shortcuts.ts'

const KEYS: readonly (readonly [string, TextKey])[] = [
  ['U A P R S F', 'help.flags'],
  ['Q · W', 'help.fields'],
  ['1 – 9 · ↑ ↓', 'help.pick'],
  ['+ · − · L · 0', 'help.adjust'],
  ['T', 'help.text'],
  ['Enter', 'help.send'],
  ['Esc', 'help.clear'],
  ['H', 'help.hint'],
  ['C', 'help.close-call'],
  ['B', 'help.breaks'],
  ['?', 'help.help'],
]

/** The keys of the table. */
export function Help() {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (helpOpen.value) dialog.current?.showModal()
    else dialog.current?.close()
  }, [helpOpen.value])
  useEffect(
    () => () => {
      helpOpen.value = false // the next table does not begin with it
    },
    [],
  )
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the sheet closes it; keys have Escape.
    <dialog
      ref={dialog}
      class="help"
      aria-labelledby="help-title"
      onClose={() => {
        helpOpen.value = false
        // The browser has given the focus back to what had it before; if nothing had, it is still in here, or nowhere.
        const { activeElement } = document
        if (activeElement === document.body || dialog.current?.contains(activeElement)) focusMain()
      }}
      onClick={(event) => event.target === event.currentTarget && dialog.current?.close()}
    >
      <div class="help-sheet">
        <h2 id="help-title">{t('help.title')}</h2>
        <dl>
          {KEYS.map(([keys, text]) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{t(text)}</dd>
            </div>
          ))}
        </dl>
        <p>{t('help.mouse')}</p>
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          <Icon name="check" /> {t('help.close')}
        </button>
      </div>
    </dialog>
  )
}
