import type { Side } from '../../../shared/tcp/tcb.ts'
import type { LadderSegment } from '../../../shared/view/match-view.ts'
import { t } from '../../i18n/i18n.ts'
import { everydayMeaning } from '../../i18n/meaning.ts'
import { names } from '../../state/names.ts'
import { matchView } from '../../state/streams.ts'
import { peerFacts } from './peer-facts.ts'

/** What a player may know of the other machine: what came from it. All else is fog. */
export function Peer({ side }: { side: Side }) {
  const view = matchView.value
  if (view === null) return null
  // Text that was not taken nobody has heard: it need not be of the other machine at all.
  const isHeard = ({ segment, dropped }: LadderSegment) => segment.text === '' || dropped === null || dropped === 'duplicate'
  const last = view.ladder.findLast((seen) => seen.from === side && seen.arrivedAtMs !== null && isHeard(seen))
  const { isn, next, confirmed } = peerFacts(view, side)
  const meaning = view.assistance === 'guided' && last !== undefined ? everydayMeaning(view, last) : null
  return (
    <section class="peer" aria-labelledby="peer-title">
      <h2 id="peer-title" class="panel-title">
        {t('peer.title')}
      </h2>
      {meaning !== null && (
        <p class="bubble from-peer" key={last?.id}>
          <span class="bubble-who">{names[side].value ?? t('player.bot')}</span>
          {meaning}
        </p>
      )}
      <dl class="facts">
        <Fact name={t('peer.isn')} value={isn} />
        {/* It follows from what came: in expert assistance, counting is the player's. */}
        {view.assistance !== 'expert' && <Fact name={t('peer.next')} value={next} />}
        <Fact name={t('peer.confirmed')} value={confirmed} />
        <dt class="fog-row">{t('peer.state')}</dt>
        <dd class="fog-row">
          <span class="fog-mark">{t('peer.fog')}</span>
        </dd>
      </dl>
    </section>
  )
}

function Fact({ name, value }: { name: string; value: number | null }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value ?? <span class="fog-mark">?</span>}</dd>
    </>
  )
}
