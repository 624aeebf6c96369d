import { useComputed, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { eventWords } from '../../i18n/event-words.ts'
import { language } from '../../i18n/i18n.ts'
import { clockOf } from '../../i18n/times.ts'
import { Icon } from '../../panels/icons.tsx'
import { reducedMotion } from '../../state/preferences.ts'
import { Link } from '../link.tsx'
import { useWidth } from '../measure.ts'
import type { Moment, Trace } from './trace.ts'
import { measuresFor, TraceDrawing } from './trace-drawing.tsx'
import { layoutOf } from './trace-layout.ts'
import { l } from './words.ts'

/** How long a step stays, ms, and how much longer where there is a remark to read. */
const STAY_MS = 700
const READ_MS = 2_600
const MS_A_PIXEL = 13
const [SHORTEST_MS, LONGEST_MS] = [260, 1_300] as const

/** A trace that plays, pauses and goes step by step, by buttons, by the slider and by keys. */
export function TracePlayer({ trace, title, scenario }: { trace: Trace; title: string; scenario: string }) {
  const { ref, width } = useWidth<HTMLDivElement>()
  const scroller = useRef<HTMLDivElement>(null)
  const step = useSignal(0)
  const playing = useSignal(false)
  const measures = useComputed(() => measuresFor(width.value))
  const layout = useComputed(() => layoutOf(trace, measures.value.markHeight, measures.value.labelHeight))
  const nowY = useSignal(layout.peek().rests[0] ?? 0)
  const last = trace.moments.length - 1
  const restOf = (at: number) => layout.value.rests[at] ?? 0

  const goTo = (at: number) => {
    playing.value = false
    step.value = Math.max(0, Math.min(last, at))
    nowY.value = restOf(step.value)
  }
  const toggle = () => {
    if (!playing.value && step.value === last) goTo(0)
    playing.value = !playing.value
  }

  useEffect(() => {
    nowY.value = restOf(step.value)
  }, [layout.value])
  useEffect(() => {
    if (!playing.value) return
    return run({
      onward: () => {
        if (step.value < last) return restOf(step.value + 1)
        playing.value = false
        return null
      },
      draw: (y) => {
        nowY.value = y
      },
      arrive: () => {
        step.value += 1
        return (trace.moments[step.value]?.remarks.length ?? 0) > 0
      },
      from: nowY.value,
    })
  }, [playing.value])
  useEffect(() => {
    const box = scroller.current
    if (box !== null) box.scrollTop = nowY.value - box.clientHeight * 0.7
  }, [nowY.value])

  const keys = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.code === 'ArrowRight' || event.code === 'ArrowDown') goTo(step.value + 1)
    else if (event.code === 'ArrowLeft' || event.code === 'ArrowUp') goTo(step.value - 1)
    else if (event.code === 'Home') goTo(0)
    else if (event.code === 'End') goTo(last)
    else if (event.code === 'Space') toggle()
    else return
    event.preventDefault()
  }
  const moment = trace.moments[step.value]
  const atEnd = step.value === last
  return (
    <section class="trace" aria-label={`${l('trace.title')}: ${title}`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys go through its steps. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing, no form. */}
      <div class="trace-box" ref={scroller} tabIndex={0} role="group" aria-label={l('trace.drawing')} onKeyDown={keys}>
        <div class="trace-paper" ref={ref}>
          {width.value > 0 && <TraceDrawing layout={layout.value} measures={measures.value} nowY={nowY.value} />}
        </div>
      </div>
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
          <Icon name={playing.value ? 'pause' : atEnd ? 'redo' : 'play'} size={20} />
          {l(playing.value ? 'trace.pause' : atEnd ? 'trace.again' : 'trace.play')}
        </button>
        <button
          type="button"
          class="icon-button flipped"
          aria-label={l('trace.next')}
          disabled={atEnd}
          onClick={() => goTo(step.value + 1)}
        >
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
      {moment !== undefined && <Caption moment={moment} trace={trace} isQuiet={playing.value} />}
      {trace.view.ladder.some(({ injected }) => injected) && <p class="trace-legend">{l('trace.dashed')}</p>}
      <Link to={`/campaign/${scenario}`} class="trace-try">
        {l('trace.try')} <Icon name="send" size={18} />
      </Link>
    </section>
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

type Run = {
  /** Where the next step stands, px; null: there is none. */
  readonly onward: () => number | null
  readonly draw: (y: number) => void
  /** The next step is reached; true if it takes longer to read. */
  readonly arrive: () => boolean
  readonly from: number
}

/** Draws on from step to step, one frame at a time; without motion it goes from step to step at once. Returns how to stop. */
function run({ onward, draw, arrive, from }: Run): () => void {
  let frame = 0
  let [startMs, stayMs, y] = [performance.now(), 0, from]
  let toY = onward()
  const tick = (nowMs: number) => {
    if (toY === null) return
    const movingMs = reducedMotion.value ? 0 : Math.max(SHORTEST_MS, Math.min(LONGEST_MS, (toY - y) * MS_A_PIXEL))
    const passedMs = nowMs - startMs - stayMs
    if (passedMs >= 0) draw(movingMs === 0 ? toY : y + (toY - y) * Math.min(1, passedMs / movingMs))
    if (passedMs >= movingMs) {
      y = toY
      stayMs = arrive() ? READ_MS : STAY_MS
      startMs = nowMs
      toY = onward()
    }
    if (toY !== null) frame = requestAnimationFrame(tick)
  }
  if (toY !== null) frame = requestAnimationFrame(tick)
  return () => cancelAnimationFrame(frame)
}
