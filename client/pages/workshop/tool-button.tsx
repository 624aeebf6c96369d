import type { IconName } from '../../panels/marks/icons.tsx'
import { Icon } from '../../panels/marks/icons.tsx'

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
