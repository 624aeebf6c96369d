import type { Signal } from '@preact/signals'
import { useSignal } from '@preact/signals'
import type { MatchView } from '../../../shared/view/match-view.ts'
import { t } from '../../i18n/i18n.ts'
import { Netstat } from '../../panels/ends/netstat.tsx'
import { Ports } from '../../panels/ends/ports.tsx'
import { Console } from '../../panels/log/console.tsx'
import { EventLog } from '../../panels/log/log.tsx'
import { Tcb } from '../../panels/numbers/tcb.tsx'
import { stacked } from '../../state/preferences.ts'
import { putAway } from '../../state/sending.ts'
import { mySide } from '../../state/session.ts'
import { Ladder } from './ladder.tsx'

type Tab = 'ladder' | 'numbers' | 'log' | 'console'
const TABS: readonly Tab[] = ['ladder', 'numbers', 'log', 'console']

/** In the middle stands the ladder; on a phone, by turns, what else there is to read. The ladder stays behind it: its scene is made once for a table. */
export function Middle({ view }: { view: MatchView }) {
  const tab = useSignal<Tab>('ladder')
  const side = mySide.value
  if (!stacked.value) return <Ladder view={view} />
  const end = side === null ? null : view.ends[side]
  const tabs = TABS.filter((name) => name !== 'numbers' || end !== null)
  return (
    <div class="middle">
      <Tabs tabs={tabs} shown={tab} />
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab.value}`}>
        <div hidden={tab.value !== 'ladder'}>
          <Ladder view={view} />
        </div>
        {tab.value === 'numbers' && end !== null && (
          <div class="numbers-tab">
            {side !== null && <Netstat view={view} side={side} end={end} />}
            <Tcb end={end} />
            <Ports view={view} />
          </div>
        )}
        {tab.value === 'log' && <EventLog view={view} />}
        {tab.value === 'console' && <Console view={view} />}
      </div>
    </div>
  )
}

function Tabs({ tabs, shown }: { tabs: readonly Tab[]; shown: Signal<Tab> }) {
  const open = (name: Tab) => {
    shown.value = name
    putAway()
  }
  const onKey = (event: KeyboardEvent) => {
    const chosen = tabs[tabReached(event.key, tabs.indexOf(shown.value), tabs.length)]
    if (chosen === undefined) return
    event.preventDefault()
    open(chosen)
    document.getElementById(`tab-${chosen}`)?.focus()
  }
  return (
    <div class="tabs" role="tablist" aria-label={t('tabs.title')}>
      {tabs.map((name) => (
        <button
          type="button"
          role="tab"
          key={name}
          id={`tab-${name}`}
          aria-selected={shown.value === name}
          aria-controls="tab-panel"
          tabIndex={shown.value === name ? 0 : -1}
          onKeyDown={onKey}
          onClick={() => open(name)}
        >
          {t(`tabs.${name}`)}
        </button>
      ))}
    </div>
  )
}

/** Where a key leads from the tab at `at`, round and round; -1: it leads nowhere. */
function tabReached(key: string, at: number, count: number): number {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count
    case 'ArrowLeft':
      return (at + count - 1) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return -1
  }
}
