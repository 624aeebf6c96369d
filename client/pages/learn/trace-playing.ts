import type { ReadonlySignal } from '@preact/signals'
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { reducedMotion } from '../../state/preferences.ts'
import type { Trace } from './trace.ts'
import type { Layout } from './trace-layout.ts'

/** How long a step stays, ms, and how much longer where there is a remark to read. */
const STAY_MS = 700
const READ_MS = 2_600
const MS_A_PIXEL = 13
const [SHORTEST_MS, LONGEST_MS] = [260, 1_300] as const

/** Where a trace stands, and how to go elsewhere in it. */
export type Playing = {
  /** The moment that is shown, from 0 to `last`. */
  readonly step: ReadonlySignal<number>
  readonly last: number
  readonly isOn: ReadonlySignal<boolean>
  /** Down to where it is drawn, px. */
  readonly nowY: ReadonlySignal<number>
  /** Stops there; what lies outside the trace is its nearest end. */
  readonly goTo: (step: number) => void
  /** Plays or pauses; at the end, from the beginning. */
  readonly toggle: () => void
}

/** Plays a trace, from its first moment on. */
export function usePlaying({ moments }: Trace, layout: ReadonlySignal<Layout>): Playing {
  const step = useSignal(0)
  const isOn = useSignal(false)
  const nowY = useSignal(layout.peek().rests[0] ?? 0)
  const last = moments.length - 1
  const restOf = (at: number) => layout.value.rests[at] ?? 0
  const goTo = (at: number) => {
    isOn.value = false
    step.value = Math.max(0, Math.min(last, at))
    nowY.value = restOf(step.value)
  }
  const toggle = () => {
    if (!isOn.value && step.value === last) goTo(0)
    isOn.value = !isOn.value
  }
  useEffect(() => {
    nowY.value = restOf(step.value)
  }, [layout.value])
  useEffect(() => {
    if (!isOn.value) return
    return run({
      onward: () => {
        if (step.value < last) return restOf(step.value + 1)
        isOn.value = false
        return null
      },
      draw: (y) => {
        nowY.value = y
      },
      arrive: () => {
        step.value += 1
        return (moments[step.value]?.remarks.length ?? 0) > 0
      },
      from: nowY.value,
    })
  }, [isOn.value])
  return { step, last, isOn, nowY, goTo, toggle }
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
