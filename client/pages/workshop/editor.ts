import { batch, computed, effect, signal } from '@preact/signals'
import { legOf, legsOf } from '../../../shared/match/legs.ts'
import type { ScenarioDocument } from '../../../shared/workshop/document.ts'
import { compactOf, isSame, scenarioOf } from '../../../shared/workshop/document.ts'
import type { Examination } from '../../../shared/workshop/examine.ts'
import { examine } from '../../../shared/workshop/examine.ts'
import type { Problem } from '../../../shared/workshop/parse.ts'
import { isProblems, parseDocument } from '../../../shared/workshop/parse.ts'
import { rehearse, seedOfLuck } from '../../../shared/workshop/rehearse.ts'
import { language } from '../../i18n/i18n.ts'
import { keepOwn } from '../../state/own-scenarios.ts'
import { fromJson, keep, recall } from '../../state/storage.ts'
import type { Draft } from './draft.ts'
import { documentFrom, newDraft, withValue } from './draft.ts'
import { w } from './words.ts'

const KEY = 'workshop'
const MOST_STEPS_BACK = 200
/** Changes of one field within this time are one step back. */
const ONE_STEP_MS = 1_500
/** Where no field is. */
const ELSEWHERE = 'elsewhere'
/** So long nothing is typed before the scenario is checked. */
const CHECK_AFTER_MS = 250

/** What this page has read or kept last; null: nothing yet. */
let remembered = recallDraft()
/** What is being made. */
export const draft = signal<Draft>(remembered ?? freshDraft())
const past = signal<readonly Draft[]>([])
const future = signal<readonly Draft[]>([])
/** Whether there is a step back. */
export const canUndo = computed(() => past.value.length > 0)
/** Whether there is a step forward again, after one back. */
export const canRedo = computed(() => future.value.length > 0)

/** What is wrong with the form of the draft; none: it is a scenario. */
export const problems = signal<readonly Problem[]>([])
/** The last draft that was a scenario, and how it plays; null before the first. */
export const checked = signal<{ readonly document: ScenarioDocument; readonly examination: Examination } | null>(null)
/** The draft has changed and has not been looked at since. */
export const isChecking = signal(true)
/** Which luck the preview shows, counted from 1. */
export const luck = signal(1)
/** Which leg the preview shows, counted from 1. */
export const shownLeg = signal(1)
/** How two correct bots play what the preview shows; null before the first check. */
export const rehearsal = computed(() => {
  if (checked.value === null) return null
  const { script } = scenarioOf(checked.value.document)
  return rehearse(legOf(script, shownLeg.value) ?? script, seedOfLuck(luck.value))
})
/** It can be played and handed on, as it was when it was checked last: its form is right, and it can be won. */
export const playable = computed(() => {
  if (problems.value.length > 0 || checked.value === null) return null
  return checked.value.examination.findings.some(({ severity }) => severity === 'error') ? null : checked.value.document
})

let lastChange = { path: '', atMs: 0 }
/** The draft has been worked on here: it is kept on this device with the others. */
let isOwn = false

/** Writes a value into the draft. Typing on in the same field is one step back. */
export function change(path: string, value: unknown): void {
  const atMs = performance.now()
  const goesOn = path === lastChange.path && atMs - lastChange.atMs < ONE_STEP_MS
  lastChange = { path, atMs }
  isOwn = true
  put(withValue(draft.value, path, value), !goesOn)
}

/** Several fields at once, as one step back. */
export function changeAll(values: Readonly<Record<string, unknown>>): void {
  lastChange = { path: '', atMs: 0 }
  isOwn = true
  put(
    Object.entries(values).reduce((next, [path, value]) => withValue(next, path, value), draft.value),
    true,
  )
}

/** Another scenario takes the place of the draft; one step back has the old one again. It is kept once it is worked on. */
export function open(scenario: Draft): void {
  lastChange = { path: '', atMs: 0 }
  isOwn = false
  put(scenario, true)
}

/**
 * Another tab has gone on with the draft: what was made there takes its place, and one step back has what stood here, however often it happens.
 * False: it is the same here.
 */
export function followElsewhere(scenario: Draft): boolean {
  if (isSame(scenario, draft.value)) return false
  const goesOn = lastChange.path === ELSEWHERE
  lastChange = { path: ELSEWHERE, atMs: 0 }
  isOwn = false
  put(scenario, !goesOn)
  return true
}

/** Keeps the draft on this device as it is, if it is a scenario. */
export function keepDraft(): void {
  const parsed = parseDocument(documentFrom(draft.value))
  if (!isProblems(parsed)) keepOwn(compactOf(parsed))
}

/** The draft was taken off the shelf: it does not come back by itself. */
export function disown(): void {
  isOwn = false
}

/** Takes the last change back; nothing if there is none. */
export function undo(): void {
  step(past, future)
}

/** Makes the change again that was taken back last. */
export function redo(): void {
  step(future, past)
}

function step(from: typeof past, to: typeof past): void {
  const last = from.value.at(-1)
  if (last === undefined) return
  lastChange = { path: '', atMs: 0 }
  batch(() => {
    from.value = from.value.slice(0, -1)
    to.value = [...to.value, draft.value]
    draft.value = last
  })
}

function put(next: Draft, isStep: boolean): void {
  if (isSame(next, draft.value)) return
  batch(() => {
    if (isStep || past.value.length === 0) past.value = [...past.value, draft.value].slice(-MOST_STEPS_BACK)
    future.value = []
    draft.value = next
  })
}

/** What can be played and handed on at this very moment. */
export function checkNow(): ScenarioDocument | null {
  if (isChecking.value) check()
  return playable.value
}

function check(): void {
  const parsed = parseDocument(documentFrom(draft.value))
  batch(() => {
    isChecking.value = false
    problems.value = isProblems(parsed) ? parsed : []
    if (isProblems(parsed)) return
    const scenario = scenarioOf(parsed)
    checked.value = { document: parsed, examination: examine(scenario) }
    if (shownLeg.value > legsOf(scenario.script).length) shownLeg.value = 1
    if (isOwn) keepOwn(compactOf(parsed))
  })
}

/** For the next visit, where it is another than before: a second tab may be at work on what this one only shows. */
function remember(now: Draft): void {
  if (now === remembered) return
  remembered = now
  keep('device', KEY, JSON.stringify(now))
}

/** Checks and keeps the draft from now on, a moment after each change. Returns how to stop. */
export function watchDraft(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = effect(() => {
    const now = draft.value
    isChecking.value = true
    clearTimeout(timer)
    timer = setTimeout(() => {
      remember(now)
      check()
    }, CHECK_AFTER_MS)
  })
  return () => {
    stop()
    clearTimeout(timer)
    remember(draft.value)
    if (isOwn && isChecking.value) keepDraft() // what was typed last, too
  }
}

/** A handshake to begin with, under a name in the language of the page. */
export function freshDraft(): Draft {
  return newDraft(language.value, w('texts.new-title'))
}

/** What was worked on last time; null: nothing that can be gone on with. */
function recallDraft(): Draft | null {
  const kept = fromJson(recall('device', KEY)) as Partial<Draft> | null
  // A damaged one would break the form; what is merely wrong in it is shown beside its field.
  const isWhole = Array.isArray(kept?.script?.calls) && Array.isArray(kept.script.wire?.acts) && typeof kept.texts?.answer === 'object'
  return isWhole ? (kept as Draft) : null
}
