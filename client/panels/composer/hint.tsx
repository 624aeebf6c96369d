import { t } from '../../i18n/i18n.ts'
import { purposeWords } from '../../i18n/words.ts'
import { act } from '../../state/session.ts'
import { matchView } from '../../state/streams.ts'
import { Flags } from '../marks/flag-badge.tsx'
import { Icon } from '../marks/icons.tsx'

/** Asks for help; it costs half the points of the move. Guided assistance says all that a hint would. */
export function HintButton() {
  const view = matchView.value
  if (view === null || view.assistance === 'guided') return null
  return (
    <button
      type="button"
      class="hint"
      disabled={view.phase !== 'playing'}
      onClick={() => act('hint', {})}
      aria-keyshortcuts="H"
      title={t('hint.cost')}
    >
      <Icon name="hint" size={20} /> {t('hint.ask')} <small>½</small>
    </button>
  )
}

/** The hint that was asked for, as far as it goes. */
export function HintCard() {
  const hint = matchView.value?.hint ?? null
  if (hint === null) return null
  const { level, purpose, segment } = hint
  return (
    <p class="hint-card">
      <Icon name="hint" size={20} />
      <b>{purposeWords(purpose)}</b>
      <Flags letters={segment.flags} names size={20} />
      {level === 2 && (
        <>
          <span>SEQ {segment.seq}</span>
          {segment.flags.includes('A') && <span>ACK {segment.ack}</span>}
          {segment.text !== '' && <q>{segment.text}</q>}
          {segment.flags.includes('U') && <span>URP {segment.urgent ?? 0}</span>}
        </>
      )}
    </p>
  )
}
