import type { LadderStep } from '../../../shared/analysis/world.ts'
import type { Segment } from '../../../shared/tcp/segment.ts'
import { otherSide } from '../../../shared/tcp/sides.ts'
import type { DropReason, Side, State } from '../../../shared/tcp/tcb.ts'

/** One arrow of the small ladder. Heights are px below the heads; steps count from 0. */
export type Arrow = {
  readonly from: Side
  readonly segment: Segment
  readonly startY: number
  readonly startStep: number
  /** Where and with which step it ends; null: still under way when the story ends. */
  readonly end: { readonly y: number; readonly step: number; readonly isLost: boolean; readonly dropped: DropReason | null } | null
  readonly kind: 'wrong' | 'ordinary' | 'under-way' | 'again'
}

/** What is written beside a lifeline. */
export type Note = { readonly side: Side; readonly y: number; readonly step: number } & (
  | { readonly kind: 'state'; readonly state: State }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'timer'; readonly timer: 'time-wait' | 'other' }
)

export type ConsequencePicture = { readonly arrows: readonly Arrow[]; readonly notes: readonly Note[]; readonly height: number }

/** How far down an ordinary segment lands, px. */
export const FALL = 44
const BREATH = 18
const NOTE_LINE = 18
const TIMER_GAP = 36

/** Lays the steps of a consequence out from top to bottom. */
export function pictureOfSteps(steps: readonly LadderStep[]): ConsequencePicture {
  const arrows: Arrow[] = []
  const notes: Note[] = []
  const states: Partial<Record<Side, State>> = {}
  const busyUntil: Record<Side, number> = { client: 0, server: 0 }
  let y = 8
  /** Ends the oldest arrow with this segment; one that nobody has seen leaving was under way before. */
  const land = (to: Side, segment: Segment, step: number, isLost: boolean, dropped: DropReason | null) => {
    const at = arrows.findIndex((arrow) => arrow.end === null && arrow.from === otherSide(to) && arrow.segment === segment)
    const begun = arrows[at] ?? {
      from: otherSide(to),
      segment,
      startY: y - FALL / 2,
      startStep: step,
      end: null,
      kind: 'under-way' as const,
    }
    y = Math.max(y + BREATH, begun.startY + (isLost ? FALL * 0.6 : FALL), isLost ? 0 : busyUntil[to])
    const landed: Arrow = { ...begun, end: { y, step, isLost, dropped } }
    if (at < 0) arrows.push(landed)
    else arrows[at] = landed
  }
  const note = (what: Note) => {
    notes.push(what)
    busyUntil[what.side] = what.y + NOTE_LINE
  }
  for (const [index, step] of steps.entries()) {
    switch (step.type) {
      case 'sent':
        y += index === 0 ? 0 : BREATH / 2
        arrows.push({
          from: step.from,
          segment: step.segment,
          startY: y,
          startStep: index,
          end: null,
          kind: step.isWrong ? 'wrong' : 'ordinary',
        })
        break
      case 'came-again':
        y += BREATH
        arrows.push({ from: otherSide(step.to), segment: step.segment, startY: y, startStep: index, end: null, kind: 'again' })
        break
      case 'lost':
        land(step.to, step.segment, index, true, null)
        break
      case 'arrived':
        land(step.to, step.segment, index, false, step.dropped)
        if (states[step.to] !== step.state) note({ side: step.to, y, step: index, kind: 'state', state: step.state })
        states[step.to] = step.state
        if (step.text !== '') note({ side: step.to, y: Math.max(y, busyUntil[step.to]), step: index, kind: 'text', text: step.text })
        break
      case 'timer-expired':
        y += TIMER_GAP
        note({ side: step.side, y, step: index, kind: 'timer', timer: step.timer === 'time-wait' ? 'time-wait' : 'other' })
        break
    }
  }
  const top = Math.min(0, ...arrows.map(({ startY }) => startY - 14))
  const lowest = Math.max(y, ...Object.values(busyUntil)) + FALL
  return {
    arrows: arrows.map((arrow) => ({ ...arrow, startY: arrow.startY - top, end: arrow.end && { ...arrow.end, y: arrow.end.y - top } })),
    notes: notes.map((one) => ({ ...one, y: one.y - top })),
    height: lowest - top,
  }
}

/** How far down the first steps reach, with room for what is written there, px. */
export function reachOf({ arrows, notes, height }: ConsequencePicture, shown: number): number {
  const ends = arrows.flatMap(({ startY, startStep, end }) => (startStep >= shown ? [] : end !== null && end.step < shown ? end.y : startY))
  const told = notes.flatMap(({ y, step }) => (step < shown ? y : []))
  return Math.min(height, Math.max(0, ...ends, ...told) + FALL)
}
