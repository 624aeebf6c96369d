import { useSignal } from '@preact/signals'
import type { Side } from '../../../shared/tcp/tcb.ts'
import type { ScenarioDocument } from '../../../shared/workshop/document.ts'
import { compactOf, scenarioOf } from '../../../shared/workshop/document.ts'
import { language, t } from '../../i18n/i18n.ts'
import { sideWithin } from '../../i18n/words.ts'
import { Icon } from '../../panels/marks/icons.tsx'
import { copyText } from '../../state/clipboard.ts'
import { busy } from '../../state/session.ts'
import { playWithFriend, practise } from '../setup/open-room.ts'
import { canRedo, canUndo, checkNow, draft, keepDraft, playable, redo, undo } from './editor.ts'
import { linkOf, saveFile } from './links.ts'
import { say } from './notice.ts'
import { ToolButton } from './tool-button.tsx'
import { w } from './words.ts'

/** Playing what is made, and handing it on. */
export function Toolbar() {
  return (
    <section class="toolbar sheet" aria-label={w('toolbar.title')}>
      <div>
        <h2>{told('title')}</h2>
        <p class="story-line">{told('story')}</p>
      </div>
      <PlayKeys isOff={playable.value === null} />
      <ShareKeys isOff={playable.value === null} />
    </section>
  )
}

function PlayKeys({ isOff }: { isOff: boolean }) {
  return (
    <div class="actions">
      <button type="button" class="button big" disabled={isOff} onClick={played(practise, 'client')}>
        <Icon name="robot" /> {w('play.as', { side: sideWithin('client') })}
      </button>
      <button type="button" class="button big" disabled={isOff} onClick={played(practise, 'server')}>
        <Icon name="robot" /> {w('play.as', { side: sideWithin('server') })}
      </button>
      <button type="button" class="button" disabled={isOff} onClick={played(playWithFriend)}>
        <Icon name="people" /> {t('home.friend')}
      </button>
    </div>
  )
}

/** Link and file; and, as there is room beside them, the ways back. */
function ShareKeys({ isOff }: { isOff: boolean }) {
  const link = useSignal('')
  const copy = async (made: ScenarioDocument) => {
    const address = await linkOf(made)
    const isCopied = await copyText(address)
    // Where the clipboard is closed, the address is there to be copied by hand.
    link.value = isCopied ? '' : address
    say(w(isCopied ? 'share.copied' : 'share.copy-by-hand'))
  }
  return (
    <>
      <div class="actions">
        <button type="button" class="button small" disabled={isOff} onClick={withDocument(copy)}>
          <Icon name="copy" size={18} /> {w('share.link')}
        </button>
        <button type="button" class="button small" disabled={isOff} onClick={withDocument(save)}>
          <Icon name="save" size={18} /> {w('share.file')}
        </button>
        <span class="steps-back">
          <ToolButton icon="undo" label={w('undo')} disabled={!canUndo.value} onClick={undo} />
          <ToolButton icon="redo" label={w('redo')} disabled={!canRedo.value} onClick={redo} />
        </span>
      </div>
      {link.value !== '' && (
        <input
          class="link-field"
          readOnly
          value={link.value}
          aria-label={w('share.link')}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </>
  )
}

/** What a key does with the scenario as it is made; nothing while that would not do, or another key is at work. */
function withDocument(use: (document: ScenarioDocument) => unknown): () => void {
  return () => {
    const document = busy.value ? null : checkNow()
    if (document !== null) void use(document)
  }
}

function played(play: (wanted: { custom: ScenarioDocument; side?: Side }) => unknown, side?: Side): () => void {
  return withDocument((document) => {
    keepDraft()
    return play({ custom: compactOf(document), ...(side && { side }) })
  })
}

function save(document: ScenarioDocument): void {
  saveFile(document, scenarioOf(document).texts.title[language.value])
}

/** In the language of the page, or else in the one that is there. */
function told(name: 'title' | 'story'): string {
  const { en, ko } = draft.value.texts[name]
  return (language.value === 'en' ? en || ko : ko || en) || (name === 'title' ? w('texts.untitled') : '')
}
