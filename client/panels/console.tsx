import type { MatchView } from '../../shared/view/match-view.ts'
import { clockOfMatch } from '../../shared/view/pauses.ts'
import { t } from '../i18n/i18n.ts'
import { numbering } from '../state/preferences.ts'
import { consoleLine, isnsAlong, stamp } from './console-line.ts'
import { useFollowEnd } from './follow-end.ts'

/** Every segment that this viewer knows of, as tcpdump would print it here. */
export function Console({ view }: { view: MatchView }) {
  const relative = numbering.value === 'relative'
  const isns = relative ? isnsAlong(view.ladder) : null
  const list = useFollowEnd(view.ladder.length)
  const clock = clockOfMatch(view)
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
        {view.ladder.length === 0
          ? t('console.empty')
          : view.ladder.map((seen, index) => {
              const atMs = seen.sentAtMs ?? seen.arrivedAtMs ?? view.startsAtMs
              return (
                <span class="console-line" key={seen.id}>
                  {`${stamp(clock(atMs))} ${consoleLine(seen, isns?.[index] ?? null)}\n`}
                </span>
              )
            })}
      </pre>
    </section>
  )
}
