import { useEffect, useRef } from 'preact/hooks'
import type { Storm } from '../../../shared/storm/storm.ts'
import { sideWithin } from '../../i18n/words.ts'
import { Composer } from '../../panels/composer/composer.tsx'
import { Help } from '../../panels/keys/help.tsx'
import { keyOf } from '../../panels/keys/key-of.ts'
import { helpOpen, keysInUse, listenForShortcuts } from '../../panels/keys/shortcuts.ts'
import { Tcb } from '../../panels/numbers/tcb.tsx'
import { matchView } from '../../state/streams.ts'
import { Memories } from './memories.tsx'
import { explained, saySilence } from './run.ts'
import { Word } from './word.tsx'
import { w } from './words.ts'

/** One question: the end, its story, its books, and the composer to answer with. */
export function Question({ question }: Pick<Storm, 'question'>) {
  useEffect(listenForShortcuts, [])
  useEffect(listenForSilence, [])
  const known = useRef<HTMLDivElement>(null)
  // Where there is no room for all of it, what came last is in sight.
  useEffect(() => known.current?.scrollTo(0, known.current.scrollHeight), [explained.value])
  const end = matchView.value?.ends[question.side]
  if (!end) return null
  return (
    <div class={`storm-question as-${question.side}`} data-keys={keysInUse.value}>
      <section class="storm-end sheet" aria-labelledby="storm-ask">
        <header class="storm-ask">
          <h2 id="storm-ask">{w('ask.title', { n: question.n })}</h2>
          <span class={`side-tag side-${question.side}`}>{w('ask.you', { side: sideWithin(question.side) })}</span>
          <span class="storm-level">{w('ask.level', { level: question.difficulty })}</span>
          <span class="state-chip" data-state={end.state}>
            {end.state}
          </span>
        </header>
        <div class="storm-known" ref={known}>
          <Memories memories={question.memories} keyed />
          <section aria-labelledby="storm-books">
            <h3 id="storm-books" class="panel-title">
              {w('ask.books')}
            </h3>
            <Tcb end={end} keyed />
          </section>
        </div>
      </section>
      <div class="storm-answer">
        <Composer notices={<Word />} />
        <button type="button" class="button small" disabled={explained.value !== null} onClick={saySilence} aria-keyshortcuts="N">
          {w('silence')} <kbd>{w('silence.key')}</kbd>
        </button>
      </div>
      <Help />
    </div>
  )
}

/** N says that nothing is due, until the returned function is called. Held down it is one answer: the next question is another. */
export function listenForSilence(): () => void {
  const byKey = (event: KeyboardEvent) => {
    if (keyOf(event) !== 'KeyN' || event.repeat || event.ctrlKey || event.metaKey || event.altKey || helpOpen.value) return
    event.preventDefault()
    saySilence()
  }
  addEventListener('keydown', byKey)
  return () => removeEventListener('keydown', byKey)
}
