import { useRef } from 'preact/hooks'
import type { ScenarioDocument } from '../../../shared/workshop/document.ts'
import { documentOf, scenarioOf } from '../../../shared/workshop/document.ts'
import { isProblems, parseDocument } from '../../../shared/workshop/parse.ts'
import { language } from '../../i18n/i18n.ts'
import { Icon } from '../../panels/marks/icons.tsx'
import { scenarios } from '../../state/library.ts'
import { forgetOwn, ownScenarios } from '../../state/own-scenarios.ts'
import { unkept } from '../../state/storage.ts'
import { copyOf, draftOf } from './draft.ts'
import { disown, draft, freshDraft, open } from './editor.ts'
import { scenarioInFile } from './links.ts'
import { offerUndo } from './notice.ts'
import { rejected, take } from './taking.ts'
import { ToolButton } from './tool-button.tsx'
import { w } from './words.ts'

/** What this device keeps, and what to begin with. */
export function Shelf() {
  const own = ownScenarios.value
  return (
    <section class="shelf sheet" aria-labelledby="shelf-title">
      <div class="shelf-own">
        <h2 id="shelf-title">{w('shelf.title')}</h2>
        {own.length === 0 && unkept.value.size === 0 && <p class="part-hint">{w('shelf.empty')}</p>}
        <p class="field-error" role="status">
          {unkept.value.size > 0 && w('shelf.unkept')}
        </p>
        <ul>
          {own.map((document) => (
            <Kept key={document.script.id} document={document} />
          ))}
        </ul>
      </div>
      <Beginnings />
    </section>
  )
}

/** An empty one, one of the catalogue, or one from a file. */
function Beginnings() {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div class="shelf-new">
      <button type="button" class="button small" onClick={() => begin(freshDraft())}>
        <Icon name="plus" size={18} /> {w('shelf.new')}
      </button>
      <label class="sr-only" for="start-from">
        {w('shelf.from')}
      </label>
      <select
        id="start-from"
        class="button small"
        value=""
        onChange={({ currentTarget }) => {
          const chosen = scenarios.value.find(({ script }) => script.id === currentTarget.value)
          currentTarget.value = ''
          if (chosen !== undefined) begin(copyOf(documentOf(chosen)))
        }}
      >
        <option value="">{w('shelf.from')} …</option>
        {scenarios.value.map(({ script, texts }) => (
          <option key={script.id} value={script.id}>
            {texts.title[language.value]}
          </option>
        ))}
      </select>
      <button type="button" class="button small" onClick={() => input.current?.click()}>
        <Icon name="file" size={18} /> {w('shelf.open')}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={w('shelf.open')}
        onChange={async ({ currentTarget }) => {
          const file = currentTarget.files?.[0]
          if (file !== undefined) take(await scenarioInFile(file), 'file')
          currentTarget.value = ''
        }}
      />
    </div>
  )
}

function Kept({ document }: { document: ScenarioDocument }) {
  const { id } = document.script
  const title = scenarioOf(document).texts.title[language.value]
  return (
    <li>
      <button type="button" class="button small" aria-pressed={draft.value.script.id === id} onClick={() => openKept(document)}>
        {title}
      </button>
      <ToolButton icon="trash" label={w('item.remove', { what: title })} onClick={() => forget(id, title)} />
    </li>
  )
}

/** An older version of this page may have kept what would not do any more. */
function openKept(document: ScenarioDocument): void {
  const parsed = parseDocument(document)
  if (isProblems(parsed)) take(parsed, 'kept')
  else begin(draftOf(parsed))
}

function begin(next: Parameters<typeof open>[0]): void {
  rejected.value = null
  open(next)
}

function forget(id: string, title: string): void {
  const takeBack = forgetOwn(id)
  if (draft.value.script.id === id) disown()
  offerUndo(w('notice.removed', { what: title }), takeBack)
}
