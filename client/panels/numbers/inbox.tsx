import { computed } from '@preact/signals'
import type { LadderSegment } from '../../../shared/view/match-view.ts'
import { lengthOfWire, tellingWindow } from '../../../shared/view/segment-view.ts'
import { t } from '../../i18n/i18n.ts'
import { everydayMeaning } from '../../i18n/meaning.ts'
import { stacked } from '../../state/preferences.ts'
import { mySide } from '../../state/session.ts'
import { matchView } from '../../state/streams.ts'
import { Flags } from '../marks/flag-badge.tsx'
import { NumberChip } from './number.tsx'
import { OwnNumbers } from './tcb.tsx'

/** How many of the newest cards have digit keys on their numbers: there are nine digits. */
const KEYED_CARDS = 3

/** The received segments as cards, newest first. Every number on them can be picked up. */
export function Inbox() {
  const view = matchView.value
  const side = mySide.value
  if (view === null || side === null) return null
  const cards = view.inbox[side].flatMap((id) => view.ladder.find((segment) => segment.id === id) ?? []).reverse()
  return (
    <section class="inbox" aria-labelledby="inbox-title">
      <h2 id="inbox-title" class="sr-only">
        {t('inbox.title')}
      </h2>
      <div class="inbox-strip" tabIndex={cards.length > 0 ? -1 : undefined}>
        <OwnNumbers />
        {/* Not before the own numbers, beside which there is less room. */}
        {cards.length === 0 && view.ends[side] !== null && (
          <p class="inbox-empty">{t(stacked.value ? 'inbox.empty-short' : 'inbox.empty')}</p>
        )}
        {cards.map((card, index) => (
          <Card key={card.id} card={card} keyed={index < KEYED_CARDS} newest={index === 0} />
        ))}
      </div>
    </section>
  )
}

const isGuided = computed(() => matchView.value?.assistance === 'guided')

/** It follows from what came before the segment, and stays what it is. */
function meaningOf(card: LadderSegment): string | null {
  const view = matchView.peek()
  return view === null ? null : everydayMeaning(view, card)
}

function Card({ card, keyed, newest }: { card: LadderSegment; keyed: boolean; newest: boolean }) {
  const { segment, dropped } = card
  const length = lengthOfWire(segment)
  const window = tellingWindow(segment)
  const meaning = isGuided.value && segment.text === '' ? meaningOf(card) : null
  // A phone has one line for it, beside the flags.
  const text = segment.text === '' ? null : <p class="card-text">{segment.text}</p>
  return (
    <article class={`card${newest ? ' newest' : ''}${dropped === null ? '' : ' dropped'}`}>
      <header>
        <Flags letters={segment.flags} names />
        {dropped !== null && <span class="card-note">{t(`dropped.${dropped}`)}</span>}
        {stacked.value && text}
        {meaning !== null && stacked.value && <span class="card-meaning">{meaning}</span>}
      </header>
      <div class="card-numbers">
        <NumberChip name="SEQ" value={segment.seq} length={length} keyed={keyed} />
        {segment.flags.includes('A') && <NumberChip name="ACK" value={segment.ack} keyed={keyed} />}
        <NumberChip name="LEN" value={length} />
        {window !== null && <NumberChip name="WIN" value={window} />}
        {segment.urgent !== undefined && <NumberChip name="URP" value={segment.urgent} />}
      </div>
      {!stacked.value && text}
      {meaning !== null && !stacked.value && <p class="card-meaning">{meaning}</p>}
    </article>
  )
}
