import type { ComponentChildren } from 'preact'
import { Icon } from '../../panels/marks/icons.tsx'
import { valueAt } from './draft.ts'
import { change, draft } from './editor.ts'
import { Complaint, idOf } from './field-error.tsx'
import { offerUndo } from './notice.ts'
import { Part } from './part.tsx'
import { ToolButton } from './tool-button.tsx'
import { w } from './words.ts'

type Props = {
  readonly id: 'calls' | 'acts' | 'actors'
  readonly path: string
  readonly hint: string
  readonly most: number
  /** What a new one begins with. */
  readonly fresh: () => object
  /** The fields of one of them. */
  readonly children: (path: string, index: number) => ComponentChildren
}

/** A list that can be added to, taken from and put into another order. */
export function ListPart({ id, path, hint, most, fresh, children }: Props) {
  const list = (valueAt(draft.value, path) ?? []) as readonly object[]
  const name = w(`one.${id}`)
  const put = (next: readonly object[]) => change(path, next)
  const move = (from: number, to: number) => {
    const one = list[from]
    if (one === undefined) return
    put(list.toSpliced(from, 1).toSpliced(to, 0, one))
    // The hand stays on what it moves.
    focusSoon(`${idOf(path)}-${to}-${to < from ? 'up' : 'down'}`, `${idOf(path)}-${to}-${to < from ? 'down' : 'up'}`)
  }
  const remove = (index: number) => {
    put(list.toSpliced(index, 1))
    offerUndo(w('notice.removed', { what: `${name} ${index + 1}` }))
    focusSoon(`${idOf(path)}-add`)
  }
  const add = () => {
    put([...list, fresh()])
    focusSoon(idOf(`${path}.${list.length}`))
  }
  return (
    <Part id={id} title={w(`part.${id}`)} hint={hint}>
      <ol class="items">
        {list.map((_, index) => (
          // Items have no identity of their own: their place is what the script knows them by.
          <li key={`${index}`} class="item" id={idOf(`${path}.${index}`)} tabIndex={-1} aria-label={`${name} ${index + 1}`}>
            <ItemHead
              id={`${idOf(path)}-${index}`}
              what={`${name} ${index + 1}`}
              isFirst={index === 0}
              isLast={index === list.length - 1}
              onMove={(by) => move(index, index + by)}
              onRemove={() => remove(index)}
            />
            <div class="item-fields">{children(`${path}.${index}`, index)}</div>
            <Complaint path={`${path}.${index}`} />
          </li>
        ))}
      </ol>
      <button type="button" class="button small" id={`${idOf(path)}-add`} disabled={list.length >= most} onClick={add}>
        <Icon name="plus" size={18} /> {w(`add.${id}`)}
      </button>
      <Complaint path={path} />
    </Part>
  )
}

type HeadProps = {
  readonly id: string
  readonly what: string
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

/** What one of them is called, and the keys that move and remove it. */
function ItemHead({ id, what, isFirst, isLast, onMove, onRemove }: HeadProps) {
  return (
    <div class="item-head">
      <b>{what}</b>
      <ToolButton icon="up" id={`${id}-up`} label={w('item.up', { what })} disabled={isFirst} onClick={() => onMove(-1)} />
      <ToolButton icon="down" id={`${id}-down`} label={w('item.down', { what })} disabled={isLast} onClick={() => onMove(1)} />
      <ToolButton icon="trash" label={w('item.remove', { what })} onClick={onRemove} />
    </div>
  )
}

/** Puts the focus on the first of these elements that can have it, once they are drawn. */
function focusSoon(...ids: readonly string[]): void {
  requestAnimationFrame(() => {
    for (const id of ids) {
      const element = document.getElementById(id)
      if (element === null || (element instanceof HTMLButtonElement && element.disabled)) continue
      element.focus()
      return
    }
  })
}
