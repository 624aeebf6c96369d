import { useEffect, useRef } from 'preact/hooks'
import { t } from '../../i18n/i18n.ts'
import { draft, setText } from '../../state/desk.ts'
import { faulty } from '../../state/sending.ts'
import { mySide } from '../../state/session.ts'
import { matchView } from '../../state/streams.ts'
import { textsToSend } from '../../state/wishes.ts'
import { FaultNote, faultId } from './fault-note.tsx'

/** TEXT: put in whole or in part from what the application wants to send. */
export function TextPicker({ glow }: { glow: boolean }) {
  const view = matchView.value
  const side = mySide.value
  const { text } = draft.value
  const offers = view === null || side === null ? [] : textsToSend(view, side)
  const source = offers.filter((offer) => text !== '' && offer.startsWith(text)).toSorted((a, b) => b.length - a.length)[0]
  const fault = faulty.value.has('text')
  return (
    <fieldset
      class={`field text-field${glow ? ' glow' : ''}${fault ? ' fault' : ''}`}
      aria-label={t('composer.text')}
      aria-describedby={fault ? faultId('text') : undefined}
    >
      <span class="field-name" aria-hidden="true">
        TEXT
      </span>
      {text === '' ? (
        <Offers offers={offers} />
      ) : (
        <>
          <Letters text={text} of={source ?? text} />
          <span class="sr-only">{text}</span>
          <AdjustText text={text} of={source ?? text} />
        </>
      )}
      <FaultNote field="text" />
    </fieldset>
  )
}

function Offers({ offers }: { offers: readonly string[] }) {
  return (
    <span class="offers">
      {offers.length === 0 && <span class="no-text">–</span>}
      {offers.map((offer) => (
        <button type="button" key={offer} class="offer" onClick={() => setText(offer)} aria-label={t('composer.put-text', { text: offer })}>
          {offer}
        </button>
      ))}
    </span>
  )
}

type Part = { readonly text: string; readonly of: string }

/** The whole of what may be sent, with what is left out pale: a click puts in all up to there. Keys adjust it instead. */
function Letters({ text, of }: Part) {
  const letters = useRef<HTMLSpanElement>(null)
  useEffect(() => showLastLetter(letters.current, text.length), [text])
  return (
    <span class="letters" ref={letters}>
      {[...of].map((letter, index) => (
        <button
          type="button"
          key={index}
          class={index < text.length ? 'in' : 'out'}
          tabIndex={-1}
          aria-hidden="true"
          onClick={() => setText(of.slice(0, index + 1))}
        >
          {letter === ' ' ? '·' : letter}
        </button>
      ))}
    </span>
  )
}

/** Where there is no room for the whole text the end of what is put in is in sight. */
function showLastLetter(letters: HTMLElement | null, length: number): void {
  const last = letters?.children[length - 1]
  if (letters === null || last === undefined) return
  const [box, letter] = [letters.getBoundingClientRect(), last.getBoundingClientRect()]
  letters.scrollLeft += Math.max(0, letter.right - box.right) + Math.min(0, letter.left - box.left)
  letters.scrollTop += Math.max(0, letter.bottom - box.bottom) + Math.min(0, letter.top - box.top)
}

function AdjustText({ text, of }: Part) {
  return (
    <span class="adjust">
      <button type="button" onClick={() => setText(text.slice(0, -1))} aria-label={t('composer.text-shorter')}>
        −
      </button>
      <button
        type="button"
        disabled={of === text}
        onClick={() => setText(of.slice(0, text.length + 1))}
        aria-label={t('composer.text-longer')}
      >
        +
      </button>
      <button type="button" onClick={() => setText('')} aria-label={t('composer.text-none')}>
        ×
      </button>
    </span>
  )
}
