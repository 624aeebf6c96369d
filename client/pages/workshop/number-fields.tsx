import { useSignal } from '@preact/signals'
import { MS_A_SECOND } from '../../i18n/times.ts'
import { halfWidth } from '../../i18n/typed.ts'
import { valueAt } from './draft.ts'
import { change, draft } from './editor.ts'
import { Complaint, describedBy, idOf } from './field-error.tsx'
import type { Labelled } from './fields.tsx'
import { w } from './words.ts'

type Numeric = {
  readonly path: string
  readonly scale: number
  readonly unit: string | undefined
  readonly labelledBy?: string
  readonly emptyIsNone?: boolean
}

/** The number at a path, divided by `scale` for people; what is typed stays as typed until the field is left, or a step back makes it another. */
function NumberInput({ path, scale, unit, labelledBy, emptyIsNone = false }: Numeric) {
  const value = valueAt(draft.value, path)
  const typed = useSignal<string | null>(null)
  const read = (text: string) => (emptyIsNone && text.trim() === '' ? undefined : numberIn(text, scale))
  const isAsTyped = typed.value !== null && (isNumber(value) ? read(typed.value) === value : !isNumber(read(typed.value)))
  return (
    <span class="with-unit">
      <input
        id={idOf(path)}
        inputMode="decimal"
        autoComplete="off"
        value={isAsTyped ? (typed.value ?? '') : isNumber(value) ? String(value / scale) : ''}
        {...(labelledBy === undefined ? {} : { 'aria-labelledby': labelledBy })}
        {...describedBy(path)}
        onInput={({ currentTarget }) => {
          typed.value = currentTarget.value
          change(path, read(currentTarget.value))
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

type Sliding = Labelled & { readonly high: number; readonly step: number; readonly measure: 'seconds' | 'percent' }

/** A slider for what is usual, up to `high`, and beside it the number itself, which may go further. `high` and `step` are as the document keeps them. */
export function Slider({ path, label, high, step, measure }: Sliding) {
  const value = valueAt(draft.value, path)
  const number = isNumber(value) ? value : 0
  const labelId = `${idOf(path)}-label`
  const { scale, unit } = measure === 'seconds' ? { scale: MS_A_SECOND, unit: w('unit.seconds') } : { scale: 1, unit: '%' }
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
