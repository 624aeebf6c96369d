import { useEffect } from 'preact/hooks'
import type { Medal as MedalName } from '../../../shared/match/events.ts'
import type { Scenario } from '../../../shared/match/scenario.ts'
import { language, t } from '../../i18n/i18n.ts'
import { Medal } from '../../panels/marks/medal.tsx'
import type { Achievement, Achievements } from '../../state/achievements.ts'
import { medalOf } from '../../state/achievements.ts'
import { remPx, useWidth } from '../frame/measure.ts'
import { ChapterIcon } from './chapter-icon.tsx'
import type { Spot } from './plan.ts'
import { planOf } from './plan.ts'
import { c } from './words.ts'

type Props = {
  scenarios: readonly Scenario[]
  achievements: Achievements
  next: string | null
  chosen: string
  /** The address names a station: it is to be in sight. */
  isNamed: boolean
  onChoose: (id: string) => void
}

/** All scenarios as stations of one winding wire, which is charged as far as medals go. */
export function CampaignMap({ scenarios, achievements, next, chosen, isNamed, onChoose }: Props) {
  const { ref, width } = useWidth<HTMLDivElement>()
  const isLaidOut = width.value > 0
  useEffect(() => {
    if (isNamed && isLaidOut) ref.current?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: 'center' })
  }, [isLaidOut])
  const plan = planOf(scenarios.length, width.value, remPx())
  const medals = scenarios.map(({ script }) => medalOf(achievements[script.id]))
  return (
    <section aria-label={c('map.title')}>
      <div class="map-ground" ref={ref} style={{ height: `${plan.height}px` }}>
        {isLaidOut && (
          <>
            <svg class="map-wire" width={width.value} height={plan.height} aria-hidden="true">
              {(['edge', 'bed', 'rungs'] as const).map((part) =>
                plan.links.map((link, index) => (
                  <path key={link} d={link} class={`wire-${part}${(medals[index] ?? null) === null ? '' : ' charged'}`} />
                )),
              )}
            </svg>
            <ol>
              {scenarios.map((scenario, index) => (
                <Station
                  key={scenario.script.id}
                  scenario={scenario}
                  number={index + 1}
                  spot={plan.spots[index] ?? { x: 0, y: 0 }}
                  cell={plan.cell}
                  opensChapter={scenario.chapter !== scenarios[index - 1]?.chapter}
                  achievement={achievements[scenario.script.id]}
                  medal={medals[index] ?? null}
                  isNext={scenario.script.id === next}
                  isChosen={scenario.script.id === chosen}
                  onChoose={() => onChoose(scenario.script.id)}
                />
              ))}
            </ol>
          </>
        )}
      </div>
    </section>
  )
}

type StationProps = {
  scenario: Scenario
  number: number
  spot: Spot
  cell: number
  opensChapter: boolean
  achievement: Achievement | undefined
  medal: MedalName | null
  isNext: boolean
  isChosen: boolean
  onChoose: () => void
}

function Station({ scenario, number, spot, cell, opensChapter, achievement, medal, isNext, isChosen, onChoose }: StationProps) {
  const done = achievement?.legs.filter((leg) => leg !== null).length ?? 0
  const isHalf = medal === null && done > 0
  return (
    <li class="station" style={{ left: `${spot.x - cell / 2}px`, top: `${spot.y}px`, width: `${cell}px` }}>
      {opensChapter && (
        <span class="pennant" aria-hidden="true">
          <ChapterIcon chapter={scenario.chapter} /> {t(`chapter.${scenario.chapter}`)}
        </span>
      )}
      <button
        type="button"
        class={`stop${isNext ? ' is-next' : ''}${medal === null ? '' : ' is-done'}`}
        aria-pressed={isChosen}
        aria-controls="campaign-brief"
        onClick={onChoose}
      >
        <span class="disc">
          {medal === null ? (
            <b aria-hidden="true">{number}</b>
          ) : (
            <span aria-hidden="true">
              <Medal medal={medal} />
            </span>
          )}
          {isHalf && (
            <span class="half" aria-hidden="true">
              {done}/{achievement?.legs.length}
            </span>
          )}
          {isNext && <NextHand />}
        </span>
        <span class="stop-name">
          <span>
            <span class={medal === null ? 'sr-only' : 'stop-number'}>{number}. </span>
            {scenario.texts.title[language.value]}
          </span>
        </span>
        <span class="sr-only">
          {`(${t(`chapter.${scenario.chapter}`)}), ${medal === null ? c('station.none') : c(`medal.${medal}`)}`}
          {isHalf && `, ${c('station.legs', { done, of: achievement?.legs.length ?? 1 })}`}
          {isNext && `, ${c('station.next')}`}
        </span>
      </button>
    </li>
  )
}

/** A hand that points at the station which comes next. */
function NextHand() {
  return (
    <svg class="next-hand" width="1.875rem" height="2.125rem" viewBox="0 0 30 34" aria-hidden="true">
      <path
        d="M12 33l-1.5-9c-2.5 1-6-1-6-4V9a2.3 2.3 0 0 1 4.6 0v2V6a2.3 2.3 0 0 1 4.6 0v5V8a2.3 2.3 0 0 1 4.6 0v4v-2a2.3 2.3 0 0 1 4.6 0v10c0 3-2 4.5-4.5 4.5L16 33z"
        transform="rotate(180 14 18)"
      />
    </svg>
  )
}
