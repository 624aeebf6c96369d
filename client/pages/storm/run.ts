import { batch, computed, signal } from '@preact/signals'
import type { Seed } from '../../../shared/match/chance.ts'
import { createSeed } from '../../../shared/match/chance.ts'
import { seedOfDay } from '../../../shared/storm/luck.ts'
import type { Answer, Judged, Question } from '../../../shared/storm/question.ts'
import type { Storm } from '../../../shared/storm/storm.ts'
import { answer, leftMs, startStorm, withPause } from '../../../shared/storm/storm.ts'
import { verdictInFull } from '../../../shared/view/history.ts'
import type { WireSegment } from '../../../shared/view/match-view.ts'
import { segmentOf } from '../../../shared/view/segment-view.ts'
import { forgetSeat } from '../../state/connection.ts'
import { clearDraft, feedback, takeMoves } from '../../state/sending.ts'
import { keep, onKeptElsewhere, recall } from '../../state/storage.ts'
import { matchView } from '../../state/streams.ts'
import { asView } from './asked.ts'
import { dayOf, parseRecords, withReached } from './records.ts'

/** One answer that was not right. */
export type Mistake = { readonly question: Question; readonly given: Answer; readonly judged: Judged }

/** What was just right: shown while the next question is already there. */
type Praise = { readonly n: number; readonly points: number; readonly wasSilence: boolean }

const KEY = 'storm'
/** So often the clock is looked at. */
const LOOK_EVERY_MS = 200

/** The best storms of this device. */
export const records = signal(parseRecords(recall('device', KEY)))
onKeptElsewhere(KEY, () => {
  records.value = parseRecords(recall('device', KEY))
})
/** The storm that goes on or is over; null before the first. */
export const storm = signal<Storm | null>(null)
/** Of which day it is; null for any storm. */
export const day = signal<string | null>(null)
/** The mistake that is being explained, and since when. */
export const explained = signal<(Mistake & { readonly sinceMs: number }) | null>(null)
/** The mistakes of this storm, in the order in which they were made. */
export const mistakes = signal<readonly Mistake[]>([])
/** The word on the last right answer; null: there is none to be shown. */
export const praise = signal<Praise | null>(null)
/** Whether the storm that is over is the best of this device. */
export const isRecord = signal(false)
/** Time left, ms. */
export const left = signal(0)
/** The question on the table. */
export const asked = computed<Question | null>(() => explained.value?.question ?? storm.value?.question ?? null)

/** Opens a storm: of the day of today, or any. */
export function begin(isDaily: boolean): void {
  const today = dayOf(new Date())
  start(isDaily ? seedOfDay(today) : createSeed(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0), isDaily ? today : null)
}

function start(seed: Seed, ofDay: string | null): void {
  forgetSeat() // The desk is needed: a table of elsewhere is taken up again when the player goes back to it.
  batch(() => {
    storm.value = startStorm(seed, performance.now())
    day.value = ofDay
    explained.value = null
    mistakes.value = []
    praise.value = null
    isRecord.value = false
    clearDraft()
    show()
  })
}

/** Gives the composer to the storm, and keeps its clock, until the returned function is called. */
export function attend(): () => void {
  const release = takeMoves(takeSegment)
  const clock = setInterval(look, LOOK_EVERY_MS)
  return () => {
    clearInterval(clock)
    release()
    if (storm.value === null) return
    batch(() => {
      storm.value = null
      explained.value = null
      matchView.value = null
    })
  }
}

function takeSegment(segment: WireSegment): boolean {
  if (explained.value !== null) {
    goOn()
    return true
  }
  return give(segmentOf(segment))
}

/** Says that nothing is due. */
export function saySilence(): void {
  if (explained.value === null) give('silence')
}

/** True if the answer was right. */
function give(given: Answer): boolean {
  const before = storm.value
  if (before === null || before.isOver) return true
  const { question } = before
  const nowMs = performance.now()
  const { storm: after, judged, points } = answer(before, given, nowMs)
  batch(() => {
    storm.value = after
    if (judged?.isRight) praise.value = { n: question.n, points, wasSilence: given === 'silence' }
    else if (judged !== null) explain({ question, given, judged }, after, nowMs)
    else left.value = 0 // it came too late
    if (after.isOver) finish(after)
    else show()
  })
  return judged?.isRight !== false || after.isOver
}

function explain(mistake: Mistake, after: Storm, sinceMs: number): void {
  mistakes.value = [...mistakes.value, mistake]
  praise.value = null
  if (after.isOver) return
  explained.value = { ...mistake, sinceMs }
  const { verdict } = mistake.judged
  if (verdict !== null) feedback.value = { move: mistake.question.n, points: 0, verdict: verdictInFull(verdict), sent: null }
}

/** The explanation has been read: the next question, and the clock goes on. */
export function goOn(): void {
  const { value } = explained
  if (value === null || storm.value === null) return
  batch(() => {
    if (storm.value !== null) storm.value = withPause(storm.value, performance.now() - value.sinceMs)
    explained.value = null
    clearDraft() // What was wrong there is of no use here.
    show()
  })
}

/** Ends it before its time. */
export function stop(): void {
  if (storm.value !== null) finish({ ...storm.value, isOver: true })
}

function look(): void {
  const now = storm.value
  if (now === null || now.isOver) return
  left.value = leftMs(now, explained.value?.sinceMs ?? performance.now())
  if (left.value === 0) finish({ ...now, isOver: true })
}

function finish(over: Storm): void {
  const reached = { points: over.points, right: over.right, streak: over.bestStreak }
  const before = records.value
  const after = withReached(before, reached, day.value)
  batch(() => {
    storm.value = over
    explained.value = null
    matchView.value = null
    isRecord.value = after.best !== before.best
    records.value = after
  })
  if (after !== before) keep('device', KEY, JSON.stringify(after))
}

function show(): void {
  matchView.value = asked.value === null ? null : asView(asked.value)
  if (storm.value !== null) left.value = leftMs(storm.value, explained.value?.sinceMs ?? performance.now())
}
