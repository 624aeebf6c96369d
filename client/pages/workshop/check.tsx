import type { Finding } from '../../../shared/workshop/examine.ts'
import { clockOf } from '../../i18n/times.ts'
import { Icon } from '../../panels/marks/icons.tsx'
import { expectationWords, findingWords } from './complaints.ts'
import { checked, isChecking, problems } from './editor.ts'
import { idOf } from './field-error.tsx'
import { placeWords } from './place-words.ts'
import { w } from './words.ts'

/** Whether it can be played, and what will not go as its author may think; each complaint leads to its field. */
export function CheckReport() {
  const wrong = problems.value
  const findings = wrong.length > 0 ? [] : (checked.value?.examination.findings ?? [])
  const isBad = wrong.length > 0 || findings.some(({ severity }) => severity === 'error')
  const rehearsal = checked.value?.examination.rehearsal
  const kind = isBad ? 'bad' : findings.length > 0 ? 'doubtful' : 'good'
  return (
    <section class={`report sheet ${kind}`} aria-label={w('check.title')} aria-busy={isChecking.value}>
      <p class="report-head" role="status">
        <Icon name={kind === 'good' ? 'check' : kind === 'bad' ? 'close' : 'help'} size={20} />
        <b>{w(`check.${kind}`)}</b>
        {!isBad && rehearsal !== undefined && <span>{w('check.time', { time: clockOf(rehearsal.durationMs) })}</span>}
      </p>
      {wrong.length + findings.length > 0 && (
        <ul>
          {wrong.map((problem) => (
            <li key={problem.path}>
              <Place path={problem.path} /> {expectationWords(problem)}
            </li>
          ))}
          {findings.map((finding: Finding) => (
            <li key={`${finding.path} ${finding.code}`} class={finding.severity}>
              <Place path={finding.path} /> {findingWords(finding)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Place({ path }: { path: string }) {
  return (
    <button type="button" class="place" onClick={() => goTo(path)}>
      {placeWords(path)}
    </button>
  )
}

/** Brings the field of a path into sight, or what is next to it. */
function goTo(path: string): void {
  const keys = path.split('.')
  for (let length = keys.length; length > 0; length -= 1) {
    const start = idOf(keys.slice(0, length).join('.'))
    const element =
      document.getElementById(start) ?? document.querySelector<HTMLElement>(`[id^="${start}-"]:is(input, select, textarea, li)`)
    if (element === null) continue
    for (let box = element.closest('details'); box !== null; box = box.parentElement?.closest('details') ?? null) box.open = true
    element.scrollIntoView({ block: 'center' })
    element.focus({ preventScroll: true })
    return
  }
}
