import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { halfWidth } from '../../i18n/typed.ts'
import type { IconName } from '../../panels/icons.tsx'
import { Icon } from '../../panels/icons.tsx'
import { expectationWords } from './complaints.ts'
import { valueAt } from './draft.ts'
import { change, draft, problems } from './editor.ts'
import { w } from './words.ts'

const MS_A_SECOND = 1_000

/** The element that a path is edited in. */
export function idOf(path: string): string {
  return `field-${path.replaceAll('.', '-')}`
}

function errorAt(path: string): string | null {
  const problem = problems.value.find((one) => one.path === path)
  return problem === undefined ? null : expectationWords(problem)
}

/** What is wrong here, read out with the field it stands at. */
export function Complaint({ path }: { path: string }) {
  const error = errorAt(path)
  return error === null ? null : (
    <span id={`${idOf(path)}-error`} class="field-error">
      {error}
    </span>
  )
}

function describedBy(path: string) {
  const isWrong = errorAt(path) !== null
  return isWrong ? { 'aria-invalid': true, 'aria-describedby': `${idOf(path)}-error` } : {}
}

type Labelled = { readonly path: string; readonly label: string }

type Numeric = {
  readonly path: string
  readonly scale: number
  readonly unit: string | undefined
  readonly labelledBy?: string
  readonly emptyIsNone?: boolean
}

/** The number at a path, divided by `scale` for people; what is typed stays as typed until the field is left. */
function NumberInput({ path, scale, unit, labelledBy, emptyIsNone = false }: Numeric) {
  const value = valueAt(draft.value, path)
  const typed = useSignal<string | null>(null)
  return (
    <span class="with-unit">
      <input
        id={idOf(path)}
        inputMode="decimal"
        autoComplete="off"
        value={typed.value ?? (isNumber(value) ? String(value / scale) : '')}
        {...(labelledBy === undefined ? {} : { 'aria-labelledby': labelledBy })}
        {...describedBy(path)}
        onInput={({ currentTarget }) => {
          typed.value = currentTarget.value
          change(path, emptyIsNone && currentTarget.value.trim() === '' ? undefined : numberIn(currentTarget.value, scale))
        }}
        onBlur={() => {
          typed.value = null
        }}
      />
      {unit !== undefined && <span class="unit">{unit}</span>}
    </span>
  )
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

/** What is no number is kept as one that no scenario may have. */
function numberIn(text: string, scale: number): number {
  const written = halfWidth(text).trim().replace(',', '.')
  return written === '' ? Number.NaN : Math.round(Number(written) * scale * 1e6) / 1e6
}

type Measured = Labelled & { readonly seconds?: boolean; readonly unit?: string; readonly emptyIsNone?: boolean }

/** A number; `seconds`: it is kept in ms and written in seconds. `emptyIsNone`: it may be left out. */
export function NumberField({ path, label, seconds = false, unit, emptyIsNone = false }: Measured) {
  return (
    <div class="entry">
      <label for={idOf(path)}>{label}</label>
      <NumberInput path={path} scale={seconds ? MS_A_SECOND : 1} unit={seconds ? w('unit.seconds') : unit} emptyIsNone={emptyIsNone} />
      <Complaint path={path} />
    </div>
  )
}

type Sliding = Labelled & { readonly high: number; readonly step: number; readonly unit: string; readonly scale?: number }

/** A slider for what is usual, and beside it the number itself, which may go further. */
export function Slider({ path, label, high, step, unit, scale = 1 }: Sliding) {
  const value = valueAt(draft.value, path)
  const number = isNumber(value) ? value : 0
  const labelId = `${idOf(path)}-label`
  return (
    <div class="slider">
      <span class="slider-label" id={labelId}>
        {label}
      </span>
      <input
        type="range"
        min={0}
        max={high}
        step={step}
        value={Math.min(number, high)}
        aria-labelledby={labelId}
        aria-valuetext={`${number / scale} ${unit}`}
        onInput={({ currentTarget }) => change(path, Number(currentTarget.value))}
      />
      <NumberInput path={path} scale={scale} unit={unit} labelledBy={labelId} />
      <Complaint path={path} />
    </div>
  )
}

type Choice = Labelled & {
  readonly options: readonly (readonly [value: string, label: string])[]
  /** What else changes with it; by default only the value at `path`. */
  readonly onChoose?: (value: string) => void
  readonly value?: string
  /** Its options are long. */
  readonly roomy?: boolean
}

/** One of a few. */
export function Select({ path, label, options, onChoose, value, roomy = false }: Choice) {
  const now = value ?? String(valueAt(draft.value, path) ?? '')
  return (
    <div class={roomy ? 'entry roomy' : 'entry'}>
      <label for={idOf(path)}>{label}</label>
      <select
        id={idOf(path)}
        value={now}
        {...describedBy(path)}
        onChange={({ currentTarget }) => (onChoose ?? ((chosen: string) => change(path, chosen)))(currentTarget.value)}
      >
        {options.map(([option, words]) => (
          <option key={option} value={option} selected={option === now}>
            {words}
          </option>
        ))}
      </select>
      <Complaint path={path} />
    </div>
  )
}

type Written = Labelled & {
  readonly most: number
  readonly placeholder?: string
  readonly mono?: boolean
  readonly emptyIsNone?: boolean
}

/** A line of text. */
export function TextField({ path, label, most, placeholder, mono = false, emptyIsNone = false }: Written) {
  return (
    <div class="entry">
      <label for={idOf(path)}>{label}</label>
      <input
        id={idOf(path)}
        class={mono ? 'mono' : ''}
        value={String(valueAt(draft.value, path) ?? '')}
        maxLength={most}
        autoComplete="off"
        spellcheck={!mono}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...describedBy(path)}
        onInput={({ currentTarget }) => change(path, emptyIsNone && currentTarget.value === '' ? undefined : currentTarget.value)}
      />
      <Complaint path={path} />
    </div>
  )
}

/** A few sentences. */
export function TextArea({ path, label, most, rows = 3, placeholder }: Written & { rows?: number }) {
  return (
    <div class="entry">
      <label for={idOf(path)}>{label}</label>
      <textarea
        id={idOf(path)}
        rows={rows}
        maxLength={most}
        value={String(valueAt(draft.value, path) ?? '')}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...describedBy(path)}
        onInput={({ currentTarget }) => change(path, currentTarget.value)}
      />
      <Complaint path={path} />
    </div>
  )
}

/** On or off; off is not written down. `usually` on: then it is off that is written. */
export function Check({ path, label, usually = false }: Labelled & { usually?: boolean }) {
  const value = valueAt(draft.value, path)
  return (
    <div class="check">
      <input
        id={idOf(path)}
        type="checkbox"
        checked={typeof value === 'boolean' ? value : usually}
        onChange={({ currentTarget }) => change(path, currentTarget.checked === usually ? undefined : currentTarget.checked)}
      />
      <label for={idOf(path)}>{label}</label>
      <Complaint path={path} />
    </div>
  )
}

type Tool = {
  readonly icon: IconName
  readonly label: string
  readonly onClick: () => void
  readonly disabled?: boolean
  readonly id?: string
}

/** A small button that is only a picture; its label is said and shown on hovering. */
export function ToolButton({ icon, label, onClick, disabled = false, id }: Tool) {
  return (
    <button
      type="button"
      class="icon-button"
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} size={20} />
    </button>
  )
}

/** A part of the form. */
export function Part({ id, title, hint, children }: { id: string; title: string; hint?: string; children: ComponentChildren }) {
  return (
    <section class="form-part sheet" aria-labelledby={`part-${id}`}>
      <h2 id={`part-${id}`}>{title}</h2>
      {hint !== undefined && <p class="part-hint">{hint}</p>}
      {children}
    </section>
  )
}
