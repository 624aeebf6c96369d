import { useEffect, useRef } from 'preact/hooks'
import type { Judged } from '../../../shared/storm/question.ts'
import { VerdictCard } from '../../panels/verdict/verdict.tsx'
import { stacked } from '../../state/preferences.ts'
import { SegmentLine } from './memories.tsx'
import type { Mistake } from './run.ts'
import { explained, goOn, praise } from './run.ts'
import { w } from './words.ts'

/** The word on the last answer: a short praise while the next question is there already, or what was wrong, until the player goes on. */
export function Word() {
  const { value } = explained
  if (value !== null) return <Explained mistake={value} />
  if (praise.value === null) return null
  const { n, points, wasSilence } = praise.value
  return (
    <p class="storm-praise" key={n}>
      {w(wasSilence ? 'word.right-silence' : 'word.right', { points })}
    </p>
  )
}

/** A phone needs the room of the keys for it: there it says itself what was answered. */
function Explained({ mistake: { given, judged } }: { mistake: Mistake }) {
  const next = useRef<HTMLButtonElement>(null)
  useEffect(() => next.current?.focus({ preventScroll: true }), [])
  return (
    <section class="storm-word">
      {judged.verdict === null && <p class="verdict wrong">{w('word.silent')}</p>}
      {judged.verdict?.grade === 'harmless' && <p class="verdict harmless">{w('word.harmless')}</p>}
      {judged.verdict?.grade === 'wrong' && <VerdictCard />}
      {stacked.value && <Yours given={given} />}
      <Owed judged={judged} />
      <button type="button" class="button big" ref={next} onClick={goOn}>
        {w('word.next')}
      </button>
    </section>
  )
}

/** What was answered. */
export function Yours({ given }: Pick<Mistake, 'given'>) {
  return (
    <p class="storm-yours">
      {w('over.yours')}: {given === 'silence' ? <b>{w('over.silence')}</b> : <SegmentLine segment={given} />}
    </p>
  )
}

/** What would have been right: the most urgent of it. */
export function Owed({ judged: { owed } }: { judged: Judged }) {
  if (owed.length === 0) return <p class="storm-owed">{w('word.owed-silence')}</p>
  return (
    <p class="storm-owed">
      {w('word.owed')} {owed[0] !== undefined && <SegmentLine segment={owed[0].segment} />}
    </p>
  )
}
