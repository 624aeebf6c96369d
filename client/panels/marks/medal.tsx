import type { Medal as MedalName } from '../../../shared/match/events.ts'

/** Two hands in a ribbon; its colour is said in words beside it. */
export function Medal({ medal }: { medal: MedalName | null }) {
  return (
    <svg class={`medal medal-${medal ?? 'none'}`} viewBox="0 0 96 112" width="96" height="112" aria-hidden="true">
      <path d="M30 4l18 34l-12 8l-22-38zM66 4l-18 34l12 8l22-38z" class="ribbon" />
      <circle cx="48" cy="72" r="34" class="disc" />
      <circle cx="48" cy="72" r="27" class="rim" />
      {medal === null ? (
        <path d="M36 72h24" class="mark" />
      ) : (
        <path d="M30 74l10-9h9l6 5M66 74l-10-9l-8 1l-9 9c2 3 5 3 8 0l4-3l10 9M41 79l5 5M46 77l6 6" class="mark" />
      )}
    </svg>
  )
}
