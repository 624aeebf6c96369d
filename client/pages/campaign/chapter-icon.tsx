import type { Chapter } from '../../../shared/match/scenario.ts'

/** What each chapter is about, as a line drawing in a box of 24 by 24. */
const PATHS: Readonly<Record<Chapter, string>> = {
  opening: 'M3 12l5-4h4l3 2h6M3 12l4 5l3-1l2 2l4-4l5-1M12 8l-3 4',
  talking: 'M4 5h16v10h-9l-5 4v-4H4zM8 9h8M8 12h5',
  closing:
    'M8 20c-3-3-4-6-3-8l2 2V6.5a1.3 1.3 0 0 1 2.6 0V11V4.5a1.3 1.3 0 0 1 2.6 0V11V5.5a1.3 1.3 0 0 1 2.6 0V12V8.5a1.3 1.3 0 0 1 2.6 0V15c0 3-2 5-4 5zM20 4l1.5-1.5M21 8h1.5',
  'bad-wire': 'M2 14h5l3-5M22 10h-5l-3 5M13 3l-3 7h4l-3 8',
  ghosts: 'M6 20V10a6 6 0 0 1 12 0v10l-3-2.5l-3 2.5l-3-2.5zM10 10v.01M14 10v.01',
  crossing: 'M3 6h3c6 0 6 12 12 12h3M3 18h3c6 0 6-12 12-12h3M18.5 3.5L21 6l-2.5 2.5M18.5 15.5L21 18l-2.5 2.5',
  pressure: 'M4 17a8 8 0 1 1 16 0M12 17l4-6M12 17v.01M4 20h16',
  strangers: 'M3 9c3-1 6-1 9 1c3-2 6-2 9-1c0 5-2 8-5 8c-2 0-3-1.5-4-3c-1 1.5-2 3-4 3c-3 0-5-3-5-8zM7 12h2M15 12h2',
  beyond: 'M12 3c4 3 5 7 4 12H8C7 10 8 6 12 3zM8 13l-3 4h4M16 13l3 4h-4M12 9v.01M12 18v3',
}

/** The sign of a chapter, in the colour of the text around it. */
export function ChapterIcon({ chapter }: { chapter: Chapter }) {
  return (
    <svg class="icon" width="1.125rem" height="1.125rem" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[chapter]} />
    </svg>
  )
}
