import { t } from '../../i18n/i18n.ts'
import { blurAfterClick } from '../../state/focus.ts'
import { Icon } from '../marks/icons.tsx'

/** For whoever has scrolled up, and so is not taken along with what comes. `isWhole`: nothing comes any more. */
export function ToNewest({ isWhole = false, onPress }: { isWhole?: boolean; onPress: () => void }) {
  return (
    <button
      type="button"
      class="button small to-newest"
      onClick={(event) => {
        onPress()
        blurAfterClick(event)
      }}
    >
      <Icon name="down" size={18} /> {t(isWhole ? 'ladder.to-end' : 'ladder.newest')}
    </button>
  )
}
