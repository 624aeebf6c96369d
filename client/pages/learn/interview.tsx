import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { legOf } from '../../../shared/match/legs.ts'
import type { Script } from '../../../shared/match/scenario.ts'
import { language } from '../../i18n/i18n.ts'
import { RfcLink } from '../../panels/marks/rfc-link.tsx'
import { scenarios } from '../../state/library.ts'
import { fetched } from '../../state/missing.ts'
import { questions } from './questions/catalogue.ts'
import type { Illustration, Question } from './questions/question.ts'
import type { Trace } from './trace.ts'
import { TracePlayer } from './trace-player.tsx'
import { l } from './words.ts'

const TOPICS = ['opening', 'numbers', 'closing', 'trouble'] as const

/** Questions that are asked in interviews: each with its answer, and with a trace that shows it. */
export function Interview() {
  return (
    <div class="questions">
      {TOPICS.map((topic) => (
        <div key={topic}>
          <h3>{l(`questions.${topic}`)}</h3>
          {questions
            .filter((one) => one.topic === topic)
            .map((one) => (
              <Asked key={one.id} question={one} />
            ))}
        </div>
      ))}
    </div>
  )
}

/** What an open question costs is paid when it is opened. An address may name one: /learn#time-wait. */
function Asked({ question: { id, question, answer, section, shown } }: { question: Question }) {
  const open = useSignal(location.hash === `#${id}`)
  useEffect(() => {
    const openIfNamed = () => {
      if (location.hash === `#${id}`) open.value = true
    }
    addEventListener('hashchange', openIfNamed)
    return () => removeEventListener('hashchange', openIfNamed)
  }, [id])
  return (
    <details
      id={id}
      class="question-card"
      open={open.value}
      onToggle={(event) => {
        open.value = event.currentTarget.open
      }}
    >
      <summary>{question[language.value]}</summary>
      {open.value && (
        <div class="question-body">
          <div class="question-answer">
            {answer.map((paragraph) => (
              <p key={paragraph.en}>{paragraph[language.value]}</p>
            ))}
            <RfcLink section={section} />
          </div>
          <Shown shown={shown} />
        </div>
      )}
    </details>
  )
}

/** The scenarios that show an answer, one at a time. */
function Shown({ shown }: { shown: readonly Illustration[] }) {
  const at = useSignal(0)
  const now = shown[at.value]
  return (
    <div class="shown">
      {shown.length > 1 && (
        <div class="shown-choice">
          {shown.map((one, index) => (
            <button
              type="button"
              key={`${one.scenario}${one.leg}`}
              aria-pressed={index === at.value}
              onClick={() => {
                at.value = index
              }}
            >
              {titleOf(one)}
            </button>
          ))}
        </div>
      )}
      {now !== undefined && <Played key={`${now.scenario}${now.leg}`} illustration={now} />}
    </div>
  )
}

/** Plays a scenario out by the game's own rules; these come when the first trace is wanted. */
function Played({ illustration }: { illustration: Illustration }) {
  const trace = useSignal<Trace | null>(null)
  const script = scriptOf(illustration)
  useEffect(() => {
    if (script === null) return
    let isWanted = true
    void fetched(() => import('./trace.ts')).then((part) => {
      if (part !== null && isWanted) trace.value = part.traceOf(script, illustration.remarks)
    })
    return () => {
      isWanted = false
    }
  }, [script])
  if (trace.value === null) return <p class="trace-waiting">{l('trace.loading')}</p>
  return <TracePlayer trace={trace.value} title={titleOf(illustration)} scenario={illustration.scenario} />
}

function scriptOf({ scenario, leg }: Illustration): Script | null {
  const script = scenarios.value.find((one) => one.script.id === scenario)?.script
  return script === undefined ? null : legOf(script, leg)
}

function titleOf({ scenario, leg }: Illustration): string {
  const title = scenarios.value.find((one) => one.script.id === scenario)?.texts.title[language.value] ?? scenario
  return leg === undefined ? title : `${title} · ${l('questions.leg', { leg })}`
}
