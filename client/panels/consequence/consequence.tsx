import { useSignal } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { Consequence as Found } from '../../../shared/analysis/consequence.ts'
import { consequenceOf } from '../../../shared/analysis/consequence.ts'
import type { Position } from '../../../shared/match/position.ts'
import type { Rules } from '../../../shared/tcp/rules.ts'
import type { Segment } from '../../../shared/tcp/segment.ts'
import type { Side } from '../../../shared/tcp/tcb.ts'
import { reducedMotion } from '../../state/preferences.ts'
import { Icon } from '../marks/icons.tsx'
import { pictureOfSteps, reachOf } from './picture.ts'
import { HEADS, StepLadder } from './step-ladder.tsx'
import { brokeWords, inWords, isMild, w } from './step-words.ts'
import '../../styles/consequence.css'

/** How the connection stood, and the wrong move that `side` made there under these rules. */
export type ConsequenceProps = { position: Position; side: Side; move: Segment; rules: Rules }

const STEP_MS = 1_100

/** The shortest continuation in which a wrong move breaks something. The search takes a moment: the page shows first that it was asked. */
export function Consequence({ position, side, move, rules }: ConsequenceProps) {
  const found = useSignal<Found | null | 'sought'>('sought')
  useEffect(() => {
    found.value = 'sought'
    const timer = setTimeout(() => {
      found.value = consequenceOf(position, side, move, rules)
    })
    return () => clearTimeout(timer)
  }, [position, side, move, rules])
  const { value } = found
  if (value === 'sought') {
    return (
      <p role="status">
        <span class="dots" aria-hidden="true" /> {w('sought')}
      </p>
    )
  }
  return value === null ? <p role="status">{w('none')}</p> : <Played found={value} />
}

/** It plays out on a small ladder, step by step. */
function Played({ found: { steps, broke } }: { found: Found }) {
  const { shown, go, again } = useSteps(steps.length)
  const picture = useMemo(() => pictureOfSteps(steps), [steps])
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    const seen = box.current
    if (seen === null) return
    const share = (HEADS + reachOf(picture, shown.value)) / (HEADS + picture.height)
    seen.scrollTo({ top: share * seen.scrollHeight - seen.clientHeight })
  }, [shown.value, picture])
  const hasBroken = shown.value >= steps.length
  return (
    <figure class="consequence">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: in a small card it scrolls, and keys have to reach it */}
      <section class="step-scroll" ref={box} aria-label={w('title')} tabIndex={0}>
        <StepLadder picture={picture} shown={shown.value} />
      </section>
      <ol class="sr-only" aria-label={w('ladder')}>
        {steps.map((step, index) => (
          // The order is the story.
          <li key={`${index}`}>{inWords(step)}</li>
        ))}
      </ol>
      <figcaption>
        <p class={`broke ${hasBroken ? (isMild(broke) ? 'mild' : 'harm') : 'open'}`} role="status">
          {hasBroken ? <b>{brokeWords(broke)}</b> : <span class="dots" aria-hidden="true" />}
        </p>
      </figcaption>
      <div class="consequence-keys">
        <button
          type="button"
          class="icon-button"
          aria-label={w('play.back')}
          disabled={shown.value <= 1}
          onClick={() => go(shown.value - 1)}
        >
          <Icon name="left" />
        </button>
        <button type="button" class="icon-button turned" aria-label={w('play.on')} disabled={hasBroken} onClick={() => go(shown.value + 1)}>
          <Icon name="left" />
        </button>
        <button type="button" class="button small" onClick={again}>
          <Icon name="play" size={18} /> {w('play.again')}
        </button>
      </div>
    </figure>
  )
}

/** Shows one step more every moment until all are shown, or somebody goes by themselves; without motion all at once. */
function useSteps(count: number) {
  const shown = useSignal(reducedMotion.value ? count : 1)
  const running = useSignal(!reducedMotion.value)
  useEffect(() => {
    if (!running.value) return
    const timer = setInterval(() => {
      shown.value = Math.min(count, shown.value + 1)
      if (shown.value >= count) running.value = false
    }, STEP_MS)
    return () => clearInterval(timer)
  }, [running.value, count])
  const go = (to: number) => {
    shown.value = Math.min(Math.max(to, 1), count)
    running.value = false
  }
  const again = () => {
    go(reducedMotion.value ? count : 1)
    running.value = !reducedMotion.value
  }
  return { shown, go, again }
}
