import type { MatchView } from '../../../shared/view/match-view.ts'
import { clockOfMatch } from '../../../shared/view/pauses.ts'
import { t } from '../../i18n/i18n.ts'
import { stamp } from '../../i18n/times.ts'
import { numbering } from '../../state/preferences.ts'
import { clientPort } from '../ends/client-port.ts'
import { consoleLine, isnsAlong } from './console-line.ts'
import { useFollowEnd } from './follow-end.ts'
import { useLines } from './lines.ts'

/** Every segment that this viewer knows of, as tcpdump would print it here. */
export function Console({ view }: { view: MatchView }) {
  const relative = numbering.value === 'relative'
  const isns = relative ? isnsAlong(view.ladder) : null
  const { list } = useFollowEnd(view.ladder.length)
  const clock = clockOfMatch(view)
  const lines = useLines(
    view.ladder,
    (seen, index) => [seen, isns?.[index]?.client, isns?.[index]?.server, clientPort.value],
    (seen, index) => (
      <span class="console-line" key={seen.id}>
        {`${stamp(clock(seen.sentAtMs ?? seen.arrivedAtMs ?? view.startsAtMs))} ${consoleLine(seen, isns?.[index] ?? null, clientPort.value)}\n`}
      </span>
    ),
  )
  return (
    <section class="console" aria-labelledby="console-title">
      <header>
        <h2 id="console-title" class="panel-title">
          tcpdump
        </h2>
        <label class="switch">
          <input
            type="checkbox"
            checked={relative}
            onChange={(event) => {
              numbering.value = event.currentTarget.checked ? 'relative' : 'absolute'
            }}
          />
          {t('console.relative')}
        </label>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it. */}
      <pre ref={list} tabIndex={0}>
        {lines.length === 0 ? t('console.empty') : lines}
      </pre>
    </section>
  )
}
