import type { State } from '../../../shared/tcp/tcb.ts'
import { language } from '../../i18n/i18n.ts'
import { Icon } from '../../panels/marks/icons.tsx'
import { scenarioOf } from '../../state/library.ts'
import { Link } from '../frame/link.tsx'
import { STATE_CARDS } from './state-cards.ts'
import type { Way } from './ways.ts'
import { WAYS } from './ways.ts'
import { l } from './words.ts'

/** A state: what it means, how to get in and out, what tools call it, and where to play it. */
export function StateCardView({ state, onChoose }: { state: State; onChoose: (state: State) => void }) {
  const card = STATE_CARDS[state]
  const title = scenarioOf(card.scenario)?.texts.title[language.value]
  return (
    <section class="state-card" id="state-card" aria-live="polite" aria-labelledby="state-name">
      <h3 id="state-name">{state}</h3>
      <p>{card.meaning[language.value]}</p>
      <p class="state-seen">{card.seen[language.value]}</p>
      <Ways name="states.in" ways={WAYS.filter((way) => way.to === state)} other="from" onChoose={onChoose} />
      <Ways name="states.out" ways={WAYS.filter((way) => way.from === state)} other="to" onChoose={onChoose} />
      {hasConnection(state) && <p class="state-note">{l(LATE.has(state) ? 'states.any-late' : 'states.any')}</p>}
      {card.names === null ? (
        <p class="state-note">{l('states.unlisted')}</p>
      ) : (
        <dl class="state-tools">
          {(['ss', 'linux', 'mac', 'windows'] as const).map((tool) => (
            <div key={tool}>
              <dt>{l(`tool.${tool}`)}</dt>
              <dd>{card.names?.[tool]}</dd>
            </div>
          ))}
          {card.filter !== null && (
            <div class="state-filter">
              <dt>{l('tool.list')}</dt>
              <dd>ss -tan state {card.filter}</dd>
            </div>
          )}
        </dl>
      )}
      {title !== undefined && (
        <Link to={`/campaign/${card.scenario}`} class="button small">
          {l('states.play', { title })} <Icon name="send" size={18} />
        </Link>
      )}
    </section>
  )
}

function Ways({
  name,
  ways,
  other,
  onChoose,
}: {
  name: 'states.in' | 'states.out'
  ways: readonly Way[]
  other: 'from' | 'to'
  onChoose: (state: State) => void
}) {
  if (ways.length === 0) return null
  return (
    <div class="state-ways">
      <h4>{l(name)}</h4>
      <ul>
        {ways.map((way) => (
          <li key={`${way.from}${way.to}`}>
            <button type="button" onClick={() => onChoose(way[other])}>
              {other === 'from' ? `${way.from} →` : `→ ${way.to}`}
            </button>
            <span>
              {way.when[language.value]}
              {way.sends !== '' && <b> {l('states.sends', { what: way.sends })}</b>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Where an ABORT has nothing left to reset (§3.10.5). */
const LATE: ReadonlySet<State> = new Set(['CLOSING', 'LAST-ACK', 'TIME-WAIT'])

function hasConnection(state: State): boolean {
  return state !== 'CLOSED' && state !== 'LISTEN' && state !== 'SYN-SENT'
}
