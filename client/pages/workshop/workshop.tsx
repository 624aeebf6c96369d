import './no-eval.ts'
import { useEffect } from 'preact/hooks'
import { legsOf } from '../../../shared/match/legs.ts'
import { keyOf } from '../../panels/keys/key-of.ts'
import { Icon } from '../../panels/marks/icons.tsx'
import { Frame } from '../frame/frame.tsx'
import { ActorsPart } from './actors-part.tsx'
import { CallsPart } from './calls-part.tsx'
import { CheckReport } from './check.tsx'
import { expectationWords } from './complaints.ts'
import { draft, redo, undo, watchDraft } from './editor.ts'
import { GoalPart } from './goal-part.tsx'
import { scenarioInLink } from './links.ts'
import { notice } from './notice.ts'
import { Preview } from './preview.tsx'
import { RulesPart } from './rules-part.tsx'
import { Shelf } from './shelf.tsx'
import { StartPart } from './start-part.tsx'
import { rejected, take } from './taking.ts'
import { TextPart } from './text-part.tsx'
import { Toolbar } from './toolbar.tsx'
import { ActsPart, WirePart } from './wire-part.tsx'
import { w } from './words.ts'
import '../../styles/workshop/page.css'
import '../../styles/workshop/items.css'
import '../../styles/workshop/shelf.css'
import '../../styles/workshop/report.css'
import '../../styles/workshop/preview.css'
import '../../styles/workshop/notices.css'

/** Where scenarios are made: the form, and beside it how the scenario plays. */
export function Workshop() {
  useEffect(watchDraft, [])
  useEffect(openLinks, [])
  useEffect(listenForUndo, [])
  const legs = legsOf(draft.value.script).length
  return (
    <Frame title={w('title')}>
      <div class="workshop">
        <h1>{w('title')}</h1>
        <p class="lead">{w('lead')}</p>
        <Shelf />
        <Rejected />
        <div class="bench">
          <div class="beside">
            <Toolbar />
            <CheckReport />
            <Preview />
          </div>
          <div class="form">
            <TextPart />
            <StartPart />
            <CallsPart />
            <WirePart />
            <ActsPart />
            <ActorsPart />
            <GoalPart />
            <RulesPart />
            {legs > 1 && <p class="part-hint">{w('leg.hint', { count: legs })}</p>}
          </div>
        </div>
        <Notice />
      </div>
    </Frame>
  )
}

/** What was to be opened, and is no scenario. */
function Rejected() {
  if (rejected.value === null) return null
  const { from, problems } = rejected.value
  return (
    <section class="report sheet bad" role="alert">
      <p class="report-head">
        <Icon name="close" size={20} />
        <b>{w(`rejected.${from}`)}</b>
      </p>
      <ul>
        {problems.map((problem) => (
          <li key={problem.path}>
            {problem.path !== '' && <code>{problem.path}</code>} {expectationWords(problem)}
          </li>
        ))}
      </ul>
      <button
        type="button"
        class="button small"
        onClick={() => {
          rejected.value = null
        }}
      >
        {w('notice.close')}
      </button>
    </section>
  )
}

/** What was just done, and how to take it back. */
function Notice() {
  const now = notice.value
  return (
    <div class="notice" role="status">
      {now !== null && (
        <div class="notice-box">
          <span>{now.text}</span>
          {now.takeBack !== null && (
            <button
              type="button"
              class="button small"
              onClick={() => {
                now.takeBack?.()
                notice.value = null
              }}
            >
              <Icon name="undo" size={18} /> {w('undo')}
            </button>
          )}
          <button
            type="button"
            class="icon-button"
            aria-label={w('notice.close')}
            onClick={() => {
              notice.value = null
            }}
          >
            <Icon name="close" size={18} />
          </button>
        </div>
      )}
    </div>
  )
}

/** A scenario in the address is opened, now and when the address changes. It is taken out of it, so that a reload goes on with the draft. */
function openLinks(): () => void {
  const openLink = async () => {
    const found = await scenarioInLink(location.hash)
    if (found === null) return
    history.replaceState(null, '', location.pathname)
    take(found, 'link')
  }
  void openLink()
  addEventListener('hashchange', openLink)
  return () => removeEventListener('hashchange', openLink)
}

/** Ctrl+Z and Ctrl+Y, or ⌘Z and ⇧⌘Z, wherever the focus is: the fields are the draft. */
function listenForUndo(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return
    const key = keyOf(event)
    const goesForward = key === 'KeyY' || (key === 'KeyZ' && event.shiftKey)
    if (!goesForward && key !== 'KeyZ') return
    event.preventDefault()
    if (goesForward) redo()
    else undo()
  }
  addEventListener('keydown', onKey)
  return () => removeEventListener('keydown', onKey)
}
