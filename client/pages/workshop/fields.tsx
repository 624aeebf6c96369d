import { valueAt } from './draft.ts'
import { change, draft } from './editor.ts'
import { Complaint, describedBy, idOf } from './field-error.tsx'

/** What every field of the form has: the path of its value in the document, and what it is called. */
export type Labelled = { readonly path: string; readonly label: string }

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
