import { computed } from '@preact/signals'
import { t } from '../../i18n/i18n.ts'
import { activeField, coach, pick } from '../../state/desk.ts'
import { blurAfterClick } from '../../state/focus.ts'
import { isSending } from '../../state/moves.ts'
import { mySide } from '../../state/session.ts'
import { matchView } from '../../state/streams.ts'

type Props = {
  /** What the number is, as printed: SEQ, ACK, LEN, SND.NXT … */
  name: string
  value: number
  /** SEG.LEN of the segment on which it stands: "+LEN" adds it. */
  length?: number | null
  /** Gets a digit key while the newest: 1 to 9 in the order on the page. */
  keyed?: boolean
  /** What the number is in plain words. */
  meaning?: string
}

/** A number on the table. Clicked, tapped, keyed or dragged, it goes into a field of the composer. */
export function NumberChip({ name, value, length = null, keyed = false, meaning }: Props) {
  if (!isPicking.value) {
    return (
      <span class="number">
        <span class="number-name">{name}</span>
        <span class="number-value">{value}</span>
      </span>
    )
  }
  const glow = isWanted(value)
  return (
    <button
      type="button"
      class={`number pickable${keyed ? ' keyed' : ''}${glow ? ' glow' : ''}`}
      draggable
      title={meaning}
      onClick={(event) => {
        pick(value, length)
        blurAfterClick(event)
      }}
      onDragStart={(event) => {
        event.dataTransfer?.setData('text/plain', String(value))
        event.dataTransfer?.setData('application/x-acksu-length', length === null ? '' : String(length))
      }}
      aria-label={t('pick.label', { name, value, field: activeField.value.toUpperCase() })}
    >
      <span class="number-name" aria-hidden="true">
        {name}
      </span>{' '}
      <span class="number-value" aria-hidden="true">
        {value}
      </span>
    </button>
  )
}

// There are many numbers on a table, and most of what happens there is nothing to most of them.
const isPicking = computed(() => mySide.value !== null && matchView.value?.phase !== 'over')
const guide = computed(() => (isSending.value ? null : coach.value))
const wantedSeq = computed(() => (guide.value === null || guide.value.seqReady ? null : guide.value.owed.segment.seq))
const wantedAck = computed(() => (guide.value === null || guide.value.ackReady ? null : guide.value.owed.segment.ack))

/** In guided assistance the number that belongs into a field shines wherever it lies, until it is there. */
function isWanted(value: number): boolean {
  return value === wantedSeq.value || value === wantedAck.value
}
