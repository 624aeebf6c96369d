import { useSignal } from '@preact/signals'
import { Icon } from '../../panels/marks/icons.tsx'
import { nextOf } from '../../state/achievements.ts'
import { scenarios } from '../../state/library.ts'
import { achievements } from '../../state/medals.ts'
import { Frame } from '../frame/frame.tsx'
import { Link } from '../frame/link.tsx'
import { Brief } from './brief.tsx'
import { CampaignMap } from './map.tsx'
import { Progress, Reset } from './progress.tsx'
import { c } from './words.ts'
import '../../styles/campaign/page.css'
import '../../styles/campaign/narrow.css'

/** The map of all scenarios, with the medals earned on this device. `scenario`: the station that the address names. */
export function Campaign({ scenario }: { scenario: string | null }) {
  const picked = useSignal<string | null>(scenario)
  const pick = (id: string) => {
    picked.value = id
  }
  const all = scenarios.value
  const next = nextOf(
    all.map(({ script }) => script.id),
    achievements.value,
  )
  const byId = (id: string | null) => all.find(({ script }) => script.id === id)
  const chosen = byId(picked.value) ?? byId(next) ?? all[0]
  return (
    <Frame title={c('title')}>
      <div class="campaign">
        <h1>{c('title')}</h1>
        <p class="lead">{c('lead')}</p>
        {chosen === undefined ? (
          <p class="waiting">{c('loading')}</p>
        ) : (
          <>
            <Progress scenarios={all} achievements={achievements.value} next={byId(next) ?? null} chosen={chosen} onNext={pick} />
            <div class="campaign-table">
              <CampaignMap
                scenarios={all}
                achievements={achievements.value}
                next={next}
                chosen={chosen.script.id}
                isNamed={chosen.script.id === scenario}
                onChoose={pick}
              />
              <Brief
                key={chosen.script.id}
                scenario={chosen}
                number={all.indexOf(chosen) + 1}
                achievement={achievements.value[chosen.script.id]}
              />
            </div>
            <Beyond />
            <Reset isEmpty={Object.keys(achievements.value).length === 0} />
          </>
        )}
      </div>
    </Frame>
  )
}

/** What there is to play that has no station. */
function Beyond() {
  return (
    <nav class="beyond" aria-label={c('beyond.title')}>
      {(['zero-rtt', 'storm'] as const).map((page) => (
        <Link key={page} to={`/${page}`} class="sheet">
          {c(`beyond.${page}`)} <Icon name="send" size={20} />
        </Link>
      ))}
    </nav>
  )
}
