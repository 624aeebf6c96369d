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

/** The small ladder of a consequence, laid out: px below the heads of both ends. */
export type ConsequencePicture = { readonly arrows: readonly Arrow[]; readonly notes: readonly Note[]; readonly height: number }

/** How far down an ordinary segment lands, px. */
export const FALL = 44
const BREATH = 18
const NOTE_LINE = 18
const TIMER_GAP = 36
/** An arrow's label reaches so far above its beginning, px. */
const ABOVE_ARROW = 14
/** How much of its fall a segment has behind it that is lost. */
const LOST_AFTER = 0.6

/** Lays the steps of a consequence out from top to bottom. */
export function pictureOfSteps(steps: readonly LadderStep[]): ConsequencePicture {
  const paper = new Paper()
  for (const [index, step] of steps.entries()) paper.add(step, index)
  return paper.picture()
}

/** The small ladder as far as it is laid out. Heights may lie above the top until it is finished. */
class Paper {
  readonly #arrows: Arrow[] = []
  readonly #notes: Note[] = []
  readonly #states: Partial<Record<Side, State>> = {}
  /** Down to where there is something beside each lifeline, px. */
  readonly #busyUntil: Record<Side, number> = { client: 0, server: 0 }
  #y = 8

  add(step: LadderStep, index: number): void {
    switch (step.type) {
      case 'sent':
        if (index > 0) this.#y += BREATH / 2
        this.#leave(step.from, step.segment, index, step.isWrong ? 'wrong' : 'ordinary')
        break
      case 'came-again':
        this.#y += BREATH
        this.#leave(otherSide(step.to), step.segment, index, 'again')
        break
      case 'lost':
        this.#land(step.to, step.segment, index, true, null)
        break
      case 'arrived':
        this.#land(step.to, step.segment, index, false, step.dropped)
        this.#tellArrival(step, index)
        break
      case 'timer-expired':
        this.#y += TIMER_GAP
        this.#note({ side: step.side, y: this.#y, step: index, kind: 'timer', timer: step.timer === 'time-wait' ? 'time-wait' : 'other' })
        break
    }
  }

  /** Moved down so far that nothing lies above the top. */
  picture(): ConsequencePicture {
    const top = Math.min(0, ...this.#arrows.map(({ startY }) => startY - ABOVE_ARROW))
    const lowest = Math.max(this.#y, ...Object.values(this.#busyUntil)) + FALL
    return {
      arrows: this.#arrows.map((arrow) => ({
        ...arrow,
        startY: arrow.startY - top,
        end: arrow.end && { ...arrow.end, y: arrow.end.y - top },
      })),
      notes: this.#notes.map((note) => ({ ...note, y: note.y - top })),
      height: lowest - top,
    }
  }

  #leave(from: Side, segment: Segment, startStep: number, kind: Arrow['kind']): void {
    this.#arrows.push({ from, segment, startY: this.#y, startStep, end: null, kind })
  }

  /** Ends the oldest arrow with this segment; one that nobody has seen leaving was under way before. */
  #land(to: Side, segment: Segment, step: number, isLost: boolean, dropped: DropReason | null): void {
    const from = otherSide(to)
    const at = this.#arrows.findIndex((arrow) => arrow.end === null && arrow.from === from && arrow.segment === segment)
    const begun = this.#arrows[at] ?? { from, segment, startY: this.#y - FALL / 2, startStep: step, end: null, kind: 'under-way' }
    const landsY = begun.startY + (isLost ? FALL * LOST_AFTER : FALL)
    this.#y = Math.max(this.#y + BREATH, landsY, isLost ? 0 : this.#busyUntil[to])
    const landed: Arrow = { ...begun, end: { y: this.#y, step, isLost, dropped } }
    if (at < 0) this.#arrows.push(landed)
    else this.#arrows[at] = landed
  }

  #tellArrival({ to: side, state, text }: Extract<LadderStep, { type: 'arrived' }>, step: number): void {
    if (this.#states[side] !== state) this.#note({ side, y: this.#y, step, kind: 'state', state })
    this.#states[side] = state
    if (text !== '') this.#note({ side, y: Math.max(this.#y, this.#busyUntil[side]), step, kind: 'text', text })
  }

  #note(note: Note): void {
    this.#notes.push(note)
    this.#busyUntil[note.side] = note.y + NOTE_LINE
  }
}

/** How far down the first steps reach, with room for what is written there, px. */
export function reachOf({ arrows, notes, height }: ConsequencePicture, shown: number): number {
  const ends = arrows.flatMap(({ startY, startStep, end }) => (startStep >= shown ? [] : end !== null && end.step < shown ? end.y : startY))
  const told = notes.flatMap(({ y, step }) => (step < shown ? y : []))
  return Math.min(height, Math.max(0, ...ends, ...told) + FALL)
}
