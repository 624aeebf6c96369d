import type { ReadonlySignal } from '@preact/signals'
import { useComputed } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { eventWords } from '../../i18n/event-words.ts'
import { language } from '../../i18n/i18n.ts'
import { clockOf } from '../../i18n/times.ts'
import { Icon } from '../../panels/marks/icons.tsx'
import { Link } from '../frame/link.tsx'
import { useWidth } from '../frame/measure.ts'
import type { Moment, Trace } from './trace.ts'
import { measuresFor, TraceDrawing } from './trace-drawing.tsx'
import { layoutOf } from './trace-layout.ts'
import type { Playing } from './trace-playing.ts'
import { usePlaying } from './trace-playing.ts'
import { l } from './words.ts'

/** How far down the box what happens now is kept in sight, as a share of its height. */
const NOW_AT = 0.7

/** A trace that plays, pauses and goes step by step, by buttons, by the slider and by keys. */
export function TracePlayer({ trace, title, scenario }: { trace: Trace; title: string; scenario: string }) {
  const { ref, width } = useWidth<HTMLDivElement>()
  const measures = useComputed(() => measuresFor(width.value))
  const layout = useComputed(() => layoutOf(trace, measures.value.markHeight, measures.value.labelHeight))
  const playing = usePlaying(trace, layout)
  const box = useFollowed(playing.nowY)
  const keys = (event: KeyboardEvent) => onKey(event, playing)
  const moment = trace.moments[playing.step.value]
  return (
    <section class="trace" aria-label={`${l('trace.title')}: ${title}`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys go through its steps. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing, no form. */}
      <div class="trace-box" ref={box} tabIndex={0} role="group" aria-label={l('trace.drawing')} onKeyDown={keys}>
        <div class="trace-paper" ref={ref}>
          {width.value > 0 && <TraceDrawing layout={layout.value} measures={measures.value} nowY={playing.nowY.value} />}
        </div>
      </div>
      <Controls playing={playing} />
      {moment !== undefined && <Caption moment={moment} trace={trace} isQuiet={playing.isOn.value} />}
      {trace.view.ladder.some(({ injected }) => injected) && <p class="trace-legend">{l('trace.dashed')}</p>}
      <Link to={`/campaign/${scenario}`} class="trace-try">
        {l('trace.try')} <Icon name="send" size={18} />
      </Link>
    </section>
  )
}

/** A box that scrolls along with what happens now. */
function useFollowed({ value: nowY }: ReadonlySignal<number>) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (box.current !== null) box.current.scrollTop = nowY - box.current.clientHeight * NOW_AT
  }, [nowY])
  return box
}

function onKey(event: KeyboardEvent, { step, last, goTo, toggle }: Playing): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return
  if (event.code === 'ArrowRight' || event.code === 'ArrowDown') goTo(step.value + 1)
  else if (event.code === 'ArrowLeft' || event.code === 'ArrowUp') goTo(step.value - 1)
  else if (event.code === 'Home') goTo(0)
  else if (event.code === 'End') goTo(last)
  else if (event.code === 'Space') toggle()
  else return
  event.preventDefault()
}

function Controls({ playing: { step, last, isOn, goTo, toggle } }: { playing: Playing }) {
  const atEnd = step.value === last
  return (
    <div class="trace-controls">
      <button
        type="button"
        class="icon-button"
        aria-label={l('trace.back')}
        disabled={step.value === 0}
        onClick={() => goTo(step.value - 1)}
      >
        <Icon name="left" />
      </button>
      <button type="button" class="button small trace-play" onClick={toggle}>
        <Icon name={isOn.value ? 'pause' : atEnd ? 'redo' : 'play'} size={20} />
        {l(isOn.value ? 'trace.pause' : atEnd ? 'trace.again' : 'trace.play')}
      </button>
      <button type="button" class="icon-button flipped" aria-label={l('trace.next')} disabled={atEnd} onClick={() => goTo(step.value + 1)}>
        <Icon name="left" />
      </button>
      <input
        type="range"
        min={0}
        max={last}
        value={step.value}
        aria-label={l('trace.step')}
        aria-valuetext={l('trace.position', { step: step.value + 1, of: last + 1 })}
        onInput={(event) => goTo(Number(event.currentTarget.value))}
      />
      <span class="trace-count" aria-hidden="true">
        {step.value + 1}/{last + 1}
      </span>
    </div>
  )
}

/** What happens at this step, in words. While it plays, readers are not interrupted at every step. */
function Caption({ moment, trace, isQuiet }: { moment: Moment; trace: Trace; isQuiet: boolean }) {
  const lines = moment.events.flatMap((event) => eventWords(event, trace.view) ?? [])
  return (
    <div class="trace-caption" aria-live={isQuiet ? 'off' : 'polite'}>
      <p>
        <time>{clockOf(moment.atMs)}</time> {lines.join(' · ')}
      </p>
      {moment.remarks.map((remark) => (
        <p key={remark.en} class="trace-remark">
          {remark[language.value]}
        </p>
      ))}
    </div>
  )
}
