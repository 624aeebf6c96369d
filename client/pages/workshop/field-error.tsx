import { expectationWords } from './complaints.ts'
import { problems } from './editor.ts'

/** The element that a path is edited in. */
export function idOf(path: string): string {
  return `field-${path.replaceAll('.', '-')}`
}

function errorAt(path: string): string | null {
  const problem = problems.value.find((one) => one.path === path)
  return problem === undefined ? null : expectationWords(problem)
}

/** What is wrong here, read out with the field it stands at. */
export function Complaint({ path }: { path: string }) {
  const error = errorAt(path)
  return error === null ? null : (
    <span id={`${idOf(path)}-error`} class="field-error">
      {error}
    </span>
  )
}

/** What tells readers that a field is wrong, and where that is said. */
export function describedBy(path: string) {
  const isWrong = errorAt(path) !== null
  return isWrong ? { 'aria-invalid': true, 'aria-describedby': `${idOf(path)}-error` } : {}
}
